"""Which standards a leader has chosen for the signs, those included that hold only from a week still to close."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ridealong.answer.own_words import own_words
from ridealong.ledger.around import STANDS
from ridealong.moments.kinds.strategy import StandardSet
from ridealong.people import parties as people


@dataclass(frozen=True, slots=True)
class Chosen:
    value: Decimal
    on: date


def chosen_by(leader: str, *, as_of: date, known_at: datetime | None = None) -> Mapping[str, Chosen]:
    """The latest standard this leader had set for each sign by the end of a day, by practice and sign."""
    zone = people.zone_of(leader)
    told = [
        (each.day(zone), each.recorded_at or each.happened_at, each.fact)
        for each, state in own_words(leader, known_at)
        if state == STANDS and isinstance(each.fact, StandardSet) and each.day(zone) <= as_of
    ]
    return {
        fact.sign: Chosen(fact.value, max(day, fact.since))
        for day, _, fact in sorted(told, key=lambda each: each[:2])
    }
