"""A ledger of about a million moments: a firm of twenty teams of fifteen, in which three years of each were recorded.

Every team is a firm of ``bench/invented`` with a leader, ten salespeople and five colleagues; above their leaders is
nobody. Made once and kept in a folder, for it takes minutes; the folder says what is in it, and is used again.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the older benchmarks are run by their file
from invented.years import moments_of  # type: ignore[import-not-found]
from ledger import NOW, in_the_ledgers_words  # type: ignore[import-not-found]

from ridealong.moments.kinds.roster import CustomerMet, PersonJoined
from ridealong.moments.moment import Moment, new_id

TEAMS, YEARS_BEFORE, A_BATCH = 20, 2, 10_000
MADE = "bench-pages.json"


@dataclass(frozen=True)
class Made:
    """What the folder holds: how much, and one of everybody who looks."""

    moments: int
    people: int
    leader: str
    salesperson: str
    colleague: str
    keeper: str


def ledger_in(home: Path, size: int) -> Made:
    """The ledger in this folder, made first where there is none."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ |= {"RIDEALONG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "ridealong.config.settings"}
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  # after Django is set up

    from ridealong.ledger.head import head  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    kept = home / MADE
    if kept.exists() and head()[0]:
        return Made(**json.loads(kept.read_text(encoding="utf-8")))
    if head()[0]:
        sys.exit(
            f"bench: there is a ledger that is no benchmark's; an empty folder or database is needed: {home}"
        )
    made = _make(size)
    kept.write_text(json.dumps(made.__dict__), encoding="utf-8")
    return made


def _make(size: int) -> Made:
    from ridealong.ledger.recording import record  # noqa: PLC0415  # after Django is set up

    begun, total, people = time.perf_counter(), 0, 0
    who = new_id()
    rita = PersonJoined(who, "keeper", handle="rita")
    keeper = Moment(id=who, fact=rita, happened_at=datetime(2023, 1, 2, tzinfo=UTC), all_day=True)
    _record([keeper], record)
    of: dict[str, str] = {"keeper": keeper.id}
    for team in range(TEAMS):
        moments = list(_team(team, size // TEAMS // (YEARS_BEFORE + 1) + team))
        for at in range(0, len(moments), A_BATCH):
            _record(moments[at : at + A_BATCH], record)
        joined = [each.fact for each in moments if isinstance(each.fact, PersonJoined)]
        for fact in joined:
            of.setdefault(fact.role, fact.who)
        total, people = total + len(moments), people + len(joined)
        print(
            f"team {team + 1} of {TEAMS}: {total:,} moments, {time.perf_counter() - begun:.0f} s", flush=True
        )
    return Made(
        total + 1, people + 1, **{role: of[role] for role in ("leader", "salesperson", "colleague", "keeper")}
    )


def _team(number: int, size: int) -> Iterator[Moment]:
    """The moments of one team, whose handles no other team has."""
    for moment in in_the_ledgers_words(moments_of(size, YEARS_BEFORE)):
        fact = moment.fact
        if isinstance(fact, PersonJoined | CustomerMet):
            yield replace(moment, fact=replace(fact, handle=f"{fact.handle}-of-{number}"))
        else:
            yield moment


def _record(moments: list[Moment], record: object) -> None:
    from ridealong.ledger.receipt import SYSTEM, Status  # noqa: PLC0415  # after Django is set up

    receipts = record(moments, by=SYSTEM, door="bench", now=NOW)  # type: ignore[operator]
    refused = [receipt for receipt in receipts if receipt.status is not Status.KEPT]
    assert not refused, refused[:3]
