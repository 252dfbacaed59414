"""What one of each currency is in the one that is reported in, as a small file says: exact, and nobody's guess."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from pathlib import Path

from ridealong.doors.crm.money import read_currency
from ridealong.doors.crm.refusals import Unreadable

CENT = Decimal("0.01")
HOW = "write a line each, such as USD = 0.92, and the currency to report in as EUR = 1"


class NoRates(ValueError):
    """A file that does not say what currencies are worth; the sentence says how to."""


@dataclass(frozen=True)
class Rates:
    """What one of each is in the currency that is reported in."""

    into: str
    of: Mapping[str, Decimal]

    def converted(self, amount: Decimal, currency: str) -> Decimal:
        """To the cent, halves to the even one. Raises KeyError for a currency that is not in the file."""
        return (amount * self.of[currency]).quantize(CENT, ROUND_HALF_EVEN)


def read_rates(path: Path) -> Rates:
    """From TOML, or from CSV with the columns currency and rate. Raises :class:`NoRates`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NoRates(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is no text'}"
        ) from None
    told = _of_csv(path.name, text) if path.suffix.casefold() == ".csv" else _of_toml(path.name, text)
    found = {_currency(path.name, name): _rate(path.name, name, rate) for name, rate in told.items()}
    into = [each for each, rate in found.items() if rate == 1]
    if len(into) != 1:
        raise NoRates(f"{path.name} does not say in which currency to report: {HOW}")
    return Rates(into[0], found)


def _of_toml(name: str, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise NoRates(f"{name}: {error}; {HOW}") from None


def _of_csv(name: str, text: str) -> dict[str, object]:
    rows = csv.DictReader(text.splitlines())
    if not {"currency", "rate"} <= {(each or "").strip().casefold() for each in rows.fieldnames or ()}:
        raise NoRates(f"{name} has no columns currency and rate; write them above the rates")
    found: dict[str, object] = {}
    for row in rows:
        told = {(heading or "").strip().casefold(): str(cell or "").strip() for heading, cell in row.items()}
        if told["currency"] in found:
            raise NoRates(f"{name} says two rates of {told['currency']}; leave one")
        found[told["currency"]] = told["rate"]
    return found


def _currency(name: str, told: str) -> str:
    try:
        found = read_currency(told)
    except Unreadable:
        found = None
    if not found:
        raise NoRates(f"{name}: `{told[:20]}` is no currency; {HOW}")
    return found


def _rate(name: str, currency: str, told: object) -> Decimal:
    try:
        rate = Decimal(str(told))
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or rate <= 0:
        raise NoRates(f"{name}: `{str(told)[:20]}` is no rate of {currency}; {HOW}")
    return rate
