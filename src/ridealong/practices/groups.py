"""Whom a rule takes in: customers by where they are or by name, never by anybody's judgement of a deal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.roster import CustomerMet


@dataclass(frozen=True, slots=True)
class Group:
    """Places and names of customers, in small letters."""

    places: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()
    everybody: bool = False

    def __or__(self, other: Group) -> Group:
        return Group(
            self.places | other.places, self.customers | other.customers, self.everybody or other.everybody
        )

    @property
    def is_empty(self) -> bool:
        return not (self.places or self.customers or self.everybody)


def places(listed: str) -> Group:
    return Group(places=_names(listed))


def customers(listed: str) -> Group:
    return Group(customers=_names(listed))


def _names(listed: str) -> frozenset[str]:
    return frozenset(name for each in listed.split(",") if (name := " ".join(each.casefold().split())))


class Whereabouts:
    """Where customers are and what they are called, as they first became known: who moves them later moves no deal."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @cached_property
    def _known(self) -> dict[str, tuple[str, frozenset[str]]]:
        roster = self._evidence.roster
        found = {}
        for customer, moment in roster.met.items():
            fact = self._evidence.by_id[moment].fact
            if isinstance(fact, CustomerMet) and customer not in roster.contacts:
                names = {customer, fact.handle or "", fact.name}
                found[customer] = (
                    (fact.place or "").casefold(),
                    frozenset(each.casefold() for each in names if each),
                )
        return found

    def inside(self, group: Group, customer: str) -> bool:
        place, names = self._known.get(customer, ("", frozenset((customer.casefold(),))))
        return group.everybody or place in group.places or not group.customers.isdisjoint(names)

    def reach(self, group: Group) -> tuple[int, int]:
        """How many of the customers who are known a group takes in, and of how many."""
        return sum(self.inside(group, each) for each in self._known), len(self._known)

    def strangers(self, group: Group) -> list[str]:
        """What a rule names and nobody here is called, or comes from."""
        called = {name for _, names in self._known.values() for name in names}
        return sorted(
            (group.places - {place for place, _ in self._known.values()}) | (group.customers - called)
        )
