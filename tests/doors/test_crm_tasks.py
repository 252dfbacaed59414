"""Tasks and next steps with a day are promises in their owner's word: done is claimed, and never confirmed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ridealong.ledger.receipt import Recorder, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.loops import LoopClaimed, LoopConfirmed, LoopDropped, PromiseMade
from ridealong.moments.kinds.roster import PersonJoined
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.people import parties
from ridealong.practices.customers import serving
from tests.doors.importing import LATER, NOW, begin, bring, everything, look, of, sentences

pytestmark = pytest.mark.django_db

HEAD = "Task ID,Subject,Assigned To,Account Name,Created Date,Due Date,Completed Date,Status\n"
PEOPLE = "rep,manager\nTom Ash,Ana Ortiz\nMia Berg,Ana Ortiz\n"
OPEN = f"{HEAD}T1,Send the drawings,Tom Ash,Acme,2026-03-02,2026-03-06,,Not Started\n"
DONE = f"{HEAD}T1,Send the drawings,Tom Ash,Acme,2026-03-02,2026-03-06,2026-03-05,Completed\n"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def party(name: str) -> str:
    return next(each.id for each in parties.everyone() if each.name == name)


def say(fact: Fact, day: date, by: str) -> None:
    moment = Moment(id=new_id(), fact=fact, happened_at=on_day(day), all_day=True)
    (receipt,) = record([moment], by=Recorder(by), door="test", now=datetime(2026, 4, 20, tzinfo=UTC))
    assert receipt.status is Status.KEPT, receipt.why


def the_promise() -> str:
    ((moment, _),) = everything().kind(PromiseMade)
    return moment.id


def test_a_task_for_a_customer_is_its_owners_promise_and_done_is_their_claim(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(tmp_path, {"people.csv": PEOPLE, "tasks.csv": DONE}, ana)
    assert sentences([PromiseMade, LoopClaimed]) == [
        "2026-03-02 promise.made who=Tom Ash to=Acme what=Send the drawings by=2026-03-06 by=Tom Ash as=salesperson",
        "2026-03-05 loop.claimed who=Tom Ash of=<promise.made 2026-03-02> by=Tom Ash as=salesperson",
    ]
    ((loop, _),) = serving.promises(of(ana))
    assert (loop.outcome(date(2026, 3, 6))[0], loop.confirmed) == ("unanswered", None)


def test_a_leaders_task_is_the_leaders_own_word(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"tasks.csv": OPEN.replace("Tom Ash", "Ana Ortiz")}, ana)
    assert sentences([PromiseMade])[0].endswith("by=Ana Ortiz as=leader")


def test_a_list_that_says_by_how_many_days_each_was_late(tmp_path: Path, ana: Recorder) -> None:
    rows = """Task,Owner,Client,Scheduled Date,Days Late
Build,Tom Ash,Acme,2026-03-02,3
Scope,Tom Ash,Acme,2026-03-02,0
"""
    bring(tmp_path, {"tasks.csv": rows}, ana)
    assert [each[:10] for each in sentences([LoopClaimed])] == ["2026-03-02", "2026-03-05"]


def test_a_mapping_may_say_whose_the_rows_are_that_name_no_customer(tmp_path: Path, ana: Recorder) -> None:
    rows = OPEN.replace("Acme", "")
    told = look(tmp_path, {"tasks.csv": rows}, ana).files[0].told()
    assert "  1 task names no customer: nothing is made of it" in told
    bring(tmp_path, {"tasks.csv": rows}, ana, mapping='["tasks.csv"]\ncustomer = "Bolt"\n')
    assert "to=Bolt" in sentences([PromiseMade])[0]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("T1,Call,,Acme,2026-03-02,2026-03-06,,", "names nobody of ours whose it is"),
        ("T1,,Tom Ash,Acme,2026-03-02,2026-03-06,,", "says nothing in words"),
        ("T1,Call,Tom Ash,Acme,2026-03-02,,,", "has no due day: it is no promise"),
        ("T1,Call,Tom Ash,Acme,2026-03-02,2026-03-01,,", "was due before it was written down"),
        ("T1,Call,Tom Ash,Acme,2026-03-02,9999-12-31,,", "is due in more than a hundred years"),
        ("T1,Call,Tom Ash,Acme,2026-03-02,2026-03-06,,Completed", "is done and does not say when"),
        ("T1,Call,Tom Ash,Acme,2026-03-02,2026-03-06,2026-03-01,", "was done before it was written down"),
        (
            "T1,Call,Tom Ash,Acme,2026-03-02,2026-03-06,2027-03-01,",
            "was done before 1970 or on a day still to come",
        ),
        ("T1,Call,Tom Ash,Acme,2027-03-02,2027-03-06,,", "lies before 1970 or is still to come"),
    ],
)
def test_a_task_that_lacks_something_is_told_and_counted(
    tmp_path: Path, ana: Recorder, row: str, why: str
) -> None:
    preview = look(
        tmp_path, {"tasks.csv": HEAD + row + "\n"}, ana, mapping='["tasks.csv"]\ntable = "tasks"\n'
    )
    assert any(f"1 task {why}" in each for each in preview.files[0].told()), list(preview.files[0].told())


def test_a_task_given_up_counts_as_not_kept(tmp_path: Path, ana: Recorder) -> None:
    rows = f"{HEAD}T1,Send it,Tom Ash,Acme,2026-03-02,2026-03-06,2026-03-04,Cancelled\n"
    bring(tmp_path, {"people.csv": PEOPLE, "tasks.csv": rows}, ana)
    assert len(sentences([LoopDropped])) == 1
    ((loop, _),) = serving.promises(of(ana))
    assert loop.outcome(date(2026, 3, 6))[0] == "missed"


def test_a_newer_list_adds_what_was_done_and_the_same_one_adds_nothing(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"tasks.csv": OPEN}, ana)
    assert bring(tmp_path, {"tasks.csv": DONE}, ana, now=LATER).moments == {"loop.claimed": 1}
    assert look(tmp_path, {"tasks.csv": DONE}, ana, now=LATER).total == 0


def test_a_day_put_off_is_a_move_told_once_and_the_first_day_counts(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"people.csv": PEOPLE, "tasks.csv": OPEN}, ana)
    later = OPEN.replace("2026-03-06", "2026-04-24")
    assert bring(tmp_path, {"tasks.csv": later}, ana, now=LATER).moments == {"loop.moved": 1}
    assert look(tmp_path, {"tasks.csv": later}, ana, now=LATER).total == 0
    ((loop, _),) = serving.promises(of(ana))
    assert loop.due() == date(2026, 3, 6)


def test_a_task_handed_to_somebody_else_stays_the_promise_of_whoever_made_it(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(tmp_path, {"people.csv": PEOPLE, "tasks.csv": OPEN}, ana)
    assert look(tmp_path, {"tasks.csv": OPEN.replace("Tom Ash", "Mia Berg")}, ana, now=LATER).total == 0


def test_what_the_customer_has_confirmed_is_not_claimed_again_by_a_later_list(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(tmp_path, {"tasks.csv": OPEN}, ana)
    acme = party("Acme")
    say(LoopConfirmed(acme, the_promise()), date(2026, 3, 4), by=acme)
    assert look(tmp_path, {"tasks.csv": DONE}, ana, now=LATER).total == 0
    assert look(tmp_path, {"tasks.csv": OPEN.replace("03-06", "05-06")}, ana, now=LATER).total == 0


def test_nothing_is_claimed_of_a_promise_that_was_taken_back_by_hand(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"tasks.csv": OPEN}, ana)
    tom = party("Tom Ash")
    withdraw(the_promise(), why="a slip", by=Recorder(tom), door="test", now=NOW)
    preview = look(tmp_path, {"tasks.csv": DONE}, ana, now=LATER)
    assert preview.sum() == "0 moments to record; 2 taken back by hand stay so"


DEALS = "id,rep,account,stage,opened,value,Next Step,Next Step Due Date\n"


def test_the_next_step_of_an_open_deal_is_a_promise_where_it_has_a_day(tmp_path: Path, ana: Recorder) -> None:
    rows = f"""{DEALS}A1,Tom Ash,Acme,Talking,2026-01-05,5,Send a quote,2026-03-20
A2,Tom Ash,Acme,Talking,2026-01-05,5,Call them,
"""
    preview = look(tmp_path, {"deals.csv": rows}, ana)
    assert "  1 deal has a next step without a day: it is no promise" in preview.files[0].told()
    bring(tmp_path, {"deals.csv": rows}, ana)
    assert sentences([PromiseMade]) == [
        "2026-03-20 promise.made who=Tom Ash to=Acme what=Send a quote by=2026-03-20 by=Tom Ash as=salesperson"
    ]
    assert look(tmp_path, {"deals.csv": rows}, ana, now=LATER).total == 0


def test_what_was_done_before_it_was_first_seen_is_told_and_not_claimed(
    tmp_path: Path, ana: Recorder
) -> None:
    """Without a day of its own the promise is dated when the first list was brought, in April."""
    head = "Task ID,Subject,Assigned To,Account Name,Due Date,Completed Date,Status\n"
    bring(tmp_path, {"tasks.csv": f"{head}T1,Call,Tom Ash,Acme,2026-05-20,,Open\n"}, ana)
    newer = f"{head}T1,Call,Tom Ash,Acme,2026-05-20,2026-03-20,Done\n"
    preview = look(tmp_path, {"tasks.csv": newer}, ana, now=LATER)
    assert (
        "  1 task was done before it was written down: that it was done is not recorded"
        in preview.files[0].told()
    )
    assert preview.total == 0


def test_a_step_still_to_come_is_dated_when_it_is_first_seen_and_stays_so(
    tmp_path: Path, ana: Recorder
) -> None:
    rows = f"{DEALS}A1,Tom Ash,Acme,Talking,2026-01-05,5,Send a quote,2026-06-20\n"
    bring(tmp_path, {"deals.csv": rows}, ana)
    assert sentences([PromiseMade])[0].startswith("2026-04-01 promise.made")
    assert look(tmp_path, {"deals.csv": rows}, ana, now=LATER).total == 0


def test_the_next_step_of_a_deal_that_ended_is_owed_to_nobody(tmp_path: Path, ana: Recorder) -> None:
    rows = """id,rep,account,stage,opened,closed,value,Next Step,Next Step Due Date
A1,Tom Ash,Acme,Lost,2026-01-05,2026-02-01,5,Call,2026-03-20
"""
    assert "promise.made" not in look(tmp_path, {"deals.csv": rows}, ana).moments


def test_whoever_a_task_names_alone_comes_in_as_a_salesperson(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"tasks.csv": OPEN}, ana)
    assert any("who=Tom Ash role=salesperson" in each for each in sentences([PersonJoined]))
