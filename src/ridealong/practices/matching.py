"""Says whether somebody's words say what a sentence claims: by the words that carry meaning in both, and no more.

Plain enough to be checked by hand. A word counts by its first five letters without a plural's s, so that "answers"
and "answered" are one word; short words, words that only join others, and words that everybody uses of themselves
are dropped.
"""

from __future__ import annotations

import re
from functools import cache

LETTERS = 5
SHORTEST = 3
FEWEST_SHARED = 2
"""One word in common is chance: whoever claims "fair price" would have said all that has a price in it."""
ENOUGH = 0.5

JOINING = frozenset(
    """
    about after all also and any are because been before but buy can chose could did does each even every for from
    get gets had has have her him his how into its just like made make many more most much not off one ones only other
    our out over own she should some than that the their them then there these they this those too two under upon very
    was way were what when where which while who why will with would yet you your us use
    aber als auch auf aus bei das dass dem den der die doch ein eine einem einen einer eines für haben hat ihr ihre
    immer ist kein mehr mit nach nicht noch nur oder sehr sich sie sind und uns unser unsere von war was weil wenn wie
    wir wird zum zur
    """.split()
)
BOASTS = frozenset(
    """
    best better leading leader number world class solution solutions quality great good excellent excellence innovative
    trusted premier top first fastest finest highest superior unique passionate
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+")
_PLURAL = re.compile(r"(?<!s)s$")


@cache
def meaning(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, each by its beginning."""
    words = (word.casefold() for word in _WORD.findall(text))
    kept = (word for word in words if len(word) >= SHORTEST and word not in JOINING and word not in BOASTS)
    return frozenset(_PLURAL.sub("", word)[:LETTERS] for word in kept)


def likeness(text: str, claim: str) -> float:
    """Which share of the claim's words, from 0 to 1, stands in a text; 0 where they share fewer than two.

    Shares of the claim, not of the text: a claim that lists everything is said by nobody.
    """
    claimed = meaning(claim)
    shared = len(claimed & meaning(text))
    return shared / len(claimed) if shared >= FEWEST_SHARED else 0.0


def says(text: str, claim: str) -> bool:
    """Whether a text says at least half of what a sentence claims."""
    return likeness(text, claim) >= ENOUGH


def boasts(text: str) -> list[str]:
    """Words that everybody uses of themselves, in the order they stand in a text."""
    words = (word.casefold() for word in _WORD.findall(text))
    return list(dict.fromkeys(word for word in words if word in BOASTS))
