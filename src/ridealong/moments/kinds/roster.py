"""The roster: who joined, left, met and serves whom; and what takes moments back."""

from __future__ import annotations

from typing import Literal

from ridealong.moments.kind import Fact, kind
from ridealong.moments.slots import Anyone, Customer, Handle, Newcomer, Person, Ref, Words
from ridealong.speech import gettext

Role = Literal["leader", "salesperson", "colleague", "keeper"]
LONGEST_NAME = 200


@kind("person.joined", "{who} joined as {role}[ under {under}][ called {name}]", audience="team")
class PersonJoined(Fact):
    """Somebody joined, or took another place, under somebody else."""

    who: Newcomer
    role: Role
    under: Person | None = None
    name: Words | None = None
    handle: Handle | None = None

    def problems(self) -> list[str]:
        themselves = [gettext("nobody reports to themselves")] if self.who == self.under else []
        return [*themselves, *_too_long(self.name)]


@kind("person.left", "{who} left", audience="team")
class PersonLeft(Fact):
    """Somebody left."""

    who: Person


@kind("customer.met", "{customer} became known as {name}[ in {place}][ under {under}]", audience="team")
class CustomerMet(Fact):
    """A customer or contact became known, and by what name."""

    customer: Newcomer
    name: Words
    place: Words | None = None
    under: Customer | None = None
    """The firm this one belongs to."""
    speaks_for: Customer | None = None
    """The customer a contact speaks for: told by the handle, as in acme/petra-lang."""
    handle: Handle | None = None

    def problems(self) -> list[str]:
        return _too_long(self.name)


def _too_long(name: str | None) -> list[str]:
    if name is None or len(name) <= LONGEST_NAME:
        return []
    return [
        gettext(
            "a name has at most {most} characters; “{begun}…” has {number}",
            most=LONGEST_NAME,
            begun=name[:20],
            number=len(name),
        )
    ]


@kind("customer.served", "{who} took over {customer}[ from {before}]", audience="team")
class CustomerServed(Fact):
    """Somebody took a customer over."""

    who: Person
    customer: Customer
    before: Person | None = None


@kind("customer.merged", "{one} is the same as {other}", audience="team", recorded_by="keeper")
class CustomerMerged(Fact):
    """Two turned out to be one: customers, or contacts of one customer. Withdrawn, they part.

    Whatever is told of the first is told of the other.
    """

    one: Anyone
    other: Anyone

    def problems(self) -> list[str]:
        return [gettext("everybody is the same as themselves")] if self.one == self.other else []


@kind("person.merged", "{one} is the same person as {other}", audience="team", recorded_by="keeper")
class PersonMerged(Fact):
    """Two of our people turned out to be one, who came in under two names. Withdrawn, they are two again.

    Whatever is told of the first is read as told of the other.
    """

    one: Person
    other: Person

    def problems(self) -> list[str]:
        return [gettext("everybody is the same as themselves")] if self.one == self.other else []


@kind("contact.permitted", "{who} may be asked by {way}", audience="leaders")
class ContactPermitted(Fact):
    """Whether the system may ask somebody at a customer's, and how; the latest word on a day counts."""

    who: Anyone
    way: Literal["mail", "phone", "nobody"]
    """By nobody: they want no questions. What they said of it themselves, only they can take back."""


FirstAsked = Literal[
    "whether it was so", "whether it is solved", "how it was", "why they chose", "how the visit was", "whether it fits",
    "who sent them", "how we serve",
]  # fmt: skip


@kind("ask.sent", "the system asked {whom} about {what}[ first {first}]", recorded_by="system")
class AskSent(Fact):
    """The system drew somebody and asked for their word: whoever stays silent after it is counted as silent.

    Whoever serves them does not read it: knowing who is asked, they would only have to call ahead.
    """

    whom: Anyone
    what: Ref
    first: FirstAsked | None = None
    """The first question put to them: whoever is silent is silent about that, and not about everything."""


@kind("moment.withdrawn", "{who} withdrew {what}: {why}", audience="about")
class MomentWithdrawn(Fact):
    """A moment was taken back: it stays to be seen and counts no more."""

    who: Person
    what: Ref
    why: Words


@kind("words.forgotten", "{who} had the words of {whose} forgotten")
class WordsForgotten(Fact):
    """Somebody’s words and names were erased, and this says that it happened."""

    who: Person
    whose: Anyone
