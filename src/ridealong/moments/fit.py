"""How well a sentence fits a phrase it was perhaps meant to be: word by word, and at what cost."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import inf
from typing import NamedTuple

from ridealong.moments import slots
from ridealong.moments.kind import KINDS, Fact, once_a_kind
from ridealong.moments.shape import Shape, Step, Token, shape_of

# What keeps two things apart, where one is a slot filled with another sort. A verb tells kinds apart, so it costs most.
MISSING_VERB, MISSING_WORD, MISSING_SLOT = 3.5, 0.6, 0.9
TOO_MUCH = {"mark": 0.4, "word": 0.8}
OTHER_VERB, OTHER_WORD, OTHER_CHOICE, OTHER_SORT = 3.0, 1.2, 0.9, 1.1
MISSPELLED, OTHER_CASE = 0.3, 0.1
UNFINISHED = 0.5
ALIKE = 0.78
ONE_MORE_WORD, ONE_MORE_NAME = 0.1, 0.5
COMMON = ("word", "number", "mark")
"""Sorts of token that say little about what a sentence was meant to be."""
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
}
"""What a slot wants, what stands there, and how unlikely it is that the one was meant to be the other."""


class Pair(NamedTuple):
    """A token beside the step it was taken for; one of the two may be missing."""

    token: Token | None
    step: int | None
    cost: float

    @property
    def is_agreed(self) -> bool:
        """Whether the token was meant for this step, if perhaps misspelled."""
        return self.token is not None and self.step is not None and self.cost < OTHER_CHOICE


class Fit(NamedTuple):
    shape: Shape
    pairs: tuple[Pair, ...]
    cost: float

    @property
    def taken(self) -> dict[int, Pair]:
        """What was taken for each step; of several words for one step, the last."""
        return {pair.step: pair for pair in self.pairs if pair.step is not None and pair.token}

    @property
    def trouble(self) -> int | None:
        """The place of the first pair that doesn't belong together."""
        return next((at for at, pair in enumerate(self.pairs) if pair.cost), None)

    @property
    def is_convincing(self) -> bool:
        """Whether more speaks for this phrase than that nearly every sentence begins with somebody."""
        agreed = [(pair.token, self.shape.steps[at]) for at, pair in self.taken.items() if pair.is_agreed]
        telling = sum(bool(step.literal) or token.sort not in COMMON for token, step in agreed if token)
        verb = any(step.verb for _, step in agreed)
        return verb or telling > 1 or (telling == 1 and self.cost <= OTHER_VERB)


class Spot(NamedTuple):
    """How many tokens and steps are behind us."""

    row: int
    at: int


class Arrival(NamedTuple):
    """What it cost to come to a spot, and from where."""

    cost: float
    origin: Spot | None = None
    pair: Pair | None = None


def best_fit(sentence: list[Token], among: Iterable[type[Fact]] | None = None) -> Fit:
    """The cheapest fit of all kinds, or of some, and of several as cheap the one declared first."""
    told = {token.text.casefold() for token in sentence}
    kinds = list(KINDS.values() if among is None else among)
    best, its_place = None, 0
    # Those that share most words go first: the cheaper the best is so far, the sooner the others are given up.
    for place, kind in sorted(enumerate(kinds), key=lambda each: -len(told & _own_words(each[1]))):
        found = fit(sentence, shape_of(kind), at_most=best.cost if best else inf)
        if found and (best is None or (found.cost, place) < (best.cost, its_place)):
            best, its_place = found, place
    assert best is not None  # there are kinds, and the first is never given up
    return best


def begun(sentence: list[Token]) -> tuple[list[type[Fact]], str]:
    """The kinds whose verb stands in a sentence: few, and found without fitting. Failing these, the kind whose verb is
    only begun at its end, and that verb."""
    words = {each.text.casefold() for each in sentence if each.sort == "word"}
    verbs = {kind: {step.literal for step in shape_of(kind).steps if step.verb} for kind in KINDS.values()}
    if told := [kind for kind, its in verbs.items() if its & words]:
        return told, ""
    last = sentence[-1].text.casefold() if len(sentence) > 1 and sentence[-1].sort == "word" else ""
    half = (
        (kind, verb) for kind, its in verbs.items() for verb in its if len(last) > 1 and verb.startswith(last)
    )
    kind, verb = next(half, (None, ""))
    return ([kind] if kind else []), verb


@once_a_kind
def _own_words(kind: type[Fact]) -> frozenset[str]:
    return frozenset(step.literal.casefold() for step in shape_of(kind).steps)


def fit(sentence: list[Token], shape: Shape, *, at_most: float = inf) -> Fit | None:
    """The cheapest way to take a sentence for this shape, unless that costs more than this."""
    best = {Spot(0, 0): Arrival(0.0)}
    for row in range(len(sentence) + 1):
        for at in range(len(shape.steps) + 1):
            here = Spot(row, at)
            if here not in best or best[here].cost > at_most:  # no way on makes it cheaper
                continue
            for there, pair in _ways_on(sentence, shape, here):
                cost = best[here].cost + (pair.cost if pair else 0.0)
                if there not in best or cost < best[there].cost:
                    best[there] = Arrival(cost, here, pair)
    end = Spot(len(sentence), len(shape.steps))
    if end not in best or best[end].cost > at_most:
        return None
    return Fit(shape, _walked(best, end), best[end].cost)


def _ways_on(sentence: list[Token], shape: Shape, here: Spot) -> Iterator[tuple[Spot, Pair | None]]:
    row, at = here
    for to in shape.jumps.get(at, ()):
        yield Spot(row, to), None
    token = sentence[row] if row < len(sentence) else None
    step = shape.steps[at] if at < len(shape.steps) else None
    if step and step.wall:
        return
    if token and step:
        yield Spot(row + 1, at + 1), Pair(token, at, _apart(token, step))
        if more := _one_more(token, step):
            yield Spot(row + 1, at), Pair(token, at, more)
    if token:
        yield Spot(row + 1, at), Pair(token, None, TOO_MUCH.get(token.sort, 1.0))
    if step:
        # Behind a quotation mark that is never closed nothing is missing: it may all be in the quotation.
        swallowed = row > 0 and sentence[row - 1].sort == "unclosed"
        missing = 0.0 if swallowed else _missing(step, unfinished=token is None)
        yield Spot(row, at + 1), Pair(None, at, missing)


def _one_more(token: Token, step: Step) -> float | None:
    """What it costs to go on with a slot: words without quotation marks do, and so does a Name of Two."""
    if token.sort != "word" or step.slot is None:
        return None
    if step.wanted == "words":
        return ONE_MORE_WORD
    return ONE_MORE_NAME if step.slot.is_identity and token.text[0].isupper() else None


def _missing(step: Step, *, unfinished: bool) -> float:
    """What is missing at the end has perhaps only not been written yet."""
    if step.verb:
        return MISSING_VERB
    return (MISSING_WORD if step.literal else MISSING_SLOT) * (UNFINISHED if unfinished else 1)


def _apart(token: Token, step: Step) -> float:
    if step.literal:
        strangers = OTHER_VERB if step.verb else OTHER_CHOICE if step.choices else OTHER_WORD
        return _words_apart(token.text, step.literal, strangers)
    if step.wanted != "word":
        slip = OTHER_SORT if step.is_own_label else SLIPS.get((step.wanted, token.sort), OTHER_SORT)
        return 0.0 if token.sort == step.wanted else slip
    if step.slot and re.fullmatch(slots.PATTERNS[step.slot.type], token.text):
        return 0.0 if token.sort in ("word", "number") else MISSPELLED
    return MISSPELLED if token.sort == "word" else OTHER_SORT


@lru_cache(maxsize=4096)
def _words_apart(told: str, own: str, strangers: float) -> float:
    if told == own:
        return 0.0
    if told.casefold() == own.casefold():
        return OTHER_CASE
    # Two letters are in half of all short words: “as” is no misspelt “was”.
    alike = difflib.SequenceMatcher(None, told.casefold(), own).ratio() if len(told) > len("as") else 0.0
    return MISSPELLED + 1 - alike if alike >= ALIKE else strangers


def _walked(best: dict[Spot, Arrival], end: Spot) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    spot: Spot | None = end
    while spot:
        arrival = best[spot]
        if arrival.pair:
            pairs.append(arrival.pair)
        spot = arrival.origin
    return tuple(reversed(pairs))
