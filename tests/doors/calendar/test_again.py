"""The same calendar again: what moved is corrected, what was cancelled goes, and what a person mended stays."""

from dataclasses import replace

import pytest

from ridealong.doors.calendar.door import commit
from ridealong.doors.calendar.preview import Preview
from ridealong.doors.crm import door as files
from ridealong.ledger.receipt import Recorder
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kinds.employees import HoursSpent
from ridealong.moments.kinds.loops import VisitMade
from ridealong.moments.moment import new_id
from tests.doors.calendar.diary import LATER, NOW, Diary, begin, bring, evidence, found, look, told, zoned
from tests.ledger.telling import tell

pytestmark = pytest.mark.django_db


def out(start: str = "20260302T090000", end: str = "20260302T100000", guests: str = "tom acme") -> Diary:
    return Diary().event("1", start, end, guests)


def test_the_same_calendar_again_changes_nothing() -> None:
    ana = begin()
    bring(out(), ana)
    again = look(out(), ana, now=LATER)
    assert (again.total, dict(again.statuses)) == (0, {"already": 2})
    assert again.sum() == "0 moments to record; 2 are here already"


def test_a_meeting_that_moved_is_corrected_and_not_told_twice() -> None:
    ana = begin()
    bring(out(), ana)
    preview = look(out("20260303T140000", "20260303T143000"), ana, now=LATER)
    assert dict(preview.statuses) == {"changed": 2}
    bring(out("20260303T140000", "20260303T143000"), ana, now=LATER)
    assert told(ana) == ["03-03 14:00 30 min in the field Tom", "03-03 14:00 30 min visited Acme & Tom"]


def test_a_meeting_put_off_until_later_did_not_take_place() -> None:
    ana = begin()
    bring(out(), ana)
    bring(out("20260420T090000", "20260420T100000"), ana, now=LATER)
    assert told(ana) == []


def test_who_came_after_all_is_visited_and_who_did_not_is_not() -> None:
    ana = begin()
    bring(out(), ana)
    bring(out(guests="tom bolt"), ana, now=LATER)
    assert told(ana) == ["03-02 09:00 60 min in the field Tom", "03-02 09:00 60 min visited Bolt & Tom"]


def test_a_cancelled_meeting_is_withdrawn_and_comes_back_if_it_is_on_again() -> None:
    ana = begin()
    bring(out(), ana)
    cancelled = Diary().event(
        "1", "20260302T090000", "20260302T100000", "tom acme", more=["STATUS:CANCELLED"]
    )
    batch = bring(cancelled, ana, now=LATER)
    assert (batch.moments, told(ana)) == ({"moment.withdrawn": 2}, [])
    bring(out(), ana, now=LATER)
    assert len(told(ana)) == 2


def test_what_vanished_from_the_calendar_stays_for_many_show_a_few_weeks_only() -> None:
    ana = begin()
    bring(out(), ana)
    again = look(Diary(), ana, now=LATER)
    assert again.total == 0
    assert left_out(again) == [
        "1 meeting that came with an earlier import is not in it now; it stays, for many calendars drop what is past."
    ]
    assert len(told(ana)) == 2


def test_what_was_taken_back_or_is_another_leaders_is_not_missed_in_a_calendar() -> None:
    ana = begin()
    batch = bring(out(), ana)
    tell(
        '2025-01-06  lea joined as leader called "Lea"\n2025-01-06  nils joined as salesperson under lea',
        now=NOW,
    )
    assert left_out(look(Diary(), found("lea"), now=LATER)) == []
    assert left_out(look(out(), ana, now=LATER)) == []
    files.undo(batch.id, by=Recorder(ana.id), now=LATER)
    assert left_out(look(Diary(), ana, now=LATER)) == []


def left_out(preview: Preview) -> list[str]:
    return [each for each in preview.says if "earlier import" in each]


def test_of_a_series_that_was_moved_to_another_hour_nothing_is_left_at_the_old_one() -> None:
    ana = begin()
    weekly = ["RRULE:FREQ=WEEKLY;COUNT=3"]
    bring(Diary().event("w", "20260302T090000", "20260302T100000", "tom", more=weekly), ana)
    bring(Diary().event("w", "20260302T100000", "20260302T110000", "tom", more=weekly), ana, now=LATER)
    assert told(ana) == [f"03-{day} 10:00 60 min inside Tom" for day in ("02", "09", "16")]


def test_a_day_left_out_of_a_series_afterwards_is_withdrawn() -> None:
    ana = begin()
    weekly = ["RRULE:FREQ=WEEKLY;COUNT=2"]
    bring(Diary().event("w", "20260302T090000", "20260302T100000", "tom", more=weekly), ana)
    out_of_it = [*weekly, zoned("EXDATE", "20260309T090000")]
    bring(Diary().event("w", "20260302T090000", "20260302T100000", "tom", more=out_of_it), ana, now=LATER)
    assert told(ana) == ["03-02 09:00 60 min inside Tom"]


def test_an_invitation_to_one_day_says_nothing_of_the_other_days_of_its_series() -> None:
    ana = begin()
    bring(
        Diary().event("w", "20260302T090000", "20260302T100000", "tom", more=["RRULE:FREQ=WEEKLY;COUNT=2"]),
        ana,
    )
    one_day = [zoned("RECURRENCE-ID", "20260309T090000")]
    bring(Diary().event("w", "20260309T110000", "20260309T120000", "tom", more=one_day), ana, now=LATER)
    assert told(ana) == ["03-02 09:00 60 min inside Tom", "03-09 11:00 60 min inside Tom"]


def test_what_the_keeper_corrected_stays_so_whatever_the_calendar_says_later() -> None:
    ana = begin()
    bring(out(), ana)
    hours = next(each for each in evidence(ana).moments if isinstance(each.fact, HoursSpent))
    mended = HoursSpent(ana.id, 45, "in the field", found("tom").id)
    correction = replace(hours, id=new_id(), fact=mended, corrects=hours.id, by=None, voice=None, door="")
    (receipt,) = record([correction], by=Recorder(found("rita").id), door="web", now=NOW)
    assert receipt.status == "kept", receipt.why
    preview = look(out("20260302T110000", "20260302T120000"), ana, now=LATER)
    assert dict(preview.statuses) == {"changed": 1, "mended by hand": 1}
    assert "1 was mended by hand and stays so" in preview.sum()
    bring(out("20260302T110000", "20260302T120000"), ana, now=LATER)
    assert "03-02 09:00 45 min in the field Tom" in told(ana)


def test_what_the_keeper_took_back_does_not_come_again() -> None:
    ana = begin()
    bring(out(), ana)
    visit = next(each for each in evidence(ana).moments if isinstance(each.fact, VisitMade))
    assert withdraw(visit.id, why="off", by=Recorder(found("rita").id), door="web", now=NOW).status == "kept"
    assert dict(look(out(), ana, now=LATER).statuses) == {"already": 1, "taken back by hand": 1}


def test_undo_takes_a_calendar_back_and_bringing_it_again_brings_all_of_it() -> None:
    ana = begin()
    batch = bring(out(), ana)
    undone = files.undo(batch.id, by=Recorder(ana.id), now=LATER)
    assert (len(undone.reversed), undone.kept, undone.failed, told(ana)) == (2, [], [], [])
    again = bring(out(), ana, now=LATER)
    assert again.moments == {"hours.spent": 1, "visit.made": 1}
    assert len(told(ana)) == 2


def test_what_an_undo_brought_back_goes_again_when_the_calendar_still_says_otherwise() -> None:
    ana = begin()
    bring(out(), ana)
    batch = bring(out(guests="tom bolt"), ana, now=LATER)
    files.undo(batch.id, by=Recorder(ana.id), now=LATER)
    assert "03-02 09:00 60 min visited Acme & Tom" in told(ana)
    bring(out(guests="tom bolt"), ana, now=LATER)
    assert told(ana) == ["03-02 09:00 60 min in the field Tom", "03-02 09:00 60 min visited Bolt & Tom"]


def test_a_visit_that_others_have_built_on_stays_when_the_calendar_is_taken_back() -> None:
    ana = begin()
    batch = bring(out(), ana)
    visit = next(each for each in evidence(ana).moments if isinstance(each.fact, VisitMade))
    tell(f'as tom\n2026-03-02  tom raised a barrier "no prices at hand" found on ^{visit.id}', now=NOW)
    undone = files.undo(batch.id, by=Recorder(ana.id), now=LATER)
    assert (len(undone.reversed), len(undone.kept)) == (1, 1)


def test_what_cannot_be_recorded_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = begin()
    preview = look(out(), ana)

    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("ridealong.doors.calendar.door.remember", full)
    with pytest.raises(OSError, match="disk"):
        commit(preview, by=Recorder(ana.id), now=NOW)
    assert told(ana) == []
