"""Reads what a decision chooses between: its options, a line each, with a low, a likely and a high outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

FEWEST = 2
"""With a single option there is nothing to choose, and nothing to find out for it."""
_AMOUNT = r"-?\d{1,15}(?:\.\d+)?"
"""Longer figures are a slip of the pen: nothing anybody decides on is worth that, and nothing can be drawn from it."""
_LINE = re.compile(
    rf"(?P<name>[^:]*\S)\s*:\s*(?P<low>{_AMOUNT})"
    rf"(?:\s+to\s+|\s*,\s*(?P<likely>{_AMOUNT})\s*,\s*)(?P<high>{_AMOUNT})(?:\s+(?P<currency>[A-Z]{{3}}))?"
)


@dataclass(frozen=True, slots=True)
class Option:
    """One time in ten it comes out below ``low``, one in ten above ``high``, as often above ``likely`` as below."""

    name: str
    low: Decimal
    likely: Decimal
    high: Decimal

    def holds(self, worth: Decimal) -> bool:
        return self.low <= worth <= self.high


def options_in(document: str, currency: str) -> tuple[Option, ...] | None:
    """The options of a decision; None where one cannot be read, or where there is nothing to choose.

    All or none: an option left out would make the others look surer than they are. A range without a likely outcome
    has it in its middle.
    """
    lines = [line.strip() for line in document.splitlines() if line.strip()]
    found = [_option(line, currency) for line in lines]
    options = tuple(each for each in found if each is not None)
    names = {each.name.casefold() for each in options}
    return options if len(options) == len(lines) == len(names) >= FEWEST else None


def _option(line: str, currency: str) -> Option | None:
    told = _LINE.fullmatch(line)
    if told is None or told["currency"] not in (None, currency):
        return None
    low, high = Decimal(told["low"]), Decimal(told["high"])
    likely = Decimal(told["likely"]) if told["likely"] else (low + high) / 2
    return Option(told["name"], low, likely, high) if low <= likely <= high else None


def chosen(options: tuple[Option, ...], what: str) -> Option | None:
    """The option that was taken, by its own name."""
    return next((each for each in options if each.name.casefold() == what.strip().casefold()), None)
