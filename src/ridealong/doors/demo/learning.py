"""Tells what customers taught the team: who still knows it when it comes up, and how seldom anybody uses it."""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.doors.demo.days import When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Turns, selling
from ridealong.doors.demo.telling import SYSTEM
from ridealong.doors.demo.wording import Words
from ridealong.practices.spacing import due_after

BEGINS, LESSON_EVERY_WEEKS = -40, 2
KNOWN = {"recalled": 16, "forgot": 1}
USED_SINCE, USED = -26, {"used": 3, "not": 4}
"""Cards are known; in three of seven weeks somebody uses one. What is known and not used is the trouble here."""
TAUGHT_EVERY_LESSONS = 2
ANAS_EVERY_LESSONS = 6
STAYING = ("tom", "mia", "joon", "lena", "samir", "chiara", "marko", "ines", "hana", "yasemin")


@dataclass(frozen=True, slots=True)
class Lesson:
    label: str
    who: str
    customer: str
    when: When


def tell(firm: Firm) -> None:
    chance, words = firm.part("learning")
    lessons, turns, fates = [], Turns(chance), Fates(chance, KNOWN)
    for number, week in enumerate(range(BEGINS, -1, LESSON_EVERY_WEEKS)):
        lesson = _learn(firm, turns.next(list(STAYING)), week, words)
        lessons.append(lesson)
        _review(firm, lesson.label, lesson.who, lesson.when, fates)
        if number % TAUGHT_EVERY_LESSONS == 0:
            _teach(firm, lesson, number, fates)
    _use(firm, lessons, words)


def _learn(firm: Firm, who: str, week: int, words: Words) -> Lesson:
    chance = words.chance
    customer = chance.choice([each for each in firm.known(week) if each.served_by(week) == who])
    what, ask, key = words.draw("lessons").split(" | ")
    label, when = firm.telling.label("lesson-"), some_time(firm.span.day(week, chance.randrange(3)), chance)
    firm.tell(when, who, f'learned "{what}" from {customer.speaker}: ask "{ask}", key "{key}" {label}')
    return Lesson(label, who, customer.handle, when)


def _review(firm: Firm, label: str, who: str, since: When, fates: Fates) -> None:
    """Each time the card is due, on the next working day; mostly it is known. Ana's answers are the desk's word."""
    recorder = SYSTEM if who == "ana" else who
    known, day = 0, due_after(since.day, 0)
    while (when := some_time(later(day, 0), fates.chance)).day <= firm.span.last:
        how = fates.next()
        firm.tell(when, who, f"{how} {label}", recorder=recorder)
        known = known + 1 if how == "recalled" else 0
        day = due_after(when.day, known)


def _teach(firm: Firm, lesson: Lesson, number: int, fates: Fates) -> None:
    """Whoever learned it tells a colleague over lunch, and at times Ana."""
    chance = fates.chance
    there = [
        each for each in selling(firm.span.week(lesson.when.day)) if each in STAYING and each != lesson.who
    ]
    taught, when = chance.choice(there), some_time(later(lesson.when.day, 2), chance)
    if number % ANAS_EVERY_LESSONS == 0:
        firm.tell(when, lesson.who, f"taught {lesson.label} to ana, {taught}", recorder=taught)
        _review(firm, lesson.label, "ana", when, fates)
    else:
        firm.tell(when, lesson.who, f"taught {lesson.label} to {taught}", recorder=taught)
    _review(firm, lesson.label, taught, when, fates)


def _use(firm: Firm, lessons: list[Lesson], words: Words) -> None:
    """The same few lessons are used again and again, where the customer notices."""
    chance, fates = words.chance, Fates(words.chance, USED)
    for week in range(USED_SINCE, 0):
        old = [each for each in lessons if firm.span.week(each.when.day) < week - 1]
        if week == USED_SINCE or fates.next() == "used":
            lesson, label = chance.choice(old[: len(old) // 2]), firm.telling.label("used-")
            when = some_time(firm.span.day(week, chance.randrange(2)), chance)
            firm.tell(
                when,
                lesson.who,
                f"applied {lesson.label} with {lesson.customer}: {words.say('used')} {label}",
            )
            heard = soon_after(when, later(when.day, 2), chance)
            firm.tell(heard, lesson.customer, f"confirmed {label}{words.perhaps(0.5, 'noticed')}")
