"""Which of many moments are of a kind, in a voice, about somebody, through a door, or of some days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from ridealong.ledger.codec import microseconds
from ridealong.ledger.models import Link
from ridealong.moments.kind import KINDS
from ridealong.moments.moment import on_day
from ridealong.people.lists import as_list, ask, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; what is empty is not asked about."""

    kinds: tuple[str, ...] = ()
    voice: str = ""
    about: str = ""
    """Whoever is named, by id: a customer with all who speak for it."""
    door: str = ""
    """How the name of the door begins."""
    since: date | None = None
    until: date | None = None
    """The last day, and it counts."""
    zone: tzinfo


def picked(ids: Iterable[str], wanted: Wanted) -> set[str]:
    """Those of these moments that are wanted, in one question."""
    conditions, values = [f"m.id IN {listed()}"], list[object]([as_list(ids)])
    for condition, told in _conditions(wanted):
        conditions.append(condition)
        values += told
    rows = ask(f"SELECT m.id FROM ledger_moment m WHERE {' AND '.join(conditions)}", values)
    return {each for (each,) in rows}


def _conditions(wanted: Wanted) -> Iterable[tuple[str, list[object]]]:
    if wanted.kinds:
        yield f"m.kind IN {listed()}", [as_list(KINDS[each].STORED for each in wanted.kinds)]
    if wanted.voice:
        yield "m.voice = %s", [wanted.voice]
    if wanted.door:
        yield "m.door LIKE %s", [f"{wanted.door}%"]
    if wanted.about:
        names = f"l.how IN ({Link.How.NAMES.value}, {Link.How.CONCERNS.value})"
        whose = 'l."to" IN (SELECT id FROM people_party WHERE id = %s OR customer = %s)'
        yield f"m.seq IN (SELECT l.seq FROM ledger_link l WHERE {names} AND {whose})", [wanted.about] * 2
    if wanted.since:
        yield _days(">="), _midnights(wanted.since, wanted.zone)
    if wanted.until:
        yield _days("<"), _midnights(date.fromordinal(wanted.until.toordinal() + 1), wanted.zone)


def _days(compared: str) -> str:
    """A whole day is kept as its midnight in Greenwich, whatever midnight is where days are counted."""
    return f"m.happened {compared} CASE WHEN m.all_day THEN %s ELSE %s END"


def _midnights(day: date, zone: tzinfo) -> list[object]:
    return [microseconds(on_day(day)), microseconds(datetime.combine(day, time.min, zone))]
