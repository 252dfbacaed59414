"""What somebody may not tell on the pages: what changes their own place, or others' customers."""

from __future__ import annotations

from datetime import date

from ridealong.doors.voices.lines import below_of, servers
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import (
    CustomerMerged,
    CustomerMet,
    CustomerServed,
    PersonJoined,
    PersonLeft,
    PersonMerged,
    WordsForgotten,
)
from ridealong.moments.kinds.strategy import StandardSet, ViewsSwitched
from ridealong.people import parties as people
from ridealong.speech import gettext

KEEPER, LEADER = "keeper", "leader"


def may_not_tell(fact: Fact, *, person: str, role: str, today: date) -> str:
    """Why this person cannot tell this on a page; empty where they can. A keeper may tell almost anything.

    Roles give voices and customers served give sight, so nobody hands out either to themselves. A customer's name
    stands on everybody's pages and in letters, so it is not for all to change. Who may be asked, the ledger itself
    judges.
    """
    if isinstance(fact, ViewsSwitched) and (fact.who != person or role != LEADER):
        return gettext("per-person views are switched by the leader they are for, and by nobody else")
    if role == KEEPER:
        return ""
    match fact:
        case PersonJoined() | PersonLeft() | PersonMerged() | WordsForgotten():
            return gettext("who joins, leaves, came in twice or is forgotten is for a keeper to tell")
        case CustomerServed(who=who, customer=customer) if not _hands_over(
            who, customer, person, role, today=today
        ):
            return gettext(
                "who takes a customer over is for the leader to tell of whoever serves them, or for a keeper"
            )
        case CustomerMet(customer=customer, speaks_for=firm) if not (
            _ours(customer, person, today) and (firm is None or _ours(firm, person, today))
        ):
            return gettext(
                "another name, or who speaks for them, is for whoever serves them, their leader or a keeper to tell"
            )
        case CustomerMerged():
            # It rewrites who was lost and who came back, and so judges the work of whoever serves them.
            return gettext("that two customers are one is for a keeper to tell, or for an import")
        case StandardSet(who=who) if who != person:
            return gettext("a standard is set by the one it is for")
    return ""


def _hands_over(who: str, customer: str, person: str, role: str, *, today: date) -> bool:
    """A leader gives customers to their own people, of those that nobody or one of their own serves."""
    own = {person, *below_of(person, today)}
    serves = servers([customer], today).get(customer)
    return role == LEADER and who in own and (serves is None or serves in own)


def _ours(party: str, person: str, today: date) -> bool:
    """Whether a customer, or whoever speaks for one, is nobody's yet, this person's or of somebody below them."""
    known = people.known([party]).get(party)
    if known is None:
        return True  # somebody new
    customer = known.customer or party
    return servers([customer], today).get(customer) in {None, person, *below_of(person, today)}
