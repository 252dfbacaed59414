"""Silence: what waits for a word, when it is waited for no more, and when a not yet may be said of it."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.registry import READERS
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

HOUSE = """
2025-01-06  carla joined as colleague
2025-01-06  bruno joined as colleague
2025-12-01  tom learned "they reorder when it rains" from acme: ask "when?", key "rain" ^l1
"""
CLAIMED = """
{mon}  tom raised a barrier "number {i}" ^b{i}
{wed}  ana claimed ^b{i}
"""
RAISED = '{mon}  tom raised a barrier "number {i}" ^r{i}'
APPLIED = '{mon}  tom applied ^l1 with acme: "a call" ^a{i}'
HELPED = """
{mon}  tom helped carla with "the price table" ^f{i}
{tue}  mia helped bruno with "a call in French" ^g{i}
"""
ANSWERED = """
{mon}  mia promised bolt "a proof" by {wed} ^p{i}
{tue}  mia claimed ^p{i}
{wed}  bolt confirmed ^p{i}
{mon}  mia promised bolt "a call" by {wed} ^q{i}
{tue}  mia claimed ^q{i}
{wed}  bolt confirmed ^q{i}
{mon}  mia promised bolt "a list" by {wed} ^s{i}
{tue}  mia claimed ^s{i}
{wed}  bolt confirmed ^s{i}
"""
"""Three words a week: more than half of all there is to answer, whatever else is told."""
WEEKLY = pytest.mark.parametrize(
    ("sign", "claims"),
    [("care.barriers", CLAIMED), ("learning.applied", APPLIED), ("change.favours", HELPED)],
)


def read(sign: str, *parts: str, close: str = "2026-04-06") -> Sign:
    practice, _, key = sign.partition(".")
    return READERS[practice](story(told(HOUSE, *parts, close=close))).sign(key)


@cell("care.barriers", "young")
@cell("learning.applied", "young")
@cell("change.favours", "young")
@WEEKLY
def test_a_week_waits_for_its_word_until_the_next_has_closed(sign, claims):
    first = every_week(claims, 1, first="2026-03-02")
    waiting, over = (read(sign, first, close=close) for close in ("2026-03-09", "2026-03-16"))
    assert (waiting.n, over.k, over.n) == (0, 0, 2), "then it was not reached, and stands as unanswered"
    assert over.response is not None
    assert (over.response.asked, over.response.answered) == (1, 0)


@cell("care.barriers", "can't tell")
@cell("learning.applied", "can't tell")
@cell("change.favours", "can't tell")
@WEEKLY
def test_where_nobody_answers_anything_silence_does_not_say_not_yet(sign, claims):
    silent = read(sign, every_week(claims, 13))
    assert silent.response is not None
    assert (silent.k, silent.n, silent.verdict) == (0, 12, CANT_TELL)
    assert (silent.response.asked, silent.response.answered) == (13, 0)
    assert silent.response.if_no is NOT_YET, "and it is said beside it"


@cell("care.barriers", "gamed")
@cell("learning.applied", "gamed")
@cell("change.favours", "gamed")
@WEEKLY
def test_who_claims_something_in_every_bad_week_hears_of_it_where_people_answer_otherwise(sign, claims):
    gamed = read(sign, every_week(claims, 13), every_week(ANSWERED, 13))
    assert (gamed.k, gamed.n, gamed.verdict) == (0, 12, NOT_YET)


@WEEKLY
def test_an_ask_that_only_the_leader_tells_of_is_no_ask(sign, claims):
    """Nor does it make people silent: a leader could type in as many as it takes."""
    own = every_week(
        '{mon}  ana promised bolt "number {i}" by {wed} ^o{i}\n{tue}  ana claimed ^o{i}\n'
        '{mon}  ana promised acme "number {i}" by {wed} ^n{i}\n{tue}  ana claimed ^n{i}\n'
        '{mon}  ana promised bolt "again {i}" by {wed} ^m{i}\n{tue}  ana claimed ^m{i}', 13,
    )  # fmt: skip
    assert read(sign, every_week(claims, 13), every_week(ANSWERED, 13), own).verdict is NOT_YET


@cell("care.barriers", "gamed")
def test_what_would_be_missed_had_all_the_silent_said_yes_is_not_yet_whoever_is_silent():
    few = read("care.barriers", every_week(CLAIMED, 3), every_week(RAISED, 10, first="2026-01-26"))
    assert (few.k, few.n, few.verdict) == (0, 13, NOT_YET)


def test_a_word_that_comes_ends_the_waiting():
    denied = read("care.barriers", every_week(CLAIMED + "{thu}  tom denied ^b{i}", 13))
    assert (denied.k, denied.n, denied.verdict) == (0, 13, NOT_YET)
    heard = read("care.barriers", every_week(CLAIMED + "{thu}  tom confirmed ^b{i}", 13))
    assert (heard.k, heard.n, heard.verdict) == (13, 13, YES)
    assert heard.response is not None
    assert heard.response.answered == heard.response.asked == 13


def test_of_two_favours_one_that_was_confirmed_leaves_one_to_wait_for():
    one = HELPED + "{wed}  carla confirmed ^f{i}"
    assert read("change.favours", every_week(one, 1), close="2026-01-12").n == 0
    none = one + "\n{thu}  bruno denied ^g{i}"
    assert read("change.favours", every_week(none, 1), close="2026-01-12").n == 1


SILENT = """
{mon}  tom promised quiet-{i} "a proof" by {wed} ^c{i}
{tue}  tom claimed ^c{i}
"""
FORGOTTEN = '{mon}  tom promised firm-{i} "a proof" by {wed} ^x{i}'


@cell("serving.promises", "can't tell")
def test_five_promises_forgotten_are_no_not_yet_while_twelve_that_were_claimed_are_unanswered():
    alone = read("serving.promises", every_week(FORGOTTEN, 5))
    assert (alone.k, alone.n, alone.verdict) == (0, 5, NOT_YET)
    sign = read("serving.promises", every_week(FORGOTTEN, 5), every_week(SILENT, 12))
    assert (sign.k, sign.n, sign.verdict) == (0, 5, CANT_TELL)


@cell("serving.promises", "gamed")
def test_one_claim_that_nobody_answers_does_not_hide_ten_promises_forgotten():
    sign = read("serving.promises", every_week(FORGOTTEN, 10), every_week(SILENT, 1))
    assert sign.response is not None
    assert (sign.response.asked, sign.response.answered) == (1, 0)
    assert (sign.k, sign.n, sign.verdict) == (0, 10, NOT_YET)


KEPT = SILENT.replace("^c", "^k").replace("quiet", "kept") + "{wed}  kept-{i} confirmed ^k{i}"


def test_a_practice_most_of_whose_askings_are_unanswered_does_not_hold_up_its_fundamental():
    """What was answered may look well enough: eight good weeks, told by the eight who had them."""
    still = SILENT.replace("quiet", "still")
    few, many = (
        READERS["serving"](
            story(told(HOUSE, every_week(KEPT, 8), every_week(still, silent), close="2026-04-06"))
        )
        for silent in (7, 10)
    )
    assert few.history[-1][0] == few.sign("promises").probability
    assert many.sign("promises").probability is not None, "it is shown"
    assert many.history[-1][0] is None, "and holds up nothing"
