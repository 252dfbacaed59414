"""Which of several priorities a text names: by the words that carry meaning, and never by two at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+|\d+")
SHORTEST_PLURAL = 4
SMALL = frozenset(
    "a an and any are as at be by do for from get go have in into is it its keep make more no not of on only or our "
    "out so that the their them they this to us we with you your".split()
)
"""Words that stand in every priority, and so tell none from another."""


def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, in small letters and in the singular."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_singular(word) for word in words if word not in SMALL)


def _singular(word: str) -> str:
    if len(word) < SHORTEST_PLURAL or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word.removesuffix("s")


def named(text: str, priorities: Sequence[str]) -> str | None:
    """The priority of which a text holds most, and at least half; None where it fits none, or two alike.

    A list of everything fits everything alike, and so names nothing.
    """
    said = content(text)
    shares = sorted(((_share(said, each), each) for each in priorities), reverse=True)
    if not shares or shares[0][0] < 1 / 2:
        return None
    alike = len(shares) > 1 and shares[1][0] == shares[0][0]
    return None if alike else shares[0][1]


def meant(word: str, priorities: Sequence[str]) -> str | None:
    """The priority a single word stands for: the only one it stands in."""
    holding = [each for each in priorities if content(word) & content(each)]
    return holding[0] if len(holding) == 1 else None


def _share(said: frozenset[str], priority: str) -> float:
    wanted = content(priority)
    return len(said & wanted) / len(wanted) if wanted else 0.0
