"""Looks through everybody for two who may be one, and keeps what was found until somebody says so or says no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import nlargest

from django.db import transaction

from ridealong.ledger.lookup import last_known, told_since
from ridealong.ledger.roster import ROSTER
from ridealong.ledger.uncollected import uncollected
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.people.asked_once import asked_anew, once_a_page
from ridealong.people.lists import ask, insert
from ridealong.started import program

from .models import Apart, Looked, Suggestion
from .pairing import pairs
from .portraits import Gallery, gallery

SORTS = ("customer", "contact", "person")
MOST_KEPT = 2_000
"""More than anybody goes through: the strongest are kept of each sort, and the next look finds what follows."""
AT_ONCE = 3_000
"""So few parties are compared while somebody waits for a page; more by the tick, or on the command line."""
CHANGING = (*ROSTER, MomentWithdrawn)
COLUMNS = ("one", "other", "sort", "strength")
Row = tuple[str, str, str, int]


def look(now: datetime) -> int:
    """Compare everybody with whoever they may be the same as; how many pairs there are to decide on."""
    with uncollected():
        seq = last_known(now)
        rows = found(gallery(now.date()), apart())
    with transaction.atomic():  # not around the comparing: nobody else could record meanwhile
        Suggestion.objects.all().delete()
        insert(Suggestion, COLUMNS, rows)
        Looked.objects.update_or_create(id=1, defaults={"at": now, "seq": seq})
    asked_anew()
    return len(rows)


def found(everybody: Gallery, apart: set[tuple[str, str]]) -> list[Row]:
    rows: list[Row] = []
    for sort in SORTS:
        told = (row for row in _rows(everybody, sort) if row[:2] not in apart)
        rows += nlargest(MOST_KEPT, told, key=_strength)
    return sorted(rows, key=_strength, reverse=True)


def _rows(everybody: Gallery, sort: str) -> Iterator[Row]:
    for one, other, likeness in pairs(everybody.sort(sort)):
        first, second = sorted((one.id, other.id))  # ids are in the order of time
        yield first, second, sort, likeness.strength


def _strength(row: Row) -> int:
    return row[3]


def apart() -> set[tuple[str, str]]:
    """Those of whom somebody said that they are two, in the order they are kept in."""
    return {(one, other) for one, other in Apart.objects.values_list("one", "other")}


@once_a_page
def looked() -> Looked | None:
    return Looked.objects.first()


def is_due(last: Looked | None) -> bool:
    """Whether anybody came, went, or was found to be another since everybody was last compared."""
    return last is None or told_since(last.seq, CHANGING)


def look_if_quick(now: datetime) -> None:
    """Before a page is shown: where everybody is few, they are compared at once."""
    if is_due(looked()) and _few():
        look(now)


def due(now: datetime) -> Iterator[str]:
    """What the tick does: nothing, unless somebody came or went; where they are many, once a day."""
    last = looked()
    if is_due(last) and (last is None or last.at.date() < now.date() or _few()) and (count := look(now)):
        yield f"pairs that may be one and the same: {count} ({program()} twins)"


def _few() -> bool:
    return bool(ask("SELECT count(*) FROM people_party")[0][0] <= AT_ONCE)


def forget_pairs_of(parties: Iterable[str]) -> None:
    """Of those who were just told to be one, or two, nothing is suggested until everybody is looked at again."""
    for each in parties:
        Suggestion.objects.filter(one=each).delete()
        Suggestion.objects.filter(other=each).delete()
