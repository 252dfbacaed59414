"""Thirteen readings become one answer: fundamentals, the word, the reason, and nobody's average."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from operator import attrgetter

from ridealong.answer.answer import Answer, FundamentalAnswer, Row
from ridealong.answer.stake import with_stakes
from ridealong.answer.wording import reason
from ridealong.engines import belief
from ridealong.engines.belief import Verdict
from ridealong.ledger.uncollected import uncollected
from ridealong.moments.evidence import Evidence
from ridealong.moments.moment import on_day
from ridealong.moments.weeks import monday, sunday
from ridealong.practices.counting import LOOKS_BACK_WEEKS, REPLAYED_WEEKS
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, NextStep, Reading, Sign
from ridealong.practices.registry import (
    FUNDAMENTALS,
    PRACTICES,
    READERS,
    READS,
    Fundamental,
)

PERIOD_WEEKS = 13
TYPED = "cli"
"""The door of what is typed on the command line, as whomever one names."""
OUTSIDE_SHARE = 0.9
"""A yes needs nine tenths of its evidence from somebody other than the leader."""


def compose(evidence: Evidence, *, name: str, handle_of: Callable[[str], str]) -> Answer:
    """Read all thirteen practices and compose the answer for the closed weeks; acts name people by handle."""
    with uncollected():
        rows = _rows(evidence, handle_of)
    fundamentals = tuple(_fundamental(each, _under(rows, each)) for each in FUNDAMENTALS)
    outside_k, outside_n = _outside(rows)
    verdict = _verdict(fundamentals, outside_k, outside_n)
    alike = {each.key for each in fundamentals if each.verdict is verdict}
    decided_by = _decided_by([row for row in rows if row.practice.fundamental in alike], verdict)
    return Answer(
        leader=handle_of(evidence.leader), leader_name=name, as_of=evidence.as_of, known_at=_known_at(evidence),
        first_day=monday(evidence.last_week - PERIOD_WEEKS + 1), last_day=sunday(evidence.last_week),
        weeks=PERIOD_WEEKS,
        verdict=verdict, decided_by=decided_by,
        says=reason(rows, verdict, decided_by, (outside_k, outside_n), told=told(evidence)),
        outside_k=outside_k, outside_n=outside_n,
        holding=tuple(belief.poisson_binomial([_probability(row.reading) for row in rows]).tolist()),
        fundamentals=fundamentals, rows=rows, moments=evidence.counted(since=begins(evidence.as_of)),
        typed=_typed(evidence, rows),
    )  # fmt: skip


def begins(as_of: date) -> date:
    """Since when moments may matter to an answer as of a day, but for those that always do."""
    return as_of - timedelta(weeks=LOOKS_BACK_WEEKS)


def told(evidence: Evidence) -> bool:
    """Whether anything was told that some practice reads."""
    return any(evidence.any(kind) for kinds in READS.values() for kind in kinds)


def _known_at(evidence: Evidence) -> datetime:
    """When nobody says how much is to be known: when the last of it was recorded, for a reading looks at no clock."""
    if evidence.known_at is not None:
        return evidence.known_at
    recorded = set(map(attrgetter("recorded_at"), evidence.moments)) - {None}
    return max(recorded, default=on_day(evidence.as_of))


def _rows(evidence: Evidence, handle_of: Callable[[str], str]) -> tuple[Row, ...]:
    """Every practice as it reads, its act with what is at stake in it."""
    readings = [READERS[each.key](evidence) for each in PRACTICES]
    acts = iter(with_stakes((each.next_step for each in readings if each.next_step), evidence))
    return tuple(
        Row(
            practice=practice,
            reading=replace(reading, next_step=_named(next(acts), evidence.leader, handle_of))
            if reading.next_step
            else reading,
        )
        for practice, reading in zip(PRACTICES, readings, strict=True)
    )


def _named(step: NextStep, leader: str, handle_of: Callable[[str], str]) -> NextStep:
    """With handles for ids; nobody who leads confirms an act of their own, whichever practice asks for it."""
    confirmed_by = step.confirmed_by if step.confirmed_by != leader else None
    who, confirmer = (each and handle_of(each) for each in (step.who, confirmed_by))
    stake = step.stake and replace(step.stake, customer=handle_of(step.stake.customer))
    return replace(step, who=who, confirmed_by=confirmer, stake=stake)


def _under(rows: Iterable[Row], fundamental: Fundamental) -> list[Row]:
    return [row for row in rows if row.practice.fundamental == fundamental.key]


def _fundamental(fundamental: Fundamental, rows: Sequence[Row]) -> FundamentalAnswer:
    """Replayed over the last closed weeks like the signs, so that a fundamental does not flicker either."""
    said = was = CANT_TELL
    for week in range(REPLAYED_WEEKS):
        then = [row.reading.history[week] if row.reading.history else (None, CANT_TELL) for row in rows]
        was, said = (
            said,
            belief.roll_up([verdict for _, verdict in then], [probability for probability, _ in then], said),
        )
    return FundamentalAnswer(
        key=fundamental.key,
        title=fundamental.title,
        verdict=said,
        was=was,
        decided_by=_decided_by(rows, said),
        weeks_practised=_weeks_practised(rows),
    )


def _weeks_practised(rows: Iterable[Row]) -> int:
    """In how many of the last thirteen closed weeks at least one confirmed act was recorded."""
    trends = [sign.trend for row in rows for sign in row.reading.signs if sign.trend]
    return sum(any(trend[week][0] for trend in trends) for week in range(REPLAYED_WEEKS))


def _decided_by(rows: Iterable[Row], verdict: Verdict) -> str | None:
    """The practice with the lowest probability among those that decide; ties go by number."""
    deciding = [row for row in rows if _decides(row.reading, verdict)]
    if not deciding:
        return None
    return min(
        deciding, key=lambda row: (_deciding_probability(row.reading), row.practice.number)
    ).practice.key


def _decides(reading: Reading, verdict: Verdict) -> bool:
    if verdict is NOT_YET:
        return reading.verdict is NOT_YET
    return reading.verdict is not YES if verdict is CANT_TELL else True


def _deciding_probability(reading: Reading) -> float:
    sign = next((sign for sign in reading.signs if sign.key == reading.decided_by), None)
    return sign.probability if sign and sign.probability is not None else 0.0


def _probability(reading: Reading) -> float | None:
    return reading.history[-1][0] if reading.history else None


def _outside(rows: Iterable[Row]) -> tuple[int, int]:
    """Counted observations from other voices, and those with what only the leader says added.

    A week in which nothing happened has no voice: a year of them would make everything the leader says a small part.
    """
    signs = [sign for row in rows for sign in row.reading.signs]
    counted = sum(sign.n + sign.events - sign.counted.count(sign.absence) for sign in signs)
    return counted, counted + sum(len(sign.aside) for sign in signs)


def _typed(evidence: Evidence, rows: Iterable[Row]) -> int:
    """Whoever has the machine's account speaks there in every voice: how much of what counts came that way is said."""
    there = {each.id for each in evidence.moments if each.door == TYPED and each.by != evidence.leader}
    if not there:
        return 0
    return len(there & _behind(sign for row in rows for sign in row.reading.signs))


def _behind(signs: Iterable[Sign]) -> set[str]:
    return {each for sign in signs for told in (sign.counted, sign.because, sign.proof) for each in told}


def _verdict(fundamentals: Sequence[FundamentalAnswer], outside_k: int, outside_n: int) -> Verdict:
    said = [each.verdict for each in fundamentals]
    if NOT_YET in said:
        return NOT_YET
    sure = outside_n > 0 and outside_k / outside_n >= OUTSIDE_SHARE
    return YES if sure and all(each is YES for each in said) else CANT_TELL
