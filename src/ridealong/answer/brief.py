"""The Monday brief of one leader as one reader may read it: what to do this week, what was done, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ridealong.answer.acts import Act
from ridealong.answer.answer import Answer, Row
from ridealong.answer.changes import Change, changes
from ridealong.answer.citing import seen_of
from ridealong.answer.done import Done
from ridealong.answer.guessing import Guess, Guesses, guesses_for
from ridealong.answer.of_a_week import When
from ridealong.answer.remembering import weeks_of
from ridealong.ledger.lookup import load
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.weeks import monday, week_of
from ridealong.people import parties as people
from ridealong.people.seeing import Sees, Sight
from ridealong.practices.reading import NextStep
from ridealong.practices.registry import Practice
from ridealong.speech import figures, gettext


@dataclass(frozen=True, slots=True)
class Told:
    """One act as far as its reader may read it: names instead of handles, and nothing of it where private."""

    practice: Practice
    step: NextStep
    who: str = ""
    confirms: str = ""
    stake: str = ""
    """What is at stake, in words."""
    confirmed_on: date | None = None
    """The day the one it was for said that it was done."""
    confirmed_in: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """One page: the answer, this week's acts, those of last week that were confirmed since, and what changed."""

    answer: Answer
    monday: date
    acts: Sequence[Told]
    done: Sequence[Told]
    changes: Sequence[Change]
    guesses: Guesses

    @property
    def guessed(self) -> list[tuple[Row, Guess]]:
        """The practices the leader guessed of, each with the guess."""
        of = self.guesses.of
        return [(row, of[row.practice.key]) for row in self.answer.rows if row.practice.key in of]

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to do, nothing was done and nothing changed: then nobody is written to."""
        return not (self.acts or self.done or self.changes)


def brief_of(leader: str, name: str, *, when: When, sight: Sight) -> Brief:
    """The brief of the week a day lies in, as it stood on its Monday; what was confirmed by the day itself is said.

    Nobody keeps a list of acts: last week's are those of the answer for last week's Monday.
    """
    first = monday(week_of(when.day))
    weeks = weeks_of(first, leader, name, when=when)
    answer, this, last = weeks.answer, weeks.this, weeks.last
    both = told([*this.acts, *last.acts], leader, sight)  # of all moments and names at once
    now, at_last = both[: len(this.acts)], both[len(this.acts) :]
    was_done = [each for each in _marked(at_last, last.acts, last.done) if each.confirmed_on]
    guesses = guesses_for(leader, sight, as_of=when.day, known_at=when.known_at, now=when.known)
    return Brief(answer, first, _marked(now, this.acts, this.done), was_done, changes(answer), guesses)


def told(acts: Iterable[Act], leader: str, sight: Sight) -> list[Told]:
    """Acts with names, each as far as this reader may read it."""
    acts = list(acts)
    steps = [act.step for act in acts]
    stakes = [step.stake for step in steps if step.stake]
    handles = {each for step in steps for each in (step.who, step.confirmed_by) if each}
    sees = seen_of((each for step in steps for each in _under(step)), sight)
    # Most of them are named by the moments just read, and on a page need not be asked for any more.
    names = people.names_by_handle(handles | {stake.customer for stake in stakes})
    paid_in = _currencies(stake.last for stake in stakes)
    own = sight.reader.person == leader
    return [
        Told(
            act.practice, _readable(act.step, sees), names.get(act.step.who or "", ""),
            names.get(act.step.confirmed_by or "", ""), _stake(act.step, names, paid_in, sees),
        )
        if own or all(sees.get(each) is Sees.ALL for each in act.step.about)
        else Told(act.practice, NextStep("private"), private=True)
        for act in acts
    ]  # fmt: skip


def _marked(tellings: Sequence[Told], acts: Sequence[Act], was_done: Sequence[Done]) -> list[Told]:
    """The same acts, each with the day it was confirmed on where it was."""
    words = {id(each.act): each for each in was_done}
    return [
        replace(telling, confirmed_on=word.on, confirmed_in=word.moment)
        if (word := words.get(id(act)))
        else telling
        for telling, act in zip(tellings, acts, strict=True)
    ]


def _under(step: NextStep) -> Iterable[str]:
    return (*step.about, *([step.stake.last] if step.stake else []))


def _readable(step: NextStep, sees: Mapping[str, Sees]) -> NextStep:
    """Without the why, which quotes, where even the leader may not read the words: they were told to another."""
    if any(sees.get(each, Sees.NOTHING) is Sees.NOTHING for each in step.about):
        return replace(step, why="")
    return step


def _stake(
    step: NextStep, names: Mapping[str, str], paid_in: Mapping[str, str], sees: Mapping[str, Sees]
) -> str:
    stake = step.stake
    if stake is None or sees.get(stake.last, Sees.NOTHING) is Sees.NOTHING:
        return ""
    return gettext(
        "{customer} bought for {spent} in twelve months",
        customer=names.get(stake.customer, stake.customer),
        spent=figures.money(stake.spent, paid_in.get(stake.last, "")),
    )


def _currencies(purchases: Iterable[str]) -> dict[str, str]:
    """What each purchase was paid in; the answer adds up amounts without it."""
    return {
        each.id: each.fact.amount.currency
        for each in load(purchases)
        if isinstance(each.fact, CustomerBought)
    }


__all__ = ["Brief", "Told", "When", "brief_of", "told"]
