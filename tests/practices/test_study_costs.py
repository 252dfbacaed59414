"""What study costs, in hours, money and waiting, and when a question would not have paid for itself."""

from __future__ import annotations

import pytest

from tests.cells import cell
from tests.practices.test_study_budget import OPEN, budget, counts, decided
from tests.practices.weekly import every_week


def test_waiting_costs_as_much_as_study_does():
    """At 1400 EUR a week, four days of waiting take what eight hours left of the budget."""
    dear = decided(OPEN, after=4, hours=8).replace("delay 70", "delay 1400")
    assert counts(budget(every_week(dear, 1))) == (0, 1)
    assert counts(budget(every_week(decided(OPEN, after=4, hours=8), 1))) == (1, 1)


def test_decided_weeks_late_it_is_judged_by_what_waiting_had_cost_a_week_after_its_day():
    """At 140 EUR a week, two weeks are within the budget and the nine until it was made are not."""
    late = every_week(decided(OPEN, after=2, hours=2), 1).replace("delay 70", "delay 140")
    late = late.replace("2026-01-07  ana decided", "2026-03-10  ana decided")
    assert counts(budget(late)) == (1, 1)


def test_spent_to_the_last_cent_is_within_and_an_hour_is_not_rushed():
    """140 EUR at stake: two hours and two days of waiting cost 140."""
    line = every_week(decided(OPEN, after=2, hours=2), 1)
    assert counts(budget(line.replace("stakes 9000", "stakes 140"))) == (1, 1)
    assert counts(budget(line.replace("stakes 9000", "stakes 139"))) == (0, 1)
    assert counts(budget(every_week(decided(OPEN, after=2, hours=1), 1))) == (1, 1)


@pytest.mark.parametrize(
    ("change", "met", "why"),
    [
        (("stakes 9000", "stakes 60"), 1, "no more than 60 EUR is at stake, and asking costs 70"),
        (("stakes 9000", "stakes 71"), 0, "71 EUR is at stake"),
        (
            ("study 60", "study 910"),
            1,
            "asking costs 920 EUR, less than knowing is worth and more than five answers",
        ),
    ],
)
def test_a_question_that_would_not_have_paid_need_not_be_asked(change, met, why):
    at_once = decided(OPEN, after=1).replace("{tue}  ana decided", "{mon}  ana decided")
    assert counts(budget(every_week(at_once, 1).replace(*change))) == (met, 1), why


def test_money_paid_for_study_counts_and_other_money_is_too_much():
    once = every_week(decided(OPEN, after=2, hours=2), 1)
    assert counts(budget(once.replace("for 2 h", "for 2 h at 300 EUR"))) == (1, 1)
    assert counts(budget(once.replace("for 2 h", "for 2 h at 900 EUR"))) == (0, 1)
    assert counts(budget(once.replace("for 2 h", "for 2 h at 3 USD"))) == (0, 1)


@cell("study.budget", "gamed")
def test_a_minute_is_no_study():
    assert counts(budget(every_week(decided(OPEN, after=2, hours=2), 1).replace("for 2 h", "for 1 min"))) == (
        0,
        1,
    )
