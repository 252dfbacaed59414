"""Sales that were still a good fit ninety days later, in the word of those who bought."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import walkaway
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.practices.weekly import every_week, told
from tests.stories import story

BUYERS = "\n".join(
    f'2025-01-06  buyer-{i} became known as "Buyer {i}"\n2025-01-06  tom took over buyer-{i}'
    for i in range(1, 13)
)
SOLD = """
{mon}  tom opened a deal with buyer-{i} "drums" ^d{i}
{tue}  ^d{i} was won for 100.00 EUR
"""
GOOD = "\n".join(f"2026-06-0{1 + i % 9}  buyer-{i} called ^d{i} a good fit" for i in range(1, 13))
POOR = GOOD.replace("good", "poor")


def fit(*parts: str, close: str = "2026-07-06") -> Sign:
    return walkaway.read(story(told(BUYERS, *parts, close=close))).sign("fit")


def figures(*parts: str, close: str = "2026-07-06") -> tuple[int, int]:
    sign = fit(*parts, close=close)
    return sign.k, sign.n


def sold(weeks: int) -> str:
    return every_week(SOLD, weeks, first="2025-12-01")


def heard(words: str, many: int) -> str:
    return "\n".join(words.split("\n")[:many])


def test_ten_that_fit_are_proof():
    sign = fit(sold(10), heard(GOOD, 10))
    assert ((sign.k, sign.n), sign.verdict) == ((10, 10), YES)


def test_five_that_do_not_are_proof_of_the_opposite():
    sign = fit(sold(5), heard(POOR, 5))
    assert ((sign.k, sign.n), sign.verdict) == ((0, 5), NOT_YET)


def test_three_are_too_few():
    assert fit(sold(3), heard(GOOD, 3)).verdict is CANT_TELL


ONE = """
2026-01-05  tom opened a deal with acme "drums" ^d1
2026-01-06  ^d1 was won for 100.00 EUR ^w1
"""


@pytest.mark.parametrize(
    ("line", "figure", "why"),
    [
        ("2026-04-06  acme called ^d1 a good fit", (1, 1), "on the ninetieth day"),
        ("2026-04-06  acme called ^w1 a good fit", (1, 1), "of the deal's end, which is the same sale"),
        ("2026-04-05  acme called ^d1 a good fit", (0, 0), "a day early it says nothing of ninety"),
        ("2026-02-05  acme called ^d1 a poor fit", (0, 1), "poor is poor at any time"),
        (
            "2026-04-10  acme called ^d1 a good fit | by tom as salesperson",
            (0, 0),
            "the seller in the buyer's name",
        ),
        ("2026-04-10  bolt called ^d1 a good fit", (0, 0), "another customer"),
        ("", (0, 0), "nobody was asked"),
        ("2026-04-07  the system asked acme about ^d1", (0, 0), "asked, and silent"),
    ],
)
def test_whose_word_and_when(line, figure, why):
    assert figures(ONE, line) == figure, why


def test_the_silent_are_shown_beside_it():
    response = fit(ONE, "2026-04-07  the system asked acme about ^d1").response
    assert response is not None and (response.asked, response.answered) == (1, 0)


def test_a_purchase_is_a_sale_too():
    assert figures(
        "2026-01-06  acme bought for 10.00 EUR from tom ^b1\n2026-04-10  acme called ^b1 a poor fit"
    ) == (0, 1)


def test_before_its_ninety_days_a_sale_is_too_young():
    assert len(fit(ONE, "2026-02-05  acme called ^d1 a poor fit", close="2026-04-06").young) == 1


def test_corrected_the_word_stands_as_corrected():
    first = "2026-04-10  acme called ^d1 a poor fit ^f1"
    assert figures(ONE, first, "2026-04-11  acme called ^d1 a good fit | corrects ^f1") == (1, 1)
