"""Sales that were still a good fit ninety days later, in the word of those who bought."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import walkaway
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
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


@cell("walkaway.fit", "yes")
def test_ten_that_fit_are_proof():
    sign = fit(sold(10), heard(GOOD, 10))
    assert ((sign.k, sign.n), sign.verdict) == ((10, 10), YES)


@cell("walkaway.fit", "not yet")
def test_five_that_do_not_are_proof_of_the_opposite():
    sign = fit(sold(5), heard(POOR, 5))
    assert ((sign.k, sign.n), sign.verdict) == ((0, 5), NOT_YET)


@cell("walkaway.fit", "can't tell")
def test_three_are_too_few():
    assert fit(sold(3), heard(GOOD, 3)).verdict is CANT_TELL


ONE = """
2026-01-05  tom opened a deal with acme "drums" ^d1
2026-01-06  ^d1 was won for 100.00 EUR ^w1
"""


@cell("walkaway.fit", "gamed")
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


@cell("walkaway.fit", "gamed")
@pytest.mark.parametrize("who", ["tom as salesperson", "ana as leader"])
def test_telling_of_a_sale_again_does_not_put_its_ninetieth_day_off(who):
    sold_again = ONE.replace(" ^w1", f" | by {who}") + f"\n2026-03-02  ^d1 was won for 100.00 EUR | by {who}"
    assert figures(sold_again, "2026-04-06  acme called ^d1 a good fit") == (1, 1)


def test_what_was_not_sold_does_not_fit_or_fail_to():
    assert figures(
        ONE.replace("was won for 100.00 EUR", "was lost"), "2026-04-10  acme called ^d1 a poor fit"
    ) == (0, 0)


def test_a_purchase_is_a_sale_too():
    assert figures(
        "2026-01-06  acme bought for 10.00 EUR from tom ^b1\n2026-04-10  acme called ^b1 a poor fit"
    ) == (0, 1)


@cell("walkaway.fit", "gamed")
@pytest.mark.parametrize(
    ("asked", "silent"),
    [
        ("2026-04-06  the system asked acme about ^d1", 1),
        ("2026-04-05  the system asked acme about ^d1", 0),
        ("2026-04-07  the system asked acme about ^d1 first whether it fits", 1),
        ("2026-04-07  the system asked acme about ^d1 first how it was", 0),
        ("2026-04-07  the system asked acme about ^w1", 1),
        ("2026-01-12  the system asked acme about ^d1", 0),
        ("2026-01-12  the system asked acme about ^d1\n2026-04-07  the system asked acme about ^d1", 1),
        ("2026-04-10  bolt called ^d1 a good fit", 0),
        ("2026-04-07  the system asked acme about ^d1 | by ana as leader", 0),
    ],
    ids=[
        "on the ninetieth day",
        "a day before it",
        "whether it fits",
        "why they fell quiet",
        "by the deal's end",
        "why they chose us, in the first weeks",
        "first the one, then the other",
        "nobody, but another spoke",
        "as the leader says",
    ],
)
def test_who_was_asked_whether_it_fits(asked, silent):
    response = fit(ONE, asked).response
    assert (response.asked - response.answered if response else 0) == silent


@cell("walkaway.fit", "can't tell", "gamed")
def test_a_yes_waits_while_most_buyers_are_silent():
    silent = "\n".join(f"2026-06-0{i}  the system asked buyer-{i} about ^d{i}" for i in range(1, 8))
    few = heard(GOOD.replace("2026-06-0", "2026-06-1"), 12).split("\n")
    sign = fit(sold(12), silent, "\n".join(few[9:]))
    assert sign.response is not None and (sign.response.asked, sign.response.answered) == (10, 3)
    assert (sign.n, sign.verdict) == (3, CANT_TELL)


@cell("walkaway.fit", "gamed")
def test_the_last_word_on_a_sale_stands_by_whatever_name_it_goes():
    """Asked again about the deal's end, until the answer pleases, it is still one sale."""
    poor, good = "acme called ^{} a poor fit", "acme called ^{} a good fit"
    assert figures(ONE, f"2026-04-10  {poor.format('d1')}\n2026-04-12  {good.format('w1')}") == (1, 1)
    assert figures(ONE, f"2026-04-10  {good.format('w1')}\n2026-04-12  {poor.format('d1')}") == (0, 1)


@cell("walkaway.fit", "gamed")
def test_a_leader_cannot_date_a_sale_back_so_that_the_happy_first_weeks_count():
    happy = "2026-04-05  acme called ^d1 a good fit"
    typed = "2026-01-05  ^d1 was won for 100.00 EUR | by ana as leader"
    assert figures(ONE, typed, happy) == (0, 0)
    alone = ONE.replace("^w1", "| by ana as leader")
    assert figures(alone, "2026-04-06  acme called ^d1 a good fit") == (1, 1), "the buyer bears the sale out"


@pytest.mark.parametrize("seller", [" from otto", ""], ids=["sold by others", "served by others"])
def test_a_sale_of_another_team_is_theirs(seller):
    others = "2025-01-06  otto joined as salesperson under rosa\n2025-01-07  otto took over carl"
    bought = "2026-01-06  carl bought for 10.00 EUR{} ^b1\n2026-04-10  carl called ^b1 a poor fit"
    assert figures(others, bought.format(seller)) == (0, 0)
    assert figures(others, bought.format(" from tom")) == (0, 1)
    assert figures(bought.format("").replace("carl", "acme")) == (0, 1), "Tom serves Acme"


@cell("walkaway.fit", "young")
def test_before_its_ninety_days_and_a_week_a_sale_is_too_young():
    sold_on_monday = ONE.replace("2026-01-06", "2026-01-05")
    poor = "2026-02-05  acme called ^d1 a poor fit"
    sign = fit(sold_on_monday, poor, close="2026-04-12")
    assert (sign.n, sign.young) == (0, ("d1",))
    assert figures(sold_on_monday, poor, close="2026-04-13") == (0, 1), (
        "the ninetieth day and a week, a Sunday"
    )


@cell("walkaway.fit", "late")
def test_a_word_that_comes_late_counts_from_its_own_week():
    sign = fit(ONE, "2026-06-30  acme called ^d1 a good fit")
    assert (sign.k, sign.n) == (1, 1)
    assert [probability for probability, _ in sign.history[-2:]] == [None, sign.probability]


@cell("walkaway.fit", "corrected")
def test_corrected_the_word_stands_as_corrected_and_taken_back_it_was_not_said():
    assert fit(ONE, "2026-04-10  acme called ^d1 a poor fit ^f1").proof == ("f1",)
    first = "2026-04-10  acme called ^d1 a poor fit ^f1"
    assert figures(ONE, first, "2026-04-11  acme called ^d1 a good fit | corrects ^f1") == (1, 1)
    assert figures(ONE, first, '2026-04-11  acme withdrew ^f1: "the other drums"') == (0, 0)
