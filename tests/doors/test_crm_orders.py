"""Orders with a day they were promised by become promises, and the day of shipping proves them; returns are netted."""

from datetime import date
from pathlib import Path

import pytest

from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.loops import LoopClaimed, PromiseMade, TroubleReported
from ridealong.practices.customers import serving
from tests.doors.importing import LATER, begin, bring, everything, look, of, sentences

pytestmark = pytest.mark.django_db

HEAD = "Order Number,Customer,Order Date,Required Date,Shipped Date,Status,Comments\n"
CUSTOMERS = "account,country,owner\nAcme,Spain,Tom Ash\nBolt,France,\n"
ORDERS = f"""{HEAD}1,Acme,2026-01-05,2026-01-15,2026-01-14,Shipped,
2,Acme,2026-01-06,2026-01-16,2026-01-17,Shipped,
3,Bolt,2026-01-07,2026-01-17,,On Hold,
4,Acme,2026-01-08,2026-01-18,,Cancelled,changed their mind
5,Acme,2026-01-09,2026-01-19,2026-01-12,Disputed,the crate was broken
"""


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def test_an_order_is_promised_by_whoever_serves_its_customer(tmp_path: Path, ana: Recorder) -> None:
    """Bolt is served by nobody, so its order is the leader's promise."""
    bring(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": ORDERS}, ana)
    assert sentences([PromiseMade]) == [
        "2026-01-05 promise.made who=Tom Ash to=Acme what=order 1 by=2026-01-15 by=None as=system",
        "2026-01-06 promise.made who=Tom Ash to=Acme what=order 2 by=2026-01-16 by=None as=system",
        "2026-01-07 promise.made who=Ana Ortiz to=Bolt what=order 3 by=2026-01-17 by=None as=system",
        "2026-01-09 promise.made who=Tom Ash to=Acme what=order 5 by=2026-01-19 by=None as=system",
    ]


def test_files_may_come_in_any_order_and_the_customers_list_still_says_who_serves(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(tmp_path, {"orders.csv": ORDERS, "customers.csv": CUSTOMERS}, ana)
    assert sum("who=Tom Ash" in each for each in sentences([PromiseMade])) == 3


def test_whom_nobody_serves_was_promised_by_who_led_then_and_who_serves_is_told_later(
    tmp_path: Path, ana: Recorder
) -> None:
    """Another leader, older than Ana, changes nothing; a list that says who serves Acme does."""
    row = f"{HEAD}1,Acme,2026-01-05,2026-01-15,2026-01-14,,\n"
    bring(tmp_path, {"orders.csv": row}, ana)
    bring(tmp_path, {"people.csv": "rep,manager\nTom Ash,Zoe Old\n"}, ana)
    assert look(tmp_path, {"orders.csv": row}, ana, now=LATER).total == 0
    bring(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": row}, ana, now=LATER)
    assert ["who=Tom Ash" in each for each in sentences([PromiseMade, LoopClaimed])] == [True, True]
    assert look(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": row}, ana, now=LATER).total == 0


def test_shipping_proves_the_promise_and_too_late_is_too_late(tmp_path: Path, ana: Recorder) -> None:
    """Kept: 1 and 5. Late: 2. Not shipped at all: 3, which is a miss as soon as it is due. Cancelled: nobody waits."""
    people = "rep,manager\nTom Ash,Ana Ortiz\n"
    bring(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": ORDERS, "people.csv": people}, ana)
    loops = serving.promises(of(ana, date(2026, 3, 1)))
    met = {loop.fact.what: loop.outcome(loop.fact.by)[0] for loop, _ in loops}  # type: ignore[attr-defined]
    assert met == {"order 1": "met", "order 2": "missed", "order 3": "missed", "order 5": "met"}


def test_what_is_disputed_is_the_customers_trouble_in_the_words_of_the_comment(
    tmp_path: Path, ana: Recorder
) -> None:
    preview = look(tmp_path, {"orders.csv": ORDERS}, ana)
    assert preview.moments["trouble.reported"] == 1
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    assert sentences([TroubleReported]) == [
        "2026-01-12 trouble.reported who=Acme what=the crate was broken on=<promise.made 2026-01-09> "
        "by=None as=system"
    ]
    told = list(preview.files[0].told())
    assert (
        "  2 orders have comments; kept are those of disputed orders alone, as the customer's trouble" in told
    )
    assert "  1 order was cancelled: nobody waits for it, and no promise is made of it" in told


def test_a_dispute_of_what_is_still_to_be_shipped_is_dated_when_it_was_ordered(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(tmp_path, {"orders.csv": f"{HEAD}1,Acme,2026-01-05,2026-09-15,2026-09-09,Disputed,too dear\n"}, ana)
    assert [each[:10] for each in sentences([TroubleReported])] == ["2026-01-05"]


def test_the_lines_of_an_order_are_one_promise_kept_with_the_last_of_them(
    tmp_path: Path, ana: Recorder
) -> None:
    lines = f"""{HEAD}1,Acme,2026-01-05,2026-01-15,2026-01-10,,
2,Acme,2026-01-05,2026-01-15,2026-01-10,,
1,Acme,2026-01-05,2026-01-15,2026-01-14,,
2,Acme,2026-01-05,2026-01-15,,,
"""
    bring(tmp_path, {"orders.csv": lines}, ana)
    assert len(sentences([PromiseMade])) == 2
    assert [each[:10] for each in sentences([LoopClaimed])] == ["2026-01-14"]


def test_a_newer_list_says_what_was_shipped_since_and_what_was_cancelled(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(
        tmp_path,
        {"orders.csv": f"{HEAD}1,Acme,2026-03-02,2026-03-12,,,\n2,Acme,2026-03-02,2026-03-12,,,\n"},
        ana,
    )
    newer = f"{HEAD}1,Acme,2026-03-02,2026-03-12,2026-03-11,,\n2,Acme,2026-03-02,2026-03-12,,Cancelled,\n"
    preview = look(tmp_path, {"orders.csv": newer}, ana, now=LATER)
    assert dict(preview.moments) == {"loop.claimed": 1, "moment.withdrawn": 1}
    bring(tmp_path, {"orders.csv": newer}, ana, now=LATER)
    assert [each[:10] for each in sentences([PromiseMade])] == ["2026-03-02"]
    assert look(tmp_path, {"orders.csv": newer}, ana, now=LATER).total == 0


def test_a_later_day_is_a_move_and_the_first_day_counts(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"orders.csv": f"{HEAD}1,Acme,2026-03-02,2026-03-12,,,\n"}, ana)
    bring(tmp_path, {"orders.csv": f"{HEAD}1,Acme,2026-03-02,2026-04-30,,,\n"}, ana, now=LATER)
    (loop,) = [loop for loop, _ in serving.promises(of(ana))]
    assert [verb.fact.NAME for verb in loop.verbs] == ["loop.moved"]
    assert loop.due() == date(2026, 3, 12)


def test_what_an_order_is_worth_is_bought_and_known_again_in_a_list_of_purchases(
    tmp_path: Path, ana: Recorder
) -> None:
    with_amounts = (
        "Order ID,Customer,Order Date,Required Date,Ship Date,Amount\nA1,Acme,2026-01-05,2026-01-15,,90\n"
    )
    bring(tmp_path, {"orders.csv": with_amounts}, ana)
    assert len(sentences([CustomerBought])) == 1
    invoices = "Order ID,Customer,Order Date,Amount\nA1,Acme,2026-01-05,90\n"
    assert look(tmp_path, {"invoices.csv": invoices}, ana).total == 0


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1,,2026-01-05,2026-01-15,,,", "1 order names no customer: nothing is made of it"),
        ("1,Acme,,2026-01-15,,,", "1 order has no day it was ordered: nothing is made of it"),
        ("1,Acme,2026-01-05,,,,", "1 order has no day it was promised by: no promise is made of it"),
        ("1,Acme,2026-01-05,2026-01-02,,,", "1 order was promised by a day before it was ordered: no promise is"),
        ("1,Acme,2026-01-05,9999-12-31,,,", "1 order is due in more than a hundred years: it is no promise"),
        ("1,Acme,2026-01-05,2026-01-15,2026-01-02,,", "1 order was shipped before it was ordered: its promise stays"),
        ("1,Acme,2026-01-05,2026-01-15,2027-01-02,,", "1 order was shipped before 1970 or on a day still to come: its"),
        ("1,Acme,2027-01-05,2027-01-15,,,", "1 order lies before 1970 or is still to come: nothing is made of it"),
    ],
)  # fmt: skip
def test_an_order_that_lacks_something_is_told_and_counted(
    tmp_path: Path, ana: Recorder, row: str, why: str
) -> None:
    preview = look(tmp_path, {"orders.csv": f"{HEAD}{row}\n"}, ana)
    assert any(each.strip().startswith(why) for each in preview.files[0].told()), list(preview.told())


def test_steps_of_orders_are_promises_where_a_mapping_says_in_how_many_days(
    tmp_path: Path, ana: Recorder
) -> None:
    steps = """Order,Date,Customer,Status
1,2026-01-05,Acme,Purchased
1,2026-01-09,Acme,sent
2,2026-01-06,Bolt,Purchased
"""
    preview = look(tmp_path, {"steps.csv": steps}, ana)
    assert (
        "  2 orders have no day they were promised by: no promises are made of them"
        in preview.files[0].told()
    )
    bring(tmp_path, {"steps.csv": steps}, ana, mapping='["steps.csv"]\nwithin = 3\n')
    assert [each.split("what=")[1] for each in sentences([PromiseMade])] == [
        "order 1 by=2026-01-08 by=None as=system",
        "order 2 by=2026-01-09 by=None as=system",
    ]
    assert len(sentences([LoopClaimed])) == 1


SALES = """Order ID,Customer,Order Date,Amount,Product
A1,Acme,2026-01-05,90,Saw
A1,Acme,2026-01-05,10,Bit
A2,Bolt,2026-01-06,50,Saw
"""


@pytest.mark.parametrize(
    ("returns", "bought"),
    [
        ("Returned,Order ID\nYes,A1\n", ["50 EUR"]),
        ("Returned,Order ID\nNo,A1\n", ["10 EUR", "50 EUR", "90 EUR"]),
        ("Returned,Order ID,Product\nYes,A1,Bit\n", ["50 EUR", "90 EUR"]),
        ("Order ID,Refund Amount\nA1,95\n", ["5 EUR", "50 EUR"]),
        ("Order ID,Refund Amount\nA2,-20\n", ["10 EUR", "30 EUR", "90 EUR"]),
    ],
)
def test_a_purchase_counts_with_what_the_customer_kept(
    tmp_path: Path, ana: Recorder, returns: str, bought: list[str]
) -> None:
    bring(tmp_path, {"returns.csv": returns, "sales.csv": SALES}, ana)
    facts = [fact for _, fact in everything().kind(CustomerBought)]
    assert sorted(str(fact.amount) for fact in facts) == bought


def test_returns_that_come_later_take_back_what_was_bought_and_a_newer_list_does_not_revive_it(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(tmp_path, {"sales.csv": SALES}, ana)
    batch = bring(tmp_path, {"returns.csv": "Returned,Order ID\nYes,A1\nYes,A9\n"}, ana)
    assert batch.moments == {"moment.withdrawn": 2}
    assert look(tmp_path, {"sales.csv": SALES}, ana, now=LATER).total == 0
    again = look(tmp_path, {"returns.csv": "Returned,Order ID\nYes,A1\n"}, ana, now=LATER)
    assert "  1 return is of an order that is not here, or was taken back before" in again.files[0].told()
