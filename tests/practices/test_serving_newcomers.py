"""Newcomers who name the customer that sent them: a rare thing, held to what the year before brought."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ridealong.practices.customers import serving
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, seen_by, told
from tests.stories import story

ARRIVES = "{tue}  new-{i} came through acme ^n{i}"


def newcomers(evidence) -> Sign:
    return serving.read(evidence).sign("newcomers")


def a_year_of_one_a_month(*lines: str) -> str:
    """One newcomer every fourth week for 52 weeks before the quarter that begins on 5 January 2026."""
    arrivals = (
        every_week(f"{{tue}}  old-{number} came through acme", 1, first)
        for number, first in enumerate(mondays("2025-01-06", step=4, times=13))
    )
    return told(*arrivals, *lines, close="2026-04-06")


def mondays(first: str, *, step: int, times: int) -> list[str]:
    return [f"{date.fromisoformat(first) + timedelta(weeks=step * number)}" for number in range(times)]


@cell("serving.newcomers", "yes")
def test_more_than_the_year_before_is_proof():
    sign = newcomers(story(a_year_of_one_a_month(every_week(ARRIVES, 9))))
    assert sign.standard.value == pytest.approx(3 / 13), "three in a usual quarter"
    assert (sign.events, sign.weeks, sign.verdict, sign.context) == (9, 13, YES, False)
    assert sign.because == tuple(f"n{number}" for number in range(1, 10))


@cell("serving.newcomers", "can't tell")
def test_none_where_there_used_to_be_three_a_quarter():
    sign = newcomers(story(a_year_of_one_a_month()))
    assert (sign.events, sign.verdict) == (0, CANT_TELL), (
        "three expected and none seen is not yet proof enough"
    )
    assert sign.probability == pytest.approx(0.0127, abs=0.0005)
    assert sign.needs is not None and sign.needs.yes is not None and sign.needs.not_yet is None


@cell("serving.newcomers", "can't tell")
def test_none_where_there_used_to_be_four_a_quarter_may_be_luck_as_the_four_may_have_been():
    arrivals = (
        every_week(f"{{tue}}  old-{number} came through acme", 1, first)
        for number, first in enumerate(mondays("2025-01-06", step=3, times=17))
    )
    sign = newcomers(story(told(*arrivals, close="2026-04-06")))
    assert sign.standard.value == pytest.approx(4 / 13)
    assert (sign.events, sign.verdict) == (0, CANT_TELL)
    assert sign.probability is not None
    assert sign.probability < 0.01, (
        "which is little enough; but five have to be expected before their absence speaks"
    )


@cell("serving.newcomers", "not yet")
def test_none_where_there_used_to_be_one_every_week():
    before = every_week("{tue}  old-{i} came through acme", 52, first="2025-01-06")
    sign = newcomers(story(told(before, close="2026-04-06")))
    assert (sign.events, sign.verdict) == (0, NOT_YET)


@cell("serving.newcomers", "young", "can't tell")
def test_until_half_a_year_lies_before_the_quarter_it_is_context_and_decides_nothing():
    young = newcomers(story(told(every_week(ARRIVES, 25, first="2025-07-14"), close="2026-04-06")))
    grown = newcomers(story(told(every_week(ARRIVES, 26, first="2025-07-07"), close="2026-04-06")))
    assert (young.context, young.probability, young.verdict) == (True, None, CANT_TELL)
    assert (grown.context, grown.standard.value) == (False, 1.0)


def test_a_standard_of_the_leaders_own_ends_the_waiting():
    adopted = "2026-01-05  ana set serving.newcomers to 0.25 from 2026-01-05"
    sign = newcomers(story(told(adopted, every_week(ARRIVES, 9), close="2026-04-06")))
    assert (sign.context, sign.standard.value, sign.standard.adopted, sign.verdict) == (
        False,
        0.25,
        True,
        YES,
    )


def test_nobody_yet():
    sign = newcomers(story('2026-03-02  acme said "good morning"'))
    assert (sign.events, sign.weeks, sign.verdict) == (0, 0, CANT_TELL)


@cell("serving.newcomers", "gamed")
@story
def test_only_the_newcomer_says_who_sent_them(evidence):
    """
    2026-03-03  new-1 came through acme ^own
    2026-03-03  new-2 came through acme ^toms | by tom as salesperson
    2026-03-03  new-3 came through acme ^anas | by ana as leader
    2026-03-03  new-4 came through acme ^acmes | by acme as customer
    close of period 2026-03-30
    """
    sign = newcomers(evidence)
    assert sign.because == ("own",)
    assert sign.aside == ("anas",), (
        "shown; what a salesperson or the referrer says of a newcomer is not even that"
    )


@cell("serving.newcomers", "gamed")
@story
def test_what_only_the_leader_says_is_shown_even_where_nobody_else_says_anything(evidence):
    """
    as ana
    2026-03-03  new-1 came through acme ^n1
    close of period 2026-03-30
    """
    sign = newcomers(evidence)
    assert (sign.events, sign.aside) == (0, ("n1",))


@cell("serving.newcomers", "gamed")
@story
def test_a_newcomer_comes_once_and_no_salesperson_refers(evidence):
    """
    2026-03-03  new-1 came through acme ^n1
    2026-03-10  new-1 came through bolt ^again
    2026-03-10  new-2 came through tom ^toms
    close of period 2026-03-30
    """
    assert newcomers(evidence).because == ("n1",)


@cell("serving.newcomers", "young")
@story
def test_a_newcomer_counts_once_their_week_has_closed(evidence):
    """
    2026-03-02  new-1 came through acme ^n1
    2026-03-10  new-2 came through acme ^n2
    close of period 2026-03-11
    """
    assert newcomers(evidence).because == ("n1",)


@cell("serving.newcomers", "late")
@story
def test_told_late_a_newcomer_counts_in_the_week_they_came(evidence):
    """
    known at 2026-03-20
    2026-03-03  new-1 came through acme
    close of period 2026-03-23
    """
    assert [events for events, _ in newcomers(evidence).trend[-3:]] == [1, 0, 0]


@cell("serving.newcomers", "corrected")
@story
def test_a_newcomer_thinks_again_who_sent_them(evidence):
    """
    2026-03-03  new-1 came through acme ^gone
    2026-03-21  new-1 withdrew ^gone: "we found you ourselves"
    2026-03-04  new-2 came through tom ^wrong
    2026-03-05  new-2 came through bolt ^right | corrects ^wrong
    close of period 2026-03-30
    """
    assert newcomers(evidence).because == ("right",)


@story
def test_customers_of_other_teams_send_newcomers_to_other_teams(evidence):
    """
    2025-01-06  ana joined as leader under rosa
    2025-01-06  rosa joined as leader
    2025-01-06  otto joined as salesperson under rosa
    2026-03-01  otto took over acme from tom
    2026-03-03  new-1 came through acme ^n1
    2026-03-03  new-2 came through bolt ^n2
    close of period 2026-03-30
    """
    assert newcomers(evidence).because == ("n2",)
    assert newcomers(seen_by("rosa", evidence)).because == ("n1", "n2")


@cell("serving.newcomers", "gamed")
@story
def test_a_customer_of_ours_who_names_a_salesperson_was_won_not_sent(evidence):
    """
    2026-03-02  new-1 bought for 100.00 EUR from tom
    2026-03-03  new-1 came through mia ^mias
    2026-03-04  new-1 came through acme ^acmes
    close of period 2026-03-30
    """
    assert newcomers(evidence).because == ("acmes",)


@pytest.mark.parametrize(("recorder", "ours"), [("system", ("n1",)), ("ana as leader", ())])
def test_whose_customer_somebody_is_is_not_for_the_leader_to_type_in(recorder, ours):
    sold = f"2026-03-02  carl bought for 100.00 EUR from tom | by {recorder}"
    sent = "2026-03-10  new-1 came through carl ^n1"
    assert newcomers(story(told(sold, sent, close="2026-03-30"))).because == ours
