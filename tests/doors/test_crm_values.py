"""Dates, amounts and stages are read as systems write them; what is not one is refused, never guessed."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.doors.crm.dates import OrderSeen, read_date
from ridealong.doors.crm.headings import fold
from ridealong.doors.crm.money import SignsSeen, read_amount, read_currency
from ridealong.doors.crm.refusals import Unreadable
from ridealong.doors.crm.stages import read_outcome
from ridealong.doors.crm.values import Remembered, read_flag, read_words


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("2017-03-09", None),
        ("2017/03/09", None),
        ("2017-03-09T23:30:00Z", None),
        ("2017-03-09 11:30:00.123 PM", None),
        ("20170309", None),
        ("09/03/2017", "dmy"),
        ("03/09/2017", "mdy"),
        ("9/3/17", "dmy"),
        ("3/9/2017 8:51 PM", "mdy"),
        ("09.03.2017", None),
        ("9 March 2017", None),
        ("09-Mar-17", None),
        ("Mar 9, 2017", None),
        ("42803", None),
        (42803, None),
        (42803.75, None),
        (date(2017, 3, 9), None),
        (datetime(2017, 3, 9, 12), None),  # noqa: DTZ001 - a workbook knows no zones
    ],
)
def test_a_date_is_read_however_it_was_written(cell, order) -> None:
    assert read_date(cell, order) == date(2017, 3, 9)


@pytest.mark.parametrize("cell", ["", "-", "NULL", "n/a", " NA "])
def test_nothing_is_no_date(cell) -> None:
    assert read_date(cell) is None


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("TBD", "`TBD` is not a date; write it as 2026-03-31"),
        ("2017-02-30", "`2017-02-30` is no day of the calendar"),
        ("31/31/2017", "`31/31/2017` fits day/month and month/day; say which"),
        ("9 Marsh 2017", "`9 Marsh 2017` is not a date: no month is called `Marsh`"),
        (12, "`12` is a number, not a date; write it as 2026-03-31"),
        (True, "`True` is a number, not a date; write it as 2026-03-31"),
    ],
)
def test_what_is_no_date_is_refused(cell, why) -> None:
    with pytest.raises(Unreadable) as caught:
        read_date(cell)
    assert str(caught.value) == why


def test_one_thirty_first_settles_a_whole_column() -> None:
    seen = order_of("03/04/2017", "05/06/2017", "31/01/2017")
    assert (seen.settled(), seen.question()) == ("dmy", None)
    assert order_of("03/04/2017", "01/31/2017").settled() == "mdy"


def test_a_column_that_fits_both_ways_is_a_question() -> None:
    assert order_of("03/04/2017").question() == "every date fits day/month and month/day (`03/04/2017`)"
    assert order_of("31/04/2017", "04/31/2017").settled() is None
    assert order_of("31/04/2017", "04/31/2017").question() == (
        "some dates put the day first (`31/04/2017`) and some the month (`04/31/2017`)"
    )


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_writing(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day:%d/%m/%Y}", "dmy") == read_date(f"{day:%m/%d/%Y}", "mdy") == day
    assert read_date(f"{day:%d %B %Y}") == read_date(f"{day:%b %d, %Y}") == day


@pytest.mark.parametrize(
    ("cell", "decimal", "amount"),
    [
        ("1054", ".", "1054"),
        ("$1,234,567", ".", "1234567"),
        ("1.234.567,00", ",", "1234567.00"),
        ("(1,234.50)", ".", "-1234.50"),
        ("-$12.50", ".", "-12.50"),
        ("$-12.50", ".", "-12.50"),
        ("12.50-", ".", "-12.50"),
        ("€ 12", ".", "12"),
        ("12,5 €", ",", "12.5"),
        ("EUR 1 234,50", ",", "1234.50"),
        ("1'234.50 CHF", ".", "1234.50"),
        ("US$5", ".", "5"),
        ("12,34,567.00", ".", "1234567.00"),
        (".5", ".", "0.5"),
        (40.0, ".", "40"),
        (0.1, ".", "0.1"),
        (5.551199999999998, ".", "5.5512"),
    ],
)
def test_an_amount_is_read_exactly(cell, decimal, amount) -> None:
    assert read_amount(cell, decimal) == Decimal(amount)
    assert str(read_amount(cell, decimal)) == amount


@pytest.mark.parametrize(
    "cell", ["lots", "12k", "1.234,50", "12,3", "(5", "1,2,3", "12 XYZ", ",", "5%", True, date(2017, 1, 1)]
)
def test_what_is_no_amount_is_refused(cell) -> None:
    with pytest.raises(Unreadable):
        read_amount(cell)


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_every_amount_is_read_back_in_every_writing(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_amount(english) == read_amount(german, ",") == read_amount(f"$ {english}") == amount


@pytest.mark.parametrize(
    ("cell", "currency"),
    [
        ("€ 12", "EUR"),
        ("12 USD", "USD"),
        ("US$5", "USD"),
        ("£3", "GBP"),
        ("CHF", "CHF"),
        ("12", None),
        ("¥ 12", None),
    ],
)
def test_the_currency_is_the_one_written_beside_it(cell, currency) -> None:
    assert read_currency(cell) == currency


def test_the_decimal_sign_is_settled_by_the_column() -> None:
    assert signs_of("1,234", "12.50").settled() == "."
    assert signs_of("1.234", "12,50").settled() == ","
    assert signs_of("1.234", "950").question() == (
        "an amount may have a decimal point or points between thousands (`1.234`)"
    )
    assert signs_of("12.50", "12,50").question() == (
        "some amounts have a decimal point (`12.50`) and some a decimal comma (`12,50`)"
    )
    assert signs_of("$1,234", "$950").question() is None
    assert signs_of("$1,234", "$950").told() == "the comma in `$1,234` is read as parting thousands"


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("Won", "won"),
        ("Closed Won", "won"),
        ("closedwon", "won"),
        ("Won – repeat", "won"),
        ("LOST", "lost"),
        ("Closed Lost ", "lost"),
        ("Lost to competitor", "lost"),
        ("Cancelled", "abandoned"),
        ("Prospecting", "open"),
        ("Closing", "open"),
    ],
)
def test_a_stage_says_how_the_deal_stands(stage, outcome) -> None:
    assert read_outcome(stage) == outcome


@pytest.mark.parametrize("stage", ["Closed", "Closed – no decision", "Done", "Not won", "Won or lost"])
def test_a_stage_that_does_not_say_how_it_ended_is_refused(stage) -> None:
    with pytest.raises(Unreadable, match="does not say whether the deal was won or lost"):
        read_outcome(stage)


def test_words_are_tidied_and_flags_are_strict() -> None:
    assert [read_words(cell) for cell in ("  Acme\n Corp ", "NULL", 40.0, "NA")] == [
        "Acme Corp",
        None,
        "40",
        "NA",
    ]
    assert [read_flag(cell) for cell in ("Yes", "FALSE", True, "")] == [True, False, True, False]
    with pytest.raises(Unreadable, match="`perhaps` is neither yes nor no"):
        read_flag("perhaps")


def test_a_reader_reads_each_different_cell_once_and_forgets_when_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ridealong.doors.crm.values.MOST_REMEMBERED", 3)
    asked: list[object] = []

    def shout(cell: object) -> str:
        asked.append(cell)
        return str(cell).upper()

    look = Remembered(shout)
    assert [look[cell] for cell in "aabca"] == list("AABCA")
    assert asked == ["a", "b", "c"]
    assert [look[cell] for cell in "de"] == ["D", "E"]
    assert len(look) == 2


def test_headings_fold_to_the_same_words() -> None:
    for heading in ("Deal - Owner*", "deal_owner", "DealOwner", " DEAL OWNER ", "Deal Öwner"):
        assert fold(heading) == "deal owner"


def order_of(*texts: str) -> OrderSeen:
    seen = OrderSeen()
    for text in texts:
        seen.see(text)
    return seen


def signs_of(*texts: str) -> SignsSeen:
    seen = SignsSeen()
    for text in texts:
        seen.see(text)
    return seen
