"""What people write where the notation wants it otherwise, and how the notation would have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ridealong.moments import slots
from ridealong.moments.shape import Token

SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "EURO": "EUR", "EUROS": "EUR"}
SYMBOLS |= {"DOLLAR": "USD", "DOLLARS": "USD", "POUND": "GBP", "POUNDS": "GBP"}
YEAR_DIGITS = 4
_AMOUNT = re.compile(r"-?\d(?:[\d.,'’]*\d)?")
_CURRENCY = re.compile(r"[€$£¥]|[A-Za-z]+")
_HOURS = re.compile(r"(\d+(?:[.,]\d+)?) ?h\w*(?: ?(\d+))?|(\d+):(\d{2})")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def fixes(wanted: str, told: Token) -> list[str]:
    """What a slip was probably meant to be, likelier readings first; empty where nobody can tell."""
    if wanted == "word":
        return [handle_meant(told.text)] if told.sort in ("word", "words", "date") else []
    fix = _FIXES.get((wanted, told.sort))
    return fix(told.text) if fix else []


def days_meant(text: str) -> list[str]:
    """The dates this may be; with dots the day comes first, with anything else it may be either."""
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 1:
        numbers = [text[:4], text[4:6], text[6:]]
    if len(numbers[0]) == YEAR_DIGITS:
        readings = [_day(*numbers)]
    else:
        day, month, year = numbers
        readings = (
            [_day(year, month, day)] if "." in text else [_day(year, day, month), _day(year, month, day)]
        )
    return list(dict.fromkeys(each for each in readings if each))


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year) + (0 if len(year) == YEAR_DIGITS else 2000), int(month), int(day)).isoformat()
    except ValueError:
        return None


def time_meant(text: str) -> str:
    """A time of day as the notation writes it."""
    hour, minute = (int(each) for each in re.findall(r"\d+", text)[:2])
    hour = hour % 12 + 12 if text.endswith("pm") else hour
    return f"{hour:02}:{minute:02}"


def amounts_meant(text: str) -> list[str]:
    """The amounts this may be, in euros where no currency is named."""
    found, named = _AMOUNT.search(text), _CURRENCY.search(text)
    currency = SYMBOLS.get(named[0].upper(), named[0].upper()) if named else "EUR"
    return [f"{number} {currency}" for number in _numbers_meant(found[0])] if found else []


def _numbers_meant(text: str) -> list[str]:
    digits = re.sub(r"['’]", "", text)
    whole, mark, cents = digits.rpartition(max(".,", key=digits.rfind))
    as_cents = f"{re.sub('[.,]', '', whole)}.{cents}" if mark else digits
    as_thousands = re.sub("[.,]", "", digits)
    grouped = re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", digits)
    if not grouped:
        return [_with_cents(as_cents)]
    return [_with_cents(as_thousands)] + (
        [_with_cents(as_cents)] if len(re.findall("[.,]", digits)) == 1 else []
    )


def _with_cents(number: str) -> str:
    whole, _, cents = number.partition(".")
    return f"{whole}.{cents.rstrip('0'):0<2}"


def lengths_meant(text: str) -> list[str]:
    """A length of time as the notation writes it; a bare number is minutes."""
    hours = _HOURS.match(text)
    if hours and hours[3]:
        return [slots.say_minutes(int(hours[3]) * 60 + int(hours[4]))]
    if hours:
        return [slots.say_minutes(round(Decimal(hours[1].replace(",", ".")) * 60) + int(hours[2] or 0))]
    minutes = _NUMBER.search(text)
    return [slots.say_minutes(round(Decimal(minutes[0].replace(",", "."))))] if minutes else []


def words_meant(text: str) -> list[str]:
    """Words in straight quotation marks, whatever stood around them."""
    return [slots.say_words(text.strip("“„”«»‘’‚'\"").strip())]


def handle_meant(text: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", text)).casefold()


_FIXES: dict[tuple[str, str], Callable[[str], list[str]]] = {
    ("words", "curly"): words_meant,
    ("words", "single"): words_meant,
    ("words", "word"): words_meant,
    ("date", "odd date"): days_meant,
    ("money", "odd money"): amounts_meant,
    ("money", "number"): amounts_meant,
    ("length", "odd length"): lengths_meant,
    ("length", "number"): lengths_meant,
    ("length", "time"): lengths_meant,
    ("label", "word"): lambda text: [f"^{text}"],
    ("label", "number"): lambda text: [f"^{text}"],
}
