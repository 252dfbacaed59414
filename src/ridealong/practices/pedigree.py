"""Whether pedigree added anything to what the scores said: two groups who were scored alike, compared after a year.

It speaks of groups of five and more, never of anybody: a group of one would be a person. It is no experiment, for whose
pedigree was shown was chosen by somebody; so it says little, and decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ridealong.engines import belief

FEWEST = 5
"""In each group, as with the pulse: the leader and the team read this, and know who was chosen."""
LIKELY, UNLIKELY = 0.9, 0.1
BANDS = ((4.0, "4 and more of 5"), (3.0, "3 to under 4 of 5"), (0.0, "under 3 of 5"))
CANT_TELL = "Whether pedigree adds anything: can’t tell"


class Judged(NamedTuple):
    """One person chosen, a year later."""

    shown: bool
    """Whether their pedigree was shown to whoever chose."""
    good: bool
    """Whether they meet what is expected, or exceed it."""
    score: float | None
    """What raters gave them on average before the choice; None where nobody scored."""


def after_a_year(judged: Sequence[Judged]) -> list[str]:
    """What both groups came to and, among those scored alike, how probable it is that pedigree added anything."""
    if not judged:
        return []
    told = [
        f"{_good(group)} of {len(group)} chosen {how} meet what is expected a year later"
        for shown, how in ((False, "without their pedigree"), (True, "with it shown"))
        if len(group := [each for each in judged if each.shown is shown]) >= FEWEST
    ]
    return [*([f"{'; '.join(told)}."] if told else []), _added(judged)]


def _added(judged: Sequence[Judged]) -> str:
    """The band of scores in which most can be compared; several would be several tries at finding something."""
    bands: defaultdict[str, tuple[list[Judged], list[Judged]]] = defaultdict(lambda: ([], []))
    for each in judged:
        if each.score is not None:
            bands[next(name for least, name in BANDS if each.score >= least)][each.shown].append(each)
    comparable = {name: groups for name, groups in bands.items() if min(map(len, groups)) >= FEWEST}
    if not comparable:
        return f"{CANT_TELL}; fewer than five who were scored alike were chosen either way."
    name = max(comparable, key=lambda each: (min(map(len, comparable[each])), each))
    without, shown = comparable[name]
    chance = belief.probability_higher(_good(shown), len(shown), than_k=_good(without), than_n=len(without))
    shown_as = min(max(chance, 0.01), 0.99)  # nobody is sure
    compared = (
        f"of those scored {name}, {_good(shown)} of {len(shown)} did well with it shown and "
        f"{_good(without)} of {len(without)} without; that it added anything is {shown_as:.0%} probable"
    )
    if chance >= LIKELY:
        return f"Pedigree may have added something: {compared}."
    if chance <= UNLIKELY:
        return f"Pedigree hardly added anything: {compared}."
    return f"{CANT_TELL}; {compared}."


def _good(group: Sequence[Judged]) -> int:
    return sum(each.good for each in group)
