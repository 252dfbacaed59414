"""From a profile to the product's own answer: a told year, read as evidence, or through the ledger."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo

from numpy.polynomial import legendre as _legendre

from bench.truth import customers, difference, employees, trenches
from bench.truth.book import LEADER, Book, Profile
from ridealong.answer.answer import Answer
from ridealong.answer.compose import compose
from ridealong.moments.evidence import Evidence
from ridealong.moments.moment import on_day

_legendre.leggauss = cache(
    _legendre.leggauss
)  # a constant that every decision asks for twice: half of the time
ZONE = ZoneInfo("Europe/Vienna")
FUNDAMENTALS = (customers, employees, difference, trenches)
RATES = {sign: standard for each in FUNDAMENTALS for sign, standard in each.RATES.items()}
"""The standard of every rate there is a recipe for."""


def told(profile: Profile, *, weeks: int, seed: int) -> Book:
    """A leader's years, told week after week."""
    book = Book(profile, weeks=weeks, seed=seed)
    for each in FUNDAMENTALS:
        for recipe in each.RECIPES:
            recipe(book)
    return book


def evidence(book: Book, week: int) -> Evidence:
    """What is known on the Monday after so many weeks."""
    as_of = book.day(week)
    end = on_day(as_of)
    moments = [each for each in book.moments if each.happened_at < end]
    return Evidence.of(moments, leader=LEADER, zone=ZONE, as_of=as_of, known_at=end)


def answer(known: Evidence) -> Answer:
    """The product's own answer."""
    return compose(known, name="Ana", handle_of=str)


def figures(given: Answer) -> list[tuple[object, ...]]:
    """What has to be the same of two answers to the same years: every word and every count."""
    signs = [
        (row.practice.key, sign.key, sign.k, sign.n, sign.events, sign.verdict)
        for row in given.rows
        for sign in row.reading.signs
    ]
    return [(given.verdict,), *((each.key, each.verdict) for each in given.fundamentals), *signs]
