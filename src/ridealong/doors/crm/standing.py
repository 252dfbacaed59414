"""Tells which words of a status were read as what, and which of them are not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import figure

from .fields import Kind
from .refusals import shortened
from .stages import Stood
from .states import State, read_state
from .values import read_words
from .wording import TABLES

MOST_SHOWN = 12
LONGEST_SHOWN = 40
MOST_WRITTEN = 50
"""A status of more different words than these is somebody's notes, which no mapping file repeats."""
OTHERWISE: dict[tuple[Kind, State], str] = {
    ("orders", "dropped"): gettext_noop("cancelled"),
    ("tasks", "dropped"): gettext_noop("given up"),
    ("tickets", "dropped"): gettext_noop("no troubles"),
    ("referrals", "open"): gettext_noop("pending"),
    ("referrals", "done"): gettext_noop("successful"),
    ("referrals", "dropped"): gettext_noop("come to nothing"),
    ("activities", "open"): gettext_noop("still to be done"),
    ("activities", "dropped"): gettext_noop("called off"),
}
"""What a state is called where its own name would not say it."""
STATES: dict[str, str] = {
    "open": gettext_noop("open"),
    "done": gettext_noop("done"),
    "dropped": gettext_noop("dropped"),
    "disputed": gettext_noop("disputed"),
    "ordered": gettext_noop("ordered"),
}
STILL_OPEN = gettext_noop("read as still open, unless a day says that it ended")
UNKNOWN: dict[Kind, str] = {
    "orders": STILL_OPEN,
    "tasks": STILL_OPEN,
    "tickets": STILL_OPEN,
    "activities": gettext_noop("read as having taken place, and of tasks as still open"),
    "referrals": gettext_noop("not known, so nothing is made of those referrals"),
}
NO_STEP = gettext_noop("read as neither ordered nor sent")


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
        why = NO_STEP if steps else UNKNOWN[kind]
        notes.append(
            gettext("{why}: {words}; say `stages` in a mapping", why=gettext(why), words=some(unknown))
        )
    several = len(read) + len(unknown) > MOST_WRITTEN
    return Standing({} if several else read, notes)


def known(kind: Kind, by_state: Mapping[State, list[str]]) -> Iterator[str]:
    for state in sorted(by_state):
        yield gettext(
            "{kind} are {state} where they say {words}",
            kind=gettext(TABLES[kind]),
            state=gettext(OTHERWISE.get((kind, state), STATES[state])),
            words=some(by_state[state]),
        )


def some(words: list[str]) -> str:
    shown = ", ".join(f"`{shortened(word, LONGEST_SHOWN)}`" for word in words[:MOST_SHOWN])
    if len(words) <= MOST_SHOWN:
        return shown
    return gettext("{names} and {count} more", names=shown, count=figure(len(words) - MOST_SHOWN))
