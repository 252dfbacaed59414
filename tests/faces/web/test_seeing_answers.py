"""What an answer, and all it leads to, tells each of those who may read it, and Charlie, who may not."""

from __future__ import annotations

from ridealong.practices.registry import PRACTICES
from tests.faces.web.people import House
from tests.faces.web.reading import links

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
