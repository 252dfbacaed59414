"""A week's acts as they stood on its Monday: what is open still, and what was done since, whatever day it is dated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from ridealong.answer.acts import AT_MOST, Act, chosen
from ridealong.answer.answer import Answer
from ridealong.answer.asking import answer_then
from ridealong.answer.done import Done, Span, done
from ridealong.ledger.touched import recorded_late
from ridealong.moments.weeks import last_closed
from ridealong.people import parties as people

MORNING = time(6)
"""When a week's brief leaves, where its leader is: what is told later into the weeks before was not known then."""


@dataclass(frozen=True, slots=True)
class When:
    """The day a brief is read on, and what was known: everything by now, or less."""

    day: date
    now: datetime
    known_at: datetime | None = None

    @property
    def known(self) -> datetime:
        return self.known_at or self.now


@dataclass(frozen=True, slots=True)
class Week:
    """The acts of a week, and which of them were done."""

    acts: Sequence[Act]
    done: Sequence[Done]


def week_from(first: date, leader: str, answer: Answer, *, when: When) -> Week:
    """The week that begins on this Monday, as it is seen on some day; ``answer`` is that of the Monday, known today.

    A word told since then may be dated before it: then today's answer knows no such act any more, and Monday's did.
    """
    zone = people.zone_of(leader)
    acts, span = chosen(answer), Span(first, when.day, when.known, zone)
    morning = datetime.combine(first, MORNING, zone)
    if when.known <= morning or not recorded_late(last_closed(first), zone=zone, after=morning):
        return Week(acts, done(acts, leader, span))
    then = chosen(answer_then(leader, answer.leader_name, as_of=first, known_at=morning))
    still_there = {_what(act) for act in acts}
    gone = [act for act in then if _what(act) not in still_there]
    late = done(gone, leader, replace(span, told_since=morning))
    acts = _together(acts, [each.act for each in late], {_what(act) for act in then}, answer.decided_by)
    return Week(acts, [*done(acts, leader, span), *late])


What = tuple[str, tuple[str, ...]]


def _what(act: Act) -> What:
    return act.practice.key, act.step.about


def _together(
    acts: Sequence[Act], were_done: Sequence[Act], then: set[What], decided_by: str | None
) -> list[Act]:
    """At most seven: those of Monday, and what came in their place as far as there is room, at most one a person."""
    busy = {act.step.who for act in were_done if act.step.who}
    new = [act for act in acts if _what(act) not in then and act.step.who not in busy]
    new.sort(key=lambda act: act.practice.key != decided_by)
    stay = [act for act in acts if _what(act) in then]
    room = max(0, AT_MOST - len(stay) - len(were_done))
    kept = {_what(act) for act in (*stay, *new[:room])}
    return [*(act for act in acts if _what(act) in kept), *were_done]
