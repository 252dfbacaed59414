"""Joint visits after which the customer spoke for themselves, and on which an agreed skill was watched."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import joint_visits
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

AGREED = '2026-01-05  ana agreed skill "asks before offering" with tom ^s'
VISIT = "2026-01-06  tom visited acme with ana ^v"
SPOKE = '2026-01-08  acme said "they listened" on ^v'
SAW = "2026-01-06  ana saw skill ^s in tom on ^v"


def asked(*parts: str, close: str = "2026-04-06") -> Sign:
    return joint_visits.read(story(told(*parts, close=close))).sign("asked")


def figures(*parts: str, close: str = "2026-04-06") -> tuple[int, int]:
    sign = asked(*parts, close=close)
    return sign.k, sign.n


def visits(after: str) -> str:
    new = '{mon}  firm-{i} became known as "Firm {i}"\n{tue}  tom visited firm-{i} with ana ^v{i}\n'
    return every_week(new + after, 12)


@cell("joint_visits.asked", "yes")
def test_asking_and_watching_every_time_is_proof():
    after = '{tue}  ana saw skill ^s in tom on ^v{i}\n{fri}  firm-{i} said "good" on ^v{i}'
    sign = asked(AGREED, visits(after), close="2026-04-20")
    assert ((sign.k, sign.n), sign.verdict) == ((12, 12), YES)


@cell("joint_visits.asked", "not yet")
def test_driving_along_is_proof_of_the_opposite():
    sign = asked(visits(""), close="2026-04-20")
    assert ((sign.k, sign.n), sign.verdict) == ((0, 12), NOT_YET)


@cell("joint_visits.asked", "can't tell")
def test_one_visit_is_too_little():
    sign = asked(AGREED, VISIT, SPOKE, SAW)
    assert ((sign.k, sign.n), sign.verdict, sign.because) == ((1, 1), CANT_TELL, ("v",))


@cell("joint_visits.asked", "gamed", "late")
@pytest.mark.parametrize(
    ("lines", "met", "why"),
    [
        ([AGREED, SPOKE, SAW], 1, "both"),
        ([AGREED, SPOKE, SAW.replace("saw", "missed")], 1, "a skill that was missed was watched for, too"),
        ([AGREED, SAW], 0, "nobody asked"),
        ([AGREED, SPOKE], 0, "nobody watched"),
        ([AGREED, SPOKE.replace("01-08", "01-20"), SAW], 1, "a fortnight later"),
        ([AGREED, SPOKE.replace("01-08", "01-21"), SAW], 0, "a day late"),
        ([AGREED, SPOKE + " | by ana as leader", SAW], 0, "the leader quotes the customer"),
        ([AGREED, SPOKE + " | by tom as salesperson", SAW], 0, "so does the salesperson"),
        ([AGREED, '2026-01-08  bolt said "good" on ^v', SAW], 0, "another customer"),
        ([AGREED, SPOKE, "2026-01-06  tom saw skill ^s in ana on ^v"], 1, "the salesperson watched the leader"),
        ([AGREED, SPOKE, "2026-01-06  tom saw skill ^s in tom on ^v"], 0, "themselves"),
        ([AGREED, SPOKE, SAW + " | by tom as salesperson"], 0, "what another says one saw"),
        ([AGREED.replace("01-05", "01-06"), SPOKE, SAW], 1, "agreed on the way"),
        ([AGREED.replace("01-05", "01-07"), SPOKE, SAW], 0, "agreed when it was over"),
        ([AGREED.replace("with tom", "with mia"), SPOKE, SAW], 0, "agreed with somebody else"),
        ([AGREED.replace("ana", "mia"), SPOKE, SAW.replace("ana", "mia")], 0, "watched by a colleague, not the leader"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_it_takes_the_customers_word_and_a_watched_skill(lines, met, why):
    assert figures(VISIT, *lines) == (met, 1), why


def test_a_word_on_either_telling_of_one_visit_is_a_word_on_it():
    calendar = "2026-01-06  ana visited acme with tom ^c | by system as system"
    assert figures(AGREED, VISIT, calendar, SPOKE.replace("^v", "^c"), SAW) == (1, 1)


@cell("joint_visits.asked", "young")
def test_a_visit_is_young_for_a_fortnight():
    assert asked(VISIT, close="2026-01-19").young == ("v",)
    assert figures(VISIT, close="2026-01-26") == (0, 1)


@cell("joint_visits.asked", "gamed")
def test_a_visit_only_the_leader_tells_is_asked_nothing():
    assert figures(AGREED, "2026-01-06  ana visited acme with tom ^v", SPOKE, SAW) == (0, 0)


@cell("joint_visits.asked", "corrected")
def test_a_word_taken_back_was_not_said():
    assert figures(AGREED, VISIT, SPOKE + " ^w", SAW, '2026-01-09  acme withdrew ^w: "not ours"') == (0, 1)


@cell("joint_visits.asked", "corrected")
def test_of_a_visit_taken_back_nothing_is_asked_whatever_was_said_and_seen_on_it():
    assert figures(AGREED, VISIT, SPOKE, SAW, '2026-01-09  tom withdrew ^v: "that was in December"') == (0, 0)


@cell("joint_visits.asked", "late")
def test_what_was_said_in_time_and_told_late_counts_for_its_visit():
    assert figures(AGREED, VISIT, SPOKE + " | recorded 2026-03-20T09:00Z", SAW) == (1, 1)
