"""Calendars on the command line: seen first, recorded, taken back; connected, listed without their secret, let go."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ridealong.doors.calendar.models import Connected
from ridealong.faces.cli import identity
from tests.doors.calendar.diary import NOW, Diary
from tests.doors.calendar.feeding import Feed, serving


@pytest.fixture
def diary(tmp_path: Path) -> str:
    path = tmp_path / "ana.ics"
    path.write_text(Diary().event("1", "20260302T090000", "20260302T100000", "tom acme").text)
    return str(path)


@pytest.fixture
def feed(settings):
    with serving() as begun:
        settings.RIDEALONG_CALENDAR_HOSTS = frozenset({begun.host})
        yield begun


@pytest.fixture
def known(ana, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(identity, "now", lambda: NOW)
    assert ana("settle", "ana-ortiz", "--email", "ana@firm.example").code == 0
    assert ana("settle", "tom", "--email", "tom@firm.example").code == 0
    return ana


ACME = ("--of", "ana-ortiz", "--domain", "acme.example=acme")


def test_a_dry_run_shows_what_would_become_of_it_and_keeps_nothing(known, diary: str) -> None:
    shown = known("calendar", diary, *ACME, "--dry-run")
    assert shown.code == 0, shown.err
    assert "  1 in the field, 1 h, 1 joint visit" in shown.out
    assert shown.out.endswith("Nothing was recorded: this was a dry run.\n")
    assert known("show", "--kind", "hours.spent").out == ""


def test_a_calendar_is_recorded_under_a_name_and_taken_back_by_it(known, diary: str) -> None:
    kept = known("calendar", diary, *ACME, "--yes")
    assert kept.code == 0, kept.err
    batch = kept.out.split("Recorded as ")[1].split(":")[0]
    assert "ana-ortiz visited acme with tom for 1 h" in known("show", "--kind", "visit.made").out
    assert known("undo", batch).out == "2 taken back, 0 kept, 0 failed.\n"
    assert known("calendar", diary, *ACME, "--yes").code == 0
    assert known("calendar", diary, *ACME, "--yes").out.endswith(
        "0 moments to record; 2 are here already\nNothing was recorded.\n"
    )


def test_a_salespersons_calendar_is_refused_in_one_line(known, diary: str) -> None:
    refused = known("calendar", diary, "--of", "tom", "--yes")
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert "Tom Weber is a salesperson" in refused.err and "never tracked" in refused.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "say which calendar and whose"),
        (("nowhere.ics", "--of", "ana-ortiz"), "nowhere.ics: there is no such file"),
        (("ftp://x.example/a", "--of", "ana-ortiz"), "nothing is fetched by ftp"),
        (("http://127.0.0.1/a", "--of", "ana-ortiz"), "127.0.0.1 is a server of this network"),
        (("--forget", "c-none"), "no calendar is called c-none"),
        (("a.ics", "--of", "nobody"), "nobody here is called nobody"),
        (("a.ics", "--of", "ana-ortiz", "--domain", "acme.example"), "write it like acme.example=acme"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(known, words: tuple[str, ...], why: str) -> None:
    refused = known("calendar", *words)
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert why in refused.err


def test_a_file_cannot_stay_connected(known, diary: str) -> None:
    refused = known("calendar", diary, *ACME, "--keep", "--yes")
    assert (refused.code, "only an address can stay connected" in refused.err) == (1, True)


def test_a_connected_calendar_is_listed_without_its_secret_asked_by_tick_and_let_go(
    known, feed: Feed
) -> None:
    feed.gives(Diary().event("1", "20260302T090000", "20260302T100000", "tom acme").text)
    kept = known("calendar", feed.address, *ACME, "--keep", "--yes")
    assert kept.code == 0, kept.err
    name = kept.out.split("Connected as ")[1].split(",")[0]
    listed = known("calendar", "--list").out
    assert (
        listed.startswith(f"{name}  ana-ortiz  127.0.0.1  last read ") and "private" not in kept.out + listed
    )
    assert known("tick").code == 0
    gone = known("calendar", "--forget", name)
    assert (
        gone.out == f"{name} at 127.0.0.1 is disconnected. What came from it stays until it is taken back.\n"
    )
    assert known("calendar", "--list").err == "No calendar is connected.\n"
    assert "visited acme" in known("show", "--kind", "visit.made").out


def test_a_calendar_that_cannot_be_read_does_not_stop_the_tick(known, feed: Feed) -> None:
    feed.gives(Diary().text)
    assert known("calendar", feed.address, *ACME, "--keep", "--yes").code == 0
    Connected.objects.update(tried_at=datetime(2026, 1, 1, tzinfo=UTC))
    feed.replies.clear()
    ticked = known("tick")
    assert ticked.code == 0
    assert "not read: 127.0.0.1 answers 404 Not Found" in ticked.out
    assert "the last time: 127.0.0.1 answers 404 Not Found" in known("calendar", "--list").out
