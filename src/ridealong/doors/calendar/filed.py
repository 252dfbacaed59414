"""What files told of everybody, to know them by in a calendar: addresses of people and contacts, customers’ domains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ridealong.people.marks import marks_of
from ridealong.people.parties import Party


@dataclass(frozen=True, slots=True)
class Filed:
    addresses: Mapping[str, set[str]]
    """By address, everybody of whom a file told it."""
    domains: Mapping[str, set[str]]
    """By domain, the customers at home there."""

    @classmethod
    def of(cls, everyone: Mapping[str, Party]) -> Filed:
        addresses: defaultdict[str, set[str]] = defaultdict(set)
        domains: defaultdict[str, set[str]] = defaultdict(set)
        for identity, marks in marks_of().items():
            party = everyone.get(identity)
            for mark in marks if party is not None else ():
                assert party is not None
                if mark.sort == "mail":
                    addresses[mark.value].add(
                        firm_of(party, everyone) if party.sort == "person" else identity
                    )
                elif mark.sort == "domain" and party.sort != "person":
                    domains[mark.value].add(firm_of(party, everyone))
        return cls(addresses, domains)

    def addresses_but(self, said: Iterable[str]) -> set[tuple[str, str]]:
        """Whose each is; what a person said goes before, and one that is told of several is nobody's alone."""
        known = set(said)
        return {
            (next(iter(whose)), address)
            for address, whose in self.addresses.items()
            if len(whose) == 1 and address not in known
        }


def firm_of(party: Party, everyone: Mapping[str, Party]) -> str:
    """The customer a contact speaks for, and the one that a merged customer is the same as."""
    seen = {party.id}
    while party.customer and party.customer in everyone and party.customer not in seen:
        party = everyone[party.customer]
        seen.add(party.id)
    return party.id
