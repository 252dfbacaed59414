"""Who sent whom, as trees: every newcomer has one sender or none, and nobody is above themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NOBODY = -1


@dataclass(frozen=True)
class Forest:
    """Customers numbered from nought, each with who sent them.

    Parameters
    ----------
    sender : (n,) integers; -1 for whom nobody sent
    generation : (n,) integers; 0 for whom nobody sent, 1 for whom those sent, and so on
    """

    sender: NDArray[np.intp]
    generation: NDArray[np.intp]

    @property
    def sent(self) -> NDArray[np.intp]:
        """How many each sent themselves: (n,) integers."""
        return np.bincount(self.sender[self.sender >= 0], minlength=len(self.sender)).astype(np.intp)

    @property
    def descendants(self) -> NDArray[np.intp]:
        """How many came through each in the end, over whatever others: (n,) integers, without themselves."""
        return np.rint(self.below(np.ones(len(self.sender)))).astype(np.intp)

    def below(self, value: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of some value over all that came through each, without their own: (n,) floats in its unit."""
        found = np.zeros(len(value))
        for generation in range(int(self.generation.max(initial=0)), 0, -1):
            here = np.flatnonzero(self.generation == generation)
            np.add.at(found, self.sender[here], value[here] + found[here])
        return found

    def above(self, one: int) -> list[int]:
        """Who sent somebody, who sent those, and so on, the nearest first."""
        found = []
        while (one := int(self.sender[one])) != NOBODY:
            found.append(one)
        return found

    def under(self, one: int) -> list[int]:
        """Everybody who came through somebody, each after whoever sent them."""
        found, waiting = [], [one]
        children = self._children
        while waiting:
            here = children.get(waiting.pop(), [])
            found += here
            waiting += reversed(here)
        return found

    @property
    def _children(self) -> dict[int, list[int]]:
        children: dict[int, list[int]] = {}
        for newcomer in np.flatnonzero(self.sender >= 0).tolist():
            children.setdefault(int(self.sender[newcomer]), []).append(newcomer)
        return children


def forest(customers: int, told: Iterable[tuple[int, int]]) -> Forest:
    """Trees from what newcomers said, a pair each of the newcomer and who sent them, in the order they said it.

    The first word of each counts. Whoever names themselves, or somebody who came through them, names nobody: trust
    cannot run in a circle, and whichever of two came first, the other sent nobody.

    Raises
    ------
    ValueError: a number that is no customer's.
    """
    sender = np.full(customers, NOBODY, dtype=np.intp)
    root = list(range(customers))
    for newcomer, through in told:
        if not (0 <= newcomer < customers and 0 <= through < customers):
            raise ValueError(
                f"{newcomer} or {through} is no customer: there are {customers}, numbered from 0"
            )
        # Whoever has no sender yet is the root of their tree, so only that tree could close a circle.
        if sender[newcomer] == NOBODY and _root(root, through) != newcomer:
            sender[newcomer] = through
            root[newcomer] = through
    return Forest(sender, _generations(sender))


def _root(root: list[int], one: int) -> int:
    """Where the tree of somebody begins; the way there is made shorter for the next time."""
    while root[one] != one:
        root[one] = root[root[one]]
        one = root[one]
    return one


def _generations(sender: NDArray[np.intp]) -> NDArray[np.intp]:
    generation = np.zeros(len(sender), dtype=np.intp)
    here = np.flatnonzero(sender >= 0)
    above = sender[here]
    while len(here):
        generation[here] += 1
        above = sender[above]
        here, above = here[above >= 0], above[above >= 0]
    return generation
