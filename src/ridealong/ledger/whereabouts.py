"""What moments of the roster say of one person: whom they introduce, and from which day on which place is whose."""

from __future__ import annotations

from datetime import date

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load_naming
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import CustomerMet, PersonJoined, PersonLeft
from ridealong.moments.moment import Moment
from ridealong.moments.standing import standing

Stay = tuple[date, str, str | None]
"""Since when, as what and under whom; of whoever left the role is empty."""


def newcomer_of(fact: Fact) -> str | None:
    """Whom a moment introduces, or says more of."""
    if isinstance(fact, PersonJoined):
        return fact.who
    return fact.customer if isinstance(fact, CustomerMet) else None


def place_of(moment: Moment) -> tuple[str, Stay] | None:
    """Whose place a moment of the roster changes, and to what."""
    day = moment.happened_at.date()
    match moment.fact:
        case PersonJoined(who=who, role=role, under=under):
            return who, (day, role, under)
        case PersonLeft(who=who):
            return who, (day, "", None)
        case _:
            return None


def stays_told_of(name: str) -> list[Stay]:
    """Every place that stands under one name, whoever goes by it."""
    told = clusters_of(each.id for each in load_naming([name], (PersonJoined, PersonLeft)))
    places = (place_of(each) for each in standing(told.moments.values()))
    return [place[1] for place in places if place and place[0] == name]
