"""Who may be asked on a day, and who may say where: what was said last counts, and a no of their own only they undo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.keeping import KEEPER, keepers_on
from ridealong.ledger.lookup import load_naming
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.moment import Moment
from ridealong.moments.standing import standing
from ridealong.people.models import Party
from ridealong.people.places import role_on

Way = Literal["mail", "phone", "nobody"]
BY_MAIL: Way = "mail"
NOBODY: Way = "nobody"


def permitted_by_mail(parties: Iterable[str]) -> set[str]:
    """Those of these who may be written to, as far as anybody has said."""
    told = clusters_of(moment.id for moment in load_naming(set(parties), (ContactPermitted,)))
    return {who for who, way in ways(told.moments.values(), date.max).items() if way == BY_MAIL}


def ways(moments: Iterable[Moment], day: date) -> dict[str, Way]:
    """How each of these may be asked on a day, by their id; of one day's words the one recorded last counts."""
    found: dict[str, Way] = {}
    refused: set[str] = set()
    for moment in standing(moments):
        fact = moment.fact
        if not isinstance(fact, ContactPermitted) or moment.happened_at.date() > day:
            continue
        own = moment.by == fact.who
        if own and fact.way == NOBODY:
            refused.add(fact.who)
        elif own:
            refused.discard(fact.who)
        elif fact.who in refused:
            continue
        found[fact.who] = fact.way
    return found


def not_theirs_to_address(party: Party, by: str, today: date) -> str:
    """Why somebody cannot say where a party is written to; empty where they can.

    Without an address nobody is asked, and with one of the leader's own the leader would answer: so it is for those
    who may say whether they are asked at all.
    """
    if by == party.id or role_on(by, today) == KEEPER:
        return ""
    return (
        f"where {party.handle} is written to is not for anybody whose work the answers judge: "
        f"{keepers_on(today)} can say it, or {party.handle}"
    )
