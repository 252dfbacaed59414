"""The weeks of a brief, remembered until somebody records something that one of them could speak of.

Who did what of last week's acts takes two answers and some twenty questions to find out, and is the same until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

import msgspec

from ridealong.answer.acts import Act
from ridealong.answer.answer import Answer
from ridealong.answer.asking import answer_of, form
from ridealong.answer.done import Done
from ridealong.answer.models import KeptWeeks
from ridealong.answer.of_a_week import Week, When, week_from
from ridealong.ledger.touched import last_touch, touching
from ridealong.moments.weeks import week_of
from ridealong.people import parties as people
from ridealong.practices.reading import NextStep
from ridealong.speech import spoken

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Weeks:
    """The answer of a Monday as it is known today, its week, and the one before."""

    answer: Answer
    this: Week
    last: Week


@dataclass(frozen=True, slots=True)
class KeptAct:
    """An act as it is remembered, with the word that it was done where there is one."""

    practice: str
    step: NextStep
    by: str = ""
    on: date | None = None
    moment: str = ""


Kept = tuple[list[KeptAct], list[KeptAct]]
_decode = msgspec.json.Decoder(Kept).decode
PARTS = crc32(msgspec.json.encode(msgspec.json.schema(Kept)))


def weeks_of(first: date, leader: str, name: str, *, when: When) -> Weeks:
    """The week that begins on this Monday and the one before, as both are seen on some day.

    As with answers, only what is seen with all that is known by now is remembered.
    """
    zone = people.zone_of(leader)
    answer = answer_of(leader, name, as_of=first, now=when.now, known_at=when.known_at)
    if when.known_at is not None:
        return _worked_out(first, leader, answer, when)
    key = f"{leader} {first} +{(when.day - first).days} {spoken()} {zone}"
    version, week = f"{form(spoken())} {PARTS:08x}", week_of(when.day)
    kept = KeptWeeks.objects.filter(key=key, version=version, seq=touching(week, zone=zone)).first()
    if kept is not None:
        this, last = (_told(each, answer) for each in _decode(kept.weeks))
        return Weeks(answer, this, last)
    touched = last_touch(week, zone=zone)
    weeks = _worked_out(first, leader, answer, when)
    written = msgspec.json.encode((_kept(weeks.this), _kept(weeks.last))).decode()
    KeptWeeks.objects.update_or_create(
        key=key, defaults={"seq": touched, "version": version, "weeks": written}
    )
    return weeks


def _worked_out(first: date, leader: str, answer: Answer, when: When) -> Weeks:
    before = answer_of(leader, answer.leader_name, as_of=first - A_WEEK, now=when.now, known_at=when.known_at)
    this = week_from(first, leader, answer, when=when)
    return Weeks(answer, this, week_from(first - A_WEEK, leader, before, when=when))


def _kept(week: Week) -> Sequence[KeptAct]:
    words = {id(each.act): each for each in week.done}
    return [
        KeptAct(act.practice.key, act.step, word.by, word.on, word.moment)
        if (word := words.get(id(act)))
        else KeptAct(act.practice.key, act.step)
        for act in week.acts
    ]


def _told(kept: Iterable[KeptAct], answer: Answer) -> Week:
    acts = [(Act(answer.row(each.practice).practice, each.step), each) for each in kept]
    done = [Done(act, each.by, each.on, each.moment) for act, each in acts if each.on is not None]
    return Week([act for act, _ in acts], done)
