"""Sales let go after which the customer came back, or sent somebody, within a year."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import walkaway
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from tests.cells import cell
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


@cell("walkaway.returned", "yes")
def test_five_that_came_back_are_proof():
    assert figures(BUYERS, gone(5), BACK) == (5, 5)
    assert read(BUYERS, gone(5), BACK).sign("returned").verdict is YES


@cell("walkaway.returned", "not yet")
def test_eight_that_did_not_are_proof_of_the_opposite():
    assert figures(BUYERS, gone(8)) == (0, 8)
    assert read(BUYERS, gone(8)).sign("returned").verdict is NOT_YET


@cell("walkaway.returned", "can't tell")
def test_two_are_too_few():
    assert read(BUYERS, gone(2), BACK).sign("returned").verdict is CANT_TELL


ONE = """
2025-01-06  tom opened a deal with acme "drums" ^d1
2025-01-07  tom let ^d1 go, sent acme to "Harbour", told them "theirs is faster" ^g1
"""
SENT = '2025-06-01  bolt became known as "Bolt"\n2025-06-02  bolt came through acme | by bolt as customer'
YES_IT_WAS = "2025-01-08  acme confirmed ^g1"


@cell("walkaway.returned", "late")
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


@cell("walkaway.returned", "gamed")
@cell("walkaway.let_go", "gamed")
@pytest.mark.parametrize(
    ("lines", "n", "why"),
    [
        (f"{ONE}\n2025-01-06  ^d1 was lost\n{YES_IT_WAS}", 0, "lost the day before"),
        (f"{ONE}\n2025-01-07  ^d1 was lost\n{YES_IT_WAS}", 1, "lost by letting it go"),
        (f"{ONE}\n2025-01-20  ^d1 was lost\n{YES_IT_WAS}", 1, "and closed in the books a little later"),
        (f"{ONE}\n2025-01-06  ^d1 was lost | by ana as leader\n{YES_IT_WAS}", 1, "as the leader says alone"),
        (f"{ONE}\n2025-01-20  ^d1 was won\n{YES_IT_WAS}", 0, "won after all"),
        (ONE.replace("01-07", "01-06") + f"\n{YES_IT_WAS}", 1, "let go on the day it was begun"),
        (ONE.replace("01-07", "01-05") + f"\n{YES_IT_WAS}", 0, "let go before there was anything to win"),
        (ONE.replace("sent acme", "sent bolt") + "\n2025-01-08  bolt confirmed ^g1", 0, "whose deal it was not"),
        (ONE, 0, "and the customer has to say that it was so"),
        (f"{ONE}\n2025-01-08  acme denied ^g1", 0, "and not to deny it"),
        (f"{ONE}\n{YES_IT_WAS}\n2025-01-09  acme denied ^g1", 0, "nor to think again"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)  # fmt: skip
def test_an_ordinary_loss_cannot_be_called_letting_go(lines, n, why):
    sign = read(lines).sign("returned")
    assert (sign.k, sign.n) == (0, n), why


@cell("walkaway.returned", "gamed")
@cell("walkaway.let_go", "gamed")
def test_one_deal_let_go_twice_is_let_go_once():
    again = ONE.split("\n")[2].replace("^g1", "^g2").replace("01-07", "02-11")
    both = read(ONE, YES_IT_WAS, again, "2025-02-12  acme confirmed ^g2")
    assert (both.sign("returned").counted, both.sign("let_go").events) == (("g1",), 0), "over a year ago"
    first_unheard = read(ONE, again, "2025-02-12  acme confirmed ^g2")
    assert first_unheard.sign("returned").counted == ("g2",)


@cell("walkaway.returned", "gamed")
@pytest.mark.parametrize(
    "line",
    [
        "2025-06-02  acme bought for 10.00 EUR from tom | by ana as leader",
        SENT.replace("by bolt as customer", "by tom as salesperson"),
        SENT.replace("by bolt as customer", "by acme as customer"),
        SENT.replace("by bolt as customer", "by ana as leader"),
    ],
    ids=[
        "typed in by the leader",
        "the seller names who sent a newcomer",
        "so does who sent them",
        "and the leader",
    ],
)
def test_nobody_is_brought_back_by_our_own_word(line):
    assert figures(ONE, YES_IT_WAS, line) == (0, 1)


@cell("walkaway.returned", "young")
def test_in_its_first_year_it_cannot_speak_and_says_so():
    says_so = "Whether customers come back after a sale was let go can be told from 7 January 2026 on."
    reading = read(ONE, YES_IT_WAS, close="2026-01-05")
    assert (reading.sign("returned").n, reading.sign("returned").young) == (0, ("g1",))
    assert says_so in reading.context
    second = "\n".join([ONE, YES_IT_WAS]).replace("01-0", "03-0").replace("d1", "d2").replace("g1", "g2")
    assert says_so in read(ONE, YES_IT_WAS, second, close="2026-01-05").context, "from the first on"
    grown = read(ONE, YES_IT_WAS, close="2026-01-12")
    assert (grown.sign("returned").n, says_so in grown.context) == (1, False)


@cell("walkaway.returned", "late")
def test_an_order_booked_late_counts_from_the_day_it_was_placed():
    booked = "2026-01-07  acme bought for 10.00 EUR from tom | recorded 2026-03-02T09:00Z"
    sign = read(ONE, YES_IT_WAS, booked, close="2026-03-09").sign("returned")
    assert (sign.k, sign.n) == (1, 1)
    assert figures(ONE, YES_IT_WAS, booked.replace("01-07", "01-08"), close="2026-03-09") == (0, 1)


@cell("walkaway.returned", "corrected")
def test_taken_back_it_was_never_let_go():
    assert figures(ONE, YES_IT_WAS, '2025-01-09  tom withdrew ^g1: "they bought after all"') == (0, 0)


@cell("walkaway.returned", "corrected")
def test_an_order_taken_back_brought_nobody_back():
    order = "2025-06-02  acme bought for 10.00 EUR from tom ^b1"
    assert figures(ONE, YES_IT_WAS, order) == (1, 1)
    assert figures(ONE, YES_IT_WAS, order, '2025-06-03  mia withdrew ^b1: "booked twice"') == (0, 1)
