"""Told as if it had been said in time: what the ledger knew by then decides, and not the day that is named."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import Sign
from ridealong.practices.registry import READERS
from tests.cells import cell
from tests.practices.weekly import told
from tests.stories import story

BEGINS = '2025-01-06  ana joined as leader called "Ana" | recorded 2026-03-16T08:00Z'


def read(sign: str, *parts: str, close: str = "2026-04-06") -> Sign:
    practice, _, key = sign.partition(".")
    return READERS[practice](story(told(*parts, close=close))).sign(key)


def figures(sign: str, *parts: str) -> tuple[int, int]:
    found = read(sign, *parts)
    return found.k, found.n


PROMISED = '2026-03-02  tom promised acme "a proof" by 2026-03-06 ^p1'
CLAIMED = "2026-03-05  tom claimed ^p1"
CONFIRMED = "2026-03-20  acme confirmed ^p1"


@cell("serving.promises", "gamed", "late")
@pytest.mark.parametrize(
    ("promise", "claim", "k", "why"),
    [
        ("", "", 1, "told as it happened"),
        ("", " | recorded 2026-03-12T09:00Z", 1, "a week late, as from a phone that was out of reach"),
        (
            "",
            " | recorded 2026-03-13T09:00Z",
            0,
            "later: the promise was known all that time, and nothing claimed",
        ),
        ("", " | by system as system recorded 2026-03-19T09:00Z", 1, "a system's file comes when it comes"),
        (
            " | recorded 2026-03-06T09:00Z",
            " | recorded 2026-03-19T09:00Z",
            0,
            "the promise was told a day late",
        ),
        (
            " | recorded 2026-03-07T09:00Z",
            " | recorded 2026-03-19T09:00Z",
            1,
            "all of it was told in hindsight",
        ),
    ],
)
def test_a_claim_told_more_than_a_week_late_counts_from_the_day_it_was_told(promise, claim, k, why):
    assert figures("serving.promises", PROMISED + promise, CLAIMED + claim, CONFIRMED) == (k, 1), why


@cell("serving.promises", "gamed", "corrected")
def test_correcting_the_words_of_a_promise_does_not_make_it_hindsight():
    blue = PROMISED.replace("a proof", "a proof, in blue").replace("^p1", "^p2")
    again = f"{blue} | recorded 2026-03-19T08:00Z corrects ^p1"
    late = "2026-03-05  tom claimed ^p2 | recorded 2026-03-19T09:00Z"
    assert figures("serving.promises", PROMISED, again, late, CONFIRMED.replace("p1", "p2")) == (0, 1)


def test_what_its_receiver_says_was_done_in_time_was_whenever_the_doer_says_so():
    late = f"{CLAIMED} | recorded 2026-03-19T09:00Z"
    assert figures("serving.promises", PROMISED, "2026-03-06  acme confirmed ^p1", late) == (1, 1)


def test_a_claim_dated_back_before_a_no_comes_after_it():
    late = f"{CLAIMED} | recorded 2026-03-19T09:00Z"
    assert figures("serving.promises", PROMISED, "2026-03-10  acme denied ^p1", late, CONFIRMED) == (0, 1)


@cell("serving.promises", "gamed")
@pytest.mark.parametrize(
    ("recorded", "n"), [("", 0), (" | recorded 2026-03-12T09:00Z", 0), (" | recorded 2026-03-13T09:00Z", 1)]
)
def test_an_agreement_to_wait_longer_told_when_the_day_was_over_is_none(recorded, n):
    agreed = f"2026-03-05  acme moved ^p1 to 2026-04-30{recorded}"
    assert figures("serving.promises", PROMISED, agreed) == (0, n)


@cell("care.answered", "gamed")
def test_a_leader_cannot_claim_in_march_what_was_asked_for_in_january():
    asked = '2026-01-12  tom asked ana for "a demo van" by 2026-01-16 ^r1'
    claimed = "2026-01-15  ana claimed ^r1 | recorded 2026-03-02T09:00Z"
    assert figures("care.answered", asked, claimed, "2026-03-03  tom confirmed ^r1") == (0, 1)


STATED = (
    '2025-12-01  ana stated "mends presses overnight" from 2025-12-01 ^s1:{}\n    mends presses overnight'
)
CHOSE = '2026-03-03  acme preferred us because "they mend presses overnight"'


@cell("proposition.reasons", "gamed")
def test_a_first_statement_dated_back_does_not_give_the_reasons_that_were_heard_before_it():
    late = STATED.format(" | recorded 2026-03-16T09:00Z")
    assert figures("proposition.reasons", STATED.format(""), CHOSE) == (1, 1)
    assert figures("proposition.reasons", late, CHOSE) == (0, 0)
    assert figures("proposition.reasons", BEGINS, late, CHOSE) == (1, 1), (
        "whoever only begins could not say it sooner"
    )


NOTICED = '2026-01-12  tom noticed that everybody "closes on Saturdays", disliked by acme ^n1'
BET = """
2026-01-13  tom started a try "open", smallest "one Saturday", opposite of ^n1 ^y1
2026-01-17  tom showed ^y1 to acme
"""


@cell("contrarian.opposites", "gamed")
def test_what_everybody_does_noticed_after_the_customer_saw_the_try_makes_it_no_opposite():
    assert read("contrarian.opposites", NOTICED, BET).events == 1
    assert read("contrarian.opposites", f"{NOTICED} | recorded 2026-03-16T09:00Z", BET).events == 0


@cell("contrarian.judged", "gamed")
def test_a_bet_called_afterwards_and_dated_back_was_not_called_by_its_day():
    bet = '2026-01-12  tom started a try "open", smallest "one", own, kill if "nobody comes", judge by 2026-01-23 ^y1'
    called = '2026-01-22  tom ended ^y1 killed: "nobody came"{}'
    heard = '2026-03-10  acme ended ^y1 killed: "I was away"'
    assert figures("contrarian.judged", bet, called.format(""), heard) == (1, 1)
    assert figures("contrarian.judged", bet, called.format(" | recorded 2026-03-09T09:00Z"), heard) == (0, 1)


OPENING = '2026-01-05  mia wrote an opening "inside sales", no filters ^o1'
SCORES = """
2026-01-06  mia scored kim 4 of 5 on "a story of help" for ^o1{0}
2026-01-07  tom scored kim 3 of 5 on "a story of help" for ^o1{0}
"""
CHOSEN = "2026-01-09  ana chose kim for ^o1 as hire | recorded 2026-03-10T09:00Z"


@cell("merit.blind", "gamed")
def test_scores_typed_after_the_choice_and_before_it_was_told_were_not_locked_before_it():
    assert figures("merit.blind", OPENING, SCORES.format(""), CHOSEN) == (1, 1)
    assert figures("merit.blind", OPENING, SCORES.format(" | recorded 2026-03-10T08:00Z"), CHOSEN) == (0, 1)


PUT_UP = (
    '2026-01-12  tom put up "a second van" for decision by 2026-01-23, stakes 900 EUR, final, delay 10 EUR a week,'
    " study 60 EUR an hour, for acme ^d1:{}\n    yes: 0 to 500 EUR\n    no: 0 to 100 EUR"
)
MADE = '2026-01-22  tom decided ^d1: "yes"{}'
STOOD = "2026-03-11  acme confirmed ^d1"


@cell("study.on_time", "gamed")
@cell("study.budget", "gamed")
def test_a_decision_put_up_in_one_sitting_with_its_choice_was_written_after_it():
    sitting = (
        PUT_UP.format(" | recorded 2026-03-10T08:00Z"),
        MADE.format(" | recorded 2026-03-10T09:00Z"),
        STOOD,
    )
    for sign in ("study.on_time", "study.budget"):
        assert figures(sign, PUT_UP.format(""), MADE.format(""), STOOD) == (1, 1)
        assert figures(sign, *sitting) == (0, 1)
        soon = (
            PUT_UP.format(" | recorded 2026-01-24T08:00Z"),
            MADE.format(" | recorded 2026-01-24T09:00Z"),
            STOOD,
        )
        assert figures(sign, *soon) == (0, 1), "two days after the choice, and dated twelve back"
    assert figures("study.on_time", BEGINS.replace("16T", "09T"), *sitting) == (1, 1), "whoever only begins"


@cell("study.on_time", "gamed")
def test_a_choice_dated_back_was_made_when_it_was_told():
    assert figures(
        "study.on_time", PUT_UP.format(""), MADE.format(" | recorded 2026-02-10T09:00Z"), STOOD
    ) == (0, 1)


@cell("study.on_time", "corrected")
def test_correcting_the_arrival_does_not_let_a_leader_begin_anew():
    arrived = '2025-01-06  ana joined as leader called "Ana" ^a1'
    again = '2025-01-06  ana joined as leader called "Ana Ortiz" | recorded 2026-03-09T08:00Z corrects ^a1'
    sitting = (
        PUT_UP.format(" | recorded 2026-03-10T08:00Z"),
        MADE.format(" | recorded 2026-03-10T09:00Z"),
        STOOD,
    )
    assert figures("study.on_time", arrived, again, *sitting) == (0, 1)
