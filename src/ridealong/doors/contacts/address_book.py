"""What becomes of the cards of an import: contacts of customers, by name and web domain, never by the name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ridealong.doors.crm.counted import rows
from ridealong.doors.crm.gathered import Cast
from ridealong.doors.crm.naming import Someone
from ridealong.doors.crm.records import CustomerRow
from ridealong.doors.crm.refusals import Aside, Worded, shortened
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.moments.roster import ALWAYS
from ridealong.people import parties as people
from ridealong.people.handles import fold_name, free_handle, handle_from
from ridealong.people.marks import Told, domain_in, mail_in, phone_in
from ridealong.speech import gettext, gettext_noop, ngettext
from ridealong.speech.figures import figure, listed

from .cards import Card
from .whose import Known

LONGEST_NAME = 200
THEY_WERE_FORGOTTEN = gettext_noop("it is of somebody who was forgotten: nothing of it is taken")
Cards = Iterable[tuple[str, Card]]
Rows = Iterable[tuple[str, CustomerRow]]


@dataclass(frozen=True, slots=True)
class Contact:
    """One card that something becomes of: whose it is, and of which customer."""

    id: str
    firm: Someone
    name: str
    is_new: bool


@dataclass(slots=True)
class AddressBook:
    """Decides card by card; whatever nobody could be sure of is put aside with its reason."""

    cast: Cast
    new_firms: bool
    known: Known
    asides: list[Aside] = field(default_factory=list)
    contacts: dict[tuple[str, str], Contact] = field(default_factory=dict)
    marks: list[Told] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)
    """Where each is written to: the first address of their card."""
    firms: dict[str, None] = field(default_factory=dict)
    """Those that nobody knows but cards, in their order."""
    already: int = 0

    @classmethod
    def of(cls, cards: Cards, listed: Rows, cast: Cast, *, new_firms: bool) -> AddressBook:
        """`listed` are the customers that came in the same import: their domains are known by now, too."""
        told = list(cards)
        book = cls(cast, new_firms, Known.now() if told else Known())
        for file, row in listed if told else ():
            if host := domain_in(row.website or ""):
                book.known.is_at(host, cast.customer(file, row.name))
        for file, card in told:
            why = book.enter(file, card)
            if why:
                book.asides.append(Aside(file, card.line, None, why))
        return book

    def enter(self, file: str, card: Card) -> str:
        """Why nothing becomes of a card; empty where something does."""
        why = card.why or self.known.ours(card) or _no_contact(card)
        if why:
            return why
        firm, why = self.firm(file, card)
        if firm is None:
            return why
        if firm.forgotten or (card.whole_name and self.known.was_forgotten(firm.id, card.whole_name)):
            return gettext(THEY_WERE_FORGOTTEN)
        if card.is_of_a_firm:
            self.note(firm.id, card, whole=True)
            return ""
        self.contact(firm, card)
        return ""

    def contact(self, firm: Someone, card: Card) -> None:
        name = card.whole_name
        key = self.known.one(firm.id), fold_name(name)
        if (contact := self.contacts.get(key)) is None:
            here = self.known.contact(firm.id, name, mails_of(card))
            contact = self.contacts[key] = Contact(here or new_id(), firm, name, here is None)
            self.already += here is not None
        self.note(contact.id, card, whole=False)

    def note(self, identity: str, card: Card, *, whole: bool) -> None:
        """Keep what is on the card: of a person's the sites are their firm's, and known by their address."""
        mails = mails_of(card)
        if mails and not whole:
            self.addresses.setdefault(identity, mails[0])
        self.marks += [Told(identity, "mail", each) for each in mails]
        self.marks += [Told(identity, "phone", each) for each in map(phone_in, card.phones) if each]
        if whole:
            self.marks += [Told(identity, "domain", each) for each in map(domain_in, card.sites) if each]

    def firm(self, file: str, card: Card) -> tuple[Someone | None, str]:
        """The customer a card speaks for: of exactly that name, or whose web domain the address is in."""
        by_domain = self.known.at({each for each in map(domain_in, mails_of(card)) if each})
        if len(by_domain) > 1:
            names = listed(sorted(each.name for each in by_domain))
            return None, gettext("its addresses are {names}’s, and it can speak for one only", names=names)
        if card.firm and (by_name := self.named(file, card.firm)) is not None:
            if by_domain and self.known.one(by_domain[0].id) != self.known.one(by_name.id):
                said, other = shortened(card.firm), by_domain[0]
                return None, (
                    gettext(
                        "it says `{said}`, and its address is {name}’s; a mapping file can say which: "
                        'names = {{ "{said}" = "{handle}" }}',
                        said=said,
                        name=other.name,
                        handle=other.handle,
                    )
                )
            return by_name, ""
        if by_domain:
            return by_domain[0], ""
        if not card.firm:
            return None, gettext("it names no firm, and its address is no customer’s here")
        self.firms[shortened(card.firm)] = None
        if not self.new_firms:
            firm = shortened(card.firm)
            return None, Worded.of(
                gettext("`{firm}` is no customer here", firm=firm),
                gettext("`{firm}` is no customer here (with --new-firms it becomes one)", firm=firm),
            )
        return self.cast.customer(file, card.firm), ""

    def named(self, file: str, firm: str) -> Someone | None:
        if len(firm) > LONGEST_NAME:
            return None
        return self.cast.customer(file, firm) if self.cast.customers.has(firm) else None

    # ---- what is recorded, and what is kept beside ----

    def moments(self) -> Iterator[Moment]:
        """After their firms: each contact who is new."""
        fresh = [each for each in self.contacts.values() if each.is_new]
        handles = self.handles_of({each.firm.id: each.firm for each in fresh}.values())
        for each in fresh:
            handle = f"{handles[each.firm.id]}/{handle_from(each.name)}"
            fact = CustomerMet(each.id, each.name, speaks_for=each.firm.id, handle=handle)
            yield Moment(id=each.id, fact=fact, happened_at=on_day(ALWAYS), all_day=True)

    @staticmethod
    def handles_of(firms: Iterable[Someone]) -> dict[str, str]:
        """A firm that comes with its contacts goes by its handle, or by a numbered one where somebody has it."""
        listed = list(firms)
        used = people.taken(each.handle for each in listed if each.new)
        found = {}
        for each in listed:
            found[each.id] = free_handle(each.handle, used) if each.new else each.handle
        return found

    def told(self) -> Iterator[str]:
        """What there is to say of it before it is recorded."""
        fresh: defaultdict[str, int] = defaultdict(int)
        for each in self.contacts.values():
            fresh[each.firm.name] += each.is_new
        if news := sum(fresh.values()):
            firms = sum(1 for count in fresh.values() if count)
            yield ngettext(
                "{contacts} of {customers} is new",
                "{contacts} of {customers} are new",
                news,
                contacts=rows("contacts", news),
                customers=_of_customers(firms),
            )
        if self.already:
            yield ngettext(
                "{contacts} is here already",
                "{contacts} are here already",
                self.already,
                contacts=rows("contacts", self.already),
            )


def mails_of(card: Card) -> list[str]:
    return list(dict.fromkeys(each for each in map(mail_in, card.mails) if each))


def _no_contact(card: Card) -> str:
    if card.kind in ("group", "location", "thing", "device", "application"):
        return gettext("it is the card of a {kind}, and of nobody", kind=card.kind)
    if not card.whole_name and not card.is_of_a_firm:
        return gettext("no name stands on it")
    if len(card.whole_name) > LONGEST_NAME:
        return gettext(
            "`{name}` has {count} letters, and no name is that long",
            name=shortened(card.whole_name),
            count=figure(len(card.whole_name)),
        )
    return ""


def _of_customers(number: int) -> str:
    return ngettext("{number} customer", "{number} customers", number)
