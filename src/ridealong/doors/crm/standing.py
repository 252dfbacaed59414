"""Tells which words of a status were read as what, and which of them are not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .fields import Kind
from .refusals import shortened
from .stages import Stood
from .states import State, read_state
from .values import read_words

MOST_SHOWN = 12
LONGEST_SHOWN = 40
MOST_WRITTEN = 50
"""A status of more different words than these is somebody's notes, which no mapping file repeats."""
OTHERWISE: dict[tuple[Kind, State], str] = {
    ("orders", "dropped"): "cancelled",
    ("tasks", "dropped"): "given up",
    ("tickets", "dropped"): "no troubles",
    ("referrals", "open"): "pending",
    ("referrals", "done"): "successful",
    ("referrals", "dropped"): "come to nothing",
    ("activities", "open"): "still to be done",
    ("activities", "dropped"): "off",
}
"""What a state is called where its own name would not say it."""
STILL_OPEN = "read as still open, unless a day says that it ended"
UNKNOWN: dict[Kind, str] = {
    "orders": STILL_OPEN,
    "tasks": STILL_OPEN,
    "tickets": STILL_OPEN,
    "activities": "read as having taken place, and of tasks as still open",
    "referrals": "not known, so nothing is made of those referrals",
}
NO_STEP = "read as neither ordered nor sent"


class Standing(NamedTuple):
    """What the words of one column mean, and the notes in which a person can see it."""

    read: dict[str, Stood]
    notes: list[str]


def standing(kind: Kind, words: Iterable[str], told: Mapping[str, Stood], *, steps: bool) -> Standing:
    """`steps` is whether the rows are steps of orders."""
    by_state: dict[State, list[str]] = {}
    read: dict[str, Stood] = {}
    for word in filter(None, map(read_words, words)):
        state = read_state(word, told, kind)
        by_state.setdefault(state, []).append(word)
        if state != "unknown":
            read[word] = state
    unknown = by_state.pop("unknown", [])
    notes = list(known(kind, by_state))
    if unknown:
        notes.append(f"{NO_STEP if steps else UNKNOWN[kind]}: {some(unknown)}; say `stages` in a mapping")
    several = len(read) + len(unknown) > MOST_WRITTEN
    return Standing({} if several else read, notes)


def known(kind: Kind, by_state: Mapping[State, list[str]]) -> Iterator[str]:
    for state in sorted(by_state):
        yield f"{kind} are {OTHERWISE.get((kind, state), state)} where they say {some(by_state[state])}"


def some(words: list[str]) -> str:
    more = f" and {len(words) - MOST_SHOWN:,} more" if len(words) > MOST_SHOWN else ""
    return ", ".join(f"`{shortened(word, LONGEST_SHOWN)}`" for word in words[:MOST_SHOWN]) + more
