"""Ana reads German: what an import would do is told her in German, and is recorded as it was shown."""

from __future__ import annotations

import pytest

from ridealong.doors.parcels import taking
from ridealong.doors.parcels.models import Parcel
from ridealong.speech import speaking
from tests.doors.importing import NOW
from tests.doors.parcels.conftest import Bring, again, work

pytestmark = pytest.mark.django_db
DEALS = """id,rep,account,product,stage,opened,closed,value,currency
1,Tom Berg,Acme Tools,GTX,Won,2026-01-02,2026-02-03,900,EUR
2,Tom Berg,,GTX,Won,2026-01-02,2026-02-03,90,EUR
3,Mia Lind,Acme Tools,GTX,Lost,2026-01-02,2026-02-30,80,EUR
"""


def test_a_preview_is_read_in_german_by_whoever_brought_the_file_speaking_german(bring: Bring) -> None:
    with speaking("de"):
        parcel = bring({"deals.csv": DEALS}, look=False)
    work()
    shown = again(parcel).shown
    (file,) = shown["files"]
    assert file["holds"] == "2 Geschäfte"
    assert file["left"] == ["1 Geschäft ohne Kunden: daraus wird nichts"]
    assert file["asides"][0].startswith("deals.csv, Zeile 4, Spalte `closed`: ")
    assert "deals.csv, Zeile 3: 1 Geschäft ohne Kunden" in shown["traps"]
    assert any(each.endswith(" neu") for each in shown["says"])


def test_what_was_shown_in_german_is_recorded_whoever_works_on_it(bring: Bring) -> None:
    with speaking("de"):
        parcel = bring({"deals.csv": DEALS}, look=False)
    work()
    with speaking("en"):
        assert taking.record(again(parcel), now=NOW)
    work()
    assert again(parcel).state == Parcel.State.DONE


def test_without_a_word_on_it_a_preview_is_english(bring: Bring) -> None:
    assert bring({"deals.csv": DEALS}).shown["files"][0]["holds"] == "2 deals"


def test_a_page_says_in_german_how_columns_were_read_and_leaves_out_what_only_a_terminal_can_do(
    bring: Bring,
) -> None:
    with speaking("de"):
        parcel = bring({"deals.csv": DEALS, "till.csv": "Odběratel;Den\nAcme;1\n"}, look=False)
    work()
    shown = again(parcel).shown
    assert (
        "`account` gilt als „der Kunde“: nach der Überschrift, mit Namen wie Acme Tools"
        in shown["files"][0]["reasons"]
    )
    (refused,) = shown["refused"]
    assert "weder als Personen, Kunden" in refused
    assert "Zuordnungsdatei" not in refused
