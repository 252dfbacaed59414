"""Reads the rules by which a CRM's activities are taken for something given or asked: a file anybody can change."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from .languages import phrases

How = Literal["answered", "warned", "introduced", "fixed", "pitched", "chased"]
HOWS = get_args(How)
Sort = Literal["task", "mail", "note", "call", "visit", "meeting"]
RULES = Path(__file__).with_name("touches.toml")
MOST_REMEMBERED = 50_000
Pattern = re.Pattern[str]


@cache
def rules() -> dict[str, dict[str, Pattern]]:
    """The shipped rules, in the order of their file, and what other languages say for each line of it."""
    told = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return {
        part: {name: any_of([*english, *phrases(part, name)]) for name, english in lines.items()}
        for part, lines in told.items()
    }


def any_of(phrases: Iterable[str]) -> Pattern:
    """Any of these phrases as whole words, however the words of one are parted."""
    spelt = (r"[\W_]+".join(map(re.escape, phrase.casefold().split())) for phrase in phrases)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelt)})(?![^\W_])")


class Touches:
    """What activities are, by the words of a mapping first and those of the shipped rules after."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self.said = [(any_of([words]), how) for words, how in said.items() if words.split()]
        self.touches = list(rules()["touches"].items())
        self.sorts = rules()["sorts"]
        self.known: dict[tuple[str | None, str | None], str | None] = {}
        self.known_sorts: dict[str, Sort | None] = {}

    def how(self, kind: str | None, subject: str | None) -> str | None:
        """What it was to the customer; None where no rule fits, or the mapping says that it is none."""
        key = kind, subject
        if key not in self.known:
            if len(self.known) >= MOST_REMEMBERED:
                self.known.clear()
            self.known[key] = self.judged(f"{subject or ''} | {kind or ''}".casefold()) or None
        return self.known[key]

    def judged(self, text: str) -> str | None:
        for pattern, how in self.said:
            if pattern.search(text):
                return how
        return next((how for how, pattern in self.touches if pattern.search(text)), None)

    def sort(self, kind: str | None) -> Sort | None:
        if kind is None:
            return None
        if kind not in self.known_sorts:
            text = kind.casefold()
            found = (sort for sort in get_args(Sort) if self.sorts[sort].search(text))
            self.known_sorts[kind] = next(found, None)
        return self.known_sorts[kind]

    def is_afar(self, place: str | None) -> bool:
        return place is not None and self.sorts["afar"].search(place.casefold()) is not None
