"""Hours beside the leader: each direct report, each closed month, three hours that are never summed twice."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import field
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

OPENING = "2026-02-02  ana spent 1 h inside | by system as system"
"""The calendar is connected from the first week of February on, so that March is the first whole month."""


def beside(evidence) -> Sign:
    return field.read(evidence).sign("beside")


def counts(evidence) -> tuple[int, int]:
    sign = beside(evidence)
    return sign.k, sign.n


def in_march(*lines: str, close: str = "2026-04-06"):
    return story(told("as system", OPENING, *lines, close=close))


@cell("field.beside", "yes")
def test_three_hours_each_month_for_everyone_are_proof():
    lines = "{tue}  ana spent 3 h in the field with tom\n{wed}  ana spent 3 h in the field with mia"
    many = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(8))
    hours = "\n".join(f"{{tue}}  ana spent 3 h in the field with rep-{number}" for number in range(8))
    evidence = story(told(many, "as system", every_week(lines + "\n" + hours, 13), close="2026-04-06"))
    assert (counts(evidence), beside(evidence).verdict) == ((20, 20), YES)


@cell("field.beside", "not yet")
def test_nobody_beside_the_leader_is_proof_of_the_opposite():
    many = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(8))
    evidence = story(
        told(many, "as system", every_week("{mon}  ana spent 8 h inside", 13), close="2026-04-06")
    )
    assert (counts(evidence), beside(evidence).verdict) == ((0, 20), NOT_YET)


@cell("field.beside", "can't tell")
def test_one_month_of_two_people_is_too_little():
    evidence = in_march("2026-03-03  ana spent 3 h in the field with tom")
    assert (counts(evidence), beside(evidence).verdict) == ((1, 2), CANT_TELL)
    assert evidence.by_id[beside(evidence).because[0]].fact.who == "tom", (
        "a person is counted on their arrival"
    )


@cell("field.beside", "gamed")
@pytest.mark.parametrize(
    ("lines", "met", "why"),
    [
        (["2026-03-03  ana spent 2 h 59 min in the field with tom"], 0, "a minute short"),
        (["2026-03-03  ana spent 90 min in the field with tom", "2026-03-24  ana visited acme with tom for 90 min"], 1,
         "hours and visits of two days"),
        (["2026-03-03  ana spent 2 h in the field with tom", "2026-03-03  ana visited acme with tom for 90 min"], 0,
         "a drive and the visit it led to"),
        (["2026-03-03 09:00  ana spent 2 h in the field with tom",
          "2026-03-03 10:00  ana spent 2 h in the field with tom"],
         1, "two entries that overlap by an hour make three hours"),
        (["2026-03-03 09:00  ana spent 2 h in the field with tom",
          "2026-03-03 09:30  ana spent 2 h in the field with tom"],
         0, "and by an hour and a half, less"),
        (["2026-03-03  ana visited acme with tom for 2 h", "2026-03-03  tom visited acme with ana for 2 h"], 0,
         "one visit told from both seats"),
        (["2026-03-03  ana visited acme with tom for 90 min", "2026-03-03  ana visited bolt with tom for 90 min"], 1,
         "two customers on one day"),
        (["2026-02-27  ana spent 2 h in the field with tom", "2026-03-03  ana spent 2 h in the field with tom"], 0,
         "two months"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_three_hours_are_three_hours(lines, met, why):
    assert counts(in_march(*lines)) == (met, 2), why


@cell("field.beside", "young")
def test_a_month_counts_once_its_last_week_has_closed():
    hours = "2026-03-03  ana spent 3 h in the field with tom"
    assert counts(in_march(hours, close="2026-04-01")) == (0, 0), (
        "31 March is a Tuesday: its week is still open"
    )
    assert counts(in_march(hours, close="2026-04-06")) == (1, 2)


@cell("field.beside", "gamed")
def test_hours_that_only_the_leader_tells_of_are_set_aside():
    typed = "2026-03-03  ana spent 8 h in the field with tom ^typed | by ana as leader"
    assert counts(in_march(typed)) == (0, 2)
    assert "typed" in field.read(in_march(typed)).sign("days").aside


@pytest.mark.parametrize(
    ("line", "n"),
    [
        ("2026-03-16  nils joined as salesperson under ana", 2),
        ("2026-02-16  nils joined as salesperson under ana", 3),
        ("2026-03-16  mia left", 1),
        ("2026-03-16  mia joined as salesperson under rosa", 1),
        ("2025-01-06  carla joined as colleague under ana", 2),
    ],
    ids=["came in the month", "came before it", "left in it", "changed teams in it", "does not sell"],
)
def test_only_who_was_there_all_month_is_counted(line, n):
    assert counts(in_march(line)) == (0, n)


@cell("field.beside", "late", "corrected")
def test_told_late_corrected_and_withdrawn():
    evidence = in_march(
        "known at 2026-04-02",
        "2026-03-03  ana spent 1 h in the field with tom ^h1",
        "2026-03-03  ana spent 3 h in the field with tom ^h2 | corrects ^h1",
        "2026-03-05  ana spent 5 h in the field with mia ^h3",
        '2026-04-02  ana withdrew ^h3: "that was Nils"',
    )
    assert counts(evidence) == (1, 2)


@story
def test_beside_is_about_direct_reports(evidence):
    """
    2025-01-06  zoe joined as leader
    2025-01-06  ana joined as leader under zoe
    2025-01-06  tom joined as salesperson under ana
    2025-01-06  otto joined as salesperson under zoe
    as system
    2026-02-02  zoe spent 1 h inside
    2026-03-03  zoe spent 3 h in the field with tom
    2026-03-04  zoe spent 3 h in the field with otto
    close of period 2026-04-06
    """
    assert counts(evidence) == (1, 2), "Otto and Mia report to Zoe; Tom reports to Ana"


def test_whoever_was_left_out_is_whom_to_join_and_what_they_are_owed():
    lines = (
        "2026-03-24  ana spent 3 h in the field with tom",
        "2026-03-25  ana spent 90 min in the field with mia",
        "as themselves",
        '2026-03-02  mia raised a barrier "credit checks" ^b1',
        "2026-03-20  ana visited acme with mia for 20 min",
    )
    step = field.read(in_march(*lines)).next_step
    assert step is not None
    assert step.says == "Ride with Mia"
    assert step.why == "1.5 of your hours in four weeks; still owed an answer on “credit checks”"
    assert (step.who, step.confirmed_by, step.about) == ("mia", "mia", ("cast-3", "b1"))
