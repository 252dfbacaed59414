"""What customers raised, or were promised while the leader was there, and what they say became of it."""

from __future__ import annotations

import pytest

from ridealong.practices.customers import joint_visits
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

TROUBLE = '2026-01-06  acme reported trouble "wrong film" ^t'
VISIT = "2026-01-06  tom visited acme with ana"
PROMISE = '2026-01-06  tom promised acme "a test print" by 2026-01-20 ^p'


def points(*parts: str, close: str = "2026-04-06") -> Sign:
    return joint_visits.read(story(told(*parts, close=close))).sign("points")


def figures(*parts: str, close: str = "2026-04-06") -> tuple[int, int]:
    sign = points(*parts, close=close)
    return sign.k, sign.n


def troubles(ending: str) -> str:
    new = '{mon}  firm-{i} became known as "Firm {i}"\n{mon}  tom took over firm-{i}\n'
    return every_week(new + '{tue}  firm-{i} reported trouble "wrong film" ^t{i}\n' + ending, 12)


@cell("joint_visits.points", "yes")
def test_every_trouble_closed_in_the_customers_eyes_is_proof():
    sign = points(troubles("{fri}  tom claimed ^t{i}\n{sat}  firm-{i} confirmed ^t{i}"), close="2026-05-18")
    assert ((sign.k, sign.n), sign.verdict) == ((12, 12), YES)


@cell("joint_visits.points", "not yet")
def test_troubles_nobody_closed_are_proof_of_the_opposite():
    sign = points(troubles(""), close="2026-05-18")
    assert ((sign.k, sign.n), sign.verdict) == ((0, 12), NOT_YET)


@cell("joint_visits.points", "can't tell")
def test_one_trouble_is_too_little():
    sign = points(TROUBLE, "2026-01-09  tom claimed ^t", "2026-01-10  acme confirmed ^t")
    assert ((sign.k, sign.n), sign.verdict, sign.because) == ((1, 1), CANT_TELL, ("t",))


@cell("joint_visits.points", "gamed", "late")
@pytest.mark.parametrize(
    ("lines", "k_and_n", "why"),
    [
        ([TROUBLE, "2026-02-05  acme confirmed ^t"], (1, 1), "on the thirtieth day"),
        ([TROUBLE, "2026-02-06  acme confirmed ^t"], (0, 1), "a day late"),
        ([TROUBLE, "2026-01-09  tom claimed ^t"], (0, 0), "claimed, and the customer is silent"),
        ([TROUBLE, "2026-01-09  tom claimed ^t", "2026-01-12  acme denied ^t"], (0, 1), "denied"),
        ([VISIT, PROMISE, "2026-01-19  acme confirmed ^p"], (1, 1), "a promise on the spot"),
        ([VISIT, PROMISE], (0, 1), "and not kept"),
        ([VISIT, PROMISE, "2026-01-25  acme confirmed ^p"], (0, 1), "its own date counts, not thirty days"),
        ([PROMISE], (0, 0), "a promise without a visit belongs to serving"),
        ([VISIT, PROMISE.replace("2026-01-06", "2026-01-07")], (0, 0), "made the day after"),
        (["2026-01-06  ana visited acme with tom", PROMISE], (0, 0), "on a visit that only the leader tells"),
        (['2026-01-06  tom reported trouble "no samples" ^t'], (0, 0), "one of our own people's trouble"),
        (["2025-01-06  otto joined as salesperson under rosa", "2025-01-07  otto took over acme", TROUBLE], (0, 0),
         "another team's customer"),
        ([VISIT, "2025-01-06  otto joined as salesperson under rosa", PROMISE.replace("tom", "otto")], (0, 0),
         "another team's promise, on the day we were there"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_closed_is_what_the_customer_says(lines, k_and_n, why):
    assert figures(*lines) == k_and_n, why


@pytest.mark.parametrize(("day", "n"), [("2024-11-25", 1), ("2024-11-24", 0)], ids=["seen", "out of sight"])
def test_a_promise_made_on_a_visit_out_of_sight_belongs_to_serving_however_late_it_is_due(day, n):
    """Seventy-one weeks are looked back on; whether an older visit was made on that day is not read any more."""
    team = "2024-01-08  ana joined as leader\n2024-01-08  tom joined as salesperson under ana"
    long_one = f'{day}  tom visited acme with ana\n{day}  tom promised acme "a press" by 2026-03-20'
    assert figures(team, long_one) == (0, n)


@cell("joint_visits.points", "young")
def test_a_point_is_young_until_a_week_after_its_date():
    assert points(TROUBLE, close="2026-02-09").young == ("t",)
    assert figures(TROUBLE, close="2026-02-16") == (0, 1)


@cell("joint_visits.points", "gamed")
def test_what_the_leader_alone_reports_is_set_aside():
    sign = points(TROUBLE + " | by ana as leader")
    assert (sign.n, sign.aside) == (0, ("t",))


@cell("joint_visits.points", "late")
def test_a_customer_who_says_so_late_counts_from_their_word_and_only_if_it_was_done_in_time():
    in_time, late = "2026-02-05  tom claimed ^t", "2026-02-06  tom claimed ^t"
    word = "2026-04-01  acme confirmed ^t"
    sign = points(TROUBLE, in_time, word)
    assert (sign.k, sign.n) == (1, 1)
    assert [probability for probability, _ in sign.history[-2:]] == [None, sign.probability]
    assert figures(TROUBLE, late, word) == (0, 1)


@cell("joint_visits.points", "gamed")
def test_of_ten_points_of_one_customer_in_a_week_the_one_left_open_stands():
    slices = "\n".join(
        f'2026-01-06  acme reported trouble "page {i}" ^s{i}\n2026-01-08  acme confirmed ^s{i}'
        for i in range(9)
    )
    assert figures(slices) == (1, 1)
    assert figures(slices, TROUBLE) == (0, 1)


@cell("joint_visits.points", "corrected")
def test_taken_back_it_was_never_raised():
    assert figures(TROUBLE, '2026-01-08  acme withdrew ^t: "our own mistake"') == (0, 0)
