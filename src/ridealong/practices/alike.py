"""Whether two texts say nearly the same: by the words they share, so that one thing told twice is counted once."""

from __future__ import annotations

import re

NEARLY = 0.8
"""Of all the words in either, this share has to stand in both."""
_WORD = re.compile(r"[^\W_]+")


def alike(one: str, other: str) -> bool:
    """Whether at least four fifths of their words are the same, whatever their order; numbers are no difference."""
    words, others = _words(one), _words(other)
    if not words or not others:
        return False
    return len(words & others) >= NEARLY * len(words | others)


def _words(text: str) -> frozenset[str]:
    """ "Call back within the hour (1)" and "(2)" are one idea in two slices."""
    return frozenset(each for each in _WORD.findall(text.casefold()) if not each.isdigit())
