"""Calendar files as they come: folded, in odd letters, cut off, broken in one place; what can be read is read."""

from pathlib import Path

import pytest

from ridealong.doors.calendar import door
from ridealong.doors.calendar.door import CalendarError, commit
from ridealong.doors.calendar.lines import NoCalendar, pieces_of
from ridealong.doors.calendar.saying import NotSaid, Saying, said_in
from ridealong.doors.calendar.sources import Source, files_at, holds_calendar, read_files
from ridealong.ledger.receipt import Recorder
from tests.doors.calendar.diary import NOW, Diary, begin, bring, found, look, told

pytestmark = pytest.mark.django_db
BROKEN = "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:someday\r\nDTEND:20260302T100000Z\r\nEND:VEVENT\r\n"


def one() -> str:
    return Diary().event("1", "20260302T090000", "20260302T100000", "tom").text


def test_one_broken_event_is_told_with_its_line_and_the_others_are_read() -> None:
    ana = begin()
    preview = look(one().replace("END:VCALENDAR", f"{BROKEN}END:VCALENDAR"), ana)
    assert preview.total == 1
    (said,) = preview.calendars[0].broken
    assert said.startswith("ana.ics, line 12: DTSTART")


def test_a_file_that_ends_in_the_middle_of_an_event_gives_the_whole_ones() -> None:
    ana = begin()
    text = (
        Diary()
        .event("1", "20260302T090000", "20260302T100000")
        .event("2", "20260303T090000", "20260303T100000")
        .text
    )
    preview = look(text[: text.index("DTEND", text.index("UID:2"))], ana)
    assert preview.total == 1
    assert preview.calendars[0].broken == ["ana.ics, line 9: the file ends in the middle of this event"]


@pytest.mark.parametrize("how", ["utf-8-sig", "utf-16", "cp1252"])
def test_whatever_letters_it_is_written_in_the_hours_are_the_same(how: str) -> None:
    ana = begin()
    text = one().replace("Somebody", "Jürgen").encode(how)
    pieces = pieces_of(text)
    assert (len(pieces.events), "Jürgen" in "".join(pieces.events[0].company)) == (1, True)
    bring(text.decode(how), ana)
    assert told(ana) == ["03-02 09:00 60 min inside Tom"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_may_end_as_they_like(end: str) -> None:
    assert pieces_of(one().replace("\r\n", end).encode()).events[0].uid == "1"


def test_a_line_folded_in_the_middle_of_a_letter_is_put_together_again() -> None:
    content = one().encode().replace(b"Somebody", "Jürgen".encode().replace(b"\xbc", b"\r\n \xbc"))
    assert "CN=Jürgen" in "".join(pieces_of(content).events[0].company)


def test_titles_places_notes_and_alarms_are_not_read() -> None:
    alarm = "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nDESCRIPTION:x\r\nUID:alarm\r\nEND:VALARM\r\nEND:VEVENT"
    text = one().replace("END:VEVENT", f"LOCATION:Sacher\r\nDESCRIPTION:on \r\n two lines\r\n{alarm}", 1)
    (event,) = pieces_of(text.encode()).events
    kept = "\n".join(event.text)
    assert not [each for each in ("Raise", "Sacher", "lines", "TRIGGER", "alarm") if each in kept]
    assert kept.count("END:VEVENT") == 1


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 100, b"\x89PNG\r\n\x1a\n", b"<html>", b"id,name\n1,x\n", b"BEGIN:VCARD\n"]
)
def test_what_is_no_calendar_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(NoCalendar, match="this is no calendar"):
        pieces_of(content)


def test_of_a_folder_what_is_no_calendar_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    ana = begin()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "ana.ics").write_text(one())
    (tmp_path / "empty.ics").write_text("")
    (tmp_path / "notes.txt").write_text(one())
    refused: list[str] = []
    preview = door.look(read_files(files_at(tmp_path), refused), of=ana, now=NOW)
    assert [each.name for each in preview.calendars] == ["ana.ics"]
    assert preview.refused == [
        "empty.ics: this is no calendar: it holds neither a BEGIN:VCALENDAR nor an event"
    ]


def test_what_cannot_be_opened_or_is_too_large_is_refused_in_one_line(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("ridealong.doors.calendar.sources.LARGEST", 10)
    (tmp_path / "large.ics").write_text(one())
    refused: list[str] = []
    assert list(read_files([tmp_path / "large.ics", tmp_path / "none.ics"], refused)) == []
    assert refused[0].startswith("large.ics: it has ") and refused[1] == "none.ics: there is no such file"
    (tmp_path / "bare").mkdir()
    with pytest.raises(NoCalendar, match="no calendar lies in"):
        files_at(tmp_path / "bare")


def test_one_event_in_two_calendars_is_counted_once() -> None:
    ana = begin()
    both = [Source("a.ics", one().encode()), Source("b.ics", one().encode() + b"\r\n")]
    preview = door.look(both, of=ana, now=NOW)
    assert (preview.total, preview.calendars[1].again) == (1, 1)


def test_where_no_calendar_was_read_there_is_nothing_to_record() -> None:
    ana = begin()
    with pytest.raises(CalendarError, match="there is nothing to import: no calendar was read"):
        commit(look("", ana), by=Recorder(ana.id), now=NOW)


def test_more_meetings_than_anybody_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = begin()
    monkeypatch.setattr("ridealong.doors.calendar.reading.MOST_MEETINGS", 10)
    with pytest.raises(CalendarError, match="more than 10 meetings in two years are nobody’s own calendar"):
        look(Diary().event("w", "20260302T090000", "20260302T100000", more=["RRULE:FREQ=DAILY"]), ana)


def test_a_mapping_says_whose_addresses_and_domains_are_whose(tmp_path: Path) -> None:
    begin()
    (tmp_path / "who.toml").write_text(
        'mine = ["Ana.Ortiz@firm.example"]\nown = ["firm.example"]\n'
        '[domains]\n"Acme.example" = "acme"\n"cargo.example" = ""\n'
    )
    acme, bolt = found("acme").id, found("bolt").id
    assert said_in(tmp_path / "who.toml", ["bolt.example=bolt"]) == Saying(
        frozenset({"ana.ortiz@firm.example"}), frozenset({"firm.example"}),
        {"acme.example": acme, "cargo.example": "", "bolt.example": bolt},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("domain = {}", "who.toml: `domain` means nothing here; write mine, own, domains"),
        ("domains = 3", "write domains ="),
        ('domains = { "acme.example" = "acne" }', "nobody here is called acne; did you mean acme"),
        ('domains = { "acme.example" = "tom" }', "tom is no customer, and a domain is a customer’s"),
        ('domains = { "acme" = "acme" }', "`acme` is no domain; write one like acme.example"),
        ("mine = 3", "`mine` is a list of texts"),
        ("= 3", "who.toml: "),
    ],
)
def test_a_mapping_that_is_mistyped_is_told_in_one_line(tmp_path: Path, text: str, why: str) -> None:
    begin()
    (tmp_path / "who.toml").write_text(text)
    with pytest.raises(NotSaid) as refused:
        said_in(tmp_path / "who.toml", [])
    assert why in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (b"BEGIN:VCALENDAR\r\n", True),
        (b"\xef\xbb\xbf\r\n begin:vcalendar\r\n", True),
        ("BEGIN:VCALENDAR\r\n".encode("utf-16"), True),
        (b"subject,notes\nBEGIN:VCALENDAR,\n", False),
        (b"", False),
    ],
    ids=(
        "plain",
        "after a mark and a blank line",
        "two bytes a letter",
        "a table that speaks of one",
        "empty",
    ),
)
def test_a_calendar_is_told_by_how_it_begins_and_not_by_its_name(
    tmp_path: Path, content: bytes, is_one: bool
) -> None:
    (tmp_path / "export.csv").write_bytes(content)
    assert holds_calendar(tmp_path / "export.csv") is is_one
    assert not holds_calendar(tmp_path)
    assert not holds_calendar(tmp_path / "nowhere.ics")
