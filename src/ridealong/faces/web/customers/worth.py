"""What a relationship is worth as pages say and draw it: the year ahead, and with who came through them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ridealong.answer.relationships import NoWorth
from ridealong.ledger.customers import Customer, Known
from ridealong.ledger.worths import Kept, Worked
from ridealong.speech import figures, gettext

DIGITS = 3
WIDTH = 100.0
MOST_CERTAIN, LEAST_CERTAIN = 99, 1


def about(amount: float, currency: str) -> str:
    """A sum that is expected and not known: to three digits, for more would say more than anybody can."""
    whole = round(amount)
    return figures.money(round(whole, DIGITS - len(str(abs(whole)))), currency)


def in_a_hundred(chance: float) -> int:
    """Nobody is surely there or surely gone."""
    return min(MOST_CERTAIN, max(LEAST_CERTAIN, round(100 * chance)))


@dataclass(frozen=True, slots=True)
class Together:
    """What all customers say together, in words."""

    why: str = ""
    """Why nobody's worth can be told, where it cannot."""
    currency: str = ""
    day: date | None = None
    value: str = ""
    r: str = ""
    """How many others a customer sends before they leave; empty where nobody sent anybody."""
    r_low: str = ""
    r_high: str = ""
    multiplier: str = ""
    """What one customer becomes with all who come through them; empty where it cannot be told."""

    @classmethod
    def of(cls, worked: Worked | None) -> Together:
        if worked is None or not (worked.told.customers or worked.told.why):
            return cls()
        told = worked.told
        if told.why:
            return cls(why=str(NoWorth(told.why, told.detail)))
        sends = told.r is not None
        return cls(
            currency=told.currency,
            day=worked.day,
            value=about(told.value, told.currency),
            r=figures.figure(told.r, 2) if told.r is not None else "",
            r_low=figures.figure(told.r_low, 2) if sends else "",
            r_high=figures.figure(told.r_high, 2) if sends and told.r_high < LARGEST_R else "",
            multiplier=figures.figure(told.multiplier, 1) if told.multiplier else "",
        )


LARGEST_R = 100
"""Beyond that an upper end says nothing."""


@dataclass(slots=True)
class Leaf:
    """Somebody in the tree of who sent whom, with those who came through them."""

    customer: Customer | None
    """Where this reader may see them."""
    name: str
    value: str
    is_here: bool = False
    came: list[Leaf] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One customer's year ahead: what they buy with its interval, and what those buy who came through them."""

    alive: int
    """In a hundred."""
    purchases: str
    value: str
    low: str
    high: str
    lifetime: str
    hanging: int
    """How many came through them whom this reader may see."""
    hidden: int
    """How many more, whom others serve; what those are worth is not told."""
    value_hanging: str
    to_come: str
    with_all: str
    bar: float
    begins: float
    ends: float
    bar_hanging: float

    @classmethod
    def of(cls, kept: Kept, worked: Worked | None, came: Sequence[Customer]) -> Drawn | None:
        """Nothing where they never bought, or nobody's worth can be told; ``came`` are those whom the reader sees."""
        expected = kept.expected
        if expected is None or worked is None:
            return None
        currency = worked.told.currency
        hanging = sum(each.worth.expected.value for each in came if each.worth.expected)
        to_come = expected.alive * worked.told.to_come if worked.told.to_come else 0.0
        scale = WIDTH / max(expected.high, expected.value + hanging, 1.0)
        return cls(
            alive=in_a_hundred(expected.alive),
            purchases=figures.figure(expected.purchases, 0 if expected.purchases >= A_FEW else 1),
            value=about(expected.value, currency),
            low=about(expected.low, currency),
            high=about(expected.high, currency),
            lifetime=about(expected.lifetime, currency),
            hanging=len(came),
            hidden=max(kept.hanging - len(came), 0),
            value_hanging=about(hanging, currency),
            to_come=about(to_come, currency) if to_come >= 1 else "",
            with_all=about(expected.value + hanging, currency),
            bar=round(expected.value * scale, 2),
            begins=round(expected.low * scale, 2),
            ends=round(expected.high * scale, 2),
            bar_hanging=round(hanging * scale, 2),
        )


A_FEW = 10


def came_through(known: Iterable[Known], here: Customer) -> list[Customer]:
    """Those whom this reader sees of all who came through a customer, over whatever others."""
    customers = {each.root: each for each in known if each.id == each.root}
    through, waiting = list[Customer](), [here.id]
    while waiting:
        sender = waiting.pop()
        newcomers = [each for each in customers.values() if each.sender == sender]
        through += [each.customer for each in newcomers if each.customer is not None]
        waiting += [each.root for each in newcomers]
    return through


def grown(known: Iterable[Known], here: Customer, currency: str) -> Leaf | None:
    """The tree a customer stands in, from whoever sent those above them; nothing where nobody sent anybody.

    Whoever this reader may not see stands in it without a name, for somebody sent those who came through them.
    """
    customers = {each.root: each for each in known if each.id == each.root}
    leaves = {each.root: _leaf(each.customer, currency, each.root == here.id) for each in customers.values()}
    for newcomer, each in customers.items():
        if each.sender in leaves and each.sender is not None:
            leaves[each.sender].came.append(leaves[newcomer])
    root = here.id
    while (sender := customers[root].sender) in customers and sender is not None:
        root = sender
    return leaves[root] if leaves[root].came else None


def _leaf(customer: Customer | None, currency: str, is_here: bool) -> Leaf:
    if customer is None:
        return Leaf(None, gettext("a customer others serve"), "")
    expected = customer.worth.expected
    return Leaf(customer, customer.name, about(expected.value, currency) if expected else "", is_here)
