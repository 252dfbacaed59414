"""Who is known by what is on a card: our own people, customers by their domains, contacts by name or address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ridealong.doors.crm.naming import Someone
from ridealong.people import parties as people
from ridealong.people.forgotten_names import ForgottenNames
from ridealong.people.handles import fold_name
from ridealong.people.marks import domain_in, mail_in, marks_of
from ridealong.people.models import Party
from ridealong.speech import gettext

from .cards import Card


@dataclass(slots=True)
class Known:
    """What is here before any card is read."""

    own_domains: set[str] = field(default_factory=set)
    own_mails: set[str] = field(default_factory=set)
    firms: dict[str, list[Someone]] = field(default_factory=dict)
    """Customers by their domains."""
    contacts: dict[tuple[str, str], str] = field(default_factory=dict)
    """By whom they speak for, and by folded name or by address."""
    root: dict[str, str] = field(default_factory=dict)
    """Which customer each is in the end, where two turned out to be one."""
    forgotten: ForgottenNames = field(default_factory=ForgottenNames)

    @classmethod
    def now(cls) -> Known:
        known = cls()
        everybody = [each for each in people.everyone() if not each.forgotten]
        customers = {each.id: each for each in everybody if each.sort == "customer"}
        root = known.root = {each.id: each.customer or each.id for each in customers.values()}
        domains: defaultdict[str, dict[str, None]] = defaultdict(dict)
        marks = marks_of()
        for party in everybody:
            mails = [each.value for each in marks.get(party.id, ()) if each.sort == "mail"]
            hosts = {each.value for each in marks.get(party.id, ()) if each.sort == "domain"}
            hosts |= {host for host in map(domain_in, mails) if host}
            if party.sort == "person":
                known.own_mails |= set(mails)
                known.own_domains |= hosts
                continue
            firm = root.get(party.customer or "", party.customer) or root.get(party.id, party.id)
            for host in hosts:
                domains[host][firm] = None
            if party.sort == "contact":
                known._enter(firm, party, mails)
        known.firms = {
            host: [_someone(customers[each]) for each in firms if each in customers]
            for host, firms in domains.items()
        }
        return known

    def _enter(self, firm: str, contact: Party, mails: Iterable[str]) -> None:
        for key in (fold_name(contact.name or contact.handle), *mails):
            self.contacts.setdefault((firm, key), contact.id)

    def is_at(self, host: str, firm: Someone) -> None:
        """A customer whose web domain came in the same import."""
        firms = self.firms.setdefault(host, [])
        if self.one(firm.id) not in [self.one(each.id) for each in firms]:
            firms.append(firm)

    def ours(self, card: Card) -> str:
        """Why a card is none of a customer's: it is one of our own, by their address."""
        for mail in filter(None, map(mail_in, card.mails)):
            if mail in self.own_mails:
                return gettext("{mail} is one of our own people’s", mail=mail)
            if domain_in(mail) in self.own_domains:
                return gettext("{mail} is at our own firm, and no customer’s", mail=mail)
        return ""

    def at(self, domains: set[str]) -> list[Someone]:
        """The customers at these domains, each once. One domain that several customers share says nothing."""
        found = {
            firms[0].id: firms[0] for each in sorted(domains) if len(firms := self.firms.get(each, [])) == 1
        }
        return list(found.values())

    def contact(self, firm: str, name: str, mails: Iterable[str]) -> str | None:
        """Who of a customer's goes by this name already, or is written to there."""
        keys = (fold_name(name), *mails)
        return next((found for key in keys if (found := self.contacts.get((self.one(firm), key)))), None)

    def was_forgotten(self, firm: str, name: str) -> bool:
        """Whether somebody of this name, who spoke for the customer, was forgotten, and nobody of it is here now."""
        here = (self.one(firm), fold_name(name)) in self.contacts
        return not here and self.forgotten.whose(self.one(firm), name) is not None

    def one(self, firm: str) -> str:
        return self.root.get(firm, firm)


def _someone(party: Party) -> Someone:
    return Someone(party.id, party.name or party.handle, party.handle, False)
