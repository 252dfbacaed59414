"""Which acts a week gets: at most seven over all practices, what is most at stake first, at most one a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ridealong.answer.answer import Answer, Row
from ridealong.engines.belief import Verdict
from ridealong.practices.reading import NextStep, Reading
from ridealong.practices.registry import Practice

AT_MOST = 7
URGENCY = (Verdict.NOT_YET, Verdict.CANT_TELL, Verdict.YES)
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do, and the practice it serves."""

    practice: Practice
    step: NextStep


def chosen(answer: Answer) -> list[Act]:
    """The acts of a week in the order they matter. What decides the answer is among them, whatever is at stake.

    So it is first in line for its person too, and then whatever fails: another practice that needs them has to wait
    for next week.
    """
    rows = sorted(answer.rows, key=_order)
    in_line = sorted(
        rows,
        key=lambda row: (row.practice.key != answer.decided_by, row.reading.verdict is not Verdict.NOT_YET),
    )
    kept = _once_each(act for row in in_line for act in of_practice(row))
    acts = [act for row in rows for act in kept if act.practice.key == row.practice.key]
    week = acts[:AT_MOST]
    decides = next((act for act in acts if act.practice.key == answer.decided_by), None)
    return week if decides is None or decides in week else [*week[:-1], decides]


def of_practice(row: Row) -> list[Act]:
    return [Act(row.practice, step) for step in steps(row)]


def steps(row: Row) -> tuple[NextStep, ...]:
    """What a practice would have done. One that has seen nothing offers a sentence to begin with instead."""
    step = row.reading.next_step
    return () if step is None or not row.reading.has_seen else (step,)


def _order(row: Row) -> tuple[Decimal, int, float, int]:
    """By what the customer spends; where nobody's spending is at stake, by how bad or how near the practice stands."""
    spent = max((step.stake.spent for step in steps(row) if step.stake), default=NOTHING)
    return -spent, URGENCY.index(row.reading.verdict), _stands(row.reading), row.practice.number


def _stands(reading: Reading) -> float:
    """Of what fails or holds the least sure first, of what is open whatever is nearest to a yes."""
    deciding = next((sign for sign in reading.signs if sign.key == reading.decided_by), None)
    probability = deciding.probability if deciding and deciding.probability is not None else 0.0
    return -probability if reading.verdict is Verdict.CANT_TELL else probability


def _once_each(acts: Iterable[Act]) -> list[Act]:
    """At most one act a person, and what two practices ask for only once."""
    kept: list[Act] = []
    people: set[str] = set()
    for act in acts:
        if act.step.who in people or act.step.says in {each.step.says for each in kept}:
            continue
        kept.append(act)
        people.update([act.step.who] if act.step.who else [])
    return kept
