"""Reads amounts exactly, in any of the ways people write them; the decimal sign is decided from a whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from ridealong.moments.doubting import MOST
from ridealong.speech import gettext, gettext_noop

from .refusals import LONGEST_VALUE, Unreadable, shortened
from .tables import Cell
from .values import is_nothing

DecimalSign = Literal[".", ","]

DECIMALS = 6
PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
MONEY = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+−])?\s*(?P<before>[A-Za-z]{2,3}\$?|[A-Z]{0,2}[$€£¥₹])?\s*(?P<sign2>[-+−])?\s*"
    r"(?P<digits>[\d.,][\d.,'’\s]*?)\s*(?P<after>[A-Za-z]{3}|[$€£¥₹])?\s*(?P<minus>[-−])?\s*(?P<close>\))?"
)
SPACES_AND_MARKS = re.compile(r"[\s'’]")
WITH = {
    ".": re.compile(r"(?:[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}|\d+)?(?:\.\d+)?|\d+\."),
    ",": re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)?(?:,\d+)?|\d+,"),
}
SYMBOLS = {"€": "EUR", "£": "GBP", "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD",
           "NZ$": "NZD", "₹": "INR", "R$": "BRL", "HK$": "HKD", "S$": "SGD"}  # fmt: skip
# Those that a file is believed to speak of: any three letters are a code somewhere.
CODES = frozenset(
    "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW KWD MAD MXN "
    "MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU VND ZAR".split()
)
UNSURE = {"¥": gettext_noop("`¥` may be JPY or CNY; write the code")}


def read_amount(cell: Cell, decimal: DecimalSign = ".") -> Decimal | None:
    """The exact amount in a cell, without its currency; None when it holds nothing."""
    if isinstance(cell, str):
        plain = PLAIN.fullmatch(cell) and decimal == "."
        found = Decimal(cell) if plain else None if is_nothing(cell) else from_text(cell.strip(), decimal)
    elif isinstance(cell, bool) or not isinstance(cell, int | float):
        raise Unreadable(gettext("`{cell}` is not an amount; write it as 1234.50", cell=shortened(cell)))
    else:
        found = exact(cell)
    if found is not None and abs(found) >= MOST:
        raise Unreadable(gettext("`{cell}` is more than anybody pays for anything", cell=shortened(cell)))
    return found


def exact(number: int | float) -> Decimal:
    """A workbook keeps fifteen digits, and a sum of binary fractions is off in the last: six decimals are exact."""
    value = Decimal(f"{number:.15g}")
    if not value.is_finite():
        raise Unreadable(gettext("`{number}` is not an amount", number=number))
    whole = value == value.to_integral_value()
    return Decimal(int(value)) if whole else round(value, DECIMALS).normalize()


def from_text(text: str, decimal: DecimalSign) -> Decimal:
    found = MONEY.fullmatch(text) if len(text) <= LONGEST_VALUE else None
    if found is None or bool(found["open"]) != bool(found["close"]):
        raise Unreadable(
            gettext(
                "`{text}` is not an amount; write it as 1234.50, with its currency if any",
                text=shortened(text),
            )
        )
    for word in (found["before"], found["after"]):
        currency_called(word, text)
    digits = SPACES_AND_MARKS.sub("", found["digits"])
    if not WITH[decimal].fullmatch(digits) or not any(map(str.isdigit, digits)):
        sign = "point" if decimal == "." else "comma"
        raise Unreadable(
            gettext("`{text}` is not an amount with a decimal {sign}", text=shortened(text), sign=sign)
        )
    plain = digits.replace(",", "") if decimal == "." else digits.replace(".", "").replace(",", ".")
    signs = [found["sign"], found["sign2"], found["minus"]]
    negative = bool(found["open"]) or any(sign in ("-", "−") for sign in signs)
    return -Decimal(plain) if negative else Decimal(plain)


def currency_called(word: str | None, text: str) -> str | None:
    if word is None:
        return None
    code = SYMBOLS.get(word.upper(), word.upper())
    if code in CODES:
        return code
    if word in UNSURE:
        return None
    raise Unreadable(
        gettext(
            "`{text}` names no currency we know: `{word}`; write a code such as EUR",
            text=shortened(text),
            word=word,
        )
    )


def read_currency(cell: Cell) -> str | None:
    """The currency written beside an amount, or alone in a column of its own."""
    if not isinstance(cell, str) or is_nothing(cell) or PLAIN.fullmatch(cell):
        return None
    text = cell.strip()[:LONGEST_VALUE]
    if not any(map(str.isdigit, text)):
        return currency_called(text, text)
    found = MONEY.fullmatch(text)
    return currency_called(found["before"] or found["after"], text) if found else None


@dataclass(slots=True)
class SignsSeen:
    """What a column's own values say about its decimal sign."""

    point: int = 0
    comma: int = 0
    examples: dict[str, str] = field(default_factory=dict)

    def see(self, text: str) -> None:
        found = MONEY.fullmatch(text.strip())
        if found is None or not ("." in found["digits"] or "," in found["digits"]):
            return
        digits = SPACES_AND_MARKS.sub("", found["digits"])
        point, comma = WITH["."].fullmatch(digits), WITH[","].fullmatch(digits)
        if point and not comma:
            self.point += 1
            self.examples.setdefault("point", text.strip())
        elif comma and not point:
            self.comma += 1
            self.examples.setdefault("comma", text.strip())
        elif point and comma:
            self.examples.setdefault("either ," if "," in digits else "either .", text.strip())

    def settled(self) -> DecimalSign:
        return "," if self.comma and not self.point else "."

    def question(self) -> str | None:
        """What has to be asked. `1,234` alone is taken for thousands (and told); `1.234` alone is not."""
        if self.point and self.comma:
            one, other = self.examples["point"], self.examples["comma"]
            return gettext(
                "some amounts have a decimal point (`{one}`) and some a decimal comma (`{other}`)",
                one=one,
                other=other,
            )
        if "either ." in self.examples and not self.point and not self.comma:
            return gettext(
                "an amount may have a decimal point or points between thousands (`{examples}`)",
                examples=self.examples["either ."],
            )
        return None

    def told(self) -> str | None:
        if self.comma and not self.point:
            return gettext("amounts have a decimal comma (`{examples}`)", examples=self.examples["comma"])
        if "either ," in self.examples and not self.point:
            return gettext(
                "the comma in `{examples}` is read as parting thousands", examples=self.examples["either ,"]
            )
        return None
