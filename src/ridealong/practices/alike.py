"""Whether two texts say nearly the same: by the words they share, so that one thing told twice is counted once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

NEARLY = 0.8
"""Of all the words in either, this share has to stand in both."""
ROUNDING = 1e-9
_WORD = re.compile(r"[^\W_]+")


def alike_before(texts: Sequence[str]) -> Iterator[list[int]]:
    """For each of these texts, the places of those before it that say nearly the same, whatever the order of words.

    Four fifths of the words in either have to stand in both, and numbers are no difference.
    Two texts that are alike share one of the few rarest words of each: so many that those which are left, were they
    all shared, would not be enough. Only texts that do are compared: all with all would cost the square of how many
    tries there are. The idea is R. J. Bayardo, Y. Ma and R. Srikant's (2007), "Scaling up all pairs
    similarity search".
    """
    words = [_words(text) for text in texts]
    common = Counter(each for one in words for each in one)
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for place, mine in enumerate(words):
        rarest = sorted(mine, key=lambda each: (common[each], each))[: _too_many_to_miss(len(mine))]
        near = {other for each in rarest for other in sharing[each]}
        yield sorted(other for other in near if _are_alike(words[other], mine))
        for each in rarest:
            sharing[each].append(place)


def _too_many_to_miss(words: int) -> int:
    """Of so many words: without this many of them there are too few left to be alike."""
    return words - ceil(NEARLY * words - ROUNDING) + 1


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    if not words or not others:
        return False
    return len(words & others) >= NEARLY * len(words | others)


def _words(text: str) -> frozenset[str]:
    """ "Call back within the hour (1)" and "(2)" are one idea in two slices."""
    return frozenset(each for each in _WORD.findall(text.casefold()) if not each.isdigit())
