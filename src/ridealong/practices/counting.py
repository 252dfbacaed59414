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
from ridealong.practices.reading import Needs, Response, Sign, Standard

REPLAYED_WEEKS = 13
FEWEST_SEEN, FEWEST_MISSES = 5, 2
"""How many closed weeks a verdict is replayed over from nothing, so that its cost does not grow with the years."""


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
    windows: tuple[int, ...] = (13, 26, 52)


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
    awaited: int

    @property
    def muted(self) -> bool:
        """More than half of those asked have not answered: too few for a yes."""
        return self.silent * 2 > self.awaited

    @property
    def enough_to_fail(self) -> bool:
        """Five observations and two misses: below that a bad start is no proof of anything."""
        return self.n >= FEWEST_SEEN and self.n - self.k >= FEWEST_MISSES


class Column:
    """Observations as arrays, sorted so that the worst of a subject's week comes first."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        subjects = {subject: i for i, subject in enumerate(dict.fromkeys(each.subject for each in observations))}
        number = np.fromiter((subjects[each.subject] for each in observations), np.int64, len(observations))
        week = np.fromiter((each.week for each in observations), np.int64, len(observations))
        met = np.fromiter((bool(each.met) for each in observations), np.bool_, len(observations))
        since = np.fromiter((each.since for each in observations), np.int64, len(observations))
        awaited = np.fromiter((each.awaited for each in observations), np.bool_, len(observations))
        order = np.lexsort((met, week, number))
        self.observations = [observations[i] for i in order]
        self.subject, self.week, self.met = number[order], week[order], met[order]
        self.since, self.awaited = since[order], awaited[order]

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
        effect = belief.design_effect(np.bincount(self.subject[standing]).tolist()) if question.alike else 1.0
        k, n = int(self.met[standing].sum()), len(standing)
        waiting = self.awaited & (self.week <= week) & (self.week > week - window)
        return Week(
            window=window, standing=standing, k=k, n=n, k_eff=k / effect, n_eff=n / effect,
            standard=standard_at(adopted, question.proposal, week, window),
            silent=int((waiting & (self.since > week)).sum()), awaited=int(waiting.sum()),
        )  # fmt: skip


def rate(question: Question, seen: Seen, evidence: Evidence) -> Sign:
    """What may be said of k of n, replayed over the last closed weeks so that a verdict does not flicker."""
    column = Column([each for each in seen.observations if not each.aside])
    adopted = adoptions(evidence, f"{question.practice}.{question.key}", below=1)
    last = evidence.last_week
    replayed = [column.at(week, question, adopted) for week in range(last - REPLAYED_WEEKS + 1, last + 1)]
    history = _replay(replayed, question)
    probability, said = history[-1]
    now = replayed[-1]
    counted = [column.observations[i] for i in now.standing]
    floor = last - now.window
    return Sign(
        key=question.key, type="rate", title=question.title, standard=now.standard, leading=question.leading,
        weeks=now.window, k=now.k, n=now.n, k_eff=now.k_eff, n_eff=now.n_eff,
        probability=probability, verdict=said, history=tuple(history),
        needs=_needs(now, question, said, column, last),
        response=Response(now.awaited, now.awaited - now.silent) if now.awaited else None,
        young=tuple(seen.young),
        aside=tuple(each.opener for each in seen.observations if each.aside and floor < each.week <= last),
        counted=tuple(each.opener for each in counted),
        because=tuple(each.opener for each in counted if each.met),
        proof=tuple(dict.fromkeys(proof for each in counted for proof in each.proof)),
        trend=_trend(column, last), says=question.says(now.k, now.n) if now.n else "",
    )  # fmt: skip


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
        if said is Verdict.YES and week.muted:
            said = Verdict.CANT_TELL
        history.append((probability, said))
    return history


def _needs(week: Week, question: Question, said: Verdict, column: Column, last: int) -> Needs | None:
    if said is not Verdict.CANT_TELL:
        return None
    wanted = belief.rate(
        week.k, week.n, week.standard.value, k_eff=week.k_eff, n_eff=week.n_eff, leading=question.leading
    ).needs
    if wanted is None:
        return None
    pace = len(column.standing(last, REPLAYED_WEEKS))
    weeks = belief.weeks_until(wanted.yes, pace)
    return Needs(yes=wanted.yes, by=None if weeks is None else sunday(last + weeks), not_yet=wanted.not_yet)


def _trend(column: Column, last: int) -> tuple[tuple[int, int], ...]:
    """(k, n) of what matured in each of the last thirteen closed weeks."""
    standing = column.standing(last, REPLAYED_WEEKS)
    place = column.week[standing] - (last - REPLAYED_WEEKS + 1)
    n = np.bincount(place, minlength=REPLAYED_WEEKS)
    k = np.bincount(place, weights=column.met[standing], minlength=REPLAYED_WEEKS)
    return tuple((int(met), int(seen)) for met, seen in zip(k, n, strict=True))


@dataclass(frozen=True, slots=True)
class Event:
    """Something a rare cadence counts, in the week it happened."""

    moment: str
    week: int
    aside: bool = False


def cadence(
    question: Question, events: Sequence[Event], evidence: Evidence, *, live_since: int | None, standard: float | None
) -> Sign:
    """What may be said of so many events in so many weeks. Without a standard yet it is context and decides nothing."""
    last = evidence.last_week
    blank = Sign(key=question.key, type="cadence", title=question.title, standard=Standard(question.proposal))
    if live_since is None or live_since > last:
        return blank
    adopted = adoptions(evidence, f"{question.practice}.{question.key}")
    history: list[tuple[float | None, Verdict]] = []
    said = Verdict.CANT_TELL
    for week in range(last - REPLAYED_WEEKS + 1, last + 1):
        sign = _cadence_at(week, question, [each for each in events if not each.aside], live_since, standard, adopted)
        if sign.context or sign.weeks == 0:
            history.append((None, Verdict.CANT_TELL))
            continue
        spoken = belief.cadence(sign.events, sign.weeks, sign.standard.value, leading=question.leading, previous=said)
        said = spoken.verdict
        history.append((spoken.probability, said))
        needs = Needs(yes=spoken.needs.yes) if spoken.needs else None
        sign = replace(sign, probability=spoken.probability, verdict=said, needs=needs)
    floor = last - sign.weeks
    return replace(
        sign,
        title=question.title,
        history=tuple(history),
        aside=tuple(each.moment for each in events if each.aside and floor < each.week <= last),
        trend=tuple(
            (sum(each.week == week and not each.aside for each in events), 1)
            for week in range(last - REPLAYED_WEEKS + 1, last + 1)
        ),
        says=question.says(sign.events, sign.weeks),
    )


def _cadence_at(
    week: int,
    question: Question,
    events: Sequence[Event],
    live_since: int,
    standard: float | None,
    adopted: Sequence[Adoption],
) -> Sign:
    live = max(0, week - live_since + 1)
    longest = max(question.windows)
    counts = [sum(each.week == week - age for each in events) for age in range(longest)][::-1]
    window = min(belief.window(counts, question.windows), live)
    within = [each.moment for each in events if week - window < each.week <= week]
    held_to = standard_at(adopted, standard or question.proposal, week, window)
    return Sign(
        key=question.key, type="cadence", leading=question.leading, standard=held_to, weeks=window,
        events=len(within), because=tuple(within), proof=tuple(within),
        context=standard is None and not held_to.adopted,
    )  # fmt: skip
