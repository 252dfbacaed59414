"""What a meeting becomes: hours in the field, with customers or inside, and a visit where all three were there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ridealong.moments.kind import Fact
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.loops import VisitMade
from ridealong.people.lines import Lines
from ridealong.people.servers import Clientele

from .directory import Directory, Who

MOST_SALESPEOPLE, MOST_CUSTOMERS = 4, 5
"""At more than these one speaks to an audience: nobody was ridden with, and no customer visited."""


class Made(NamedTuple):
    """One fact of a meeting, and what tells it from the others of the same meeting."""

    key: tuple[str, ...]
    fact: Fact


@dataclass(slots=True)
class Company:
    """The leader's team and customers on any day."""

    leader: str
    directory: Directory
    lines: Lines
    serves: Callable[[str, date], str | None]

    @classmethod
    def of(cls, leader: str, directory: Directory) -> Company:
        known = {who.id for who in (*directory.addresses.values(), *directory.domains.values())}
        clientele = Clientele.of(each for each in known if each)
        return cls(leader, directory, Lines.known(), lambda customer, day: served(clientele, customer, day))

    def leads_on(self, day: date) -> bool:
        """Of days on which somebody was a salesperson nothing is read, whatever they are by now."""
        stay = self.lines.on(self.leader, day)
        return stay is not None and stay.role != "salesperson" and self.lines.leads(self.leader, day)

    def salespeople(self, there: Iterable[Who], day: date) -> list[str]:
        team = self.lines.below(self.leader, day)
        found = {who.id for who in there if who.sort == "ours" and who.id in team}
        return sorted(
            each for each in found if (stay := self.lines.on(each, day)) and stay.role == "salesperson"
        )


def served(clientele: Clientele, customer: str, day: date) -> str | None:
    return next(iter(clientele.servers([customer], day)), None)


def facts_of(company: Company, there: list[Who], day: date, minutes: int) -> list[Made]:
    team = company.salespeople(there, day)
    customers = sorted({who.id for who in there if who.sort == "customer"})
    leader = company.leader
    if not customers:
        alone = team[0] if len(there) == 1 and team else None
        return [hours(leader, minutes, "inside", alone)]
    if len(team) > MOST_SALESPEOPLE or len(customers) > MOST_CUSTOMERS:
        return [hours(leader, minutes, "with customers", None)]
    if not team:
        return [hours(leader, minutes, "with customers", each) for each in customers]
    visits = [visit(company, each, beside(company, each, team, day), minutes) for each in customers]
    return [*(hours(leader, minutes, "in the field", each) for each in team), *visits]


def hours(leader: str, minutes: int, where: str, with_whom: str | None) -> Made:
    return Made(("hours", with_whom or ""), HoursSpent(leader, minutes, where, with_whom))  # type: ignore[arg-type]


def visit(company: Company, customer: str, person: str, minutes: int) -> Made:
    return Made(("visit", customer), VisitMade(company.leader, customer, person, minutes))


def beside(company: Company, customer: str, team: list[str], day: date) -> str:
    """Of several salespeople at one table, the one who serves the customer."""
    serving = company.serves(customer, day)
    return serving if serving in team else team[0]
