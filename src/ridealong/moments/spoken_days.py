"""Days as people say them, "Friday", "in two weeks", "übermorgen", and the days of the calendar they may mean."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ridealong.moments import slips

A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)
MONTHS_A_YEAR, FRIDAY, SUNDAY = 12, 4, 6
FURTHEST = 1_000
"""Of whatever they count: beyond it nobody means a day."""
GERMAN = "de"


class SaidDay(NamedTuple):
    """A stretch of a text, and the days it may mean, likelier first."""

    start: int
    end: int
    days: tuple[date, ...]


class Saying(NamedTuple):
    """A way to say a day, and what it means on a day; ``past`` where it is of something that happened."""

    pattern: re.Pattern[str]
    means: Callable[[re.Match[str], date, bool], tuple[date, ...]]


def said_days(
    text: str, today: date, *, languages: Collection[str] = (), past: bool = False
) -> Iterator[SaidDay]:
    """Every day said in a text, in English and in what else its writer reads; dates of the notation are none."""
    at = 0
    while at < len(text):
        found = [
            (hit.start(), -hit.end(), hit, each)
            for each in _sayings(languages)
            if (hit := each.pattern.search(text, at))
        ]
        if not found:
            return
        _, _, hit, saying = min(found, key=lambda each: each[:2])
        try:
            days = saying.means(hit, today, past)
        except (ValueError, OverflowError):
            days = ()
        if days:
            yield SaidDay(hit.start(), hit.end(), days)
        at = hit.end()


def _sayings(languages: Collection[str]) -> tuple[Saying, ...]:
    return ENGLISH + GERMANS if GERMAN in languages else ENGLISH


# ---- what each way of saying a day means ----


def _so_far(away: dict[str, int]) -> Callable[[re.Match[str], date, bool], tuple[date, ...]]:
    return lambda hit, today, past: (today + away[" ".join(hit[0].casefold().split())] * A_DAY,)


def _weekday(
    names: dict[str, int], nexts: str, lasts: str, this: str
) -> Callable[[re.Match[str], date, bool], tuple[date, ...]]:
    """By itself the first that comes, or came; "next Friday" may be that, or the one of the week after this."""

    def means(hit: re.Match[str], today: date, past: bool) -> tuple[date, ...]:
        which, ahead = (hit["which"] or "").casefold(), (names[hit["day"].casefold()] - today.weekday()) % 7
        coming = today + ahead * A_DAY
        if re.fullmatch(lasts, which) or (past and not which):
            back = (coming - A_WEEK,)
            return back if which or ahead else (coming, *back)
        if re.fullmatch(nexts, which):
            of_next_week = today + (7 - today.weekday() + names[hit["day"].casefold()]) * A_DAY
            return tuple(dict.fromkeys((coming if ahead else coming + A_WEEK, of_next_week)))
        # Said on a Friday, "Friday" may be today or in a week.
        return (coming,) if ahead or re.fullmatch(this, which) else (coming, coming + A_WEEK)

    return means


def _counted(
    numbers: dict[str, int], units: dict[str, str], sign: int
) -> Callable[[re.Match[str], date, bool], tuple[date, ...]]:
    def means(hit: re.Match[str], today: date, past: bool) -> tuple[date, ...]:
        number = int(hit["number"]) if hit["number"].isdecimal() else numbers[hit["number"].casefold()]
        unit = next(unit for begin, unit in units.items() if hit["unit"].casefold().startswith(begin))
        if number > FURTHEST:
            return ()
        if unit == "month":
            return (_months_on(today, sign * number),)
        return (today + sign * number * (A_WEEK if unit == "week" else A_DAY),)

    return means


def _months_on(day: date, months: int) -> date:
    whole = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = divmod(whole, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _end(week: str, following: str) -> Callable[[re.Match[str], date, bool], tuple[date, ...]]:
    """The end of a week is its Friday to some, and its Sunday to others."""

    def means(hit: re.Match[str], today: date, past: bool) -> tuple[date, ...]:
        later = bool(hit["which"] and re.fullmatch(following, hit["which"].casefold()))
        if re.fullmatch(week, hit["unit"].casefold()):
            monday = today - today.weekday() * A_DAY + later * A_WEEK
            return tuple(day for each in (FRIDAY, SUNDAY) if (day := monday + each * A_DAY) >= today)
        first = _months_on(today.replace(day=1), later + 1)
        return (first - A_DAY,)

    return means


def _in_a_month(names: dict[str, int]) -> Callable[[re.Match[str], date, bool], tuple[date, ...]]:
    """A day without its year is the next of that name, or the last where it is of something that happened."""

    def means(hit: re.Match[str], today: date, past: bool) -> tuple[date, ...]:
        month = names[hit["month"].casefold()] if hit["month"] else int(hit["number"])
        if hit["year"]:
            return (date(int(hit["year"]), month, int(hit["day"])),)
        years = (today.year - 1, today.year, today.year + 1)
        days = [date(each, month, int(hit["day"])) for each in years if _exists(each, month, int(hit["day"]))]
        return tuple(
            [day for day in days if day <= today][-1:] if past else [day for day in days if day >= today][:1]
        )

    return means


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= MONTHS_A_YEAR and 1 <= day <= calendar.monthrange(year, month)[1]


def _in_figures(hit: re.Match[str], today: date, past: bool) -> tuple[date, ...]:
    return tuple(date.fromisoformat(each) for each in slips.days_meant(hit[0]))


# ---- the ways there are ----


def _saying(pattern: str, means: Callable[[re.Match[str], date, bool], tuple[date, ...]]) -> Saying:
    return Saying(re.compile(rf"(?<![\w./^@-])(?:{pattern})(?![\w/@-]|\.\w)", re.IGNORECASE), means)


def _named(names: str) -> dict[str, int]:
    return {name: place for place, row in enumerate(names.split()) for name in row.casefold().split("|")}


def _any(words: Collection[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


DAYS = _named("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
TAGE = _named("Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag")
MONTHS = {name: at + 1 for name, at in _named(
    "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug September|Sep|Sept October|Oct"
    " November|Nov December|Dec"
).items()}  # fmt: skip
MONATE = {name: at + 1 for name, at in _named(
    "Januar|Jänner Februar|Feber März April Mai Juni Juli August September Oktober November Dezember"
).items()}  # fmt: skip
NUMBERS = _named("zero a|an|one two three four five six seven eight nine ten eleven twelve")
ZAHLEN = _named("null einem|einer|ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
UNITS = {"day": "day", "week": "week", "month": "month"}
EINHEITEN = {"tag": "day", "woche": "week", "monat": "month"}
AWAY = {"today": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2, "day after tomorrow": 2}
FORT = {"heute": 0, "morgen": 1, "übermorgen": 2, "gestern": -1, "vorgestern": -2}
_FIGURES = r"\d{1,2}\.\d{1,2}\.\d{2}(?:\d\d)?|\d{4}[./]\d{1,2}[./]\d{1,2}|\d{1,2}/\d{1,2}/\d{4}"

ENGLISH = (
    _saying(_any(AWAY), _so_far(AWAY)),
    _saying(
        rf"(?:(?P<which>this|next|coming|last)\s+)?(?P<day>{_any(DAYS)})",
        _weekday(DAYS, "next", "last", "this|coming"),
    ),
    _saying(
        rf"in\s+(?P<number>\d+|{_any(NUMBERS)})\s+(?P<unit>days?|weeks?|months?)", _counted(NUMBERS, UNITS, 1)
    ),
    _saying(
        rf"(?P<number>\d+|{_any(NUMBERS)})\s+(?P<unit>days?|weeks?|months?)\s+ago",
        _counted(NUMBERS, UNITS, -1),
    ),
    _saying(
        r"(?:the\s+)?end\s+of\s+(?:(?P<which>the|this|next)\s+)?(?P<unit>week|month)", _end("week", "next")
    ),
    _saying(
        rf"(?P<number>(?!))?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_any(MONTHS)})(?:,?\s+(?P<year>\d{{4}}))?",
        _in_a_month(MONTHS),
    ),
    _saying(
        rf"(?P<number>(?!))?(?P<month>{_any(MONTHS)})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?",
        _in_a_month(MONTHS),
    ),
    _saying(_FIGURES, _in_figures),
)
GERMANS = (
    _saying(_any(FORT), _so_far(FORT)),
    _saying(
        rf"(?:(?P<which>diese[nr]|nächste[nr]|kommende[nr]|letzte[nr])\s+)?(?P<day>{_any(TAGE)})",
        _weekday(TAGE, "nächste[nr]", "letzte[nr]", "diese[nr]|kommende[nr]"),
    ),
    _saying(
        rf"in\s+(?P<number>\d+|{_any(ZAHLEN)})\s+(?P<unit>Tag(?:en)?|Wochen?|Monat(?:en)?)",
        _counted(ZAHLEN, EINHEITEN, 1),
    ),
    _saying(
        rf"vor\s+(?P<number>\d+|{_any(ZAHLEN)})\s+(?P<unit>Tag(?:en)?|Wochen?|Monat(?:en)?)",
        _counted(ZAHLEN, EINHEITEN, -1),
    ),
    _saying(
        r"Ende\s+(?:(?P<which>der|dieser|nächster|des|dieses|nächsten)\s+)?(?P<unit>Woche|Monats?)",
        _end("woche", "nächste[rn]"),
    ),
    _saying(
        rf"(?P<number>(?!))?(?P<day>\d{{1,2}})\.\s*(?P<month>{_any(MONATE)})(?:\s+(?P<year>\d{{4}}))?",
        _in_a_month(MONATE),
    ),
    _saying(r"(?P<month>(?!))?(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?!))?", _in_a_month(MONATE)),
)
