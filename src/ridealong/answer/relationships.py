"""What each relationship of a leader is worth on a day, with how far it may be from that, from the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ridealong.engines.relationship.purchase_days import PurchaseDays, purchase_days
from ridealong.engines.relationship.valuing import NothingToLearn, Valued, value
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.rhythms import currencies_of, past_rhythm
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.purchases import Purchase
from ridealong.people import parties as people
from ridealong.speech import gettext

A_DAY = timedelta(days=1)
CENTS = 2
DRAWN = 100
"""Parameters that an interval holds: a page is asked for often, and these say it to a hundredth or two."""


ONE_DAY, CURRENCIES = "one day", "currencies"


class NoWorth(ValueError):
    """What is known does not say what anybody is worth; the sentence says why, and what would."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why, self.detail = why, detail

    def __str__(self) -> str:
        if self.why == ONE_DAY:
            return gettext(
                "all purchases are of one day, so nothing says how often anybody comes back; ask again later"
            )
        return gettext(
            "purchases are in {currencies}, and nobody here says what one is in another; nothing was added up",
            currencies=self.detail,
        )


@dataclass(frozen=True, slots=True)
class Relationship:
    """One customer, a year ahead; four times out of five what comes lies between low and high."""

    alive: float
    """How probable it is that they are still a customer."""
    purchases: float
    """On how many days they are expected to buy."""
    value: float
    low: float
    high: float
    lifetime: float
    """All that is expected ever to come, what comes later counting less."""
    currency: str
    days: Sequence[date]
    """Every day they bought on, in order."""
    spent: float
    """What they bought for so far."""
    due: date | None
    """The last day they may come back and be in their rhythm; none before the fourth purchase day."""

    @property
    def last(self) -> date:
        return self.days[-1]

    def quiet(self, today: date) -> bool:
        """Whether they are past their rhythm: as good a sign as any model’s of who has left."""
        return self.due is not None and self.due < today


@dataclass(frozen=True)
class Book:
    """Purchases of one currency as purchase days, and whose they are; whoever turned out to be another counts there."""

    customers: list[str]
    """By their number in the days."""
    days: PurchaseDays
    unit: int
    """How many of what amounts are counted in make one of the currency."""
    currency: str


def worths_of(leader: str, as_of: date) -> dict[str, Relationship]:
    """The worth of every customer who bought before a day began, by id. Nobody, where nobody bought.

    Raises
    ------
    NoWorth: more than one currency, or all purchases on one day.
    """
    bought = _bought(leader, as_of)
    return worths(bought, as_of) if bought else {}


def book_of(leader: str, as_of: date) -> Book | None:
    """A leader's purchases before a day began; None where there are none. Raises :class:`NoWorth`."""
    bought = _bought(leader, as_of)
    return book(bought) if bought else None


def _bought(leader: str, as_of: date) -> Sequence[Purchase]:
    return recall(
        Scope.of_leader(leader),
        until=as_of,
        zone=people.zone_of(leader),
        kinds=(CustomerBought,),
        words=False,
        apart=True,
    ).purchases


def book(bought: Sequence[Purchase]) -> Book:
    """Purchases that are at hand."""
    currency = _one_currency(bought)
    roots = {
        each: customer or each for each, _, _, customer in people.told_of({each.customer for each in bought})
    }
    whose = [roots.get(each.customer, each.customer) for each in bought]
    customers = sorted(set(whose))
    number = {each: place for place, each in enumerate(customers)}
    places = max(CENTS, *(-int(each.amount.as_tuple().exponent) for each in bought))
    days = purchase_days(
        [number[each] for each in whose],
        [each.day.toordinal() for each in bought],
        [int(each.amount.scaleb(places)) for each in bought],
    )
    return Book(customers, days, 10**places, currency)


def worths(bought: Sequence[Purchase], as_of: date) -> dict[str, Relationship]:
    """The worth of each from purchases that are at hand, all before the day."""
    found = book(bought)
    days = found.days
    try:
        valued = value(days, (as_of - A_DAY).toordinal(), draws=DRAWN)
    except NothingToLearn:
        raise NoWorth(ONE_DAY) from None
    told: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for customer, day, amount in zip(
        days.customer.tolist(), days.day.tolist(), days.amount.tolist(), strict=True
    ):
        told[customer].append((day, amount))
    return {
        found.customers[one]: _relationship(valued, row, found.unit, found.currency, told[one])
        for row, one in enumerate(valued.summary.customer.tolist())
    }


def _one_currency(bought: Sequence[Purchase]) -> str:
    currencies = sorted(set(currencies_of(each.id for each in bought).values()))
    if len(currencies) > 1:
        raise NoWorth(CURRENCIES, ", ".join(currencies))
    return currencies[0] if currencies else ""


def _relationship(
    valued: Valued, row: int, unit: int, currency: str, bought: Sequence[tuple[int, int]]
) -> Relationship:
    worth = valued.worth
    days = [date.fromordinal(day) for day, _ in bought]
    return Relationship(
        alive=float(worth.alive[row]),
        purchases=float(worth.purchases[row]),
        value=float(worth.value[row]) / unit,
        low=float(worth.value_low[row]) / unit,
        high=float(worth.value_high[row]) / unit,
        lifetime=float(worth.lifetime[row]) / unit,
        currency=currency,
        days=days,
        spent=sum(amount for _, amount in bought) / unit,
        due=past_rhythm(days),
    )
