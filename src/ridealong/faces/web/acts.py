"""The week's acts: at most seven, those of failing practices first."""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.answer.answer import Answer, Row
from ridealong.engines.belief import Verdict
from ridealong.faces.web import sources
from ridealong.faces.web.words import is_quiet
from ridealong.practices.reading import NextStep
from ridealong.practices.registry import Practice

AT_MOST = 7
URGENCY = (Verdict.NOT_YET, Verdict.CANT_TELL, Verdict.YES)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do, the practice it serves, and the names of those it concerns."""

    practice: Practice
    step: NextStep
    who: str
    confirms: str


def acts_of(answer: Answer) -> list[Act]:
    """Acts in the order they matter. Practices that have seen nothing offer a sentence to begin with instead."""
    rows = sorted(answer.rows, key=lambda row: URGENCY.index(row.reading.verdict))
    return _named([row for row in rows if not is_quiet(row.reading)])[:AT_MOST]


def act_of(row: Row) -> Act | None:
    return next(iter(_named([row])), None)


def _named(rows: list[Row]) -> list[Act]:
    steps: dict[str, tuple[Practice, NextStep]] = {}
    for row in rows:
        if step := row.reading.next_step:
            steps.setdefault(step.says, (row.practice, step))  # two practices may ask for the same act
    concerned = {each for _, step in steps.values() for each in (step.who, step.confirmed_by) if each}
    names = sources.names(concerned)
    return [
        Act(practice, step, names.get(step.who or "", ""), names.get(step.confirmed_by or "", ""))
        for practice, step in steps.values()
    ]
