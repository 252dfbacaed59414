"""What somebody may not tell on the pages: what would change their own place, or give them others' customers to see."""

from __future__ import annotations

from datetime import date

from ridealong.doors.voices.lines import below_of, servers
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import CustomerServed, PersonJoined, PersonLeft, WordsForgotten
from ridealong.moments.kinds.strategy import StandardSet

KEEPER, LEADER = "keeper", "leader"


def may_not_tell(fact: Fact, *, person: str, role: str, today: date) -> str:
    """Why this person cannot tell this on a page; empty where they can. A keeper may tell anything.

    Roles give voices and customers served give sight, so nobody hands out either to themselves.
    """
    if role == KEEPER:
        return ""
    match fact:
        case PersonJoined() | PersonLeft() | WordsForgotten():
            return "who joins, leaves or is forgotten is for a keeper to tell"
        case CustomerServed(who=who, customer=customer) if not _hands_over(
            who, customer, person, role, today=today
        ):
            return (
                "who takes a customer over is for the leader to tell of whoever serves them, or for a keeper"
            )
        case StandardSet(who=who) if who != person:
            return "a standard is set by the one it is for"
    return ""


def _hands_over(who: str, customer: str, person: str, role: str, *, today: date) -> bool:
    """A leader gives customers to their own people, of those that nobody or one of their own serves."""
    own = {person, *below_of(person, today)}
    serves = servers([customer], today).get(customer)
    return role == LEADER and who in own and (serves is None or serves in own)
