"""The Monday brief of one leader as one reader may read it: what to do this week, what was done, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ridealong.answer.acts import Act, chosen
from ridealong.answer.answer import Answer, Row
from ridealong.answer.asking import answer_of
from ridealong.answer.changes import Change, changes
from ridealong.answer.citing import seen_of
from ridealong.answer.done import Done, Span, done
from ridealong.answer.guessing import Guess, Guesses, guesses_of
from ridealong.ledger.lookup import load
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.weeks import monday, week_of
from ridealong.people import parties as people
from ridealong.people.seeing import Sees, Sight
from ridealong.practices.reading import NextStep
from ridealong.practices.registry import Practice

WEEK = timedelta(days=7)


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
class When:
    """The day a brief is read on, and what was known: everything by now, or less."""

    day: date
    now: datetime
    known_at: datetime | None = None


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


def brief_of(leader: str, name: str, *, when: When, sight: Sight) -> Brief:
    """The brief of the week a day lies in, as it stood on its Monday; what was confirmed by the day itself is said.

    Nobody keeps a list of acts: last week's are those of the answer for last week's Monday.
    """
    first, known = monday(week_of(when.day)), when.known_at or when.now
    answer, before = (
        answer_of(leader, name, as_of=each, now=when.now, known_at=when.known_at)
        for each in (first, first - WEEK)
    )
    zone = people.zone_of(leader)
    acts, earlier = chosen(answer), chosen(before)
    since = done(acts, leader, Span(first, when.day, known, zone))
    at_last = done(earlier, leader, Span(first - WEEK, when.day, known, zone))
    return Brief(
        answer, first, _marked(told(acts, leader, sight), acts, since),
        [each for each in _marked(told(earlier, leader, sight), earlier, at_last) if each.confirmed_on],
        changes(answer), visible(guesses_of(leader, as_of=when.day, known_at=known), sight),
    )  # fmt: skip


def told(acts: Iterable[Act], leader: str, sight: Sight) -> list[Told]:
    """Acts with names, each as far as this reader may read it."""
    acts = list(acts)
    steps = [act.step for act in acts]
    stakes = [step.stake for step in steps if step.stake]
    handles = {each for step in steps for each in (step.who, step.confirmed_by) if each}
    names = people.names_by_handle(handles | {stake.customer for stake in stakes})
    sees = seen_of((each for step in steps for each in _under(step)), sight)
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


def visible(guesses: Guesses, sight: Sight) -> Guesses:
    """Those of a leader's guesses that this reader may read: none but the leader's own, unless they are told."""
    ids = [each.moment for each in (guesses.whole, *guesses.of.values()) if each]
    sees = seen_of(ids, sight) if ids else {}
    whole = guesses.whole if guesses.whole and sees.get(guesses.whole.moment) is Sees.ALL else None
    return Guesses(
        whole, {key: each for key, each in guesses.of.items() if sees.get(each.moment) is Sees.ALL}
    )


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
    spent = f"{stake.spent:,.0f} {paid_in.get(stake.last, '')}".rstrip()
    return f"{names.get(stake.customer, stake.customer)} bought for {spent} in twelve months"


def _currencies(purchases: Iterable[str]) -> dict[str, str]:
    """What each purchase was paid in; the answer adds up amounts without it."""
    return {
        each.id: each.fact.amount.currency
        for each in load(purchases)
        if isinstance(each.fact, CustomerBought)
    }
