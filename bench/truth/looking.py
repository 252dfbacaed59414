"""Asks about simulated leaders, several at a time: once when windows are full, or on every Monday of a year."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context

from bench.truth.book import Profile
from bench.truth.leaders import RATES, answer, evidence, told
from ridealong.engines.belief import Verdict

RUN_IN, YEAR = 26, 52
"""Weeks told before the year that is looked at."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one leader was answered, which signs said not yet, and how far each rate was from the truth."""

    verdict: Verdict
    blamed: tuple[str, ...]
    unproven: tuple[str, ...]
    """Practices whose leading sign did not say yes."""
    off: float
    observations: int


Asked = tuple[Profile, int, Sequence[int]]
"""A profile, a seed, and the weeks after which it is asked."""


def looks(profile: Profile, leaders: int, weeks: Sequence[int], *, first_seed: int = 0) -> list[list[Look]]:
    """Every leader's answers, one for each of these weeks."""
    asked = [(profile, first_seed + each, weeks) for each in range(leaders)]
    with get_context("fork").Pool(os.cpu_count()) as pool:
        return pool.map(look, asked, chunksize=1)


def look(asked: Asked) -> list[Look]:
    profile, seed, weeks = asked
    book = told(profile, weeks=max(weeks), seed=seed)
    return [_look(book, week) for week in weeks]


def _look(book: object, week: int) -> Look:
    given = answer(evidence(book, week))  # type: ignore[arg-type]
    signs = {f"{row.practice.key}.{sign.key}": sign for row in given.rows for sign in row.reading.signs}
    off = [
        sign.k / sign.n - book.profile.rate(key, RATES[key])  # type: ignore[attr-defined]
        for key, sign in signs.items()
        if key in RATES and sign.n
    ]
    return Look(
        verdict=given.verdict,
        blamed=tuple(key for key, sign in signs.items() if sign.verdict is Verdict.NOT_YET),
        unproven=tuple(
            key for key, sign in signs.items() if sign.leading and sign.verdict is not Verdict.YES
        ),
        off=sum(off) / max(1, len(off)),
        observations=sum(sum(n for _, n in sign.trend) for key, sign in signs.items() if key in RATES),
    )


def share(given: Sequence[Look], verdict: Verdict) -> float:
    return sum(each.verdict is verdict for each in given) / len(given)


def flips(year: Sequence[Look]) -> int:
    """How often the answer changed from one Monday to the next."""
    return sum(one.verdict is not other.verdict for one, other in pairwise(year))


def first_yes(year: Sequence[Look]) -> int | None:
    return next((week for week, each in enumerate(year, 1) if each.verdict is Verdict.YES), None)


def most(given: Iterable[tuple[str, ...]], many: int = 4) -> Iterator[str]:
    counted = list(given)
    for name, times in Counter(each for one in counted for each in one).most_common(many):
        yield f"{name} {times / len(counted):.2f}"
