"""What every customer is worth is worked out once a day, and whenever a little was told that changes it."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from ridealong.answer import reckoning
from ridealong.ledger import worths
from ridealong.ledger.models import Book, Worth
from ridealong.people.asked_once import asked_anew
from tests.answer.test_relationships import BOUGHT as PURCHASES
from tests.ledger.telling import NOW, party, tell, the_cast
from tests.once import once

BOUGHT = f"as system{PURCHASES}2025-06-24  bolt came through acme\n"


@pytest.fixture(autouse=True)
def ledger(db: None) -> None:
    once(the_cast)


def told() -> worths.Told:
    asked_anew()
    found = worths.book()
    assert found is not None
    return found.told


def test_one_sent_and_one_gone_are_what_r_is_learned_from() -> None:
    tell(BOUGHT)
    reckoning.reckon(NOW)
    found = told()
    assert (found.customers, found.sent, found.currency) == (2, 1, "EUR")
    assert found.r is not None and found.r_low < 1 < found.r_high
    assert found.multiplier is None and found.to_come is None, (
        "of two customers nobody can say what one becomes"
    )


def test_whoever_was_named_by_somebody_else_came_through_nobody() -> None:
    """A word of Tom's on who sent Bolt is worth hearing, and is not Bolt's own."""
    tell(
        BOUGHT.replace("2025-06-24  bolt came through acme\n", "")
        + "as tom\n2025-06-24  bolt came through acme\n"
    )
    reckoning.reckon(NOW)
    assert told().sent == 0 and told().r is None
    assert not Worth.objects.filter(sender__isnull=False).exists()


def test_it_is_worked_out_once_a_day_and_after_what_changes_it() -> None:
    tell(BOUGHT)
    reckoning.reckon_if_quick(NOW)
    first = Book.objects.get()
    reckoning.reckon_if_quick(NOW + timedelta(hours=1))
    assert Book.objects.get().seq == first.seq
    tell("as system\n2026-03-03  bolt bought for 7 EUR")
    asked_anew()
    reckoning.reckon_if_quick(NOW + timedelta(hours=2))
    assert Book.objects.get().seq > first.seq
    asked_anew()
    reckoning.reckon_if_quick(NOW + timedelta(days=1))
    assert Book.objects.get().day == first.day + timedelta(days=1)


def test_where_there_is_much_it_is_done_by_the_tick_once_a_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worths, "AT_ONCE", -1)
    tell(BOUGHT)
    reckoning.reckon_if_quick(NOW)
    assert not Book.objects.exists()
    assert list(reckoning.due(NOW)) == []
    first = Book.objects.get().seq
    tell("as system\n2026-03-03  bolt bought for 7 EUR")
    asked_anew()
    list(reckoning.due(NOW))
    assert Book.objects.get().seq == first, "once a day"
    asked_anew()
    list(reckoning.due(NOW + timedelta(days=1)))
    assert Book.objects.get().seq > first


def test_where_nobody_bought_there_is_nothing_to_say() -> None:
    reckoning.reckon(NOW)
    assert (told().customers, told().why) == (0, "")


def test_two_currencies_are_kept_as_why_and_who_sent_whom_stays() -> None:
    tell(f"{BOUGHT}2026-03-03  bolt bought for 100 USD\n")
    reckoning.reckon(NOW)
    assert (told().why, told().detail) == ("currencies", "EUR, USD")
    acme = Worth.objects.get(customer=party("acme"))
    assert acme.value is None and acme.hanging == 1


def test_what_is_kept_holds_no_words_and_no_names() -> None:
    tell(BOUGHT)
    reckoning.reckon(NOW)
    for each in Worth.objects.all():
        assert "acme" not in each.told.casefold() and not [
            value for value in msgspec.json.decode(each.told).values() if isinstance(value, str)
        ]
