"""Sales let go after which the customer came back, or sent somebody, within a year."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import walkaway
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from tests.practices.weekly import every_week, told
from tests.stories import story

BUYERS = "\n".join(
    f'2024-01-08  buyer-{i} became known as "Buyer {i}"\n2024-01-08  tom took over buyer-{i}'
    for i in range(1, 10)
)
CAST = """
2024-01-08  ana joined as leader
2024-01-08  tom joined as salesperson under ana
2024-01-08  acme became known as "Acme"
"""
LET_GO = """
{mon}  tom opened a deal with buyer-{i} "drums" ^d{i}
{tue}  tom let ^d{i} go, sent buyer-{i} to "Harbour", told them "theirs is faster" ^g{i}
{wed}  buyer-{i} confirmed ^g{i}
"""
BACK = "\n".join(f"2025-09-0{i}  buyer-{i} bought for 10.00 EUR from tom" for i in range(1, 10))


def read(*parts: str, close: str = "2026-06-01") -> Reading:
    return walkaway.read(story(told(CAST, *parts, close=close)))


def figures(*parts: str, close: str = "2026-06-01") -> tuple[int, int]:
    sign = read(*parts, close=close).sign("returned")
    return sign.k, sign.n


def gone(weeks: int) -> str:
    return every_week(LET_GO, weeks, first="2025-01-06")


def test_five_that_came_back_are_proof():
    assert figures(BUYERS, gone(5), BACK) == (5, 5)
    assert read(BUYERS, gone(5), BACK).sign("returned").verdict is YES


def test_eight_that_did_not_are_proof_of_the_opposite():
    assert figures(BUYERS, gone(8)) == (0, 8)
    assert read(BUYERS, gone(8)).sign("returned").verdict is NOT_YET


def test_two_are_too_few():
    assert read(BUYERS, gone(2), BACK).sign("returned").verdict is CANT_TELL


ONE = """
2025-01-06  tom opened a deal with acme "drums" ^d1
2025-01-07  tom let ^d1 go, sent acme to "Harbour", told them "theirs is faster" ^g1
"""
SENT = '2025-06-01  bolt became known as "Bolt"\n2025-06-02  bolt came through acme | by bolt as customer'
YES_IT_WAS = "2025-01-08  acme confirmed ^g1"


@pytest.mark.parametrize(
    ("lines", "figure", "why"),
    [
        ("2026-01-07  acme bought for 10.00 EUR from tom", (1, 1), "within the year"),
        ("2026-01-08  acme bought for 10.00 EUR from tom", (0, 1), "a day later"),
        ("2025-01-07  acme bought for 10.00 EUR from tom", (0, 1), "on the same day, before it could be a return"),
        (SENT, (1, 1), "sent somebody"),
    ],
)  # fmt: skip
def test_what_counts_as_coming_back(lines, figure, why):
    assert figures(ONE, YES_IT_WAS, lines) == figure, why


def test_an_ordinary_loss_cannot_be_called_letting_go():
    lost = "2025-01-06  ^d1 was lost"
    late = ONE.replace("2025-01-07  tom let", "2025-01-09  tom let")
    assert figures(
        lost.join(late.split("2025-01-09")[:1]) + lost + "\n2025-01-09" + late.split("2025-01-09")[1],
        YES_IT_WAS,
    ) == (0, 0)
    assert figures(ONE) == (0, 0), "and the customer has to say that it was so"
    assert figures(ONE, "2025-01-08  acme denied ^g1") == (0, 0)


def test_in_its_first_year_it_cannot_speak_and_says_so():
    reading = read(ONE, YES_IT_WAS, close="2025-06-02")
    assert len(reading.sign("returned").young) == 1
    assert (
        "Whether customers come back after a sale was let go can be told from 7 January 2026 on."
        in reading.context
    )


def test_ordinary_losses_stand_beside_it():
    lost = """
    2025-02-03  tom opened a deal with acme "cans" ^d2
    2025-02-04  ^d2 was lost
    2025-05-05  acme bought for 5.00 EUR from tom
    """
    assert (
        "After ordinary losses 1 of 1 customers bought again within a year."
        in read(ONE, YES_IT_WAS, lost).context
    )


def test_taken_back_it_was_never_let_go():
    assert figures(ONE, YES_IT_WAS, 'as system\n2025-01-09  tom withdrew ^g1: "they bought after all"') == (
        0,
        0,
    )
