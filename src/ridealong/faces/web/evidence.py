"""Sorts the moments under a figure into the lists a reader can ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ridealong.practices.reading import Sign
from ridealong.speech import gettext, gettext_noop

LISTS = {
    "counted": gettext_noop("counted"),
    "met": gettext_noop("met"),
    "not_met": gettext_noop("not met"),
    "proof": gettext_noop("what showed it"),
    "entered": gettext_noop("come in since last week"),
    "young": gettext_noop("too young to count"),
    "aside": gettext_noop("set aside"),
}
MEANS = {
    "counted": gettext_noop("Everything that is old enough to have gone one way or the other."),
    "met": gettext_noop("What was done as it should be, in time and in somebody else’s eyes."),
    "not_met": gettext_noop("What was due and did not happen, or not in time."),
    "proof": gettext_noop("The moments that showed what was met."),
    "entered": gettext_noop("Counted now and not yet a week before: this is what moved the figure."),
    "young": gettext_noop(
        "Too early to say; each enters the count in the week it falls due, however it ends."
    ),
    "aside": gettext_noop(
        "Said by the leader alone. Kept and shown; it counts once somebody else confirms it."
    ),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of moments, by its key, newest first."""

    key: str
    ids: tuple[str, ...]
    count: int
    """How many were counted: one moment may stand for several, as an anonymous block does for its answers."""

    @property
    def name(self) -> str:
        return gettext(LISTS[self.key])

    @property
    def means(self) -> str:
        means = gettext(MEANS[self.key])
        shared = gettext("One moment may stand for several here.")
        return f"{means} {shared}" if self.count > len(self.ids) else means


def lists_of(signs: Iterable[Sign], *, said: bool = False) -> dict[str, Listed]:
    """Every list that has something in it, in the order they are offered: all of it, or what anybody has ``said``."""
    signs = list(signs)
    found = {key: [_ids(sign, key) for sign in signs] for key in LISTS}
    if said:
        found["counted"] = [sign.spoken for sign in signs]
    return {
        key: Listed(key, _merged(lists), sum(map(len, lists))) for key, lists in found.items() if any(lists)
    }


def _ids(sign: Sign, key: str) -> tuple[str, ...]:
    return {
        "counted": sign.counted if sign.type == "rate" else sign.because,
        "met": sign.because if sign.type == "rate" else (),
        "not_met": _without(sign.counted, sign.because),
        "proof": sign.proof,
        "entered": sign.before.entered if sign.before else (),
        "young": sign.young,
        "aside": sign.aside,
    }[key]


def _without(counted: tuple[str, ...], met: tuple[str, ...]) -> tuple[str, ...]:
    """What is left of the counted once each that met has been taken out once."""
    left = Counter(met)
    kept = []
    for each in counted:
        if left[each]:
            left[each] -= 1
        else:
            kept.append(each)
    return tuple(kept)


def _merged(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    # Readers list oldest first; people ask about what is latest.
    return tuple(dict.fromkeys(each for ids in lists for each in reversed(ids)))
