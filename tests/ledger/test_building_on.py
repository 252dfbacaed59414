"""What others built on is not pulled from under them: a visit with a barrier found on it, a deal with its order."""

from dataclasses import replace

import pytest

from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.practices.employees.field import found_in_the_field
from tests.ledger.telling import NOW, anas, attempt, named, read, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")
VISITED = "as ana\n2026-03-02  ana visited acme with tom ^v1"
FOUND = 'as tom\n2026-03-03  tom raised a barrier "no van" found on ^v1 ^b1'
TRIED = 'as tom\n2026-03-02  tom started a try "ring first", smallest "one call", own ^y1'


def back(label: str, who: str) -> str:
    return withdraw(named(label), why="a slip", by=recorder(who), door="cli", now=NOW).why


def corrected(label: str, sentence: str, who: str, door: str = "cli") -> str:
    (moment,) = read(f"as {who}\n{sentence}")
    return record([replace(moment, corrects=named(label))], by=SYSTEM, door=door, now=NOW)[0].why


def test_a_leader_does_not_take_back_the_visit_on_which_a_barrier_was_found() -> None:
    """With it the barrier would be gone from what was found in the field, and nobody would have removed it."""
    tell(f"{VISITED}\n{FOUND}")
    assert back("v1", "ana") == (
        "tom told something since that hangs on it, the barrier.raised ^b1, and that would count no more; "
        "it is taken back after that, or by a keeper (Rita Roth)"
    )
    assert list(found_in_the_field(anas())) == [named("b1")]


def test_nor_within_one_batch() -> None:
    withdrawn = 'as ana\n2026-03-03  ana withdrew ^v1: "a slip"'
    *_, last = attempt(f"{VISITED}\n{FOUND}\n{withdrawn}")
    assert "hangs on it, the barrier.raised ^b1" in last.why


def test_after_the_barrier_was_taken_back_or_by_a_keeper_it_goes() -> None:
    tell(
        f"{VISITED}\n{FOUND}\n{VISITED.replace('v1', 'v2')}\n{FOUND.replace('v1', 'v2').replace('b1', 'b2')}"
    )
    assert (back("b1", "tom"), back("v1", "ana"), back("v2", "rita")) == ("", "", "")


@pytest.mark.parametrize(
    "remark",
    [
        'as ana\n2026-03-03  ana noted on ^v1: "it rained"',
        'as tom\n2026-03-03  tom thanked ana for ^v1: "thanks"',
        "as system\n2026-03-03  the system asked acme about ^v1",
    ],
)
def test_a_remark_holds_nothing_up(remark: str) -> None:
    tell(f"{VISITED}\n{remark}")
    assert back("v1", "ana") == ""


def test_what_one_built_on_it_oneself_holds_nothing_up() -> None:
    tell(f"{VISITED}\n{FOUND.replace('tom', 'ana')}")
    assert back("v1", "ana") == ""


PROMISED = (
    'as tom\n2026-03-02  tom promised acme "a quote" by 2026-05-06 ^p1\nas acme\n2026-03-03  acme {} ^p1'
)


def test_what_its_receiver_denied_is_not_taken_back() -> None:
    tell(PROMISED.format("denied"))
    assert "acme told something since that hangs on it, the loop.denied" in back("p1", "tom")


def test_what_its_receiver_confirmed_is_for_it_costs_who_kept_it() -> None:
    """It was another Acme, say. But a visit that somebody confirmed asks for what has to follow it."""
    tell(PROMISED.format("confirmed"))
    assert back("p1", "tom") == ""
    tell(f"{VISITED}\nas acme\n2026-03-03  acme confirmed ^v1")
    assert "acme told something since that hangs on it, the loop.confirmed" in back("v1", "ana")


def test_whoever_waits_lets_go_of_what_was_answered_and_whoever_asked_does_not() -> None:
    tell('as mia\n2026-03-02  mia raised a barrier "no van" ^b1\nas ana\n2026-03-04  ana claimed ^b1')
    assert back("b1", "mia") == ""
    asked = 'as mia\n2026-03-30  mia asked ana for "a van" by 2026-05-06 ^r1'
    tell(f"{asked}\nas ana\n2026-03-31  ana denied ^r1")
    assert "ana told something since that hangs on it, the loop.denied" in back("r1", "mia")


def test_another_correction_of_it_may_still_be_taken_back() -> None:
    tell(f"{VISITED}\n{FOUND}")
    (moment,) = read("as ana\n2026-03-02  ana visited acme with tom for 2 h")
    longer = replace(moment, corrects=named("v1"))
    assert record([longer], by=SYSTEM, door="cli", now=NOW)[0].why == ""
    assert withdraw(longer.id, why="a slip", by=recorder("ana"), door="cli", now=NOW).why == ""


@pytest.mark.parametrize(
    "other", ["mia visited acme with tom", "ana visited bolt with tom", "ana visited acme"]
)
def test_nor_does_a_leader_correct_themselves_out_of_the_visit(other: str) -> None:
    tell(f"{VISITED}\n{FOUND}")
    assert corrected("v1", f"2026-03-02  {other}", "ana") == (
        "tom told something since that hangs on it, the barrier.raised ^b1, so who was visited by whom is "
        "corrected by a keeper (Rita Roth)"
    )
    assert corrected("v1", f"2026-03-02  {other}", "rita") == ""


SHOWN = "2026-03-09  tom showed ^y1 to acme ^s1"


@pytest.mark.parametrize("who", ["tom", "rita"])
def test_a_try_is_not_moved_to_after_its_showing(who: str) -> None:
    tell(f"{TRIED}\n{SHOWN}", now=NOW.replace(month=3, day=10))
    late = '2026-03-12  tom started a try "ring first", smallest "one call", own'
    (moment,) = read(f"as {who}\n{late}")
    told = replace(moment, corrects=named("y1"))
    receipt = record([told], by=SYSTEM, door="cli", now=NOW.replace(month=3, day=11))[0]
    assert receipt.why == (
        "the try.exposed ^s1 speaks of it, and was on 2026-03-09; so it cannot have happened as late as 2026-03-12"
    )


def test_nor_a_deal_to_after_it_was_won_and_a_promise_to_after_it_was_claimed() -> None:
    tell('as tom\n2026-03-02  tom opened a deal with acme "a lathe" ^d1\n2026-03-06  ^d1 was won ^w1')
    tell('as tom\n2026-03-02  tom promised acme "a quote" by 2026-05-06 ^p1\n2026-03-06  tom claimed ^p1 ^c1')
    later = '2026-03-09  tom opened a deal with acme "a lathe"'
    assert "the deal.closed ^w1 speaks of it, and was on 2026-03-06" in corrected("d1", later, "tom")
    promised = '2026-03-07  tom promised acme "a quote" by 2026-05-06'
    assert "the loop.claimed ^c1 speaks of it" in corrected("p1", promised, "tom")
    assert corrected("p1", promised.replace("03-07", "03-06"), "tom") == "", "the same day is well"


def test_where_an_order_may_be_earlier_than_its_deal_the_deal_may_move_and_a_newer_file_moves_both() -> None:
    tell('as tom\n2026-03-02  tom opened a deal with acme "a lathe" ^d1')
    tell("as system\n2026-03-03  acme bought for 9 EUR in ^d1")
    assert corrected("d1", '2026-03-09  tom opened a deal with acme "a lathe"', "tom") == ""
    tell('as tom\n2026-03-02  tom opened a deal with bolt "a saw" ^d2\n2026-03-06  ^d2 was won')
    assert corrected("d2", '2026-03-09  tom opened a deal with bolt "a saw"', "tom", door="import:b-2") == ""


def test_what_points_at_a_correction_of_it_hangs_on_it_too() -> None:
    tell(VISITED)
    (moment,) = read("as ana\n2026-03-02  ana visited acme with tom for 2 h")
    longer = replace(moment, corrects=named("v1"))
    record([longer], by=SYSTEM, door="cli", now=NOW)
    (barrier,) = read(FOUND)
    barrier = replace(barrier, fact=replace(barrier.fact, found_on=longer.id))
    record([barrier], by=SYSTEM, door="cli", now=NOW)
    assert "hangs on it, the barrier.raised ^b1" in back("v1", "ana")
