"""Whom to visit next with whom: who is worth most and was longest not met, and what they are owed from last time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.practices.customers import joint_visits
from ridealong.practices.reading import NextStep
from tests.practices.weekly import told
from tests.stories import story

BOUGHT = "2025-12-01  acme bought for 900 EUR from tom\n2025-12-01  bolt bought for 800 EUR from mia"
MET = "2026-01-06  tom visited acme with ana"


def next_act(*parts: str, close: str = "2026-01-12", forgotten: str = "") -> NextStep | None:
    evidence = story(told(*parts, close=close))
    return joint_visits.read(replace(evidence, forgotten=frozenset(forgotten.split()))).next_step


def customer(*parts: str, close: str = "2026-01-12", forgotten: str = "") -> str:
    step = next_act(*parts, close=close, forgotten=forgotten)
    return step.says if step else ""


def test_it_is_who_is_worth_most_and_was_longest_not_met():
    step = next_act(BOUGHT, MET, '2026-01-02  bolt reported trouble "wrong film" ^t')
    assert step is not None
    assert (step.says, step.why) == (
        "Visit Bolt with Mia",
        "no joint visit that counts so far; still owed “wrong film”",
    )
    assert (step.who, step.confirmed_by, step.about) == ("mia", "mia", ("t",))


def test_until_anybody_was_met_it_is_who_buys_for_most():
    assert customer(BOUGHT) == "Visit Acme with Tom"
    assert customer(BOUGHT.replace("900", "0")) == "Visit Bolt with Mia"


def test_who_was_met_says_when_and_owed_nothing_it_is_about_the_customer():
    step = next_act(BOUGHT.split("\n")[0], MET)
    assert step is not None
    assert (step.why, step.about) == (
        "last met together on 6 January 2026; no word of their own for a quarter",
        ("cast-4",),
    )


def test_what_is_owed_is_what_was_raised_first_and_is_still_open():
    lines = """
    2026-01-02  bolt reported trouble "wrong film" ^t1
    2026-01-03  bolt reported trouble "late drums" ^t2
    2026-01-04  bolt reported trouble "torn labels" ^t3
    2026-01-05  bolt confirmed ^t1
    2026-01-01  acme reported trouble "no answer" ^t4
    """
    step = next_act(BOUGHT, MET, lines)
    assert step is not None and step.about == ("t2",)


def test_more_than_a_year_of_silence_weighs_like_a_year():
    long_ago = "2024-06-03  mia visited bolt with ana | by system as system"
    just_over = "2025-01-13  tom visited acme with ana | by system as system"
    early = '2024-01-08  ana joined as leader\n2024-01-08  mia joined as salesperson under ana called "Mia"'
    assert customer(BOUGHT, early, long_ago, just_over, close="2026-01-12") == "Visit Acme with Tom"
    within = just_over.replace("2025-01-13", "2025-03-17")
    assert customer(BOUGHT, early, long_ago, within, close="2026-01-12") == "Visit Bolt with Mia"


@pytest.mark.parametrize(
    ("lines", "forgotten"),
    [
        ("2025-12-01  acme bought for 0 EUR from tom", ""),
        ("2024-12-01  acme bought for 900 EUR from tom", ""),
        ("2025-12-01  acme bought for 900 EUR from tom | by ana as leader", ""),
        ("2025-12-01  carl bought for 900 EUR", ""),
        ("2025-12-01  acme bought for 900 EUR from tom\n2025-12-02  otto took over acme", ""),
        ("2025-12-01  acme bought for 900 EUR from tom", "acme"),
        ("2025-12-01  acme bought for 900 EUR from tom", "tom"),
    ],
    ids=["worth nothing", "nothing for a year", "as the leader says alone", "served by nobody", "served by others",
         "the customer was forgotten", "their salesperson was"],
)  # fmt: skip
def test_where_nobody_is_worth_more_it_is_who_was_not_heard_and_never_who_cannot_be_sent(lines, forgotten):
    otto = "2025-01-06  otto joined as salesperson under rosa"
    assert customer(otto, lines, '2026-01-05  acme said "x"', forgotten=forgotten) == "Visit Bolt with Mia"


WORTH_THE_SAME = "2025-12-01  acme bought for 800 EUR from tom\n2025-12-01  bolt bought for 800 EUR from mia"


@pytest.mark.parametrize(
    ("word", "whom"),
    [
        ('2026-01-02  bolt said "all is well"', "Visit Acme with Tom"),
        ('2026-01-02  acme said "all is well"', "Visit Bolt with Mia"),
        ('2026-01-02  bolt/rosa said "all is well"', "Visit Acme with Tom"),
        ('2026-01-02  bolt said "all is well" | by mia', "Visit Bolt with Mia"),
        ('as mia\n2026-01-02  bolt said "all is well"', "Visit Bolt with Mia"),
    ],
)
def test_of_two_worth_the_same_and_never_met_the_one_who_was_not_heard_goes_first(word, whom):
    """Nothing is known of whoever has not spoken; what one of ours quotes is no word of theirs."""
    assert customer(WORTH_THE_SAME, word) == whom


def test_how_long_nobody_has_heard_from_them_is_said_once_it_is_a_quarter():
    early = '2025-12-15  bolt said "all is well"\n2026-01-02  acme said "all is well"'
    assert "no word of their own" not in next_act(WORTH_THE_SAME, early, close="2026-03-09").why
    step = next_act(WORTH_THE_SAME, early, close="2026-03-23")
    assert (step.says, step.why) == (
        "Visit Bolt with Mia",
        "no joint visit that counts so far; no word of their own for a quarter",
    )
