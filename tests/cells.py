"""Which cells of the matrix of stories a test fills: a sign, and one of the seven ways it can come out.

    @cell("tempo.quickly", "gamed", "late")
    def test_one_change_in_ten_slices_is_one_try(): ...

The house rules hold the matrix together: tests/house/test_stories.py says which cells nobody has told yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T", bound=Callable[..., Any])
COLUMNS = ("yes", "not yet", "can't tell", "gamed", "young", "late", "corrected")
CELLLESS: dict[tuple[str, str], str] = {
    # difference
    # customers
    # employees
    # trenches
}
"""The cells that no story can fill, and why."""


def cell(sign: str, *columns: str) -> Callable[[T], T]:
    """Says of a test that it tells how this sign, ``practice.sign``, comes out in these ways."""
    unknown = set(columns) - set(COLUMNS)
    if unknown or not columns:
        raise ValueError(
            f"a story fills one or more of {', '.join(COLUMNS)}; not {', '.join(unknown) or 'none'}"
        )

    def declare(test: T) -> T:
        test.cells = {*cells_of(test), *((sign, column) for column in columns)}  # type: ignore[attr-defined]
        return test

    return declare


def cells_of(test: Callable[..., Any]) -> set[tuple[str, str]]:
    return getattr(test, "cells", set())
