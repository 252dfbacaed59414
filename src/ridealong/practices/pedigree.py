"""Whether pedigree added anything to what the scores said: two groups who were scored alike, compared after a year.

It speaks of groups of five and more, never of anybody: a group of one would be a person. It is no experiment, for whose
pedigree was shown was chosen by somebody; so it says little, and decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ridealong.engines import belief
from ridealong.speech import figures, gettext, gettext_noop

FEWEST = 5
"""In each group, as with the pulse: the leader and the team read this, and know who was chosen."""
LIKELY, UNLIKELY = 0.9, 0.1
BANDS = (
    (4.0, gettext_noop("4 and more of 5")),
    (3.0, gettext_noop("3 to under 4 of 5")),
    (0.0, gettext_noop("under 3 of 5")),
)


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
        _came_to(group, shown=shown)
        for shown in (False, True)
        if len(group := [each for each in judged if each.shown is shown]) >= FEWEST
    ]
    return [*([f"{'; '.join(told)}."] if told else []), _added(judged)]


def _came_to(group: Sequence[Judged], *, shown: bool) -> str:
    k, n = _good(group), len(group)
    if shown:
        return gettext("{k} of {n} chosen with it shown meet what is expected a year later", k=k, n=n)
    return gettext("{k} of {n} chosen without their pedigree meet what is expected a year later", k=k, n=n)


def _added(judged: Sequence[Judged]) -> str:
    """The band of scores in which most can be compared; several would be several tries at finding something."""
    bands: defaultdict[str, tuple[list[Judged], list[Judged]]] = defaultdict(lambda: ([], []))
    for each in judged:
        if each.score is not None:
            bands[next(name for least, name in BANDS if each.score >= least)][each.shown].append(each)
    comparable = {name: groups for name, groups in bands.items() if min(map(len, groups)) >= FEWEST}
    if not comparable:
        return gettext(
            "Whether pedigree adds anything: can’t tell; "
            "fewer than five who were scored alike were chosen either way."
        )
    name = max(comparable, key=lambda each: (min(map(len, comparable[each])), each))
    without, shown = comparable[name]
    chance = belief.probability_higher(_good(shown), len(shown), than_k=_good(without), than_n=len(without))
    shown_as = min(max(chance, 0.01), 0.99)  # nobody is sure
    compared = gettext(
        "of those scored {band}, {k_shown} of {n_shown} did well with it shown and "
        "{k_without} of {n_without} without; that it added anything is {chance} probable",
        band=gettext(name), k_shown=_good(shown), n_shown=len(shown), k_without=_good(without),
        n_without=len(without), chance=figures.percent(shown_as),
    )  # fmt: skip
    if chance >= LIKELY:
        return gettext("Pedigree may have added something: {compared}.", compared=compared)
    if chance <= UNLIKELY:
        return gettext("Pedigree hardly added anything: {compared}.", compared=compared)
    return gettext("Whether pedigree adds anything: can’t tell; {compared}.", compared=compared)


def _good(group: Sequence[Judged]) -> int:
    return sum(each.good for each in group)
