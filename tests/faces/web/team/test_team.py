"""Everyone below a leader, and a page for each: their own to read, their leader's, and nobody else's."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.faces.web.conftest import House

COACHED = 'as ana\n2026-03-18  ana agreed skill "asks before telling" with tom ^skill'
BETWEEN_OTHERS = 'as tom\n2026-03-18  tom agreed skill "listens longer" with mia ^other'


def test_a_leader_reads_their_people_by_line_with_what_waits_between_them(house: House) -> None:
    said = house.reads("ana", "/team/")
    assert "Mia Lind mia salesperson You owe them nothing" in said
    assert (
        "Tom Berg tom salesperson You owe them 1 thing, and are late · raised 1 thing that still stands"
        in said
    )
    assert "last beside you on 16 March 2026" in said
    assert "Lars" not in said  # he left


def test_those_further_down_stand_under_whom_they_report_to(house: House) -> None:
    said = house.reads("dora", "/team/")
    assert said.index("Ana Ortiz") < said.index("Mia Lind") < said.index("Tom Berg")
    assert "Nils" not in said


def test_nobody_is_ranked_whatever_they_are_owed(house: House) -> None:
    house.tell(
        "\n".join(["as mia", *(f'2026-03-20  mia asked ana for "thing {n}" by 2026-03-22' for n in range(5))])
    )
    said = house.reads("ana", "/team/")
    assert said.index("Mia Lind") < said.index("Tom Berg")


def test_a_ride_that_was_taken_back_never_happened(house: House) -> None:
    house.tell('as ana\n2026-03-19  ana withdrew ^visit: "it was Mia"')
    assert "last beside you" not in house.reads("ana", "/team/")
    assert "Beside you Not once in the last 13 weeks" in house.reads("ana", "/team/tom/")


def test_a_salesperson_finds_their_own_page_and_all_that_is_recorded_of_them(house: House) -> None:
    said = house.reads("tom", "/team/")
    assert "What you are owed" in said
    assert "samples of matt stock" in said
    recorded = house.reads("tom", "/team/?show=recorded")
    assert "Tom Berg named priorities “keep print shops”" in recorded
    assert "asked Carla Winter for “an earlier cut-off”" in recorded


def test_the_leader_reads_what_they_owe_and_not_what_each_promised(house: House) -> None:
    said = house.reads("ana", "/team/tom/")
    assert "Tom Berg asked Ana Ortiz for “a quiet room”" in said
    assert "Beside you 55 min in the last 13 weeks" in said
    assert "per-person views are switched off" in said
    assert "samples" not in said
    assert "cut-off" not in said
    house.tell("as ana\n2026-03-29  ana switched per-person views on")
    house.tell('as tom\n2026-03-30  tom promised acme "a new thing" by 2026-04-03')
    said = house.reads("ana", "/team/tom/")
    assert "Tom Berg promised Acme Tools “a new thing”" in said
    assert "samples" not in said  # it was promised before


def test_the_hours_of_a_drive_that_both_tell_of_count_once(house: House) -> None:
    house.tell(
        "as system\n2026-03-16  ana spent 2 h with customers with tom\n"
        "as tom\n2026-03-17  tom spent 30 min inside with ana"
    )
    assert "Beside you 2 h 30 min in the last 13 weeks" in house.reads("ana", "/team/tom/")


def test_what_is_private_to_the_two_is_marked_and_read_by_these_two_alone(house: House) -> None:
    house.tell(COACHED)
    house.tell(BETWEEN_OTHERS)
    for who, address in (("ana", "/team/tom/?show=recorded"), ("tom", "/team/?show=recorded")):
        said = house.reads(who, address)
        assert "Ana Ortiz agreed skill “asks before telling” with Tom Berg" in said
        assert "private" in said.partition("asks before telling")[2][:80]
    assert "listens longer" not in house.reads("ana", "/team/tom/?show=recorded")
    assert "asks before telling" not in house.reads("dora", "/team/tom/?show=recorded")


def test_what_is_recorded_is_read_page_by_page(house: House) -> None:
    house.tell("\n".join(["as tom", *(f'2026-03-21  tom warned acme "warning {n:02}"' for n in range(25))]))
    first = house.get("tom", "/team/?show=recorded").content.decode()
    assert "warning 24" in first
    assert "warning 04" not in first
    older = first.partition("?show=recorded&amp;before=")[2].partition("#")[0]
    second = house.reads("tom", f"/team/?show=recorded&before={older}")
    assert ("warning 04" in second, "warning 05" in second) == (True, False)


@pytest.mark.parametrize("junk", ["", "tom%00", "x" * 5_000, "%3Cscript%3E", "TOM"])
def test_a_name_that_is_nobodys_is_not_there(house: House, junk: str) -> None:
    if junk:
        house.get("ana", f"/team/{junk}/", 404)
    assert house.get("ana", f"/team/tom/?show=recorded&before={junk}").status_code == 200


@pytest.mark.parametrize("who", ["ana", "dora", "tom", "carla", "rita"])
@pytest.mark.parametrize(
    "address", ["/team/", "/team/?show=recorded", "/team/tom/", "/team/tom/?show=recorded"]
)
def test_a_page_asks_the_database_at_most_twelve_questions(house: House, who: str, address: str) -> None:
    client = house.enter(who)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= 12
