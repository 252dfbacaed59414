"""What moments tell that a sign of serving employees was met, or missed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from bench.truth.book import CUSTOMERS, LEADER, TEAM, Book
from ridealong.moments.kinds.employees import (
    CandidateScored,
    HoursSpent,
    OpeningWritten,
    PersonChosen,
    PulseAnswered,
)
from ridealong.moments.kinds.loops import BarrierRaised, RequestMade, VisitMade
from ridealong.moments.slots import Tally

ITEMS, ANSWERED = ("listens", "keeps", "follows"), 8
SATURDAY = 5
A_DAY_OUT, ENOUGH_BESIDE = 600, 190


def answered(book: Book) -> None:
    for week, person in book.openings(40, TEAM):
        day = book.day(week)
        asked = book.say(RequestMade(person, LEADER, "a demo van", day + timedelta(days=4)), day, person)
        if book.met("care.answered", 0.8, person):
            book.claimed(asked, LEADER, day + timedelta(days=3))
            book.confirmed(asked, person, day + timedelta(days=4))


def barriers(book: Book) -> None:
    for week, gone in enumerate(book.weekly("care.barriers", 0.7)):
        if gone or week == 0:
            person, day = book.turn(TEAM), book.day(week)
            barrier = book.say(BarrierRaised(person, "credit checks"), day, person)
            if gone:
                book.claimed(barrier, LEADER, day + timedelta(days=2))
                book.confirmed(barrier, person, day + timedelta(days=3))


def found(book: Book) -> None:
    """Gone in time by the claim; its raiser says so in a week in which a barrier goes, for that is another sign."""
    # Each on a day of its own, with nobody beside: else it would be a field day, or a joint visit.
    for number, (week, person) in enumerate(book.openings(26, TEAM)):
        day = book.day(week, number % 2)
        visit = book.say(VisitMade(LEADER, book.turn(CUSTOMERS)), day)
        barrier = book.say(BarrierRaised(person, "slow quotes", found_on=visit), day, person)
        said = book.next_reached("care.barriers", week + 2)
        if book.met("field.found", 0.7, person):
            book.claimed(barrier, LEADER, day + timedelta(days=10))
            if said is not None:
                book.confirmed(barrier, person, book.day(said, 4))


def pulse(book: Book) -> None:
    for week in range(0, book.weeks, 13):
        marks = tuple(
            Tally(item, sum(book.met("care.pulse", 0.7, f"{item} {each}") for each in range(ANSWERED)))
            for item in ITEMS
        )
        book.say(PulseAnswered(LEADER, ANSWERED, len(TEAM), marks), book.day(week, 4))


def field_days(book: Book) -> None:
    for week, out in enumerate(book.weekly("field.days", 0.7)):
        if week == 0 or out:
            for _ in range(2 if out else 1):
                book.say(VisitMade(LEADER, book.turn(CUSTOMERS)), book.day(week, SATURDAY))


def share_of_hours(book: Book) -> None:
    for week, out in enumerate(book.weekly("field.share", 0.7)):
        where = "in the field" if out else "inside"
        for weekday in range(5):
            book.say(HoursSpent(LEADER, A_DAY_OUT, where), book.day(week, weekday))


def beside(book: Book) -> None:
    """Hours together inside, for those in the field would be part of another sign."""
    month, end = book.day(0), book.day(book.weeks)
    month = (month.replace(day=1) + timedelta(days=32)).replace(day=1)
    while (last := month.replace(day=monthrange(month.year, month.month)[1])) < end:
        for number, person in enumerate(TEAM):
            if book.met("field.beside", 0.7, person):
                book.say(HoursSpent(LEADER, ENOUGH_BESIDE, "inside", person), _within(month, number))
        month = last + timedelta(days=1)


def _within(month: date, number: int) -> date:
    """A day of its own for everybody, for entries of one day may tell of the same hours."""
    return month + timedelta(days=2 * number)


def chosen(book: Book) -> None:
    for week, who in book.openings(8, TEAM):
        day, candidate = book.day(week), f"candidate-{len(book.moments)}"
        opening_met = book.met("merit.openings", 0.7, candidate)
        filters = None if opening_met else "a degree"
        opening = book.say(OpeningWritten(who, "inside sales", filters), day, who)
        for rater in TEAM[:2]:
            book.say(
                CandidateScored(rater, candidate, 4, "listening", opening), day + timedelta(days=1), rater
            )
        pedigree = None if book.met("merit.blind", 0.7, candidate) else "pedigree shown"
        book.say(PersonChosen(who, candidate, opening, "hire", pedigree), day + timedelta(days=3), who)


RECIPES = (answered, barriers, found, pulse, field_days, share_of_hours, beside, chosen)
RATES = {
    "care.answered": 0.8, "care.barriers": 0.7, "care.pulse": 0.7, "field.days": 0.7, "field.beside": 0.7,
    "field.found": 0.7, "field.share": 0.7, "merit.blind": 0.7, "merit.openings": 0.7,
}  # fmt: skip
