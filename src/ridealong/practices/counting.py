"""From what was seen to a sign that speaks: the worst of a week, the window, the belief, the replay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ridealong.engines import belief
from ridealong.engines.belief import Verdict
from ridealong.moments.evidence import Evidence
from ridealong.moments.weeks import sunday
from ridealong.practices.observing import NEVER, Adoption, Observation, Seen, adoptions, standard_at
from ridealong.practices.reading import Before, Needs, Response, Sign, Standard
from ridealong.speech import gettext

REPLAYED_WEEKS = 13
"""How many closed weeks a verdict is replayed over from nothing, so that its cost does not grow with the years."""
LONGEST_WINDOW_WEEKS = 52
LOOKS_BACK_WEEKS = REPLAYED_WEEKS + LONGEST_WINDOW_WEEKS + 6
"""How far back anything may lie that a rate or cadence counts: the longest window at the first of the replayed weeks,
and six weeks more, for a month that ends in it and for a loop that matures a week after its date. What matters for
longer is known by its kind: see :mod:`ridealong.moments.passing`."""
FEWEST_SEEN, FEWEST_MISSES = 5, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a sign asks of its observations, before any have been seen."""

    key: str
    practice: str
    title: str
    proposal: float
    says: Callable[[int, int], str]
    leading: bool = False
    alike: bool = True
    """Whether observations of one subject resemble each other; weeks and anonymous answers do not."""
    weekly: bool = False
    """Whether its observations are the weeks themselves, so that one matures every week."""
    windows: tuple[int, ...] = (13, 26, LONGEST_WINDOW_WEEKS)
    expected: float = belief.EXPECTED_BEFORE_FAILING
    """How many events a rare cadence's standard must lead one to expect before their absence may say not yet."""


@dataclass(frozen=True, slots=True)
class Week:
    """A rate as it stood at the close of one week."""

    window: int
    standing: NDArray[np.intp]
    k: int
    n: int
    k_eff: float
    n_eff: float
    standard: Standard
    silent: int
    waiting: int
    """Of the silent, those whose observation is left out until they speak."""
    awaited: int
    general: bool
    """Whether people are silent here altogether, so that silence about this says nothing."""

    @property
    def muted(self) -> bool:
        """More than half of those asked have not answered: too few for a yes."""
        return self.silent * 2 > self.awaited

    @property
    def enough_to_fail(self) -> bool:
        """Five observations and two misses: below that a bad start is no proof of anything."""
        return self.n >= FEWEST_SEEN and self.n - self.k >= FEWEST_MISSES

    def had_all(self, *, met: bool) -> Week:
        """The same week, had all the silent said that it was so, or that it was not."""
        worth = self.n_eff / self.n if self.n else 1.0
        k, more = (self.silent if met else 0), self.waiting
        return replace(
            self, k=self.k + k, n=self.n + more, k_eff=self.k_eff + k * worth, n_eff=self.n_eff + more * worth
        )


class Column:
    """Observations as arrays, sorted so that the worst of a subject's week comes first."""

    def __init__(self, seen: Seen, reach: int) -> None:
        # What no window reaches goes first: who comes before whom in a list must not depend on years nobody counts.
        observations = [each for each in seen.observations if not each.aside and each.week > reach]
        self.quiet = seen.quiet
        # Field by field: asking each of thirty thousand for each of its fields took four times as long.
        columns = zip(*observations, strict=True) if observations else [()] * len(Observation._fields)
        told = dict(zip(Observation._fields, columns, strict=True))
        subjects = {subject: i for i, subject in enumerate(dict.fromkeys(told["subject"]))}
        number = np.array(list(map(subjects.__getitem__, told["subject"])), np.int64)
        week, since, spoken = (np.array(told[each], np.int64) for each in ("week", "since", "spoken"))
        met, awaited = (np.array(told[each], np.bool_) for each in ("met", "awaited"))
        order = np.lexsort((met, week, number))
        self.observations = [observations[i] for i in order.tolist()]
        self.subject, self.week, self.met = number[order], week[order], met[order]
        self.since, self.awaited, self.spoken = since[order], awaited[order], np.maximum(since, spoken)[order]

    def standing(self, week: int, longest: int) -> NDArray[np.intp]:
        """The observations that stand at the close of a week: one a subject and week, the worst."""
        seen = np.flatnonzero((self.week <= week) & (self.week > week - longest) & (self.since <= week))
        if not len(seen):
            return seen
        key = self.subject[seen] * NEVER + self.week[seen]
        return seen[np.r_[True, key[1:] != key[:-1]]]

    def at(self, week: int, question: Question, adopted: Sequence[Adoption]) -> Week:
        longest = max(question.windows)
        standing = self.standing(week, longest)
        ages = week - self.week[standing]
        counts = np.bincount(ages, minlength=longest)[:longest][::-1]
        window = belief.window(counts.tolist(), question.windows)
        standing = standing[ages < window]
        effect = belief.design_effect(np.bincount(self.subject[standing])) if question.alike else 1.0
        k, n = int(self.met[standing].sum()), len(standing)
        asked = self.awaited & (self.week <= week) & (self.week > week - window)
        silent = asked & (self.spoken > week)
        return Week(
            window=window, standing=standing, k=k, n=n, k_eff=k / effect, n_eff=n / effect,
            standard=standard_at(adopted, question.proposal, week, window),
            silent=int(silent.sum()), waiting=int((silent & (self.since > week)).sum()), awaited=int(asked.sum()),
            general=self.quiet is None or week in self.quiet,
        )  # fmt: skip


def rate(question: Question, seen: Seen, evidence: Evidence) -> Sign:
    """What may be said of k of n, replayed over the last closed weeks so that a verdict does not flicker."""
    last = evidence.last_week
    column = Column(seen, last - REPLAYED_WEEKS + 1 - max(question.windows))
    adopted = adoptions(evidence, f"{question.practice}.{question.key}", proposal=question.proposal, below=1)
    replayed = [column.at(week, question, adopted) for week in range(last - REPLAYED_WEEKS + 1, last + 1)]
    history = _replay(replayed, question)
    probability, said = history[-1]
    now = replayed[-1]
    oldest_first = now.standing[np.argsort(column.week[now.standing], kind="stable")]
    counted = [column.observations[i] for i in oldest_first]
    floor = last - now.window
    return Sign(
        key=question.key, type="rate", title=gettext(question.title), standard=now.standard, leading=question.leading,
        weeks=now.window, k=now.k, n=now.n, k_eff=now.k_eff, n_eff=now.n_eff,
        probability=probability, verdict=said, history=tuple(history),
        muted=tuple(week.muted for week in replayed),
        needs=_needs(now, question, said, column, last),
        response=_response(now, question),
        young=tuple(seen.young),
        aside=tuple(each.opener for each in seen.observations if each.aside and floor < each.week <= last),
        counted=tuple(each.opener for each in counted),
        because=tuple(each.opener for each in counted if each.met),
        proof=tuple(dict.fromkeys(proof for each in counted for proof in each.proof)),
        absence=evidence.roster.joined(evidence.leader) if question.weekly else "",
        trend=_trend(column, last), before=_before(replayed[-2], counted, column),
        says=question.says(now.k, now.n) if now.n else "",
    )  # fmt: skip


def _before(week: Week, counted: Sequence[Observation], column: Column) -> Before:
    """The figures a week earlier. A word that came late has entered now, however long ago it was due."""
    stood = {column.observations[i].opener for i in week.standing}
    entered = tuple(each.opener for each in counted if each.opener not in stood)
    return Before(k=week.k, n=week.n, weeks=week.window, entered=entered)


def _replay(weeks: Sequence[Week], question: Question) -> list[tuple[float | None, Verdict]]:
    """Probability and verdict at each close, from nothing; a new standard, or too much silence, starts anew."""
    history: list[tuple[float | None, Verdict]] = []
    said, held_to = Verdict.CANT_TELL, weeks[0].standard.value
    for week in weeks:
        previous = said if week.standard.value == held_to else Verdict.CANT_TELL
        held_to = week.standard.value
        probability = belief.probability_rate(week.k_eff, week.n_eff, held_to) if week.n else None
        said = Verdict.CANT_TELL
        if probability is not None:
            said = belief.step(previous, probability, leading=question.leading, enough=week.enough_to_fail)
        if week.muted and (said is Verdict.YES or _words_would_lift(week, question, said, previous)):
            said = Verdict.CANT_TELL
        history.append((probability, said))
    return history


def _words_would_lift(week: Week, question: Question, said: Verdict, previous: Verdict) -> bool:
    """Whether a not yet hangs on the silent: had all of them said yes it would not be said.

    What is missed whatever they say is said. And who answers otherwise, and not to this, has answered.
    """
    if said is not Verdict.NOT_YET or not week.general:
        return False
    best = week.had_all(met=True)
    probability = belief.probability_rate(best.k_eff, best.n_eff, best.standard.value)
    then = belief.step(previous, probability, leading=question.leading, enough=best.enough_to_fail)
    return then is not Verdict.NOT_YET


def _response(week: Week, question: Question) -> Response | None:
    """Silence is evidence too: how many answered, and what would be said had all the others said no."""
    if not week.awaited:
        return None
    worst, if_no = week.had_all(met=False), Verdict.CANT_TELL
    if worst.n:
        if_no = belief.rate(
            worst.k,
            worst.n,
            worst.standard.value,
            k_eff=worst.k_eff,
            n_eff=worst.n_eff,
            leading=question.leading,
        ).verdict
    return Response(week.awaited, week.awaited - week.silent, if_no)


def _needs(week: Week, question: Question, said: Verdict, column: Column, last: int) -> Needs | None:
    if said is not Verdict.CANT_TELL:
        return None
    wanted = belief.rate(
        week.k, week.n, week.standard.value, k_eff=week.k_eff, n_eff=week.n_eff, leading=question.leading
    ).needs
    if wanted is None:
        return None
    # A week matures every week, however young its source; everything else keeps the pace of the last quarter.
    pace = REPLAYED_WEEKS if question.weekly else len(column.standing(last, REPLAYED_WEEKS))
    weeks = belief.weeks_until(wanted.yes, pace)
    return Needs(yes=wanted.yes, by=None if weeks is None else sunday(last + weeks), not_yet=wanted.not_yet)


def _trend(column: Column, last: int) -> tuple[tuple[int, int], ...]:
    """(k, n) of what matured in each of the last thirteen closed weeks."""
    standing = column.standing(last, REPLAYED_WEEKS)
    place = column.week[standing] - (last - REPLAYED_WEEKS + 1)
    n = np.bincount(place, minlength=REPLAYED_WEEKS)
    k = np.bincount(place, weights=column.met[standing], minlength=REPLAYED_WEEKS)
    return tuple((int(met), int(seen)) for met, seen in zip(k, n, strict=True))
