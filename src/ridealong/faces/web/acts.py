"""The week's acts: at most seven, those of failing practices first, each as far as the reader may read of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ridealong.answer.answer import Row
from ridealong.engines.belief import Verdict
from ridealong.faces.web import sources
from ridealong.faces.web.opened import Opened
from ridealong.faces.web.words import is_quiet
from ridealong.practices.reading import NextStep
from ridealong.practices.registry import Practice

AT_MOST = 7
URGENCY = (Verdict.NOT_YET, Verdict.CANT_TELL, Verdict.YES)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do, the practice it serves, and the names of those it concerns; nothing of it where private."""

    practice: Practice
    step: NextStep
    who: str = ""
    confirms: str = ""
    private: bool = False


def acts_of(book: Opened) -> list[Act]:
    """Acts in the order they matter. Practices that have seen nothing offer a sentence to begin with instead."""
    rows = sorted(book.answer.rows, key=lambda row: URGENCY.index(row.reading.verdict))
    return _named([row for row in rows if not is_quiet(row.reading)], book, AT_MOST)


def act_of(row: Row, book: Opened) -> Act | None:
    return next(iter(_named([row], book, 1)), None)


def _named(rows: Iterable[Row], book: Opened, most: int) -> list[Act]:
    asked: dict[str, tuple[Practice, NextStep]] = {}
    for row in rows:
        if step := row.reading.next_step:
            asked.setdefault(step.says, (row.practice, step))  # two practices may ask for the same act
    steps = list(asked.values())[:most]
    names = sources.names(each for _, step in steps for each in (step.who, step.confirmed_by) if each)
    sees = sources.seen_of((each for _, step in steps for each in step.about), book.sight)
    return [
        Act(
            practice, _told(step, sees), names.get(step.who or "", ""), names.get(step.confirmed_by or "", "")
        )
        if _may_read(step, sees, book)
        else Act(practice, NextStep("private"), private=True)
        for practice, step in steps
    ]


def _may_read(step: NextStep, sees: dict[str, sources.Sees], book: Opened) -> bool:
    """The leader is told whom to help this week; anybody else reads an act only if they may read what it is about."""
    return book.is_own or all(sees.get(each) is sources.Sees.ALL for each in step.about)


def _told(step: NextStep, sees: dict[str, sources.Sees]) -> NextStep:
    """Without the why, which quotes, where even the leader may not read the words: they were told to another."""
    if any(sees.get(each, sources.Sees.NOTHING) is sources.Sees.NOTHING for each in step.about):
        return NextStep(step.says, step.who, step.confirmed_by)
    return step
