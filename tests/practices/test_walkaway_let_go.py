"""Sales let go for the customer's good, as the customer says: a rare thing, and a habit if it comes again."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import walkaway
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.letting_go import BUYERS, LET_GO, ONE, UNANSWERED
from tests.practices.weekly import every_week, told
from tests.stories import story


def let_go(*parts: str, close: str = "2026-06-01") -> Sign:
    return walkaway.read(story(told(BUYERS, *parts, close=close))).sign("let_go")


@cell("walkaway.let_go", "yes")
def test_seven_in_a_year_are_proof_of_a_habit():
    sign = let_go(every_week(LET_GO, 7, first="2025-09-01"), close="2026-08-31")
    assert (sign.events, sign.weeks, sign.verdict) == (7, 52, YES)
    assert sign.standard.value == pytest.approx(1 / 13)


@cell("walkaway.let_go", "not yet")
def test_one_long_ago_and_none_for_a_year_is_proof_of_the_opposite():
    sign = let_go(every_week(LET_GO, 1, first="2025-01-20"), close="2026-06-01")
    assert (sign.events, sign.weeks, sign.verdict) == (0, 52, NOT_YET)


@cell("walkaway.let_go", "can't tell")
def test_one_in_a_year_is_too_few_to_say_either():
    sign = let_go(ONE, close="2026-12-28")
    assert (sign.events, sign.verdict) == (1, CANT_TELL)


def test_no_sale_let_go_is_nothing_seen_however_many_were_sold():
    sign = let_go('2026-01-05  tom opened a deal with acme "x" ^d1\n2026-01-06  ^d1 was lost')
    assert (sign.events, sign.weeks, sign.probability) == (0, 0, None)


def test_it_is_asked_of_the_weeks_since_the_first_was_told():
    assert let_go(UNANSWERED, close="2026-01-19").weeks == 2, "told, whether or not the customer has answered"


def test_a_sale_that_others_let_go_is_theirs():
    others = "2025-01-06  otto joined as salesperson under rosa"
    assert let_go(others, ONE.replace("rep-1", "otto")).events == 0


@cell("walkaway.let_go", "gamed")
@pytest.mark.parametrize(
    ("answer", "events"),
    [
        ("buyer-1 confirmed ^g1", 1),
        ("buyer-1 denied ^g1", 0),
        ("rep-1 confirmed ^g1", 0),
        ("buyer-1 confirmed ^g1 | by rep-1 as salesperson", 0),
        ("buyer-2 confirmed ^g1", 0),
    ],
    ids=[
        "so it was",
        "it was not",
        "as they say themselves",
        "in the customer's name",
        "as another customer says",
    ],
)
def test_only_the_customer_says_that_it_was_so(answer, events):
    assert let_go(UNANSWERED, f"2026-01-09  {answer}").events == events


@cell("walkaway.let_go", "gamed")
def test_one_deal_let_go_every_week_is_let_go_once():
    again = "\n".join(
        f'2026-0{month}-03  rep-1 let ^d1 go, sent buyer-1 to "Harbour", told them "x" ^h{month}\n'
        f"2026-0{month}-04  buyer-1 confirmed ^h{month}"
        for month in (2, 3, 4)
    )
    sign = let_go(ONE, again)
    assert (sign.events, sign.because) == (1, ("g1",))


@cell("walkaway.let_go", "gamed")
def test_what_only_the_leader_told_is_set_aside():
    told_by_ana = UNANSWERED.replace("rep-1 let", "ana let")
    sign = let_go(told_by_ana)
    assert (sign.events, sign.weeks, sign.aside) == (0, 0, ("g1",))
    confirmed = let_go(told_by_ana, "2026-01-09  buyer-1 confirmed ^g1")
    assert (confirmed.events, confirmed.aside) == (1, ())


@cell("walkaway.let_go", "young")
def test_this_weeks_waits_for_its_sunday():
    assert let_go(ONE, close="2026-01-08").events == 0
    assert let_go(ONE, close="2026-01-12").events == 1


@cell("walkaway.let_go", "late")
def test_confirmed_late_it_counts_in_that_week():
    sign = let_go(UNANSWERED, "2026-05-27  buyer-1 confirmed ^g1")
    assert [events for events, _ in sign.trend[-2:]] == [0, 1]
    assert let_go(UNANSWERED, "2026-06-03  buyer-1 confirmed ^g1").events == 0, "that week has not closed"


@cell("walkaway.let_go", "corrected")
def test_corrected_to_a_deal_that_was_lost_already_it_was_none():
    other = '2026-01-05  rep-1 opened a deal with buyer-1 "cans" ^d9\n2026-01-05  ^d9 was lost'
    again = '2026-01-07  rep-1 let ^d9 go, sent buyer-1 to "Harbour", told them "x" ^g9 | corrects ^g1'
    assert let_go(ONE).events == 1
    assert let_go(ONE, other, again).events == 0
