"""Who reads a moment on the pages: as docs/privacy.md tells it to those it concerns."""

from __future__ import annotations

import pytest

from tests.faces.web.people import House


def test_tom_sees_what_is_recorded_of_tom(house: House) -> None:
    assert "Tom Berg promised Acme Tools “a corrected invoice”" in house.reads("tom", "/moments/{promise}/")
    assert "Tom Berg asked Ana Ortiz for “a quiet room”" in house.reads("tom", "/moments/{request}/")
    assert "Petra Lang said “tom is never in a hurry”" in house.reads("tom", "/moments/{words}/")


def test_mia_does_not_see_what_tom_asked_ana_for(house: House) -> None:
    said = house.reads("mia", "/moments/{request}/", 404)
    assert "There is nothing here." in said
    assert "quiet room" not in said


def test_ana_sees_the_teams_promises_without_the_name(house: House) -> None:
    page = house.get("ana", "/moments/{promise}/").content.decode()
    said = house.reads("ana", "/moments/{promise}/")
    assert "One of the team promised Acme Tools “a corrected invoice”" in said
    assert "Told by one of the team, as a salesperson" in said
    assert "One of the team claimed “a corrected invoice”" in said
    assert "Petra Lang confirmed “a corrected invoice”" in said
    assert "Tom" not in page  # the title and every attribute included


@pytest.mark.parametrize("label", ["touch", "recital", "open"])
def test_touches_and_recitals_reach_the_leader_as_the_teams(house: House, label: str) -> None:
    assert "One of the team" in house.reads("ana", f"/moments/{{{label}}}/")
    assert "Tom" not in house.get("ana", f"/moments/{{{label}}}/").content.decode()
    house.get("mia", f"/moments/{{{label}}}/", 404)


def test_a_barrier_is_for_its_raiser_and_the_leaders_above(house: House) -> None:
    for who in ("tom", "ana", "dora"):
        assert "Tom Berg raised a barrier" in house.reads(who, "/moments/{barrier}/")
    house.get("mia", "/moments/{barrier}/", 404)


def test_what_a_remark_is_made_on_is_not_quoted_to_who_may_not_read_it(house: House) -> None:
    assert "Mia Lind noted on “something private”: “he forgot it twice”" in house.reads(
        "mia", "/moments/{note}/"
    )
    assert "Mia Lind noted on “a corrected invoice”" in house.reads("tom", "/moments/{note}/")


def test_a_remark_for_others_is_no_link_and_no_row_below_a_moment(house: House) -> None:
    below = house.get("ana", "/moments/{promise}/").content.decode()
    assert house.at("{note}") not in below
    assert "forgot" not in below
    assert house.at("{note}") in house.get("tom", "/moments/{promise}/").content.decode()


def test_whoever_told_of_somebody_else_knows_it_anyway(house: House) -> None:
    house.tell('as ana\n2026-03-27  tom promised acme "a new price list" by 2026-04-10 ^told')
    assert "Tom Berg promised Acme Tools “a new price list”" in house.reads("ana", "/moments/{told}/")
    assert "One of the team promised" in house.reads("dora", "/moments/{told}/")
