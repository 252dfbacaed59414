"""What a line typed in a hurry may mean in the notation: "Friday", "in two weeks", "9.480 €", “curly quotes”, names.

Every stretch that is written otherwise keeps all it may mean; nothing here chooses between two.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product
from typing import NamedTuple

from ridealong.moments import slips, slots
from ridealong.moments.recognising import read_as
from ridealong.moments.spoken_days import GERMAN, said_days

AT_MOST = 6
"""Readings of one line: whoever is offered more cannot choose any better."""
Names = Mapping[str, Sequence[str]]
"""The handles of everybody who goes by a full name, by that name in small letters."""
HIDDEN = "\0"

_QUOTED = re.compile(rf'{slots.QUOTED.pattern}|"[^\n]*|[“„«”][^“”„«»"\\\n]*[“”»]')
_CURRENCY = r"(?:[€$£¥]|(?i:eur|usd|gbp|chf)(?!\w)|(?i:euros?|dollars?|pounds?)(?!\w)|[A-Z]{3}(?!\w))"
_AMOUNT = re.compile(rf"(?<![\w.])(?:[€$£¥] ?-?\d[\d.,'’]*\d|[€$£¥] ?-?\d|-?\d[\d.,'’]* ?{_CURRENCY})")
_PLAIN_AMOUNT = re.compile(slots.PATTERNS[slots.Money])
_GROUPED = re.compile(r"\d{1,3}[.,]\d{3}(?!\d)")
_LENGTH = re.compile(
    r"(?<![\w.])(?:(?:\d+ h \d+ min|\d+ h|\d+ min)(?!\w)"
    r"|\d+(?:[.,]\d+)? ?(?:hours?|hrs?|h|minutes?|mins?|Stunden?|Std\.?|Minuten?)(?!\w)"
    r"|(?:an|one|eine) (?:hour|Stunde)(?!\w))",
    re.IGNORECASE,
)
_PLAIN_LENGTH = re.compile(slots.PATTERNS[slots.Minutes])
_A_WEEK = re.compile(r"(?<=\s)(?:per|each|every|pro|jede|die) (?:week|Woche)(?!\w)", re.IGNORECASE)
_BEFORE_A_DAY = re.compile(
    r"(?:(?<=\s)|^)(?P<word>by|to|from|period|until|till|before|on|bis zum|bis|am)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_KEPT = ("by", "to", "from", "period")
"""What the notation itself writes before a day; everything else people write there means "by"."""
_WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*|&")
LONGEST_NAME = 5


class Edit(NamedTuple):
    """A stretch of what was typed, and what it may be in the notation."""

    start: int
    end: int
    texts: tuple[str, ...]
    shown: bool = True
    """Whether its writer has to see what was made of it before it is recorded."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line; ``text`` is that line in the notation."""

    text: str
    edits: tuple[tuple[Edit, str], ...] = ()

    @property
    def shown(self) -> bool:
        return any(edit.shown for edit, _ in self.edits)

    def back(self, at: int) -> int:
        """Where in what was typed stands what is at a place of the reading."""
        grown = 0
        for edit, text in self.edits:
            start = edit.start + grown
            if at < start:
                break
            if at < start + len(text):
                return edit.start
            grown += len(text) - (edit.end - edit.start)
        return at - grown


def readings(
    typed: str, *, today: date, languages: Collection[str] = (), names: Names | None = None
) -> list[Reading]:
    """Every way to read a line, likelier ones first; where none is a sentence, the likeliest by itself."""
    straight = [
        Edit(hit.start(), hit.end(), (f'"{hit[0][1:-1]}"',), False)
        for hit in _QUOTED.finditer(typed)
        if hit[0][0] != '"'
    ]
    hidden = _QUOTED.sub(lambda hit: HIDDEN * len(hit[0]), typed)
    figures = [*_figures(hidden, languages)]
    hidden = _without(hidden, figures)
    sure = [each for each in figures if each.texts] + straight
    named = list(_full_names(hidden, names or {}))
    days = list(_days(_without(hidden, named), today, languages))
    found = _made(typed, [*sure, *named, *days])
    if (
        days
        and not _sentences(found)
        and (moved := _happened(typed, [*sure, *named], days, today, languages))
    ):
        found = moved
    return _sentences(found) or found[:1]


def _sentences(found: list[Reading]) -> list[Reading]:
    return [each for each in found if read_as(each.text)]


def _made(typed: str, edits: list[Edit]) -> list[Reading]:
    """Every combination of what the stretches may mean."""
    told = sorted(edits)
    made = []
    for texts in islice(product(*(each.texts for each in told)), AT_MOST):
        pieces, at = [], 0
        for edit, text in zip(told, texts, strict=True):
            pieces += [typed[at : edit.start], text]
            at = edit.end
        made.append(Reading("".join([*pieces, typed[at:]]), tuple(zip(told, texts, strict=True))))
    return made


def _without(hidden: str, edits: list[Edit]) -> str:
    for edit in edits:
        hidden = hidden[: edit.start] + HIDDEN * (edit.end - edit.start) + hidden[edit.end :]
    return hidden


# ---- amounts and lengths ----


def _figures(hidden: str, languages: Collection[str]) -> Iterator[Edit]:
    """Amounts and lengths; those the notation reads as they stand come without a text of another kind."""
    for hit in _LENGTH.finditer(hidden):
        yield Edit(hit.start(), hit.end(), () if _PLAIN_LENGTH.fullmatch(hit[0]) else tuple(_lengths(hit[0])))
    for hit in _AMOUNT.finditer(hidden):
        plain = _PLAIN_AMOUNT.fullmatch(hit[0]) and not _GROUPED.search(hit[0])
        yield Edit(hit.start(), hit.end(), () if plain else tuple(slips.amounts_meant(hit[0])))
    for hit in _A_WEEK.finditer(hidden):
        if GERMAN in languages or hit[0].casefold().endswith("week"):
            yield Edit(hit.start(), hit.end(), ("a week",), False)


def _lengths(text: str) -> list[str]:
    if not text[0].isdigit():
        return ["1 h"]
    return slips.lengths_meant(re.sub(r"(?i)Stunden?|Std\.?", "h", text))


# ---- names ----


def words_in(typed: str) -> list[str]:
    """The words of a line that stand outside its quotations."""
    return _WORD.findall(_QUOTED.sub(" ", typed))


def grams(typed: str) -> set[str]:
    """Every run of words that may be a name."""
    hidden = _QUOTED.sub(HIDDEN, typed)
    return {hidden[start:end] for start, end in _runs(hidden)}


def _runs(hidden: str) -> Iterator[tuple[int, int]]:
    spans = [hit.span() for hit in _WORD.finditer(hidden)]
    for at, (start, _) in enumerate(spans):
        for _, end in spans[at : at + LONGEST_NAME]:
            if HIDDEN not in hidden[start:end]:
                yield start, end


def _full_names(hidden: str, names: Names) -> Iterator[Edit]:
    """Names of several words, the longest first."""
    behind = 0
    for start, end in sorted(_runs(hidden), key=lambda run: (run[0], -run[1])):
        handles = names.get(hidden[start:end].casefold(), ())
        if start >= behind and handles and " " in hidden[start:end]:
            yield Edit(start, end, tuple(handles))
            behind = end


# ---- days ----


def _days(hidden: str, today: date, languages: Collection[str]) -> Iterator[Edit]:
    for said in said_days(hidden, today, languages=languages):
        before = hidden[: said.start]
        if not before.strip():
            behind = re.match(r",?(?:\s+at(?=\s+\d{1,2}:\d))?", hidden[said.end :])
            end = said.end + (behind.end() if behind else 0)
            (past,) = list(said_days(hidden[: said.end], today, languages=languages, past=True))[:1]
            yield Edit(said.start, end, tuple(each.isoformat() for each in past.days))
            continue
        word = _BEFORE_A_DAY.search(before)
        kept = word["word"].casefold() if word and word["word"].casefold() in _KEPT else "by"
        start = word.start() if word else said.start
        yield Edit(start, said.end, tuple(f"{kept} {each.isoformat()}" for each in said.days))


def _happened(
    typed: str, edits: list[Edit], days: list[Edit], today: date, languages: Collection[str]
) -> list[Reading]:
    """ "ana visited acme yesterday": a day that no phrase has room for is the day on which it happened."""
    *others, last = days
    hit = next(iter(said_days(typed[last.start : last.end], today, languages=languages, past=True)), None)
    if hit is None or last.start == 0:
        return []
    start = len(typed[: last.start].rstrip())
    front = Edit(0, 0, tuple(f"{each.isoformat()} " for each in hit.days))
    found = [*edits, *others, front, Edit(start, last.end, ("",))]
    return _sentences(_made(typed, found))
