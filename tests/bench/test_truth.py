"""The truth harness: leaders whose truth is known come out on the right side, and a recipe tells what it says."""

from functools import cache

import pytest

from bench.truth.book import Profile
from bench.truth.leaders import RATES, answer, evidence, told
from bench.truth.rows import EXCELLENT, POOR
from ridealong.answer.answer import Answer
from ridealong.engines.belief import Verdict
from ridealong.practices.reading import Sign

WEEKS = 20
ENDOGENOUS = {
    "joint_visits.top_customers": "of the key accounts only as many are among the top fifth as a fifth is",
    "walkaway.returned": "nobody has been gone for a year",
}
UNSEEN = {"walkaway.fit": "what was sold less than a quarter ago is young only once somebody is asked"}


@cache
def sure(rate: float) -> tuple[Answer, dict[str, int]]:
    book = told(Profile(exactly=dict.fromkeys(RATES, rate), times=4), weeks=WEEKS, seed=1)
    return answer(evidence(book, WEEKS)), dict(book.told)


def sign_of(given: Answer, key: str) -> Sign:
    practice, _, sign = key.partition(".")
    return next(row.reading.sign(sign) for row in given.rows if row.practice.key == practice)


@pytest.mark.parametrize("key", RATES)
def test_who_always_does_it_has_missed_nothing_and_who_never_does_has_met_nothing(key: str) -> None:
    always, never = (sign_of(sure(rate)[0], key) for rate in (1.0, 0.0))
    assert always.k == always.n
    assert never.k == 0
    assert always.n > 0 or key in ENDOGENOUS


@pytest.mark.parametrize("key", sorted(RATES.keys() - ENDOGENOUS.keys() - UNSEEN.keys()))
def test_as_many_are_counted_or_young_as_were_told(key: str) -> None:
    given, many = sure(1.0)
    sign = sign_of(given, key)
    seen = sum(n for _, n in sign.trend) if sign.weeks < WEEKS else sign.n
    assert sign.n + len(sign.young) <= many[key]
    assert sign.weeks < WEEKS or seen + len(sign.young) == many[key]


def test_the_excellent_are_not_told_not_yet_and_the_poor_are() -> None:
    excellent, poor = (answer(evidence(told(each, weeks=WEEKS, seed=3), WEEKS)) for each in (EXCELLENT, POOR))
    assert excellent.verdict is not Verdict.NOT_YET
    assert poor.verdict is Verdict.NOT_YET
