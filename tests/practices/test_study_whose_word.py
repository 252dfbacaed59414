"""Whose word says that a decision stood as it was told, and from which week on it counts."""

from __future__ import annotations

import pytest

from ridealong.practices.reading import Sign
from ridealong.practices.trenches import study
from tests.cells import cell
from tests.practices.weekly import told
from tests.stories import story

PUT_UP = (
    '2026-01-05  ana put up "a second van" for decision by 2026-01-07, stakes 900 EUR, final, delay 10 EUR a week,'
    " study 60 EUR an hour, for acme ^d1:\n    yes: 0 to 500 EUR\n    no: 0 to 100 EUR"
)
CONFIRMED = "2026-01-06  acme confirmed ^d1"
MADE = '2026-01-07  ana decided ^d1: "yes" ^m1'
MADE_LATE = '2026-01-08  ana decided ^d1: "yes"'
AGAIN = "2026-03-03  acme confirmed ^d1"
PETRA = '2025-01-06  acme/petra became known as "Petra"'


def on_time(*parts: str, close: str = "2026-04-06") -> Sign:
    return study.read(story(told(*parts, close=close))).sign("on_time")


def counts(*parts: str) -> tuple[int, int]:
    sign = on_time(*parts)
    return sign.k, sign.n


def weeks_unsaid(*parts: str) -> int:
    """In how many of the last thirteen weeks nothing could be said yet; the decision is due in the first of them."""
    return [step[0] is None for step in on_time(*parts).history].count(True)


@pytest.mark.parametrize(
    ("lines", "met", "unsaid", "why"),
    [
        ([MADE, "2026-01-08  acme confirmed ^d1"], 1, 1, "confirmed at once"),
        ([CONFIRMED, MADE, AGAIN], 1, 8, "that it was made, acme says in March"),
        ([CONFIRMED, MADE_LATE, AGAIN], 0, 1, "late, and nobody need say so: acme had confirmed that it stood"),
        ([MADE_LATE, AGAIN], 0, 8, "late, and that it stood at all acme says in March"),
        ([MADE, "2026-01-08  acme confirmed ^d1", "2026-03-03  acme denied ^d1"], 0, 8, "denied in March"),
    ],
)  # fmt: skip
@cell("study.on_time", "late")
def test_it_counts_from_the_word_that_settles_it(lines, met, unsaid, why):
    assert (counts(PUT_UP, *lines), weeks_unsaid(PUT_UP, *lines)) == ((met, 1), unsaid), why


@pytest.mark.parametrize(
    ("word", "figure", "why"),
    [
        ("2026-01-08  acme/petra confirmed ^d1", (1, 1), "Petra speaks for Acme"),
        ("2026-01-08  bolt confirmed ^d1", (0, 0), "it was not for Bolt"),
        ("2026-01-08  acme confirmed ^d1 | by tom as salesperson", (0, 0), "Tom says that Acme says so"),
        ("2026-01-04  acme confirmed ^d1 | recorded 2026-01-09T08:00Z", (0, 0), "on a day before it was put up"),
        ("2026-01-06  acme confirmed ^d1 | recorded 2026-01-09T08:00Z", (0, 0), "on a day before it was made"),
        ("2026-01-06  acme denied ^d1", (0, 1), "denied as soon as it was put up, whatever was decided then"),
    ],
)  # fmt: skip
@cell("study.on_time", "gamed")
def test_only_a_word_of_the_one_it_was_for_and_after_it_bears_it_out(word, figure, why):
    assert counts(PETRA, PUT_UP, MADE, word) == figure, why


def test_what_was_said_before_it_was_put_up_was_not_said_of_it():
    sign = on_time(PUT_UP, "2026-01-04  acme confirmed ^d1 | recorded 2026-01-09T08:00Z")
    assert ((sign.k, sign.n), sign.aside) == ((0, 0), ("d1",))


@cell("study.on_time", "gamed")
def test_a_choice_dated_before_the_decision_was_put_up_made_nothing():
    before = MADE.replace("2026-01-07", "2026-01-04") + " | recorded 2026-01-06T08:00Z"
    assert counts(PUT_UP, before, "2026-01-08  acme confirmed ^d1") == (0, 1)


def test_put_up_and_decided_in_one_go_it_was_put_up_first():
    """Whoever brings in a list of decisions brings in both at once."""
    put_up = PUT_UP.replace(" ^d1:", " ^d1: | recorded 2026-01-08T08:00Z")
    made = f"{MADE} | recorded 2026-01-08T08:00Z"
    assert counts(put_up, made, "2026-01-09  acme confirmed ^d1") == (1, 1)


@cell("study.on_time", "corrected")
def test_a_choice_corrected_before_anybody_spoke_waits_for_a_word_as_before():
    toms = PUT_UP.replace("ana put up", "tom put up")
    corrected = '2026-01-07  ana decided ^d1: "no" ^m2 | corrects ^m1'
    sign = on_time(toms, MADE, corrected)
    assert ((sign.k, sign.n), sign.response and sign.response.asked) == ((0, 0), 1)
    assert counts(toms, MADE, corrected, "2026-01-09  acme confirmed ^d1") == (1, 1)


@cell("study.on_time", "gamed")
def test_what_a_salesperson_decides_in_time_waits_for_the_one_it_was_for():
    """Nobody bears out their own word; that it was made late, or not at all, nobody need say."""
    toms = [each.replace("ana ", "tom ") for each in (PUT_UP, MADE)]
    sign = on_time(*toms)
    assert sign.response is not None
    assert ((sign.k, sign.n), sign.response.asked, sign.response.answered) == ((0, 0), 1, 0)
    assert counts(*toms, "2026-01-08  acme confirmed ^d1") == (1, 1)
    assert counts(*toms, "2026-01-08  mia confirmed ^d1") == (0, 0), "it was not for Mia"
    assert counts(toms[0]) == counts(toms[0], MADE_LATE.replace("ana ", "tom ")) == (0, 1)


@cell("study.on_time", "corrected")
def test_what_a_salesperson_rewrote_after_the_word_was_told_in_hindsight():
    toms = [each.replace("ana ", "tom ") for each in (PUT_UP, MADE)]
    word = "2026-01-08  acme confirmed ^d1"
    wider = (
        toms[0]
        .replace("900 EUR", "90000 EUR")
        .replace(" ^d1:", " ^d9: | recorded 2026-01-09T08:00Z corrects ^d1")
    )
    assert (counts(*toms, word), counts(*toms, word, wider)) == ((1, 1), (0, 1))


@cell("study.on_time", "young")
def test_before_its_day_what_only_the_leader_tells_of_is_not_even_young():
    assert on_time(PUT_UP, close="2026-01-12").young == ()
    assert on_time(PUT_UP, CONFIRMED, close="2026-01-12").young == ("d1",)


def test_a_decision_for_nobody_is_confirmed_by_nobody():
    alone = PUT_UP.replace(", for acme", "")
    reading = study.read(story(told(alone, MADE, "2026-01-08  tom confirmed ^d1", close="2026-04-06")))
    assert reading.sign("on_time").aside == ("d1",)
    toms = [each.replace("ana ", "tom ") for each in (alone, MADE)]
    reading = study.read(story(told(*toms, close="2026-04-06")))
    assert (reading.sign("on_time").n, reading.sign("on_time").aside) == (0, ())
    assert reading.context == ("One decision was for nobody who could say that it stood so.",)
    assert counts(toms[0]) == (0, 1), "but that nothing was decided needs nobody's word"


@cell("study.on_time", "gamed")
def test_whoever_speaks_for_a_customer_is_no_second_one():
    late = PUT_UP.replace("for acme", "for acme/petra").replace("^d1", "^d2")
    made = [MADE, "2026-01-08  acme confirmed ^d1", "2026-01-08  acme/petra confirmed ^d2"]
    assert counts(PETRA, PUT_UP, late, *made) == (0, 1)
