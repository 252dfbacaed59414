"""How often what came lies within what was said: intervals of each customer and of all, over many books.

`python -m bench.value.covering` prints a table: with the truth known, with the fit taken for the truth, and with how
uncertain the fit is.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bench.value.books import AHEAD, Book, book
from bench.value.rows import LONGEST
from ridealong.engines.relationship.customers import Floats
from ridealong.engines.relationship.likely import Likely
from ridealong.engines.relationship.totals import Book as Expected
from ridealong.engines.relationship.totals import Totals, totals_of
from ridealong.engines.relationship.valuing import NothingToLearn, Valued, value
from ridealong.engines.relationship.worth import Worth, worth_of

BOOKS = {50: 300, 200: 150, 2_000: 80}
TRUTH, FIT, BOTH = "the truth", "the fit alone", "with the fit's own doubt"


@dataclass(frozen=True)
class Held:
    """Of one book and one way of saying it."""

    below: int
    """Customers who brought less than the least that was said."""
    could: int
    """Of so many: where that least was more than nothing."""
    above: int
    """Customers who brought more than the most that was said."""
    customers: int
    total: bool
    """Whether all together brought what lies between."""
    purchases: bool


def of_a_book(seen: Book) -> Iterator[tuple[str, Held]]:
    valued = value(seen.days, LONGEST, ahead=AHEAD)
    assert valued.worth.totals is not None
    yield BOTH, _held(seen, valued.worth, valued.worth.totals)
    for name, buying, spending in (
        (TRUTH, seen.buying, seen.spending),
        (FIT, valued.buying.at, valued.spending),
    ):
        yield name, _held(seen, *_by_chance(valued, buying, spending))


def _by_chance(valued: Valued, buying: Floats, spending: Floats) -> tuple[Worth, Totals]:
    """What is said if these are the parameters, and nothing is uncertain but what chance makes of them."""
    paid = np.maximum(valued.summary.spent_again.astype(np.float64), 0)
    worth = worth_of(buying, spending, valued.customers, paid, days=AHEAD)
    expected = Expected(valued.customers, paid, worth.purchases, worth.spend, AHEAD)
    many = 400
    certain = Likely(np.tile(buying, (many, 1)), np.tile(spending, (many, 1)))
    return worth, totals_of(expected, certain)


def _held(seen: Book, worth: Worth, totals: Totals) -> Held:
    money, all_of_it, bought = seen.money, float(seen.money.sum()), int(seen.later.sum())
    return Held(
        below=int((money < worth.value_low).sum()),
        could=int((worth.value_low > 0).sum()),
        above=int((money > worth.value_high).sum()),
        customers=len(money),
        total=totals.value_low <= all_of_it <= totals.value_high,
        purchases=totals.purchases_low <= bought <= totals.purchases_high,
    )


def covered(customers: int, books: int, *, first: int = 0) -> dict[str, dict[str, float]]:
    """The shares of many books, by how it was said."""
    found: defaultdict[str, list[Held]] = defaultdict(list)
    for seed in range(first, first + books):
        try:
            for name, held in of_a_book(book(customers, seed=seed)):
                found[name].append(held)
        except NothingToLearn:
            continue
    return {name: _shares(rows) for name, rows in found.items()}


def _shares(rows: list[Held]) -> dict[str, float]:
    def total(name: str) -> int:
        return sum(getattr(each, name) for each in rows)

    return {
        "below": total("below") / max(total("could"), 1),
        "above": total("above") / total("customers"),
        "total": total("total") / len(rows),
        "purchases": total("purchases") / len(rows),
        "books": len(rows),
    }


def main() -> None:
    print("| customers | books | intervals from | below low | above high | total money | total purchases |")
    print("|---:|---:|---|---:|---:|---:|---:|")
    for customers in map(int, sys.argv[1:]) if sys.argv[1:] else BOOKS:
        found = covered(customers, BOOKS.get(customers, 50))
        for name in (TRUTH, FIT, BOTH):
            one = found[name]
            print(
                f"| {customers:,} | {one['books']} | {name} | {one['below']:.1%} | {one['above']:.1%} "
                f"| {one['total']:.1%} | {one['purchases']:.1%} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
