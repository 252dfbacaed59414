"""Customers who come back in their own rhythm: three times their usual gap is theirs to take, and no day more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ridealong.practices.customers import serving
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import seen_by
from tests.stories import story


def rhythm(evidence) -> Sign:
    return serving.read(evidence).sign("rhythm")


def counts(evidence) -> tuple[int, int]:
    sign = rhythm(evidence)
    return sign.k, sign.n


def bought(customer: str, *days: str, seller: str = "tom") -> str:
    return "\n".join(
        f"{day}  {customer} bought for 100.00 EUR from {seller} ^{customer}-{day}" for day in days
    )


def every(gap: int, times: int, customer: str, last: str = "2026-03-29") -> str:
    """So many purchases, so many days apart, the latest on a given day."""
    end = date.fromisoformat(last)
    return bought(customer, *(f"{end - timedelta(days=gap * back)}" for back in reversed(range(times))))


def closed(*lines: str, close: str = "2026-03-30"):
    return story("\n".join([*lines, f"close of period {close}"]))


@cell("serving.rhythm", "young")
@story
def test_the_fourth_purchase_asks_whether_there_will_be_a_fifth(evidence):
    """
    2026-01-01  acme bought for 100.00 EUR from tom ^b1
    2026-01-08  acme bought for 100.00 EUR from tom ^b2
    2026-01-15  acme bought for 100.00 EUR from tom ^b3
    2026-01-22  acme bought for 100.00 EUR from tom ^b4
    2026-02-12  acme bought for 100.00 EUR from tom ^b5
    close of period 2026-02-16
    """
    # Due 21 days after 22 January, three times their seven: 12 February, the very day they came.
    sign = rhythm(evidence)
    assert (sign.k, sign.n) == (1, 1)
    assert (sign.counted, sign.because, sign.proof) == (("b4",), ("b4",), ("b5",))
    assert sign.young == ("b5",)


@cell("serving.rhythm", "late")
@story
def test_a_day_past_their_own_rhythm_is_too_late(evidence):
    """
    2026-01-01  acme bought for 100.00 EUR from tom
    2026-01-08  acme bought for 100.00 EUR from tom
    2026-01-15  acme bought for 100.00 EUR from tom
    2026-01-22  acme bought for 100.00 EUR from tom ^b4
    2026-02-13  acme bought for 100.00 EUR from tom
    close of period 2026-02-16
    """
    assert counts(evidence) == (0, 1)
    assert rhythm(evidence).counted == ("b4",)


@cell("serving.rhythm", "young")
@pytest.mark.parametrize(
    ("close", "expected"),
    [("2026-02-09", (0, 0)), ("2026-02-16", (0, 1))],
    ids=["their week has not closed", "it has"],
)
def test_silence_counts_only_once_the_week_of_the_due_day_has_closed(close, expected):
    days = ("2026-01-01", "2026-01-08", "2026-01-15", "2026-01-22")
    assert counts(closed(bought("acme", *days), close=close)) == expected


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (("2026-01-01", "2026-01-02", "2026-01-04", "2026-01-08"), "2026-01-14"),  # gaps 1 2 4: 3 × 2 = 6
        (
            ("2026-01-01", "2026-01-02", "2026-01-04", "2026-01-05", "2026-01-10"),
            "2026-01-14",
        ),  # 1 1 2 5: ⌊3 × 1.5⌋
    ],
)
def test_the_gap_in_the_middle_is_tripled_and_rounded_down(days, due):
    on_time = bought("acme", *days, due)
    late = bought("acme", *days, f"{date.fromisoformat(due) + timedelta(days=1)}")
    last = f"acme-{days[-1]}"
    assert last in rhythm(closed(on_time)).because
    assert last in rhythm(closed(late)).counted and last not in rhythm(closed(late)).because


@cell("serving.rhythm", "gamed")
def test_several_orders_on_one_day_are_one_purchase_day():
    twice = (
        bought("acme", "2026-01-01", "2026-01-08", "2026-01-15")
        + "\n2026-01-15  acme bought for 5.00 EUR from tom"
    )
    assert counts(closed(twice)) == (0, 0)


@cell("serving.rhythm", "yes")
def test_ten_customers_who_keep_coming_are_proof_and_their_weeks_are_deflated():
    evidence = closed(*(every(14, 10, f"firm-{number}") for number in range(10)))
    sign = rhythm(evidence)
    assert (sign.k, sign.n, sign.verdict, sign.weeks) == (40, 40, YES, 13), "four due days each"
    assert sign.n_eff == pytest.approx(40 / (1 + (4 - 1) * 0.2))


@cell("serving.rhythm", "not yet")
def test_customers_who_stopped_coming_are_proof_of_the_opposite():
    evidence = closed(*(every(7, 4, f"firm-{number}", last="2026-01-10") for number in range(6)))
    assert (counts(evidence), rhythm(evidence).verdict) == ((0, 6), NOT_YET)


@cell("serving.rhythm", "can't tell")
def test_three_purchases_are_no_rhythm_yet():
    evidence = closed(bought("acme", "2026-01-01", "2026-01-08", "2026-01-15"))
    assert (counts(evidence), rhythm(evidence).verdict) == ((0, 0), CANT_TELL)


@story
def test_coming_back_counts_whoever_sold_to_them(evidence):
    """
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    2025-01-06  otto joined as salesperson under rosa
    2026-01-01  acme bought for 100.00 EUR from tom
    2026-01-08  acme bought for 100.00 EUR from tom
    2026-01-15  acme bought for 100.00 EUR from tom
    2026-01-22  acme bought for 100.00 EUR from tom
    2026-01-29  acme bought for 100.00 EUR from otto ^o5
    close of period 2026-02-16
    """
    assert counts(evidence) == (1, 1)
    assert rhythm(evidence).proof == ("o5",)
    assert counts(seen_by("rosa", evidence)) == (0, 0), "what opened it was bought from others"


@cell("serving.rhythm", "gamed")
def test_a_leader_cannot_type_a_customer_back():
    days = ("2026-01-01", "2026-01-08", "2026-01-15", "2026-01-22")
    typed = "2026-02-01  acme bought for 100.00 EUR from tom ^typed | by ana as leader"
    sign = rhythm(closed(bought("acme", *days), typed))
    assert (sign.k, sign.n, sign.aside) == (0, 1, ("typed",))


def test_a_purchase_of_a_customer_whom_one_of_ours_took_over_is_ours_where_no_seller_is_named():
    orders = [f"2026-01-{day:02}  acme bought for 100.00 EUR" for day in (1, 8, 15, 22, 29)]
    ours = closed(*orders, close="2026-02-16")
    assert counts(ours) == (1, 1)
    handed_over = "2026-01-20  otto took over acme from tom"
    assert counts(closed("2025-01-06  otto joined as salesperson under rosa", handed_over, *orders)) == (0, 0)


@cell("serving.rhythm", "corrected")
def test_an_order_taken_back_was_no_order():
    days = ("2026-01-01", "2026-01-08", "2026-01-15", "2026-01-22")
    back = "2026-02-01  acme bought for 100.00 EUR from tom ^b5"
    returned = '2026-02-02  ana withdrew ^b5: "booked twice"'
    assert counts(closed(bought("acme", *days), back, close="2026-02-16")) == (1, 1)
    assert counts(closed(bought("acme", *days), back, returned, close="2026-02-16")) == (0, 1)


@cell("serving.rhythm", "late")
def test_an_order_booked_late_counts_on_the_day_it_was_placed():
    days = ("2026-01-01", "2026-01-08", "2026-01-15", "2026-01-22")
    booked = "2026-02-12  acme bought for 100.00 EUR from tom | recorded 2026-02-20T09:00Z"
    assert counts(closed(bought("acme", *days), close="2026-02-23")) == (0, 1)
    assert counts(closed(bought("acme", *days), booked, close="2026-02-23")) == (1, 1)


@cell("serving.rhythm", "corrected")
def test_a_corrected_day_is_the_day_that_counts():
    days = ("2026-01-01", "2026-01-08", "2026-01-15", "2026-01-22")
    wrong = "2026-02-01  acme bought for 100.00 EUR from tom ^b5"
    right = "2026-02-20  acme bought for 100.00 EUR from tom ^b6 | corrects ^b5"
    assert counts(closed(bought("acme", *days), wrong, right, close="2026-02-23")) == (0, 1)


def test_whoever_is_past_their_rhythm_with_most_to_lose_is_the_next_act():
    small = every(7, 5, "firm-small", last="2026-02-20")
    large = every(7, 5, "firm-large", last="2026-02-20").replace("100.00", "9000.00")
    step = serving.read(closed(small, large)).next_step
    assert step is not None
    assert (step.says, step.why) == ("See firm-large", "silent since 20 February 2026, past their own rhythm")
    assert step.who == "tom"
