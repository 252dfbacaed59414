"""Who may be asked on a day, and who may say where: what was said last counts, and a no of their own only they undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.keeping import KEEPER, keepers_on
from ridealong.ledger.lookup import load_naming
from ridealong.ledger.merging import same_as
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.moment import Moment
from ridealong.moments.roster import end_of
from ridealong.moments.standing import standing
from ridealong.people.models import Party
from ridealong.people.places import role_on

Way = Literal["mail", "phone", "nobody"]
BY_MAIL: Way = "mail"
NOBODY: Way = "nobody"


def permitted_by_mail(parties: Iterable[str]) -> set[str]:
    """Those of these who may be written to, as far as anybody has said."""
    wanted = set(parties)
    same = same_as(wanted)
    told = clusters_of(
        moment.id for moment in load_naming(wanted | {*same, *same.values()}, (ContactPermitted,))
    )
    may = {who for who, way in ways(told.moments.values(), date.max, same).items() if way == BY_MAIL}
    return may & wanted


def ways(moments: Iterable[Moment], day: date, same: Mapping[str, str] | None = None) -> dict[str, Way]:
    """How each of these may be asked on a day, by their id; of one day's words the one recorded last counts.

    `same` says whom somebody turned out to be the same as: a no of their own holds for all their names.
    """
    found: dict[str, Way] = {}
    refused: set[str] = set()
    same = same or {}
    for moment in standing(moments):
        fact = moment.fact
        if not isinstance(fact, ContactPermitted) or moment.happened_at.date() > day:
            continue
        own, one = moment.by == fact.who, end_of(same, fact.who)
        if own and fact.way == NOBODY:
            refused.add(one)
        elif own:
            refused.discard(one)
        elif one in refused:
            continue
        found[fact.who] = fact.way
    return {who: NOBODY if end_of(same, who) in refused else way for who, way in found.items()}


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
