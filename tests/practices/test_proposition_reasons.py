"""Buyers who chose us for a reason we give: in their own words, coded without knowing which claim is ours."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import proposition
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

STATED = """
2025-12-01  ana stated "the only supplier that answers on Saturdays and mends presses overnight" from 2025-12-01 ^s1:
    we answer on Saturdays
    presses mended overnight
"""
BUYERS = "\n".join(
    f'2025-06-02  buyer-{number} became known as "Buyer {number}"\n2025-06-02  tom took over buyer-{number}'
    for number in range(1, 14)
)
OURS = '{mon}  buyer-{i} preferred us because "you answer on Saturdays"'
OTHER = '{mon}  buyer-{i} preferred us because "you were the cheapest"'


def reasons(evidence) -> Sign:
    return proposition.read(evidence).sign("reasons")


def counts(*lines: str, close: str = "2026-03-30") -> tuple[int, int]:
    sign = reasons(story(told(STATED, *lines, close=close)))
    return sign.k, sign.n


@cell("proposition.reasons", "yes")
def test_six_buyers_who_give_our_reason_are_proof():
    evidence = story(told(STATED, BUYERS, every_week(OURS, 6), close="2026-03-30"))
    assert (reasons(evidence).k, reasons(evidence).n, reasons(evidence).verdict) == (6, 6, YES)
    assert proposition.read(evidence).says == "6 of 6 buyers chose you for a reason you give."


@cell("proposition.reasons", "not yet")
def test_six_buyers_who_came_for_something_else_are_proof_of_the_opposite():
    evidence = story(told(STATED, BUYERS, every_week(OTHER, 6), close="2026-03-30"))
    assert (reasons(evidence).k, reasons(evidence).n, reasons(evidence).verdict) == (0, 6, NOT_YET)


@cell("proposition.reasons", "can't tell")
def test_two_buyers_are_too_few_to_say():
    evidence = story(told(STATED, BUYERS, every_week(OURS, 2), close="2026-03-30"))
    assert (reasons(evidence).n, reasons(evidence).verdict) == (2, CANT_TELL)


def test_before_anything_was_stated_no_buyer_could_match_it():
    assert counts('2025-11-17  acme preferred us because "you answer on Saturdays"') == (0, 0)


@cell("proposition.reasons", "gamed")
@pytest.mark.parametrize(
    ("recorder", "aside"),
    [("tom as salesperson", 0), ("ana as leader", 1), ("bolt as customer", 0)],
    ids=["their salesperson", "the leader", "another customer"],
)
def test_a_buyers_reason_in_anybody_elses_mouth_is_no_buyers_reason(recorder, aside):
    line = f'2026-03-02  acme preferred us because "you answer on Saturdays" | by {recorder}'
    sign = reasons(story(told(STATED, line, close="2026-03-30")))
    assert (sign.n, len(sign.aside)) == (0, aside)


def test_somebody_at_the_customers_speaks_for_them():
    assert counts('2026-03-02  acme/petra preferred us because "you answer on Saturdays"') == (1, 1)


def test_a_buyer_of_another_team_is_not_ours():
    others = """
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    2025-01-06  otto joined as salesperson under rosa
    2025-06-02  carl became known as "Carl"
    2025-06-02  otto took over carl
    2026-03-02  carl preferred us because "you answer on Saturdays"
    """
    assert counts(others) == (0, 0)


DEAL = """
2026-01-05  tom opened a deal with acme "forty drums" ^d1
2026-01-12  ^d1 was won for 4000.00 EUR
"""


@cell("proposition.reasons", "late")
@pytest.mark.parametrize(("day", "n"), [("2026-02-11", 1), ("2026-02-12", 0)], ids=["in time", "too late"])
def test_a_buyer_asked_more_than_thirty_days_after_the_deal_remembers_a_story(day, n):
    assert counts(DEAL, f'{day}  acme preferred us because "you answer on Saturdays" in ^d1') == (n, n)


@cell("proposition.reasons", "gamed")
def test_a_leader_cannot_date_a_deal_back_so_that_an_unwelcome_answer_comes_too_late():
    typed = "2026-01-06  ^d1 was won | by ana as leader"
    unwelcome = '2026-02-11  acme preferred us because "you were cheap" in ^d1'
    assert counts(DEAL, typed, unwelcome) == (0, 1)


@cell("proposition.reasons", "gamed")
def test_of_two_answers_about_one_deal_the_first_stands():
    """Asked until the answer pleases: the second one is the one that was wanted."""
    first = '2026-01-14  acme preferred us because "you were the cheapest" in ^d1'
    again = '2026-01-28  acme preferred us because "you answer on Saturdays" in ^d1'
    assert counts(DEAL, first, again) == (0, 1)


@cell("proposition.reasons", "gamed")
def test_ten_answers_of_one_buyer_in_a_week_are_one_the_worst_of_them():
    lines = '2026-03-02  acme preferred us because "you answer on Saturdays"\n' * 3
    assert counts(lines, '2026-03-04  acme preferred us because "you were cheap"') == (0, 1)


@cell("proposition.reasons", "gamed")
def test_what_a_named_rival_says_just_as_well_is_no_reason_for_us():
    reason = '2026-03-02  acme preferred us because "you answer on Saturdays"'
    rival = '2026-02-02  rival "Harbour" claims "we answer on Saturdays", named by bolt | by bolt as customer'
    assert counts(reason) == (1, 1)
    assert counts(rival, reason) == (0, 1), "the same words: the buyer might as well have gone there"
    assert counts(rival.replace("02-02", "03-03"), reason) == (1, 1), "nobody had said so by then"
    assert counts(rival.replace("Saturdays", "Saturdays and always by telephone"), reason) == (1, 1), (
        "ours is nearer"
    )
    assert counts(rival.replace(", named by bolt", ""), reason) == (1, 1), "no buyer ever named them"


@cell("proposition.reasons", "gamed")
def test_a_claim_with_every_word_in_it_is_said_by_nobody():
    stuffed = """
    2025-12-01  ana stated "everything" from 2025-12-01 ^s1:
        cheap quick friendly Saturday answers drums resin presses invoices rounds samples advice credit delivery
    2026-03-02  acme preferred us because "you answer on Saturdays"
    """
    sign = reasons(story(told(stuffed, close="2026-03-30")))
    assert (sign.k, sign.n) == (0, 1)


@cell("proposition.reasons", "gamed")
def test_only_the_first_five_lines_are_claims():
    lines = "\n".join(f"        claim number {word}" for word in ("alpha", "beta", "gamma", "delta", "kappa"))
    many = f"""
    2025-12-01  ana stated "everything" from 2025-12-01 ^s1:
{lines}
        we answer on Saturdays
    2026-03-02  acme preferred us because "you answer on Saturdays"
    """
    sign = reasons(story(told(many, close="2026-03-30")))
    assert (sign.k, sign.n) == (0, 1)


EXPIRING = """
2025-12-01  ana stated "the only supplier that answers on Saturdays" from 2025-12-01 ^s1:
    we answer on Saturdays, until 2026-01-31
"""


@pytest.mark.parametrize(
    ("proof", "k"),
    [
        ("", 0),
        ("2026-02-20  acme kept claim ^s1 for acme", 1),
        ("2026-02-20  tom kept claim ^s1 for acme", 0),
        ("2025-12-20  acme kept claim ^s1 for acme", 1),
        ("2025-12-01  acme kept claim ^s1 for acme", 0),
    ],
    ids=["unproved", "proved again", "we say so ourselves", "proved this quarter", "proved too long ago"],
)
def test_a_claim_runs_out_unless_it_is_proved_again(proof, k):
    reason = '2026-03-09  acme preferred us because "you answer on Saturdays"'
    sign = reasons(story(told(EXPIRING, proof, reason, close="2026-03-30")))
    assert (sign.k, sign.n) == (k, 1)


@cell("proposition.reasons", "gamed", "late")
def test_a_statement_rewritten_after_the_reasons_came_in_does_not_reach_back():
    again = """
    2026-01-12  acme preferred us because "you come by every week"
    known at 2026-02-02
    2026-01-05  ana stated "the only supplier that comes by" from 2026-01-05 ^s2:
        you come by every week
    known at 2026-02-09
    2026-02-09  acme preferred us because "you come by every week"
    """
    assert counts(again) == (1, 2)


@pytest.mark.parametrize("who", ["tom", "rosa"], ids=["a salesperson", "another leader"])
def test_the_statement_is_the_leaders_own(who):
    lines = f"""
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    2025-12-08  {who} stated "the cheapest" from 2025-12-08 ^s2:
        cheapest drums around
    2026-03-02  acme preferred us because "you answer on Saturdays"
    """
    assert counts(lines) == (1, 1)


def test_words_in_another_language_than_the_claims_are_left_out():
    assert counts('2026-03-02  acme preferred us because "ihr seid samstags erreichbar"@de') == (0, 0)


def test_whoever_went_to_a_rival_is_not_asked_for_our_reason_but_why_they_left():
    assert counts('2026-03-02  acme preferred "Harbour" because "they answer on Saturdays"') == (0, 0)


@cell("proposition.reasons", "young")
def test_this_weeks_answer_waits_for_its_sunday():
    line = '2026-03-10  acme preferred us because "you answer on Saturdays"'
    assert counts(line, close="2026-03-11") == (0, 0)
    assert counts(line, close="2026-03-16") == (1, 1)


@cell("proposition.reasons", "late")
def test_told_late_it_counts_in_the_week_it_was_said():
    lines = """
    known at 2026-03-20
    2026-03-03  acme preferred us because "you answer on Saturdays"
    """
    sign = reasons(story(told(STATED, lines, close="2026-03-23")))
    assert sign.trend[-3:] == ((1, 1), (0, 0), (0, 0))


@cell("proposition.reasons", "corrected")
def test_a_buyer_who_puts_their_words_right_is_heard_as_they_stand():
    lines = """
    2026-03-02  acme preferred us because "you were cheap" ^c1
    2026-03-03  acme preferred us because "you answer on Saturdays" ^c2 | corrects ^c1
    2026-03-03  bolt preferred us because "you answer on Saturdays" ^c3
    2026-03-21  bolt withdrew ^c3: "meant somebody else"
    """
    sign = reasons(story(told(STATED, lines, close="2026-03-30")))
    assert (sign.k, sign.n, sign.counted) == (1, 1, ("c2",))


def test_whoever_was_asked_and_kept_silent_is_shown():
    asked = f"""
    {DEAL}
    2026-01-14  the system asked acme about ^d1
    2026-01-05  mia opened a deal with bolt "labels" ^d2
    2026-01-12  ^d2 was won
    2026-01-14  the system asked bolt about ^d2
    2026-01-20  bolt preferred us because "you answer on Saturdays" in ^d2
    """
    sign = reasons(story(told(STATED, asked.replace("    ", ""), close="2026-03-30")))
    assert (sign.k, sign.n) == (1, 1)
    assert sign.response is not None and (sign.response.asked, sign.response.answered) == (2, 1)


def test_the_next_act_asks_the_buyers_who_left():
    lost = """
    2026-02-02  tom opened a deal with acme "forty drums" ^d1
    2026-03-02  ^d1 was lost
    2026-02-02  mia opened a deal with bolt "labels" ^d2
    2026-03-04  ^d2 was lost
    """
    step = proposition.read(story(told(STATED, lost, close="2026-03-30"))).next_step
    assert step is not None
    assert (step.says, step.who, step.confirmed_by) == (
        "Ask Bolt and Acme why they went elsewhere",
        "mia",
        "bolt",
    )


def test_the_herd_stands_beside_the_figures():
    lines = """
    2025-12-08  ana stated "the leading supplier that answers on Saturdays" from 2025-12-08 ^s2:
        we answer on Saturdays
    2026-02-02  rival "Harbour" claims "your supplier answers on Saturdays", named by bolt
    """
    reading = proposition.read(story(told(lines, close="2026-03-30")))
    assert reading.context == (
        "100% of what your statement says is also in what Harbour says: “your supplier answers on Saturdays”.",
        "It would still read true with their name in it.",
        "Everybody says “leading” of themselves.",
    )
    assert reading.next_step is not None and reading.next_step.says == "Find a claim that Harbour cannot make"
