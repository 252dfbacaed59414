"""Days, numbers, money and lists, as they are written in the language spoken now: 6 March 2026, 6. März 2026.

Whatever stands inside a sentence goes through here, so that a sentence in the catalogue only says where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ridealong.speech import spoken

Number = int | float | Decimal
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
"""Those of the languages that customers are written to in, too."""
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
SPELT = {
    "en": "none one two three four five six seven eight nine ten eleven twelve thirteen",
    "de": "keine eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn",
}
DECIMALS = 2
NO_BREAK = "\u00a0"
"""A space at which no line ends."""


def day(when: date) -> str:
    """6 March 2026, 6. März 2026."""
    return f"{short_day(when)} {when.year}"


def short_day(when: date) -> str:
    """The same where everybody knows the year: 6 March, 6. März."""
    return f"{when.day}{'.' if spoken() == 'de' else ''} {month(when)}"


def weekday(when: date) -> str:
    """Friday, Freitag."""
    return WEEKDAYS[spoken()].split()[when.weekday()]


def month(when: date) -> str:
    return MONTHS[spoken()].split()[when.month - 1]


def figure(number: Number, places: int | None = None) -> str:
    """1,234.5 and 1.234,5. With so many decimal places; without a word on them as many as it has, two at most."""
    if places is not None or isinstance(number, int):
        return _marked(f"{number:,.{places or 0}f}")
    return _marked(f"{number:,.{DECIMALS}f}".rstrip("0").rstrip("."))


def short(number: Number, places: int = 1) -> str:
    """A small number, and no more decimal places than it needs: 2, 2.5 and 2,5."""
    return _marked(f"{number:.{places}f}".removesuffix(f".{'0' * places}"))


def significant(number: Number, digits: int = 3) -> str:
    """As many digits as say something: 0.333 and 0,333."""
    return _marked(f"{number:.{digits}g}")


def _marked(english: str) -> str:
    """With the marks of the language: where English sets a comma between thousands, German sets a full stop."""
    return english.translate(_SWAPPED) if spoken() == "de" else english


_SWAPPED = str.maketrans(",.", ".,")


def days(number: Number) -> str:
    """How long something takes: a day or 2.5 days; einen Tag, 2,5 Tage."""
    if spoken() == "de":
        return "einen Tag" if number == 1 else f"{short(number)} Tage"
    return "a day" if number == 1 else f"{short(number)} days"


def weeks(number: Number) -> str:
    """The same of weeks: a week, 3 weeks; eine Woche, 3 Wochen."""
    if spoken() == "de":
        return "eine Woche" if number == 1 else f"{short(number)} Wochen"
    return "a week" if number == 1 else f"{short(number)} weeks"


def percent(share: float, places: int = 0) -> str:
    """41%, 41 %: a share of one."""
    told = _marked(f"{share:,.{places}%}")
    return told.replace("%", f"{NO_BREAK}%") if spoken() == "de" else told


def money(amount: Number, currency: str = "") -> str:
    """In whole units: 12,500 EUR, 12.500 EUR."""
    return f"{figure(amount, 0)} {currency}".rstrip()


def spelt(number: int) -> str:
    """Small numbers as words, larger ones as figures. One and none are of something feminine in German."""
    words = SPELT[spoken()].split()
    return words[number] if 0 <= number < len(words) else figure(number)


def listed(items: Iterable[str]) -> str:
    """A, B and C; A, B und C."""
    *first, last = list(items) or [""]
    return f"{', '.join(first)} {'und' if spoken() == 'de' else 'and'} {last}" if first else last


def either(items: Iterable[str]) -> str:
    """A, B or C; A, B oder C."""
    *first, last = items
    return f"{', '.join(first)} {'oder' if spoken() == 'de' else 'or'} {last}" if first else last


def quoted(names: Iterable[str]) -> str:
    """Somebody's words, one beside the other, each in quotation marks."""
    return ", ".join(map(quote, names))


def quote(words: str) -> str:
    """“Words”, „Worte“."""
    return f"„{words}“" if spoken() == "de" else f"“{words}”"


def inside(title: str) -> str:
    """A title as it stands inside a sentence: small in English; in German it may begin with a noun, and stays."""
    return title if spoken() == "de" else title[:1].lower() + title[1:]


def after_colon(words: str) -> str:
    """Words after a colon: in English they go on; a German sentence begins anew."""
    return begun(words) if spoken() == "de" else words


def begun(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]
