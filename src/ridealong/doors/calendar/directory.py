"""Who is behind a mail address: one of ours, a customer, or a stranger. By address and domain, never by name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal, NamedTuple

from ridealong.people import parties
from ridealong.people.accounts.models import Account, Invitation
from ridealong.people.preferences import reach_of

from .filed import Filed, firm_of
from .saying import Saying

Sort = Literal["ours", "customer", "stranger"]
ANYBODYS = frozenset(
    """
    163.com 126.com aol.com bluewin.ch free.fr gmail.com gmx.at gmx.ch gmx.de gmx.net googlemail.com hotmail.com
    hotmail.fr icloud.com laposte.net libero.it live.com mac.com mail.com mail.ru me.com msn.com naver.com orange.fr
    outlook.com outlook.de pm.me proton.me protonmail.com qq.com t-online.de tutanota.com wanadoo.fr web.de yahoo.co.jp
    yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr yandex.com yandex.ru ymail.com zoho.com
    """.split()
)
"""Where anybody can have an address: it says nothing of whom they work for."""


class Who(NamedTuple):
    """`id` is a person's or a customer's; empty for one of ours whom nobody here knows, and for strangers."""

    sort: Sort
    id: str
    domain: str = ""
    """Of a stranger, so that somebody can say whose it is; empty where that was said to be nobody's."""


@dataclass(slots=True)
class Directory:
    mine: frozenset[str]
    addresses: dict[str, Who] = field(default_factory=dict)
    domains: dict[str, Who] = field(default_factory=dict)
    _found: dict[str, Who] = field(default_factory=dict)

    @classmethod
    def of(cls, leader: str, saying: Saying) -> Directory:
        everyone = {party.id: party for party in parties.everyone() if not party.forgotten}
        said, filed = known_addresses(everyone), Filed.of(everyone)
        addresses = said | filed.addresses_but(address for _, address in said)
        directory = cls(frozenset(saying.mine | {address for who, address in addresses if who == leader}))
        ours: set[str] = set(saying.own)
        customers: defaultdict[str, set[str]] = defaultdict(set, filed.domains)
        for identity, address in sorted(addresses):
            party = everyone[identity]
            if party.sort == "person":
                directory.addresses[address] = Who("ours", identity)
                ours.add(domain_of(address))
            else:
                customer = firm_of(party, everyone)
                directory.addresses.setdefault(address, Who("customer", customer))
                customers[domain_of(address)].add(customer)
        directory.domains = whose_domains(customers, ours)
        for domain, whose in saying.domains.items():
            if not whose:
                directory.domains[domain] = Who("stranger", "")
            elif whose in everyone:
                directory.domains[domain] = Who("customer", firm_of(everyone[whose], everyone))
        return directory

    def who(self, address: str) -> Who:
        found = self._found.get(address)
        if found is None:
            found = self._found[address] = self.addresses.get(address) or self._by_domain(domain_of(address))
        return found

    def _by_domain(self, domain: str) -> Who:
        """The longest known ending: mail.acme.example is acme.example's."""
        parts = domain.split(".")
        endings = (".".join(parts[at:]) for at in range(len(parts) - 1))
        known = (self.domains[each] for each in endings if each in self.domains)
        return next(known, Who("stranger", "", domain))

    @property
    def digest(self) -> str:
        """Changes when somebody's address becomes known: what was read before may be read otherwise then."""
        said = [*sorted(self.mine), *pairs(self.addresses), *pairs(self.domains)]
        return sha256("\n".join(said).encode()).hexdigest()


def pairs(whose: Mapping[str, Who]) -> Iterable[str]:
    return (f"{each} {who.sort} {who.id}" for each, who in sorted(whose.items()))


def known_addresses(everyone: Iterable[str]) -> set[tuple[str, str]]:
    """Every address that was said of somebody here: where to write to them, how they sign in or were invited."""
    ids = set(everyone)
    said = [(identity, address) for identity, (address, _) in reach_of(ids).items()]
    said += Account.objects.values_list("person", "email")
    said += Invitation.objects.values_list("person", "email")
    return {
        (identity, address.strip().casefold())
        for identity, address in said
        if "@" in address and identity in ids
    }


def whose_domains(customers: Mapping[str, set[str]], ours: set[str]) -> dict[str, Who]:
    """A domain at which several customers have addresses is nobody's, and where ours have them it is ours."""
    found = {
        domain: Who("customer", next(iter(firms)))
        for domain, firms in customers.items()
        if len(firms) == 1 and domain not in ANYBODYS
    }
    return found | {domain: Who("ours", "") for domain in ours - ANYBODYS}


def domain_of(address: str) -> str:
    return address.rpartition("@")[2]
