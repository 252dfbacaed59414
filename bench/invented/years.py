"""The moments of an invented firm: its last year, and as many of the same size before it as are asked for."""

from __future__ import annotations

from collections.abc import Iterator

from invented import customers, difference, employees, trenches  # type: ignore[import-not-found]
from invented.firm import A_YEAR, AS_OF, Firm  # type: ignore[import-not-found]
from ridealong.moments.moment import Moment

RECIPES = (*customers.RECIPES, *difference.RECIPES, *employees.RECIPES, *trenches.RECIPES)


def moments_of(size: int, years_before: int = 0) -> list[Moment]:
    """About so many moments for the last year and for each before it, of the same people and customers."""
    return list(_told(Firm(size), years_before))


def _told(firm: Firm, years_before: int) -> Iterator[Moment]:
    yield from firm.roster(A_YEAR * years_before)
    for before in range(years_before + 1):
        firm.end = AS_OF - A_YEAR * before
        for recipe in RECIPES:
            yield from recipe(firm)
