"""Who may say that a decision stood as it was put up, and that it is not taken back once its day has passed."""

from datetime import UTC, datetime

import pytest

from tests.ledger.telling import refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")

DECIDED = """
as ana
2026-03-02  ana put up "a van" for decision by 2026-03-06, stakes 9 EUR, final, {costs}, for tom ^d1:
    lease: 1 to 2 EUR
    rent: 0 to 1 EUR
2026-03-04  ana decided ^d1: "lease"
""".format(costs="delay 1 EUR a week, study 1 EUR an hour")


def test_a_decision_is_confirmed_or_denied_by_the_one_it_is_for() -> None:
    tell(
        DECIDED
        + "as tom\n2026-03-05  tom confirmed ^d1\n2026-03-06  tom denied ^d1\n2026-03-07  tom confirmed ^d1"
    )
    assert refusal("2026-03-08  mia confirmed ^d1") == (
        "only tom can confirm it, because the decision is for them; mia cannot"
    )
    assert refusal("2026-03-01  tom confirmed ^d1") == (
        "it happened before what it answers, which was on 2026-03-02"
    )
    assert refusal("as ana\n2026-03-08  ana claimed ^d1") == (
        "a decision is made, not claimed, moved or dropped; it can be confirmed or denied"
    )


def test_a_decision_for_nobody_is_confirmed_by_nobody() -> None:
    tell(DECIDED.replace(", for tom", ""))
    assert refusal("2026-03-05  tom confirmed ^d1") == (
        "nobody is said to be the one this decision is for, so nobody can confirm it"
    )


def test_a_decision_is_not_taken_back_once_its_day_has_passed() -> None:
    told_then = datetime(2026, 3, 2, 9, tzinfo=UTC)
    tell(DECIDED.rpartition("2026-03-04")[0], now=told_then)
    assert refusal('as ana\n2026-03-02  ana withdrew ^d1: "a slip"') == (
        "what was due on 2026-03-06 is not taken back once that day has passed; "
        'if nothing is chosen, say: ana decided ^d1: "neither"'
    )
