"""Who buys from the invented firm: 240 customers with names, places, contacts and a rhythm of their own."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from random import Random

from ridealong.doors.demo.names import FORMS, firms, people
from ridealong.doors.demo.people import ANAS, FELIX_JOINED, PAUL_LEFT, STEFANS, TERRITORIES

CUSTOMERS, OF_STEFANS = 240, 5


@dataclass(frozen=True, slots=True)
class Customer:
    handle: str
    name: str
    place: str
    country: str
    seller: str
    contact: str = ""
    gap_days: float = 24.0
    """The median time between two orders."""
    spread: float = 0.4
    """How far the times between orders stray from it: the standard deviation of their logarithm."""
    spend: float = 900.0
    arrives: int | None = None
    """The week, counted back from the last one, in which they became known; None for those who always were."""
    sent_by: str = ""
    silent_from: int = 0
    """The week, counted back, from which they order no more."""

    @property
    def speaker(self) -> str:
        """The handle of whoever speaks for them."""
        first, _, last = self.contact.partition(" ")
        return f"{self.handle}/{_slug(first)}-{_slug(last)}" if self.contact else self.handle

    def known_before(self, week: int) -> bool:
        return self.arrives is None or self.arrives < week

    def served_by(self, week: int) -> str:
        """Who looks after them in a week counted back: Ana carried Paul's customers until Felix came."""
        if self.seller != "paul" or week < PAUL_LEFT:
            return self.seller
        return "ana" if week < FELIX_JOINED else "felix"


KNOWN_BY_NAME = (
    Customer("acme", "Acme Labels", "Graz", "AT", "tom", "Petra Lang", 7, 0.3, 2900),
    Customer(
        "delta-print", "Delta Print", "Linz", "AT", "mia", "Georg Nagl", 15, 0.25, 6400, silent_from=-16
    ),
    Customer("lipovec", "Tiskarna Lipovec", "Celje", "SI", "marko", "Alenka Lipovec", 18, 0.35, 2100),
    Customer("nordlicht", "Nordlicht Druck", "Freising", "DE", "lena", "Jule Sommer", 13, 0.4, 2700),
    Customer("harbour", "Harbour Labels", "Trieste", "IT", "ines", "Sandro Visin", 20, 0.5, 1500),
    Customer("kuhnert", "Kuhnert & Töchter", "Linz", "AT", "mia", "Ida Kuhnert", 17, 0.35, 3100),
    Customer("seewald", "Seewald Etiketten", "Zell am See", "AT", "paul", "Rosa Seewald", 19, 0.4, 2400),
    Customer("kreuzbraeu", "Druckhaus Kreuzbräu", "Dachau", "DE", "lena", "Toni Merk", 26, 0.5, 1250),
    Customer("orsolan", "Grafiche Orsolan", "Trento", "IT", "chiara", "Elda Orsolan", 16, 0.4, 1900),
    Customer("bolt", "Bolt Packaging", "Maribor", "SI", "marko", "Rok Bolta", 12, 0.4, 1700, -40, "lipovec"),
    Customer("kolarna", "Embalaža Kolarna", "Ptuj", "SI", "marko", "", 20, 0.4, 980, -27, "lipovec"),
    Customer(
        "mlinar-etikete",
        "Mlinar Etikete",
        "Velenje",
        "SI",
        "marko",
        "Ana Mlinar",
        15,
        0.4,
        1300,
        -9,
        "lipovec",
    ),
)

HABITS = ((0.25, 12, 0.85, 1100), (0.4, 21, 1.35, 700), (0.35, 30, 1.6, 480))
"""How customers buy: the share of them, days between orders, how loosely they keep to it, what an order comes to."""
LAPSE = 0.1
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


Names = dict[str, list[tuple[str, str]]]


@cache
def customers() -> tuple[Customer, ...]:
    """All of them, the same whatever the seed: a story's cast does not change with its events."""
    chance = Random("the customers of the demonstration")
    names = {tongue: firms(tongue, chance) for tongue in FORMS}
    sellers = [*STEFANS * OF_STEFANS]
    sellers += [ANAS[i % len(ANAS)] for i in range(CUSTOMERS - len(KNOWN_BY_NAME) - len(sellers))]
    contacts = {tongue: people(tongue, chance) for tongue in FORMS}
    made = [_customer(seller, names, contacts, chance) for seller in sellers]
    return (*KNOWN_BY_NAME, *_with_newcomers(made, chance))


def by_handle() -> dict[str, Customer]:
    return {customer.handle: customer for customer in customers()}


def _customer(seller: str, names: Names, contacts: dict[str, list[str]], chance: Random) -> Customer:
    territory = TERRITORIES[seller]
    family, name = names[territory.tongue].pop()
    contact = contacts[territory.tongue].pop()
    _, gap, spread, spend = chance.choices(HABITS, [share for share, *_ in HABITS])[0]
    return Customer(
        _slug(family), name, chance.choice(territory.places), territory.country, seller,
        contact=contact if chance.random() < 0.4 else "",
        gap_days=gap * chance.uniform(0.75, 1.4), spread=spread * chance.uniform(0.8, 1.2),
        spend=spend * chance.lognormvariate(0, 0.55),
        silent_from=-chance.randrange(5, 60) if chance.random() < LAPSE else 0,
    )  # fmt: skip


def _with_newcomers(made: list[Customer], chance: Random) -> list[Customer]:
    """Some arrive during the story, one about every fortnight, most of them sent by a customer of the same seller."""
    arrivals = [*range(-74, -13, 2), *range(-12, 0, 2)]
    chosen = dict(
        zip(
            sorted(chance.sample(range(len(made)), len(arrivals)), key=lambda _: chance.random()),
            arrivals,
            strict=True,
        )
    )
    old = [each for i, each in enumerate(made) if i not in chosen]
    return [_arriving(each, chosen[i], old, chance) if i in chosen else each for i, each in enumerate(made)]


def _arriving(customer: Customer, week: int, old: list[Customer], chance: Random) -> Customer:
    near = [each.handle for each in old if each.seller == customer.seller]
    sent_by = chance.choice(near) if chance.random() < 0.85 else ""
    return Customer(
        customer.handle, customer.name, customer.place, customer.country, customer.seller, customer.contact,
        customer.gap_days, customer.spread, customer.spend, week, sent_by,
    )  # fmt: skip


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(UMLAUTS)).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", "-")
