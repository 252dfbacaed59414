"""Who reads what on the pages: as docs/privacy.md tells it to those it concerns."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ridealong.practices.registry import PRACTICES
from tests.faces.web.people import House
from tests.faces.web.reading import links

QUERIES_AT_MOST = 12
BETWEEN_TWO = ("a quiet room", "an earlier cut-off")
TOMS = (
    "a corrected invoice",
    "samples of matt stock",
    "the resin is short",
    "rounds at the docks",
    "credit checks",
)
OF_CUSTOMERS = ("never in a hurry", "it is right now")
MIAS = ("he forgot it twice",)


def everywhere(house: House, who: str, leader: str = "ana") -> str:
    """All that somebody reads who follows every link from a leader's answer, and theirs to follow."""
    waiting, read = [f"/?leader={leader}", f"/practices/?leader={leader}"], dict[str, str]()
    while waiting:
        address = waiting.pop()
        if address not in read and "as_of" not in address:
            response = house.get(who, address)
            read[address] = response.content.decode()
            waiting += [
                each
                for each in links(response)
                if each.startswith(("/practices/", "/moments/")) and f"leader={leader}" in each
            ]
    assert len(read) > len(PRACTICES)
    return "\n".join(read.values())


# ---- a moment by itself ----


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


# ---- the line of the day ----


def test_a_moment_is_judged_by_the_reporting_line_of_its_day(house: House) -> None:
    house.tell(
        """
        2026-03-20  mia joined as salesperson under bob
        as mia
        2026-03-18  mia raised a barrier "the van is always out" ^before
        2026-03-24  mia raised a barrier "nobody answers on Fridays" ^after
        """
    )
    assert "the van is always out" in house.reads("ana", "/moments/{before}/")
    house.get("bob", "/moments/{before}/", 404)
    assert "nobody answers on Fridays" in house.reads("bob", "/moments/{after}/")
    house.get("ana", "/moments/{after}/", 404)
    house.get("mia", "/?leader=ana", 404)
    assert "Bob Hale" in house.reads("mia", "/")


def test_what_a_customer_says_is_for_who_served_them_that_day(house: House) -> None:
    house.tell(
        """
        2026-03-20  nils took over acme from tom
        as acme/petra
        2026-03-23  acme/petra said "the new one is quick" ^later
        """
    )
    assert "never in a hurry" in house.reads("ana", "/moments/{words}/")
    house.get("bob", "/moments/{words}/", 404)
    assert "the new one is quick" in house.reads("nils", "/moments/{later}/")
    house.get("tom", "/moments/{later}/", 404)


def test_what_lasts_is_open_to_who_came_into_the_team_later(house: House) -> None:
    house.tell(
        """
        as ana
        2026-03-02  ana set serving.promises to 0.9 from 2026-03-02 ^set
        as nils
        2026-03-24  nils joined as salesperson under ana
        """
    )
    assert "Ana Ortiz set serving.promises" in house.reads("nils", "/moments/{set}/")
    house.get("nils", "/moments/{visit}/", 404)
    house.get("bob", "/moments/{set}/", 404)


def test_who_left_reads_nothing_not_even_their_own(house: House) -> None:
    house.tell('as lars\n2026-02-10  lars raised a barrier "the scanner is slow" ^slow')
    assert "the scanner is slow" in house.reads("ana", "/moments/{slow}/")
    house.get("lars", "/moments/{slow}/", 302)  # their session is over, and they are sent to the door


def test_that_somebody_left_is_known_to_the_team_they_left(house: House) -> None:
    for who in ("ana", "mia", "dora"):
        assert "Lars Holm left" in house.reads(who, "/moments/{gone}/")
    house.get("bob", "/moments/{gone}/", 404)


def test_a_customer_nobody_took_over_belongs_to_who_sold_to_them_last(house: House) -> None:
    house.tell(
        """
        2026-01-05  kite became known as "Kite Prints"
        2026-02-02  kite bought for 100 EUR from tom
        as bob
        2026-02-09  kite bought for 900 EUR from nils
        as system
        2026-03-02  kite said "your glue smells" ^glue
        """
    )
    for who in ("tom", "ana"):
        assert "your glue smells" in house.reads(who, "/moments/{glue}/")
    house.get("nils", "/moments/{glue}/", 404)  # a leader's own word on who sold what settles nothing
    house.get("mia", "/moments/{glue}/", 404)


# ---- an answer, from end to end ----


def test_nothing_of_toms_leaks_to_mia_anywhere_below_the_answer(house: House) -> None:
    read = everywhere(house, "mia")
    assert [words for words in (*BETWEEN_TWO, *TOMS, *OF_CUSTOMERS) if words in read] == []
    assert "private" in read
    assert "visited Acme Tools" in read


def test_ana_reads_of_tom_only_what_a_leader_should(house: House) -> None:
    read = everywhere(house, "ana")
    assert [words for words in ("an earlier cut-off", *MIAS) if words in read] == []
    assert "Tom Berg promised" not in read
    assert "One of the team promised" in read


def test_dora_reads_the_teams_figures_and_nothing_said_between_two(house: House) -> None:
    read = everywhere(house, "dora")
    assert [words for words in (*BETWEEN_TWO, *MIAS) if words in read] == []
    assert "Tom Berg promised" not in read


def test_what_was_known_earlier_opens_no_other_door(house: House) -> None:
    then = house.get("mia", "/practices/serving/?leader=ana&known_at=2026-04-01").content.decode()
    assert [words for words in (*BETWEEN_TWO, *TOMS, *OF_CUSTOMERS) if words in then] == []


def test_a_private_row_still_counts_and_leads_nowhere(house: House) -> None:
    toms = house.get("tom", "/practices/serving/promises/?leader=ana&show=counted")
    mias = house.get("mia", "/practices/serving/promises/?leader=ana&show=counted")
    assert toms.content.decode().count("<b>1</b>") == mias.content.decode().count("<b>1</b>") > 0
    assert [link for link in links(mias) if link.startswith(f"/moments/{house.at('{promise}')}")] == []
    assert [link for link in links(toms) if link.startswith(f"/moments/{house.at('{promise}')}")] != []
    assert house.at("{promise}") not in mias.content.decode()
    assert '<time datetime="2026-03' not in mias.content.decode()


def test_the_leader_is_told_whom_to_help_and_others_only_what_is_theirs(house: House) -> None:
    assert "Help Tom Berg keep a promise to Acme Tools" in house.reads("ana", "/")
    assert "Help Tom Berg keep a promise to Acme Tools" in house.reads("tom", "/")
    for who in ("mia", "dora"):
        said = house.reads(who, "/?leader=ana")
        assert "Help Tom" not in said
        assert "Kept between those it concerns. private" in said


def test_what_was_told_to_another_leader_is_not_quoted_to_this_one(house: House) -> None:
    house.tell(
        """
        2025-11-03  mia joined as salesperson under bob
        2026-01-12  mia joined as salesperson under ana
        as mia
        2025-12-01  mia raised a barrier "no car on Mondays" ^car
        """
    )
    said = house.reads("ana", "/practices/field/")
    assert "Ride with Mia Lind" in said
    assert "no car on Mondays" not in said
    assert "still owed an answer on “no car on Mondays”" in house.reads("mia", "/practices/field/")


def test_charlie_sees_nothing(house: House) -> None:
    for address in (
        "/",
        "/?leader=ana",
        "/practices/",
        "/moments/",
        "/moments/{promise}/",
        "/moments/{sale}/",
    ):
        answer = house.get("charlie", address, 302)
        assert answer["Location"].startswith("/signin/")
        said = answer.content.decode()
        assert not any(name in said for name in ("Ana", "Tom", "Acme", "Bob", "invoice"))


def test_the_switch_between_leaders_lists_only_those_one_may_read(house: House) -> None:
    dora = house.get("dora", "/").content.decode()
    assert "leader=ana" in dora
    assert "Bob" not in dora
    assert "leader=dora" in house.get("tom", "/").content.decode()
    assert "leader=" not in house.get("nils", "/").content.decode()


# ---- per-person views ----


def test_views_are_off_and_the_page_says_so(house: House) -> None:
    for who in ("ana", "tom"):
        assert "Per-person views are off" in house.reads(who, "/")
        assert "Per-person views are off" in house.reads(who, "/practices/serving/")


def test_switched_on_they_hold_for_what_happens_from_then_on(house: House) -> None:
    house.tell("as ana\n2026-03-01  ana switched per-person views on", now=datetime(2026, 3, 30, tzinfo=UTC))
    house.tell('as tom\n2026-03-30  tom promised acme "a visit" by 2026-04-03 ^new')
    assert "Tom Berg promised Acme Tools “a visit”" in house.reads("ana", "/moments/{new}/")
    assert "One of the team promised" in house.reads("ana", "/moments/{promise}/")
    assert "One of the team promised" in house.reads("dora", "/moments/{new}/")
    for who in ("ana", "tom"):
        assert "Per-person views are on since 30 March 2026" in house.reads(who, "/")


@pytest.mark.parametrize(
    "story",
    [
        "as rita\n2026-03-29  ana switched per-person views on",
        "as ana\n2026-03-29  ana switched per-person views on\n2026-03-30  ana switched per-person views off",
        'as ana\n2026-03-29  ana switched per-person views on ^slip\n2026-03-29  ana withdrew ^slip: "a slip"',
    ],
    ids=["in somebody else’s word", "switched off again", "taken back"],
)
def test_nothing_else_switches_them_on(house: House, story: str) -> None:
    house.tell(story, now=datetime(2026, 3, 29, tzinfo=UTC))
    house.tell('as tom\n2026-03-30  tom promised acme "a visit" by 2026-04-03 ^new')
    assert "One of the team promised" in house.reads("ana", "/moments/{new}/")
    assert "Per-person views are off" in house.reads("tom", "/")


# ---- how often the database is asked ----


def questions(house: House, who: str, address: str) -> int:
    browser = house.enter(who)
    browser.get(house.at(address))  # what is remembered is remembered now
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(house.at(address)).status_code == 200
    return len(asked)


@pytest.mark.parametrize("who", ["ana", "tom", "mia", "dora"])
def test_an_answer_takes_few_questions_to_the_database(house: House, who: str) -> None:
    assert questions(house, who, "/?leader=ana") <= QUERIES_AT_MOST


def test_a_page_of_rows_asks_as_often_as_a_single_row_does(house: House) -> None:
    page = "/practices/serving/promises/?leader=ana&show=young"
    house.tell('as mia\n2026-03-10  mia promised bolt "a first one" by 2026-04-20')
    few = questions(house, "mia", page)
    for who, whom in (("tom", "acme"), ("mia", "bolt"), ("mia", "acme/petra")):
        told = (f'2026-03-{day}  {who} promised {whom} "{who} {day}" by 2026-04-20' for day in range(10, 20))
        house.tell("\n".join([f"as {who}", *told]))
    said = house.reads("mia", page)
    assert said.count("private") > 5
    assert said.count("Mia Lind promised") > 5
    assert questions(house, "mia", page) == few
