"""Whatever stands in a calendar file: it is read, or refused in words, and never brings anything down."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from ridealong.doors.calendar.attendance import present_at
from ridealong.doors.calendar.lines import NoCalendar, pieces_of
from ridealong.doors.calendar.parsing import Broken, Parsed, parsed
from ridealong.doors.calendar.repeating import Patience, times_of
from ridealong.doors.calendar.timing import LONGEST, Span, Window, is_elsewhere

WINDOW = Window.up_to(datetime(2026, 4, 1, 8, tzinfo=UTC))
VIENNA = ZoneInfo("Europe/Vienna")
DAYS = [
    "20260302",
    "20260302T090000",
    "20260302T090000Z",
    "20260401T235900",
    "00010101T000000",
    "99991231T235959",
    "x",
    "",
]
VALUES = [
    *DAYS, "PT1H", "-PT1H", "P99999999D", "PT", "FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;UNTIL=20260310",
    "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY;COUNT=-1", "FREQ=NEVER", "BYDAY=MO", "20260302T090000/PT1H",
    "20260302T090000Z,20260303", "mailto:ana@firm.example", "mailto:", "a:b@c/d", "CANCELLED", "7", "-1", "é\0",
]  # fmt: skip
NAMES = [
    "UID", "RECURRENCE-ID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "STATUS", "TRANSP",
    "CLASS", "ORGANIZER", "ATTENDEE", "BEGIN", "END", "SUMMARY",
]  # fmt: skip
MARKS = [
    "",
    ";TZID=Europe/Vienna",
    ";TZID=Nowhere",
    ";VALUE=DATE",
    ";VALUE=PERIOD",
    ";RANGE=THISANDFUTURE",
    ";PARTSTAT=DECLINED",
    ';CN="',
    ";=",
]
lines = st.builds("{}{}:{}".format, st.sampled_from(NAMES), st.sampled_from(MARKS), st.sampled_from(VALUES))
starts = st.builds("DTSTART{}:{}".format, st.sampled_from(MARKS[:4]), st.sampled_from(DAYS[:4]))
events = st.builds(
    lambda start, more: ["BEGIN:VEVENT", start, *more, "END:VEVENT"], starts, st.lists(lines, max_size=6)
)
calendars = st.lists(events, max_size=4).map(
    lambda found: "\r\n".join(
        ["BEGIN:VCALENDAR", *(line for event in found for line in event), "END:VCALENDAR"]
    )
)


AT_THE_BEGINNING_OF_TIME = """BEGIN:VEVENT
DTSTART:20260302
RECURRENCE-ID;TZID=Europe/Vienna:00010101T000000
END:VEVENT"""


@given(calendars)
@example(AT_THE_BEGINNING_OF_TIME)
def test_any_lines_are_read_or_refused_and_what_is_read_is_a_meeting(text: str) -> None:
    read(text.encode())


@given(calendars, st.integers(0, 400), st.binary(max_size=8))
def test_so_are_lines_with_any_bytes_among_them(text: str, at: int, noise: bytes) -> None:
    content = text.encode()
    read(content[:at] + noise + content[at:])


@given(st.binary(max_size=200))
def test_and_so_is_what_is_no_text_at_all(content: bytes) -> None:
    read(content)


def read(content: bytes) -> None:
    try:
        pieces = pieces_of(content)
    except NoCalendar:
        return
    for found in parsed(pieces):
        if isinstance(found, Parsed):
            judge(found)
        else:
            assert found[1] and "\n" not in found[1]


def judge(found: Parsed) -> None:
    try:
        for event in found.events:
            is_elsewhere(event)
        times = list(times_of(found.events, found.calendar, window=WINDOW, zone=VIENNA, patience=Patience()))
    except Broken as why:
        assert str(why) and "\n" not in str(why)
        return
    for company in found.company:
        present_at(company, {"ana@firm.example"})
    spans = [each.span for each in times if isinstance(each.span, Span)]
    assert all(each.minutes >= 1 and each.end - each.start <= LONGEST for each in spans)
    days = [each.day for each in times]
    assert len(days) == len(set(days)), "each repetition is told once"
