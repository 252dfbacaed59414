"""Salespeople name two of the three top priorities unprompted, and their own part in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.practices.naming import meant, named
from ridealong.practices.plans import game_plan
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import alignment
from tests.cells import cell
from tests.practices.planned import PLAN, planned
from tests.stories import story

TEAM = "\n".join(f"2025-01-06  rep-{each} joined as salesperson under ana" for each in range(10))
KNOWS = (
    '{day}  {who} named priorities "weekends: service", "keep the print shops"; own part "Saturday rounds"'
)
GUESSES = '{day}  {who} named priorities "sell more", "be kind"; own part "calls"'


def priorities(*parts: str, close: str = "2026-04-06", plan: str = PLAN) -> Sign:
    return alignment.read(planned(*parts, close=close, plan=plan)).sign("priorities")


def counts(sign: Sign) -> tuple[int, int]:
    return sign.k, sign.n


def block(line: str, day: str = "2026-02-02", reps: int = 10) -> str:
    return "\n".join(line.format(day=day, who=f"rep-{each}") for each in range(reps))


@cell("alignment.priorities", "yes")
def test_ten_who_can_say_it_are_proof():
    sign = priorities(TEAM, block(KNOWS))
    assert (counts(sign), sign.verdict, sign.standard.value) == ((10, 10), YES, 0.7)
    assert sign.leading
    assert sign.response is not None
    assert (sign.response.asked, sign.response.answered) == (12, 10), "Tom and Mia wrote nothing"


@cell("alignment.priorities", "not yet")
def test_ten_who_guess_are_proof_of_the_opposite():
    sign = priorities(TEAM, block(GUESSES))
    assert (counts(sign), sign.verdict) == ((0, 10), NOT_YET)


@cell("alignment.priorities", "can't tell")
def test_three_are_too_few():
    assert priorities(TEAM, block(KNOWS, reps=3)).verdict is CANT_TELL


def test_a_yes_waits_while_most_of_them_are_silent():
    assert priorities(TEAM, block(KNOWS, reps=6)).verdict is YES
    crowd = "\n".join(f"2025-01-06  more-{each} joined as salesperson under ana" for each in range(10))
    assert priorities(TEAM, crowd, block(KNOWS, reps=6)).verdict is CANT_TELL


# ---- what counts as naming ----


@cell("alignment.priorities", "gamed")
@pytest.mark.parametrize(
    ("said", "part", "met"),
    [
        ('"keep print shops", "weekend service"', "Saturday rounds", 1),
        ('"forty presses", "service on weekends"', "two of the presses in Weiz", 1),
        ('"keep print shops"', "Saturday rounds", 0),
        ('"keep print shops", "print shops stay"', "Saturday rounds", 0),
        ('"keep print shops", "herd immunity"', "Saturday rounds", 0),
        ('"keep print shops", "weekend service"', "keep print shops", 0),
        ('"keep print shops", "weekend service"', "-", 0),
        ('"print shops, weekend service, forty presses in two years", "print shops, weekend service"', "all", 0),
    ],
    ids=[
        "as they stand", "in other words", "one alone", "one twice", "the fourth is not among the top three",
        "a part that only says them again", "no part", "a list of everything names nothing",
    ],
)  # fmt: skip
def test_two_of_three_and_a_part_of_ones_own(said, part, met):
    assert counts(priorities(f'2026-02-02  tom named priorities {said}; own part "{part}"')) == (met, 1)


def test_a_text_names_what_it_holds_most_of_and_never_two_at_once():
    assert named("we keep our shops", ["keep print shops", "weekend service"]) == "keep print shops"
    assert named("print service", ["keep print shops", "weekend service"]) is None
    assert named("we print", ["keep print shops alive"]) is None, "a third of it is too little"
    assert (
        named("a contract before any press", ["contracts before presses", "all supplies"])
        == "contracts before presses"
    )
    assert named("", ["keep print shops"]) is None
    assert named("anything", []) is None


def test_a_word_stands_for_the_only_priority_it_stands_in():
    priorities = ["a technician within two hours", "two presses a month"]
    assert meant("technicians", priorities) == "a technician within two hours"
    assert meant("two", priorities) is None
    assert meant("fairs", priorities) is None


# ---- one closed block a quarter ----


@cell("alignment.priorities", "young")
def test_a_block_counts_when_it_is_closed_three_weeks_after_its_first_word():
    told = KNOWS.format(day="2026-02-02", who="tom") + " ^r1"
    assert counts(priorities(told, close="2026-02-23")) == (0, 0)
    assert priorities(told, close="2026-02-23").young == ("r1",)
    assert counts(priorities(told, close="2026-03-02")) == (1, 1)


@cell("alignment.priorities", "gamed")
def test_of_one_salesperson_only_the_first_of_a_quarter_counts():
    again = [GUESSES.format(day="2026-02-02", who="tom"), KNOWS.format(day="2026-02-09", who="tom")]
    assert counts(priorities(*again)) == (0, 1)
    next_quarter = KNOWS.format(day="2026-04-06", who="tom")
    assert counts(priorities(*again, next_quarter, close="2026-05-11")) == (1, 2)


@cell("alignment.priorities", "late")
def test_what_comes_after_the_block_is_closed_is_silence():
    first, last_day, late = (
        KNOWS.format(day=day, who=who)
        for day, who in (("2026-01-12", "tom"), ("2026-02-02", "mia"), ("2026-02-03", "mia"))
    )
    assert counts(priorities(first, last_day)) == (2, 2)
    sign = priorities(first, late)
    assert counts(sign) == (1, 1)
    assert sign.response is not None
    assert sign.response.asked == 2


@cell("alignment.priorities", "gamed", "corrected")
def test_what_was_put_right_later_was_not_unprompted():
    first = GUESSES.format(day="2026-02-02", who="tom") + " ^r1"
    assert counts(
        priorities(f"{first}\n" + KNOWS.format(day="2026-02-02", who="tom") + " | corrects ^r1")
    ) == (0, 1)


@cell("alignment.priorities", "corrected")
def test_what_is_taken_back_leaves_its_author_silent():
    both = [KNOWS.format(day="2026-02-02", who=who) for who in ("tom", "mia")]
    sign = priorities(both[0] + " ^r1", both[1], '2026-02-03  tom withdrew ^r1: "not mine"')
    assert counts(sign) == (1, 1)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("2026-02-02  nils joined as salesperson under ana", 3),
        ("2026-02-10  nils joined as salesperson under ana", 2),
        ("2026-02-10  mia left", 2),
        ("2025-01-06  carla joined as colleague under ana", 2),
    ],
    ids=["there when it was opened", "came in the three weeks", "left in the three weeks", "does not sell"],
)
def test_who_was_there_when_a_block_was_opened_is_silent_if_they_write_nothing(line, asked):
    response = priorities(line, KNOWS.format(day="2026-02-02", who="tom")).response
    assert response is not None
    assert (response.asked, response.answered) == (asked, 1)


def test_the_words_of_a_salesperson_who_was_forgotten_count_neither_way():
    both = planned(*(KNOWS.format(day="2026-02-02", who=who) for who in ("tom", "mia")))
    without_mia = alignment.read(replace(both, forgotten=frozenset({"mia"}))).sign("priorities")
    assert (counts(alignment.read(both).sign("priorities")), counts(without_mia)) == ((2, 2), (1, 1))


def test_of_one_priority_one_is_enough_and_where_there_is_none_nothing_is_asked():
    only = "".join(f"{line}\n" for line in PLAN.split("\n") if "    - " not in line or "weekend" in line)
    none = only.replace("    - weekend service\n", "")
    assert counts(priorities(KNOWS.format(day="2026-02-02", who="tom"), plan=only)) == (1, 1)
    assert counts(priorities(KNOWS.format(day="2026-02-02", who="tom"), plan=none)) == (0, 0)


# ---- gamed ----


@cell("alignment.priorities", "gamed")
def test_only_ones_own_word_is_a_recital():
    told = KNOWS.format(day="2026-02-02", who="tom")
    by_ana = priorities(f"{told} ^r1 | by ana as leader")
    assert (counts(by_ana), by_ana.aside) == ((0, 0), ("r1",))
    assert counts(priorities(f"{told} | by mia as salesperson")) == (0, 0)
    assert counts(priorities(KNOWS.format(day="2026-02-02", who="ana"))) == (0, 0), "the leader is not asked"


def test_a_plan_adopted_afterwards_is_not_what_was_to_be_named():
    late = PLAN.replace("2025-12-01", "2026-02-09")
    assert counts(priorities(KNOWS.format(day="2026-02-02", who="tom"), plan=late)) == (0, 0)


@cell("alignment.priorities", "gamed", "late")
def test_another_plan_told_late_counts_from_the_day_it_was_recorded():
    """Written in hindsight, any plan says what people happened to know."""
    other = PLAN.replace("keep print shops", "be kind").replace("weekend service", "sell more")
    other = other.replace(":\n    how big", ": | recorded 2026-03-09T10:00Z\n    how big", 1)
    assert counts(priorities(other, GUESSES.format(day="2026-02-02", who="tom"))) == (0, 1)
    in_time = other.replace(" | recorded 2026-03-09T10:00Z", "")
    assert counts(priorities(in_time, GUESSES.format(day="2026-02-02", who="tom"))) == (1, 1)


def test_a_plan_of_one_below_is_not_the_leaders():
    theirs = PLAN.replace("ana adopted", "tom adopted")
    assert counts(priorities(KNOWS.format(day="2026-02-02", who="tom"), plan=theirs)) == (0, 0)


def test_people_of_another_team_are_not_asked():
    team = (
        "2025-01-06  ana joined as leader\n2025-01-06  rosa joined as leader\n"
        "2025-01-06  otto joined as salesperson under rosa"
    )
    assert counts(priorities(team, KNOWS.format(day="2026-02-02", who="otto"))) == (0, 0)


@story
def test_without_a_plan_there_is_nothing_to_name(evidence):
    """
    2026-02-02  tom named priorities "keep print shops", "weekends"; own part "Saturday rounds"
    close of period 2026-04-06
    """
    reading = alignment.read(evidence)
    assert counts(reading.sign("priorities")) == (0, 0)
    assert reading.context == ("No game plan is in force: there is nothing to hold the rest against.",)


def test_a_game_plan_is_read_line_by_line_and_the_rest_is_words():
    plan = game_plan(
        "What we are about\n- lost\nHow big: 12 million\nin Wien\n- forty presses\n"
        "whom we serve: shops\nin Graz,  St. Pölten\ncustomers acme, Carl & Sons\n- keep shops\n- forty presses\n"
        "more words"
    )
    assert plan.whom.places == {"graz", "st. pölten"}
    assert plan.whom.customers == {"acme", "carl & sons"}
    assert plan.priorities == ("forty presses", "keep shops")
