"""What waits is worked through in turn: answers are used, what was shown is what is recorded, and trouble is told."""

from datetime import datetime
from typing import Any

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.models import Batch
from ridealong.doors.parcels import places, running, taking, working
from ridealong.doors.parcels.models import Parcel, TakingBack
from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import CustomerBought
from tests.doors.importing import DEALS, LATER, NOW, PEOPLE, handles, sentences
from tests.doors.parcels.conftest import Bring, again, work
from tests.ledger import telling

pytestmark = pytest.mark.django_db
ORDERS = "customer,order date,amount\nAcme,03/04/2026,900\nBolt,02/03/2026,1200\n"


def answer(parcel: Parcel, **said: str) -> Parcel:
    assert taking.answer(again(parcel), said, now=NOW)
    work()
    return again(parcel)


def recorded(parcel: Parcel, now: datetime = NOW) -> Parcel:
    assert taking.record(again(parcel), now=now)
    work(now)
    return again(parcel)


def test_april_or_march_is_asked_and_the_answer_is_how_the_file_is_read(bring: Bring) -> None:
    parcel = bring({"orders.csv": ORDERS})
    (question,) = parcel.shown["questions"]
    assert question["asks"] == "column `order date`: every date fits day/month and month/day (`03/04/2026`)"
    assert [value for value, _ in question["choices"]] == ["dmy", "mdy"]
    assert not taking.record(parcel, now=NOW), "not before it is answered"
    parcel = answer(parcel, a0="dmy", currency="EUR")
    assert parcel.shown["questions"] == []
    recorded(parcel)
    assert [each[:10] for each in sentences([CustomerBought])] == ["2026-03-02"], "3 April is still to come"


def test_an_answer_that_was_not_offered_is_no_answer(bring: Bring) -> None:
    parcel = answer(bring({"orders.csv": ORDERS}), a0="ymd", a7="dmy", currency="¤¤¤")
    assert len(parcel.shown["questions"]) == 1
    assert (parcel.answers, parcel.currency) == ({}, "")


def test_which_of_two_people_of_one_name_is_asked(bring: Bring, ana: Recorder) -> None:
    telling.tell(
        '2025-01-06  tom joined as salesperson called "Tom Ash"\n'
        '2025-01-06  tommy joined as salesperson called "Tom Ash"',
        now=telling.BEFORE,
    )
    parcel = bring({"deals.csv": DEALS})
    (question,) = parcel.shown["questions"]
    assert question["asks"] == "2 people here are called `Tom Ash` (tom, tommy)"
    parcel = answer(parcel, a0="tommy")
    assert parcel.answers == {"deals.csv": {"names": {"Tom Ash": "tommy"}}}
    recorded(parcel)
    assert "tom-ash" not in handles()


def test_a_mapping_that_comes_along_is_used_and_answers_stand_beside_it(bring: Bring) -> None:
    said = (
        '["*.csv"]\ntable = "purchases"\ncolumns = { "who" = "customer", "on" = "date", "paid" = "amount" }\n'
    )
    parcel = bring({"till.csv": "who,on,paid\nAcme,03/02/2026,900\n", "how.toml": said})
    assert [question["word"] for question in parcel.shown["questions"]] == ["dates"]
    parcel = answer(parcel, a0="mdy", currency="CHF")
    assert (parcel.shown["questions"], parcel.shown["moments"]["customer.bought"]) == ([], 1)
    recorded(parcel)
    assert [each[:10] for each in sentences([CustomerBought])] == ["2026-03-02"]


def test_a_mapping_that_cannot_be_read_stands_in_the_way(bring: Bring) -> None:
    parcel = bring({"deals.csv": DEALS, "how.toml": '["deals.csv"]\ntable = "dels"\n'})
    assert "how.toml" in parcel.shown["questions"][0]["asks"]
    assert not taking.record(parcel, now=NOW)


def test_files_nobody_can_read_are_refused_line_by_line(bring: Bring) -> None:
    parcel = bring({"picture.xlsx": "\x89PNG\r\n", "empty.csv": ""})
    assert (parcel.state, parcel.shown["ready"], len(parcel.shown["refused"])) == ("shown", False, 2)
    assert all(line.startswith(("picture.xlsx", "empty.csv")) for line in parcel.shown["refused"])


def test_what_is_recorded_is_what_was_shown_or_it_is_shown_again(bring: Bring) -> None:
    first, second = bring({"deals.csv": DEALS}), bring({"deals.csv": DEALS})
    recorded(first)
    second = recorded(second)
    assert (second.state, second.trouble, second.shown["total"]) == ("shown", working.CHANGED, 0)
    assert Batch.objects.count() == 1


def test_yes_said_twice_is_done_once(bring: Bring) -> None:
    parcel = bring({"deals.csv": DEALS})
    assert taking.record(parcel, now=NOW)
    assert not taking.record(parcel, now=NOW)
    work()
    work()
    assert Batch.objects.count() == 1


def test_what_breaks_twice_is_told_and_left_and_nothing_of_it_is_kept(
    bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcel, other = bring({"deals.csv": DEALS}), bring({"people.csv": PEOPLE}, look=False)
    taking.record(parcel, now=NOW)
    before = sentences()

    def killed(*args: object, **named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(door, "commit", killed)
        for _ in range(2):
            Parcel.objects.filter(pk=other.pk).update(touched_at=LATER)
            with pytest.raises(KeyboardInterrupt):
                work()
    work()
    assert (again(parcel).state, again(parcel).trouble) == ("failed", working.ENDED)
    assert again(other).state == "shown", "the others go on"
    assert sentences() == before


def test_a_fault_of_ours_is_said_without_what_the_files_hold(
    bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **named: object) -> None:
        raise ValueError("Acme pays 900")

    with monkeypatch.context() as during:
        during.setattr(door, "look", broken)
        parcel = bring({"deals.csv": DEALS})
    assert (parcel.state, parcel.trouble) == ("failed", working.OUR_FAULT)
    assert taking.look_again(parcel, now=NOW)
    work()
    assert again(parcel).state == "shown"


def test_an_import_is_taken_back_once_and_says_what_stays(bring: Bring, ana: Recorder) -> None:
    first = recorded(bring({"people.csv": PEOPLE}))
    recorded(bring({"deals.csv": DEALS}, now=LATER), LATER)
    one = taking.take_back(first.batch, by=ana.id, now=LATER)
    assert taking.take_back(first.batch, by=ana.id, now=LATER) == one
    work(LATER)
    one.refresh_from_db()
    assert one.state == "done"
    assert one.undone["kept"] > 0 and one.undone["reversed"] + one.undone["kept"] == 2
    assert "Tom" not in str(one.undone), "names are for whoever looks, not for keeping"


def test_what_cannot_be_taken_back_says_why(ana: Recorder) -> None:
    one = taking.take_back("b-none", by=ana.id, now=NOW)
    work()
    one.refresh_from_db()
    assert (one.state, one.trouble.startswith("no import is called b-none")) == ("failed", True)


def test_how_far_it_is_stands_where_readers_see_it_at_once(
    bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcel = bring({"deals.csv": DEALS})
    told: list[int] = []
    monkeypatch.setattr(working, "A_MOMENT", 0)
    monkeypatch.setattr(places, "tell_progress", lambda parcel, done: told.append(done))
    recorded(parcel)
    assert told and told[-1] == parcel.shown["total"]
    assert places.progress_of(parcel.id) == 0


def test_what_was_left_undone_is_gone_on_with(
    bring: Bring, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(running, "start", lambda: started.append(True))
    running.tend()
    assert started == []
    bring({"deals.csv": DEALS}, look=False)
    with running._alone():
        assert running.at_work()
        running.tend()
        assert started == [], "somebody is at it"
    assert not running.at_work()
    running.tend()
    assert started == [True]
    assert not TakingBack.objects.exists()
