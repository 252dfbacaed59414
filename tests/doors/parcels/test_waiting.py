"""Files wait for somebody's yes: privately, under numbers, and no longer than they have to."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from ridealong.doors.crm.models import Batch
from ridealong.doors.parcels import places, taking
from ridealong.doors.parcels.models import Parcel
from ridealong.doors.parcels.names import names_of
from ridealong.ledger.receipt import Recorder
from tests.doors.importing import CUSTOMERS, DEALS, LATER, NOW, PEOPLE, sentences
from tests.doors.parcels.conftest import Bring, again, work

pytestmark = pytest.mark.django_db
FIRM = {"people.csv": PEOPLE, "customers.csv": CUSTOMERS, "deals.csv": DEALS}


def lying(home: Path) -> list[str]:
    """Every file that lies about in the home but the lock, by its place."""
    parcels = home / "parcels"
    return sorted(
        str(path.relative_to(parcels))
        for path in parcels.rglob("*")
        if path.is_file() and path.name != places.LOCK
    )


def test_files_are_shown_and_nothing_is_recorded_before_the_yes(bring: Bring, ana: Recorder) -> None:
    before = sentences()
    parcel = bring(FIRM)
    assert parcel.state == "shown"
    assert [(file["name"], file["holds"]) for file in parcel.shown["files"]] == [
        ("people.csv", "2 people"),
        ("customers.csv", "2 customers"),
        ("deals.csv", "3 deals"),
    ]
    assert sentences() == before
    assert taking.record(parcel, now=NOW)
    work()
    batch = Batch.objects.get()
    assert again(parcel).batch == batch.id
    assert (batch.by, batch.moments) == (ana.id, parcel.shown["moments"])


def test_a_file_lies_under_a_number_for_its_owner_alone_whatever_it_is_called(
    bring: Bring, home: Path
) -> None:
    parcel = bring({"../../etc/passwd.csv": PEOPLE, "people.csv": PEOPLE, "people.csv ": PEOPLE}, look=False)
    assert parcel.files == ["passwd.csv", "people.csv", "people (2).csv"]
    assert lying(home) == [f"{parcel.id}/{number}" for number in range(3)]
    for path in (home / "parcels").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 or path.name == places.LOCK


@pytest.mark.parametrize(
    ("given", "called"),
    [
        ("deals.csv", "deals.csv"),
        ("C:\\exports\\deals.csv", "deals.csv"),
        ("deals\x1b[31m\u202ecsv.exe", "deals [31m csv.exe"),
        ("`deals`.csv", "deals .csv"),
        ("…", "…"),
        ("..", "file 1"),
        ("", "file 1"),
        ("a" * 300 + ".csv", "a" * 96 + ".csv"),
    ],
)
def test_what_a_file_is_called_can_be_read_and_does_nothing_else(given: str, called: str) -> None:
    assert names_of([given]) == [called]


def test_no_file_stays_once_it_is_recorded_or_thrown_away(bring: Bring, home: Path) -> None:
    kept, thrown = bring(FIRM), bring({"deals.csv": DEALS})
    taking.record(kept, now=NOW)
    work()
    assert lying(home) == [f"{thrown.id}/0"]
    assert taking.throw_away(thrown)
    assert lying(home) == []
    assert [each.id for each in Parcel.objects.all()] == [kept.id]


def test_after_a_day_without_a_yes_the_files_are_gone_and_what_was_seen_in_them(
    bring: Bring, home: Path
) -> None:
    bring(FIRM)
    (home / "parcels" / places.COMING / "cut-off").write_text("half a file")
    assert taking.sweep(NOW + timedelta(hours=23)) == 0
    assert taking.sweep(LATER) == 1
    assert not Parcel.objects.exists()
    assert lying(home) == ["coming/cut-off"], "it came in just now, by the clock of the disk"


def test_what_is_being_recorded_is_not_thrown_away(bring: Bring, home: Path) -> None:
    parcel = bring(FIRM)
    taking.record(parcel, now=NOW)
    assert not taking.throw_away(parcel)
    assert len(lying(home)) == 3


def test_only_so_many_files_and_imports_wait_at_once(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_FILES", 2)
    monkeypatch.setattr(taking, "MOST_WAITING", 1)
    with pytest.raises(taking.NotTaken, match="these are 3 files; bring at most 2 at once"):
        bring(FIRM, look=False)
    with pytest.raises(taking.NotTaken, match="no file came along"):
        bring({}, look=False)
    bring({"deals.csv": DEALS}, look=False)
    with pytest.raises(taking.NotTaken, match="1 imports wait already"):
        bring({"deals.csv": DEALS}, look=False)
