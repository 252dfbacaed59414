"""Which of very many keys stood before, in eight bytes a key: a file of two gigabytes may hold thirty million deals."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable

import numpy as np

PARTS = 64
MOST_YOUNG = 1 << 18
UNSIGNED = (1 << 64) - 1


class Crowd:
    """Keeps hashes alone: wrong once in a lifetime. The last come lie in a set, which is quick; the others sorted."""

    __slots__ = ("old", "young")

    def __init__(self) -> None:
        self.young: set[int] = set()
        self.old: list[array[int]] = []

    def __len__(self) -> int:
        return len(self.young) + sum(map(len, self.old))

    def met(self, key: Hashable) -> bool:
        """Whether the key stood before; from now on it has."""
        known = hash(key)
        if known in self.young or (self.old and self.is_old(known)):
            return True
        self.young.add(known)
        if len(self.young) >= MOST_YOUNG:
            self.settle()
        return False

    def is_old(self, known: int) -> bool:
        part, known = self.old[known % PARTS], known & UNSIGNED
        at = bisect_left(part, known)
        return at < len(part) and part[at] == known

    def settle(self) -> None:
        """Part by part, so that of all keys only a few stand in memory twice."""
        young = np.fromiter(self.young, dtype=np.int64, count=len(self.young)).view(np.uint64)
        self.young.clear()
        self.old = self.old or [array("Q") for _ in range(PARTS)]
        for number in range(PARTS):
            newer = young[young % PARTS == number]
            both = np.concatenate([np.frombuffer(self.old[number], dtype=np.uint64), newer])
            both.sort(kind="stable")
            self.old[number] = array("Q", both.tobytes())
