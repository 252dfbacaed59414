"""What somebody typed on the walk-away desk, and what is wrong with it, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ridealong.answer.walking_away import NotAFigure, amount_in, in_a_hundred
from ridealong.speech import gettext, gettext_noop

LONGEST = 60
NOTHING_TO_LOSE = gettext_noop(
    "a relationship that brings nothing in has nothing to lose; write a sum above nought"
)
READERS: dict[str, Callable[[str], Decimal]] = {
    "margin": amount_in,
    "share": in_a_hundred,
    "chance": in_a_hundred,
    "worth": amount_in,
}


@dataclass(frozen=True, slots=True)
class Typed:
    """The words as they were typed, and the figures among them."""

    words: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Typed:
        words = {name: str(query.get(name, "")).strip()[:LONGEST] for name in READERS}
        figures, wrong = dict[str, Decimal](), dict[str, str]()
        for name, text in words.items():
            try:
                if text:
                    figures[name] = READERS[name](text)
            except NotAFigure as why:
                wrong[name] = str(why)
        if figures.get("worth", 1) <= 0:
            del figures["worth"]
            wrong["worth"] = gettext(NOTHING_TO_LOSE)
        return cls(words, figures, wrong)
