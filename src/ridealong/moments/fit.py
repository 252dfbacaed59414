"""How a sentence fits a phrase it was perhaps meant to be: word by word, and at what cost."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import NamedTuple

from ridealong.moments import slots
from ridealong.moments.kind import KINDS
from ridealong.moments.shape import Shape, Step, Token, shape_of

# What keeps two things apart, against one for a slot filled with another sort. A verb tells kinds apart, so it costs most.
MISSING_VERB, MISSING_WORD, MISSING_SLOT = 2.0, 0.6, 0.9
TOO_MUCH = {"mark": 0.4, "word": 0.8}
OTHER_VERB, OTHER_WORD, OTHER_SORT = 1.6, 1.2, 1.1
MISSPELLED, OTHER_CASE = 0.35, 0.1
ALIKE = 0.7
SLIPS = {
    ("words", "curly"): 0.2,
    ("words", "single"): 0.2,
    ("words", "unclosed"): 0.2,
    ("words", "word"): 0.7,
    ("date", "odd date"): 0.2,
    ("date", "word"): 0.7,
    ("money", "odd money"): 0.2,
    ("money", "number"): 0.3,
    ("length", "odd length"): 0.2,
    ("length", "number"): 0.5,
    ("length", "time"): 0.5,
    ("label", "word"): 0.4,
    ("label", "number"): 0.6,
    ("word", "number"): 0.0,
    ("word", "date"): 0.6,
}
"""What a slot wants, what stands there, and how likely the one was meant to be the other."""
_HANDLE = re.compile(slots.PATTERNS[slots.Anyone])


class Pair(NamedTuple):
    """A token beside the step it was taken for; one of the two may be missing."""

    token: Token | None
    step: int | None
    cost: float


class Fit(NamedTuple):
    shape: Shape
    pairs: tuple[Pair, ...]
    cost: float

    @property
    def taken(self) -> dict[int, Token]:
        """The token taken for each step."""
        return {pair.step: pair.token for pair in self.pairs if pair.step is not None and pair.token is not None}

    @property
    def trouble(self) -> Pair | None:
        """The first pair that doesn't belong together."""
        return next((pair for pair in self.pairs if pair.cost), None)

    @property
    def is_convincing(self) -> bool:
        """Whether more speaks for this phrase than that every sentence begins with somebody."""
        steps = self.shape.steps
        own = [pair for pair in self.pairs if pair.token and pair.step is not None and pair.cost < OTHER_VERB / 2]
        verb = any(steps[pair.step].verb for pair in own if pair.step is not None)
        return verb or len([pair for pair in own if pair.step is not None and steps[pair.step].wanted != "word"]) > 1


def best_fit(sentence: list[Token]) -> Fit:
    return min((fit(sentence, shape_of(kind)) for kind in KINDS.values()), key=lambda each: each.cost)


def fit(sentence: list[Token], shape: Shape) -> Fit:
    """The cheapest way to take the sentence for this shape."""
    width = len(shape.steps)
    reached: list[list[tuple[float, tuple[int, int] | None, Pair | None]]] = [
        [(float("inf"), None, None)] * (width + 1) for _ in range(len(sentence) + 1)
    ]
    reached[0][0] = (0.0, None, None)
    for row, tokens_left in enumerate([*sentence, None]):
        broken_off = row > 0 and sentence[row - 1].sort == "unclosed"
        for at in range(width + 1):
            cost = reached[row][at][0]
            if cost == float("inf"):
                continue
            for (to_row, to), pair in _ways_on(shape, row, at, tokens_left, broken_off=broken_off):
                total = cost + (pair.cost if pair else 0)
                if total < reached[to_row][to][0]:
                    reached[to_row][to] = (total, (row, at), pair)
    return Fit(shape, _walked(reached), reached[-1][-1][0])
