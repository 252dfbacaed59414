"""What files say that stands beside the ledger: by what everybody is known again, and where contacts are written to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ridealong.doors.contacts.address_book import AddressBook
from ridealong.ledger.keeping import KEEPER, keepers_on
from ridealong.ledger.receipt import Recorder
from ridealong.people.marks import Told, domain_in, keep, mail_in, phone_in
from ridealong.people.places import role_on
from ridealong.people.preferences import reach_of, settle
from ridealong.speech import gettext

from .gathered import Cast, Gathered
from .refusals import Worded


def not_written_to(cards: bool, by: Recorder, now: datetime) -> Iterator[str]:
    """What is told before anything is recorded to whoever may not say where a customer is written to."""
    if cards and not may_say_where(by, now):
        yield Worded.of(
            gettext(
                "addresses on cards are kept to know people again, and nobody is written to there: where customers are "
                "written to is for {keepers} to say",
                keepers=keepers_on(now.date()),
            ),
            gettext(
                "addresses on cards are kept to know people again, and nobody is written to there: where customers are "
                "written to is for {keepers} to say, who would bring the file with --as",
                keepers=keepers_on(now.date()),
            ),
        )


def may_say_where(by: Recorder, now: datetime) -> bool:
    """As with `ridealong contact --email`: it is for nobody whose work the answers judge."""
    return by.id is None or role_on(by.id, now.date()) == KEEPER


@dataclass(frozen=True, slots=True)
class Beside:
    book: AddressBook
    gathered: Gathered
    cast: Cast

    def keep(self, door: str, *, by: Recorder, now: datetime) -> None:
        keep([*self.book.marks, *self.of_customers(), *self.of_people()], door=door)
        if not may_say_where(by, now):
            return
        reach = reach_of(self.book.addresses)
        for contact, address in self.book.addresses.items():
            if not reach.get(contact, ("", ""))[
                0
            ]:  # where somebody is written to already stays as it was said
                settle(contact, email=address)

    def of_customers(self) -> Iterator[Told]:
        for file, row in self.gathered.customers:
            someone = self.cast.customer(file, row.name)
            if someone.forgotten:
                continue
            customer = someone.id
            if host := domain_in(row.website or ""):
                yield Told(customer, "domain", host)
            if number := phone_in(row.phone or ""):
                yield Told(customer, "phone", number)

    def of_people(self) -> Iterator[Told]:
        """Their addresses, to know them by in a calendar or on a card, and never to write to."""
        for file, row in self.gathered.people:
            someone = self.cast.person(file, row.name)
            if not someone.forgotten and (mail := mail_in(row.email or "")):
                yield Told(someone.id, "mail", mail)
