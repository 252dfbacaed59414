"""Decisions get the study they deserve: no more than knowing is worth, and no less than a cheap question."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import study
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

CLEAR = """
    lease: 9000 to 11000 EUR
    rent when needed: 0 to 2000 EUR
"""
"""Whatever comes, leasing is better: nothing anyone could find out would change it."""
OPEN = """
    lease: 1000 to 6000 EUR
    rent when needed: 0 to 6000 EUR
"""
"""Knowing everything would be worth some 980 EUR, five answers some 880."""


def decided(options: str, *, after: int, hours: int = 0, whom: str = "tom", who: str = "ana") -> str:
    """Put up every Monday for the Friday after next, studied on the day after, decided after so many days."""
    choice = "tue wed thu fri".split()[after - 1]
    studied = f"{{tue}}  {who} studied ^d{{i}} for {hours} h\n" if hours else ""
    return (
        f'{{mon}}  {who} put up "number {{i}}" for decision by {{fri}}, stakes 9000 EUR, reversible,'
        f" delay 70 EUR a week, study 60 EUR an hour, for {whom} ^d{{i}}:{options.rstrip()}\n"
        f'{studied}{{{choice}}}  {who} decided ^d{{i}}: "lease"\n{{sat}}  {whom} confirmed ^d{{i}}\n'
    )


def budget(*parts: str, close: str = "2026-04-20", known: str = "") -> Sign:
    return study.read(story(told(*parts, close=close + known))).sign("budget")


def counts(sign: Sign) -> tuple[int, int]:
    return sign.k, sign.n


FEW_EACH = [
    decided(OPEN, after=2, hours=2, whom=f"firm-{{i}}-{each}").replace("^d{i}", f"^d{{i}}-{each}")
    for each in "ab"
]


@cell("study.budget", "yes")
def test_two_hours_and_two_days_are_within_what_it_is_worth():
    sign = budget(every_week("\n".join(FEW_EACH), 13))
    assert (counts(sign), sign.verdict) == ((26, 26), YES)
    assert (len(sign.counted), sign.leading, sign.standard.value) == (26, True, 0.7)


@cell("study.budget", "not yet")
def test_a_question_that_would_have_paid_was_not_asked():
    sign = budget(every_week(decided(OPEN, after=1, whom="firm-{i}"), 13))
    assert (counts(sign), sign.verdict) == ((0, 13), NOT_YET), "recklessness fails too"


@cell("study.budget", "not yet")
def test_twenty_hours_on_what_is_worth_less():
    sign = budget(every_week(decided(OPEN, after=4, hours=20, whom="firm-{i}"), 13))
    assert (counts(sign), sign.verdict) == ((0, 13), NOT_YET)


def test_studying_what_is_clear_already_is_too_much():
    assert counts(budget(every_week(decided(CLEAR, after=1, hours=1), 1))) == (0, 1)


def test_what_is_clear_may_be_decided_at_once():
    same_day = decided(CLEAR, after=1).replace("{tue}  ana decided", "{mon}  ana decided")
    assert counts(budget(every_week(same_day, 1))) == (1, 1)


@cell("study.budget", "can't tell")
def test_two_decisions_are_too_few():
    assert budget(every_week(decided(OPEN, after=2, hours=2), 2)).verdict is CANT_TELL


# ---- young, late, corrected ----


@cell("study.budget", "young")
def test_it_counts_a_week_after_its_day_and_not_when_it_is_made():
    early = every_week(decided(OPEN, after=2, hours=2), 1)
    young = budget(early, close="2026-01-12")
    assert (counts(young), young.young) == ((0, 0), ("d1",))
    assert counts(budget(early, close="2026-01-19")) == (1, 1)


@pytest.mark.parametrize(("delay", "met"), [("70", 1), ("700", 0)])
def test_what_is_not_decided_is_judged_by_what_waiting_has_cost(delay, met):
    undecided = every_week(decided(OPEN, after=2, hours=2), 1).replace(
        'ana decided ^d1: "lease"', "ana spent 1 h inside"
    )
    assert counts(budget(undecided.replace("delay 70", f"delay {delay}"))) == (met, 1)


@cell("study.budget", "late")
def test_a_word_that_comes_late_counts_from_the_week_it_came():
    late = every_week(decided(OPEN, after=2, hours=2), 1).replace(
        "2026-01-10  tom confirmed", "2026-02-18  tom confirmed"
    )
    sign = budget(late, close="2026-03-02")
    assert counts(sign) == (1, 1)
    assert [step[0] is None for step in sign.history[-3:]] == [True, False, False]
    before = budget(late, close="2026-02-16")
    assert (counts(before), before.aside) == ((0, 0), ("d1",))


@pytest.mark.parametrize(
    "options",
    ["a narrow one and a wide one", "lease: 1000 to 6000 USD\n    rent: 0 to 2000 EUR", "lease: 1 to 2 EUR"],
)
def test_options_that_cannot_be_read_are_said_and_not_guessed(options):
    line = every_week(decided(f"\n    {options}", after=2, hours=2), 1)
    reading = study.read(story(told(line, close="2026-04-20")))
    assert counts(reading.sign("budget")) == (0, 0)
    assert reading.context == (
        "One decision was put up with options that cannot be read, so its study cannot be weighed.",
    )
    assert counts(reading.sign("on_time")) == (1, 1), "its day needs no options"


@cell("study.budget", "corrected")
def test_corrected_before_the_choice_it_stands_as_corrected():
    narrow, wide = (every_week(decided(each, after=2, hours=2), 1) for each in (CLEAR, OPEN))
    first, _, rest = narrow.partition("\n2026-01-06")
    again = wide.partition("\n2026-01-06")[0].replace(" ^d1:", " ^better: | corrects ^d1")
    assert counts(budget(first, f"2026-01-06{rest}")) == (0, 1)
    assert counts(budget(first, again, f"2026-01-06{rest}")) == (1, 1)


def test_what_is_weighed_in_two_currencies_is_not_weighed():
    line = every_week(decided(OPEN, after=2, hours=2), 1)
    for abroad in (("delay 70 EUR", "delay 70 USD"), ("study 60 EUR", "study 60 USD")):
        assert counts(budget(line.replace(*abroad))) == (0, 0)


# ---- gamed ----


@cell("study.budget", "gamed", "late")
def test_written_down_after_the_choice_it_is_no_decision_put_up_before_it():
    line = every_week(decided(OPEN, after=2, hours=2), 1)
    opening, rest = line.split("\n2026-01-06")
    late = opening.replace(" ^d1:", " ^d1: | recorded 2026-01-08T10:00Z")
    reading = study.read(story(told(late, f"2026-01-06{rest}", close="2026-04-20")))
    assert [counts(reading.sign(each)) for each in ("budget", "on_time")] == [(0, 1), (0, 1)]
    assert reading.context == (
        "One decision was written down, or rewritten, after the choice, and so missed.",
    )


@cell("study.budget", "gamed")
def test_nothing_is_rewritten_away_once_the_one_it_was_for_has_spoken():
    """Left out, every bad decision could be corrected until nobody bears it out any more."""
    rushed = every_week(decided(OPEN, after=1), 1)
    clear = every_week(decided(CLEAR, after=1), 1).split("\n2026-01-06")[0]
    again = clear.replace(" ^d1:", " ^d0: | recorded 2026-01-12T10:00Z corrects ^d1")
    sign = budget(rushed, again)
    assert (counts(sign), sign.aside) == ((0, 1), ())


@cell("study.budget", "gamed")
def test_only_the_one_it_is_for_bears_it_out():
    line = every_week(decided(OPEN, after=2, hours=2), 1)
    for word in ("mia confirmed ^d1", "tom confirmed ^d1 | by ana as leader"):
        sign = budget(line.replace("tom confirmed ^d1", word))
        assert (counts(sign), sign.aside) == ((0, 0), ("d1",)), word


def test_a_decision_for_nobody_is_the_leaders_own_word_for_good():
    line = (
        every_week(decided(OPEN, after=2, hours=2), 1)
        .replace(", for tom", "")
        .replace("tom confirmed ^d1", "tom left")
    )
    reading = study.read(story(told(line, close="2026-04-20")))
    assert (counts(reading.sign("budget")), reading.sign("budget").aside) == ((0, 0), ("d1",))
    assert reading.context == ("One decision was for nobody who could say that it stood so.",)


def test_a_decision_for_oneself_is_confirmed_by_nobody():
    sign = budget(every_week(decided(OPEN, after=2, hours=2, whom="ana"), 1))
    assert (counts(sign), sign.aside) == ((0, 0), ("d1",))


def test_what_salespeople_decide_needs_no_leaders_word_but_that_of_the_one_it_was_for():
    line = every_week(decided(OPEN, after=2, hours=2, who="tom", whom="acme"), 1).replace(
        "acme confirmed", "acme bought for 1 EUR from tom #"
    )
    put_up_and_made = line.split("\n2026-01-10")[0]
    assert counts(budget(put_up_and_made)) == (0, 0)
    assert counts(budget(f"{put_up_and_made}\n2026-01-10  acme confirmed ^d1")) == (1, 1)


def test_the_one_it_was_for_says_it_did_not_stand_so():
    line = every_week(decided(OPEN, after=2, hours=2), 1)
    assert counts(budget(line.replace("tom confirmed", "tom denied"))) == (0, 1)
    assert counts(budget(line.replace("tom confirmed", "tom denied"), "2026-01-11  tom confirmed ^d1")) == (
        1,
        1,
    )


@cell("study.budget", "gamed")
def test_hours_the_leader_adds_once_it_was_confirmed_wait_for_another_word():
    rushed = every_week(decided(OPEN, after=2), 1)
    added = "2026-01-06  ana studied ^d1 for 2 h | recorded 2026-01-20T10:00Z"
    assert counts(budget(rushed, added)) == (0, 1), "they cure no haste"


@cell("study.budget", "gamed")
def test_hours_spent_once_it_was_decided_are_no_study_of_it():
    for day, met in (("2026-01-07", 1), ("2026-01-08", 0)):
        studied = f"{day}  ana studied ^d1 for 2 h"
        assert counts(budget(every_week(decided(OPEN, after=2), 1), studied)) == (met, 1), day


@cell("study.budget", "gamed")
def test_stakes_that_nobody_has_are_no_reason_to_study():
    """A team that sold for 300 EUR all year has no 9000 at stake."""
    line = every_week(decided(OPEN, after=2, hours=8), 1)
    sold = "2025-11-03  acme bought for {} EUR from tom"
    assert counts(budget(sold.format(300), line)) == (0, 1)
    assert counts(budget(sold.format(90_000), line)) == (1, 1)
    assert counts(budget("2025-11-03  acme bought for 300 EUR from tom | by ana as leader", line)) == (1, 1)
    for day in ("2024-12-30", "2026-01-06"):
        other_years = f"{day}  acme bought for 90000 EUR from tom"
        assert counts(budget(sold.format(300), other_years, line)) == (0, 1), (
            f"{day} is not in the year before"
        )


@cell("study.budget", "gamed")
def test_a_range_widened_beyond_the_stakes_buys_no_study():
    wide = decided(OPEN, after=2, hours=40).replace("6000 EUR\n    rent", "600000 EUR\n    rent")
    line = every_week(wide, 1).replace("stakes 9000", "stakes 1000")
    assert counts(budget(line)) == (0, 1)


@cell("study.budget", "gamed")
def test_slicing_one_decision_into_five_gains_nothing():
    parts = [decided(OPEN, after=2, hours=2).replace("^d{i}", f"^d{{i}}-{part}") for part in range(4)]
    bad = decided(OPEN, after=1).replace("^d{i}", "^d{i}-bad")
    assert counts(budget(every_week("\n".join([*parts, bad]), 1))) == (0, 1)


def test_decisions_of_another_team_are_theirs():
    others = (
        "2025-01-06  ana joined as leader\n2025-01-06  rosa joined as leader\n"
        "2025-01-06  otto joined as salesperson under rosa"
    )
    line = every_week(decided(OPEN, after=2, hours=2, who="rosa", whom="otto"), 1)
    assert counts(budget(others, line)) == (0, 0)
