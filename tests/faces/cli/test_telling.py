"""Telling and showing: one sentence, a page of them, and every way in which a sentence can be wrong."""

from __future__ import annotations

import pytest

from ridealong.practices.registry import READERS
from ridealong.practices.standards import SETTABLE
from tests.stories import story


def test_a_sentence_is_kept_and_shown_with_everything_that_is_kept_of_it(ana):
    told = ana("tell", '2026-03-03 tom promised acme "a corrected invoice" by 2026-03-06 ^p1', "--as", "tom")
    assert (told.code, told.out) == (
        0, '2026-03-03  tom promised acme "a corrected invoice" by 2026-03-06 ^p1\n'
    )  # fmt: skip
    shown = ana("show", "--id", "^p1").out
    assert shown.startswith(
        '2026-03-03  tom promised acme "a corrected invoice" by 2026-03-06 ^p1 | by tom as salesperson via cli'
    )
    assert ana("show", "--id", "^p1", "--plain").out == told.out


def test_the_moment_an_answer_cites_is_shown_by_its_id(ana):
    kept = ana("tell", "2026-03-03 tom left").err.removeprefix("kept as ").strip()
    assert ana("show", "--id", kept, "--plain").out == "2026-03-03  tom left\n"


def test_without_a_name_the_leader_records_and_the_voice_is_the_leaders(ana):
    ana("tell", '2026-03-03 tom promised acme "a quote" by 2026-03-06 ^p1')
    assert "| by ana-ortiz as leader" in ana("show", "--id", "^p1").out


def test_claims_in_a_suffix_are_not_believed(ana):
    ana("tell", '2026-03-03 tom promised acme "a quote" by 2026-03-06 ^p1 | by acme as customer')
    assert "| by ana-ortiz as leader" in ana("show", "--id", "^p1").out


def test_a_page_says_who_records_what_follows(ana):
    page = """
    as tom
    2026-03-03  tom promised acme "a quote" by 2026-03-06 ^p1
    as acme
    2026-03-06  acme confirmed ^p1
    """
    assert ana("tell", "-f", "-", stdin=page.replace("\n    ", "\n")).out == "2 moments kept.\n"
    assert "| by acme as customer" in ana("show", "--kind", "loop.confirmed").out


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ('tom promised acmee "a quote" by 2026-03-06', "did you mean acme?"),
        ('2026-03-03 tim promised acme "a quote" by 2026-03-06', "did you mean tom?"),
        ('2026-02-30 tom promised acme "a quote" by 2026-03-06', "line 1, column 1: "),
        ('2026-03-03 tom promised acme "a quote" by 2026-02-30', "2026-02-30 is not a day in the calendar"),
        ("2026-03-03 acme confirmed ^nothing", "^nothing"),
        ("2040-01-01 tom left", "lies in the future"),
        ("2026-03-03 acme left", "acme is a customer"),
    ],
)
def test_a_sentence_that_cannot_be_says_why_and_nothing_is_kept(ana, sentence, why):
    before = ana("show").out
    told = ana("tell", sentence)
    assert (told.code, told.out) == (1, "")
    assert why in told.err
    assert told.err.count("\n") == 1
    assert ana("show").out == before


def test_a_promise_cannot_be_confirmed_by_somebody_it_was_not_made_to(ana):
    ana("tell", '2026-03-03 tom promised acme "a quote" by 2026-03-06 ^p1', "--as", "tom")
    told = ana("tell", "2026-03-05 bolt confirmed ^p1", "--as", "bolt")
    assert (told.code, "only acme can confirm it" in told.err) == (1, True)


def test_a_loop_is_closed_once(ana):
    ana("tell", '2026-03-03 tom promised acme "a quote" by 2026-03-06 ^p1', "--as", "tom")
    assert ana("tell", "2026-03-05 acme confirmed ^p1", "--as", "acme").code == 0
    told = ana("tell", "2026-03-06 acme confirmed ^p1", "--as", "acme")
    assert (told.code, "closed already" in told.err) == (1, True)


def test_one_bad_line_in_a_page_and_none_of_it_is_kept(ana, tmp_path):
    page = tmp_path / "page.moments"
    page.write_text(
        '2026-03-03  tom left\n2026-03-04  mia promissed acme "x" by 2026-03-06\n', encoding="utf-8"
    )
    told = ana("tell", "-f", str(page))
    assert told.code == 1
    assert f"{page}, line 2, column 17: " in told.err
    assert "tom left" not in ana("show").out


def test_a_file_that_is_no_text_is_refused(ana, tmp_path):
    page = tmp_path / "page.moments"
    page.write_bytes(b"2026-03-03  tom left \xff\xfe")
    told = ana("tell", "-f", str(page))
    assert (told.code, "is not a text in UTF-8" in told.err) == (1, True)


def test_show_chooses_by_who_since_and_kind(ana):
    ana("tell", '2026-03-03 tom promised acme "a quote" by 2026-03-06 ^p1', "--as", "tom")
    ana("tell", '2026-03-04 mia promised bolt "a drum" by 2026-03-06 ^p2', "--as", "mia")
    assert ana("show", "--who", "bolt", "--since", "2026-01-01", "--plain").out == (
        '2026-03-04  mia promised bolt "a drum" by 2026-03-06 ^p2\n'
    )
    assert ana("show", "--kind", "promise.made", "--plain").out.count("\n") == 2
    assert [each["label"] for each in ana("show", "--kind", "promise.made", "--json").document] == [
        "p1",
        "p2",
    ]


def test_an_unknown_kind_is_refused_with_those_there_are(ana):
    shown = ana("show", "--kind", "promise.kept")
    assert (shown.code, "promise.made" in shown.err) == (1, True)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("ana-ortiz set serving.promises to 80 from 2026-01-01", "80% is 0.8"),
        (
            "ana-ortiz set serving.nope to 0.8 from 2026-01-01",
            "its signs are: serving.promises, serving.rhythm",
        ),
        ("ana-ortiz set promises to 0.8 from 2026-01-01", "as in serving.promises"),
        ("2026-03-03 ana-ortiz visited acme with tom for 99 h", "at most a day"),
        ("2026-03-03 ana-ortiz spent 0 min in the field", "more than none"),
    ],
)
def test_what_could_never_be_meant_is_refused(ana, sentence, why):
    told = ana("tell", sentence)
    assert (told.code, why in told.err) == (1, True), told.err


def test_a_sign_that_can_be_set_is_one_that_is_read():
    read = {
        f"{practice}.{sign.key}"
        for practice, reader in READERS.items()
        for sign in reader(story("2026-03-02  ana visited acme with tom\nclose of period 2026-03-30")).signs
    }
    assert read == set(SETTABLE) - {"field.hours"}


def test_a_place_that_was_taken_back_can_be_taken_again_on_the_same_page(ana):
    page = """
2026-01-01  zoe joined as salesperson called "Zoe"
2026-02-01  zoe joined as salesperson under ana-ortiz ^wrong
ana-ortiz withdrew ^wrong: "she starts in another team"
2026-02-01  zoe joined as salesperson under ana-ortiz
"""
    assert ana("tell", "-f", "-", stdin=page).out == "4 moments kept.\n"


def test_a_promise_for_a_day_that_has_passed_is_a_slip_of_the_pen(ana):
    told = ana("tell", '2026-03-03 tom promised acme "a quote" by 2025-03-06')
    assert (told.code, "2025-03-06 had passed when this was said" in told.err) == (1, True)


PLANNED = """
2026-03-02  ana-ortiz adopted the game plan from 2026-03-02:
    how we win: the technician is there the same day
    - weekend service
    - keep print shops
"""
PAYING = """
2026-03-03  ana-ortiz adopted the pay plan "2026" from 2026-03-03:
    component: commission on all deals serving keep print shops
    component: bonus on all deals serving weekly servants
"""


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (
            PLANNED + PAYING,
            "stdin, line 9, column 43: no game plan has a priority “weekly servants”; did you mean “weekend service”?",
        ),
        (
            PLANNED + '2026-03-03  tom named a tactic "rounds on Saturday" serving wekend',
            "stdin, line 6, column 61: no game plan has a priority “wekend”; did you mean “weekend”?",
        ),
    ],
)
def test_pay_and_tactics_name_a_priority_that_there_is(ana, page, why):
    told = ana("tell", "-f", "-", stdin=page)
    assert (told.code, told.err) == (1, f"ridealong: {why}\n")
    assert "plan.adopted" not in ana("show", "--kind", "plan.adopted").out, "nothing of the page is kept"


def test_against_the_plan_that_was_told_before_and_where_there_is_none_against_nothing(ana):
    assert ana("tell", "-f", "-", stdin=PAYING).code == 0
    assert ana("tell", "-f", "-", stdin=PLANNED).code == 0
    assert (
        "did you mean “weekend service”?"
        in ana("tell", "-f", "-", stdin=PAYING.replace("03-03", "03-04")).err
    )
    fits = PAYING.replace("weekly servants", "weekend service")
    assert ana("tell", "-f", "-", stdin=fits).code == 0
    assert ana("tell", '2026-03-05  tom named a tactic "rounds" serving weekend').code == 0


def test_a_standard_that_could_not_be_used_is_said_with_its_place(ana):
    told = ana("tell", "2026-03-03 ana-ortiz set serving.promises to 80 from 2026-03-03")
    assert told.err.startswith("ridealong: line 1, column 26: serving.promises is a rate")
