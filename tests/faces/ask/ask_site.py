"""Serves the ask pages for a browser: one link for every reason, a pulse, a stop link; they stand in links.json.

python -m tests.faces.ask.ask_site PORT
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from ridealong.config.serving import serve  # noqa: E402
from ridealong.doors.asking.models import Ask, Block  # noqa: E402
from ridealong.doors.asking.pulses import open_block  # noqa: E402
from ridealong.doors.asking.weekly import draw_closed_weeks  # noqa: E402
from tests.doors.asking import asked  # noqa: E402
from tests.ledger import telling  # noqa: E402

WHO = (
    "acme", "bolt", "delta", "echo-press", "fjord", "gamma", "harbour", "iris", "juno", "kuhn",
)  # fmt: skip
TEAM = ("lena", "samir", "oskar")


def main() -> None:
    call_command("migrate", verbosity=0)
    now = datetime.now(UTC)
    links = prepare(now)
    (Path(os.environ["RIDEALONG_HOME"]) / "links.json").write_text(json.dumps(links))
    serve(int(sys.argv[1]), workers=1)


def prepare(now: datetime) -> dict[str, str]:
    """A customer for every reason, drawn now, and the addresses their letters hold."""
    last = now - timedelta(days=now.weekday() + 4)
    telling.tell(cast(), now=last - timedelta(days=400))
    telling.tell(happened(last.date()), now=last)
    for who in WHO:
        telling.tell(f"as rita\n{last.date()} {who} may be asked by mail", now=last)
    draw_closed_weeks(now)
    links = {ask.reason: f"/ask/{asked.link_of(ask)}/" for ask in Ask.objects.order_by("id")}
    any_letter = asked.letter(f"ask {Ask.objects.order_by('id')[0].id}")
    links["stop"] = f"/ask/stop/{asked.stop_token_in(any_letter.text)}/"
    links["pulse"] = f"/ask/{pulse(now)}/"
    return links


def cast() -> str:
    begun = "2025-01-06"
    met = [f'{begun} {who} became known as "{who.replace("-", " ").title()}"' for who in WHO[2:]]
    served = [f"{begun} tom took over {who}" for who in WHO[1:]]
    team = [f'{begun} {who} joined as salesperson under ana called "{who.title()} Weber"' for who in TEAM]
    kept = "\n".join(line for line in telling.CAST.splitlines() if "nils took over" not in line)
    return "\n".join([kept, *met, *served, *team])


def happened(day: date) -> str:
    def before(days: int) -> date:
        return day - timedelta(days=days)

    return f"""
{before(20)} tom opened a deal with acme "a press" ^d1
{day} tom let ^d1 go, sent acme to "Harbour Print", told them "their press fits you better"
as bolt
{day} bolt reported trouble "the last invoice names the wrong street, and it came twice"
as delta
{day} delta graded tom: listens below
as system
{before(20)} tom opened a deal with echo-press "two drums" ^d2
{day} ^d2 was lost: "price"
{day} ana visited fjord with tom for 55 min
{before(200)} gamma bought for 90.00 EUR
{before(190)} gamma bought for 90.00 EUR
{before(180)} gamma bought for 90.00 EUR
{before(95)} harbour bought for 90.00 EUR
{day} iris bought for 90.00 EUR
{before(200)} juno bought for 90.00 EUR
{before(20)} tom opened a deal with juno "a year of ink" ^d3
{day} ^d3 was won for 900.00 EUR
{before(200)} kuhn bought for 90.00 EUR
{day} kuhn bought for 90.00 EUR
"""


def pulse(now: datetime) -> str:
    """A block opened now, whatever the month; the token of Tom's letter."""
    open_block(asked.id_of("ana"), "now", now.date(), now)
    block = Block.objects.get()
    return asked.token_in(asked.letter(f"pulse {block.pk} {asked.id_of('tom')}").text)


if __name__ == "__main__":
    main()
