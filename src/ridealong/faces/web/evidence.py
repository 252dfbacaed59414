"""Sorts the moments under a figure into the lists a reader can ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ridealong.practices.reading import Sign

LISTS = {
    "counted": "counted",
    "met": "met",
    "not_met": "not met",
    "proof": "what showed it",
    "young": "too young to count",
    "aside": "set aside",
}
MEANS = {
    "counted": "Everything that is old enough to have gone one way or the other.",
    "met": "What was done as it should be, in time and in somebody else’s eyes.",
    "not_met": "What was due and did not happen, or not in time.",
    "proof": "The moments that showed what was met.",
    "young": "Too early to say; each enters the count in the week it falls due, however it ends.",
    "aside": "Said by the leader alone. Kept and shown; it counts once somebody else confirms it.",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of moments, by its key, newest first."""

    key: str
    ids: tuple[str, ...]

    @property
    def name(self) -> str:
        return LISTS[self.key]

    @property
    def means(self) -> str:
        return MEANS[self.key]


def lists_of(signs: Iterable[Sign]) -> dict[str, Listed]:
    """Every list that has something in it, in the order they are offered."""
    signs = list(signs)
    found = {key: _merged(_ids(sign, key) for sign in signs) for key in LISTS}
    return {key: Listed(key, ids) for key, ids in found.items() if ids}


def _ids(sign: Sign, key: str) -> tuple[str, ...]:
    met = set(sign.because)
    return {
        "counted": sign.counted if sign.type == "rate" else sign.because,
        "met": sign.because if sign.type == "rate" else (),
        "not_met": tuple(each for each in sign.counted if each not in met),
        "proof": sign.proof,
        "young": sign.young,
        "aside": sign.aside,
    }[key]


def _merged(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    # Readers list oldest first; people ask about what is latest.
    return tuple(dict.fromkeys(each for ids in lists for each in reversed(ids)))
