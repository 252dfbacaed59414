"""What is due is done once, and one errand that fails keeps none of the others from being done."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from ridealong.answer.models import ClosedAnswer
from ridealong.doors.parcels import places, running
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.cli import ticking
from ridealong.people.letters.posting import NoServer
from ridealong.people.letters.writing import Draft, write

NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)


def test_a_closed_week_has_its_answer_before_anybody_asks(ana) -> None:
    assert ana("tick").code == 0
    assert ClosedAnswer.objects.count() == 1
    assert ana("tick").code == 0
    assert ClosedAnswer.objects.count() == 1


def test_letters_that_cannot_be_sent_are_told_of_and_can_be_brought(ana) -> None:
    write(
        Draft(
            key="k", kind="ask", party="p", address="p@acme.example", subject="One question", text="the link"
        ),
        now=NOW,
    )
    assert "letters that wait to be copied: 1 (ridealong letters)" in ana("tick").out
    listed = ana("letters")
    assert "ask" in listed.out and "p@acme.example" in listed.out and "the link" not in listed.out
    number = listed.out.split()[0]
    assert ana("letters", "--copy", number).out == "One question\n\nthe link\n"
    again = ana("letters", "--copy", number)
    assert (again.code, again.err) == (
        1, f"ridealong: no letter {number} waits to be brought; ridealong letters lists those that do\n",
    )  # fmt: skip
    assert ana("letters").err == "No letter waits to be brought.\n"


def test_an_errand_that_fails_is_told_and_the_others_are_done(ana, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(now: datetime) -> Iterator[str]:
        raise NoServer("the mail server does not take letters: it is asleep")
        yield

    def fine(now: datetime) -> Iterator[str]:
        yield "swept"

    monkeypatch.setattr(ticking, "ERRANDS", {"sending letters": broken, "sweeping": fine})
    told = ana("tick")
    assert told.code == 1
    assert told.err == "ridealong: sending letters: the mail server does not take letters: it is asleep\n"
    assert told.out == "swept\n"


def test_files_that_waited_a_day_are_thrown_away_even_where_nobody_signs_in(
    ana, tmp_path, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RIDEALONG_HOME = tmp_path
    Parcel.objects.create(id="old", made_at=NOW, touched_at=NOW, state="shown", files=["deals.csv"])
    places.keep("old", [])
    assert "files dropped on the pages" in ticking.BEFORE_ANYBODY
    assert "files thrown away that nobody said yes to for a day: 1 lot\n" in ana("tick").out
    assert not (tmp_path / "parcels" / "old").exists()


def test_dropped_files_that_wait_to_be_worked_on_are_begun(
    ana, tmp_path, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RIDEALONG_HOME = tmp_path
    started: list[str] = []
    monkeypatch.setattr(running, "start", lambda: started.append("once"))
    Parcel.objects.create(id="new", made_at=datetime.now(UTC), touched_at=datetime.now(UTC), files=[])
    assert ana("tick").code == 0
    assert started == ["once"]
