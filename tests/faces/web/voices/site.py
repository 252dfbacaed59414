"""Serves what waits for Ana, and for a word of Petra: `python -m tests.faces.web.voices.site PORT`."""

import os
import sys
from datetime import UTC, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from ridealong.config.serving import serve  # noqa: E402
from ridealong.doors.voices import links  # noqa: E402
from ridealong.ledger.receipt import SYSTEM, Status  # noqa: E402
from ridealong.ledger.recording import record  # noqa: E402
from ridealong.ledger.script import read_script  # noqa: E402
from ridealong.people.tickets import issuing  # noqa: E402
from tests.ledger import telling  # noqa: E402

TOKENS = {"a-link-of-petras": "p2", "another-of-hers": "p1", "a-third": "p1"}
"""Links by what they ask about; the first is only looked at."""


def day(ago: int) -> str:
    return (datetime.now(UTC) - timedelta(days=ago)).date().isoformat()


def story() -> str:
    return f"""
    as tom
    {day(20)}  tom promised ana "the forecast for Bolt, with the three deals that slipped in the spring" by {day(4)} ^w1
    {day(6)}  tom claimed ^w1: "in your mailbox since this morning, with a page on each"
    {day(9)}  tom asked ana for "a decision on the demo van" by {day(-6)} ^o1
    {day(16)}  tom raised a barrier "credit checks take nine days; I lose two quotes a week" costing 4 h a week ^f1
    {day(8)}  tom promised acme "a corrected invoice" by {day(1)} ^p1
    {day(2)}  tom claimed ^p1: "sent by post"
    {day(8)}  tom promised acme "the new price list" by {day(1)} ^p2
    {day(2)}  tom claimed ^p2: "in your mailbox"
    as mia
    {day(3)}  mia visited acme with ana for 50 min
    {day(12)}  mia asked ana for "somebody to take the Friday calls" by {day(2)} ^o2
    as ana
    {day(15)}  ana asked mia for "the names of three who would go to the fair" by {day(-9)} ^a1
    {day(5)}  ana claimed ^f1: "they take one day now"
    """


def tell(text: str, now: datetime) -> None:
    script = read_script(text, telling.LedgerBook(UTC, now), SYSTEM)
    assert script.problems == [], script.problems
    receipts = record([each.moment for each in script.told], by=SYSTEM, door="tell", now=now)
    assert [each.why for each in receipts if each.status is not Status.KEPT] == []


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    now = datetime.now(UTC)
    tell(telling.CAST, now)
    tell("\n".join(line.strip() for line in story().splitlines()), now)
    for token, promise in TOKENS.items():
        issuing.secrets.token_urlsafe = lambda _, token=token: token  # type: ignore[attr-defined]
        links.link_for(telling.party("acme/petra"), telling.named(promise), now=now)
    serve(int(sys.argv[1]), workers=1)
