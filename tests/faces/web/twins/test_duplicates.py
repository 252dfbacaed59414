"""The page of who may be here twice: a keeper makes two one, says that they are two, and undoes either."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from ridealong.doors.twins.merging import merged
from ridealong.people import parties as people
from tests.faces.web.people import House
from tests.ledger.telling import party as the
from tests.ledger.telling import tell

TWICE = """
2025-02-03  kestrel became known as "Kestrel Optics Ltd" in "Leeds"
2025-02-03  kestrel-2 became known as "Kestrel <b>Optics</b>" in "Leeds"
2025-02-03  kestrel-3 became known as "Kestrel Optics" in "Leeds"
"""
BOTH = {"one": "kestrel", "other": "kestrel-3"}


@pytest.fixture
def rita(house: House) -> Client:
    tell(TWICE)
    return house.enter("rita")


def test_two_stand_side_by_side_with_what_speaks_for_it(rita: Client) -> None:
    page = rita.get("/duplicates/").content.decode()
    assert "One pair looks like one and the same under two names." in page
    assert "the same name without its legal form: kestrel optics" in page and "both in Leeds" in page
    assert "Nothing that is known here." in page


def test_a_keeper_makes_them_one_keeping_the_name_chosen_and_undoes_it(rita: Client) -> None:
    answer = rita.post("/duplicates/merge/", {**BOTH, "keep": "kestrel-3"}, follow=True)
    page = answer.content.decode()
    assert [(each.gone.handle, each.kept.handle) for each in merged()] == [("kestrel", "kestrel-3")]
    assert "Recorded: <b>Kestrel Optics Ltd</b>" in page and "Told to be one" in page
    page = rita.post("/duplicates/part/", {"other": "kestrel"}, follow=True).content.decode()
    assert merged() == []
    assert "One pair looks like one and the same" in page


def test_what_a_keeper_says_is_two_stays_away_until_it_is_taken_back(rita: Client) -> None:
    page = rita.post("/duplicates/apart/", BOTH, follow=True).content.decode()
    assert "Nobody else here looks like anybody else." in page and "Said to be two" in page
    page = rita.post("/duplicates/again/", BOTH, follow=True).content.decode()
    assert "One pair looks like one and the same" in page


def test_what_the_ledger_refuses_is_said_on_the_page(rita: Client) -> None:
    rita.post("/duplicates/merge/", BOTH)
    answer = rita.post("/duplicates/merge/", BOTH)
    assert answer.status_code == 409
    assert "That was not kept: kestrel-3 and kestrel are the same already." in answer.content.decode()


def test_names_are_shown_as_they_are_and_run_nothing(rita: Client) -> None:
    tell('2025-02-03  kestrel-4 became known as "KESTREL <b>Optics</b>" in "Leeds"')
    page = rita.get("/duplicates/").content.decode()
    assert "<b>Optics" not in page and "&lt;b&gt;Optics" in page


@pytest.mark.parametrize("who", ["ana", "tom", "carla"])
def test_nobody_else_sees_or_decides_it_a_leader_least_of_all(house: House, rita: Client, who: str) -> None:
    client = house.enter(who)
    assert client.get("/duplicates/").status_code == 404
    assert client.post("/duplicates/merge/", BOTH).status_code == 404
    assert merged() == []


@pytest.fixture
def machine(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Nobody can sign in yet, so whoever sits here is the owner of all of it."""
    tell('2025-01-06  ana joined as leader called "Ana Ortiz"' + TWICE)
    yield Client()


def test_at_the_machine_it_is_said_in_the_name_of_who_keeps_the_ledger(machine: Client) -> None:
    page = machine.get("/duplicates/").content.decode()
    assert "Nobody keeps this ledger yet" in page and ">Merge" not in page
    assert machine.post("/duplicates/merge/", BOTH).status_code == 404
    tell('2025-01-06  rita joined as keeper called "Rita Roth"')
    assert "is said as Rita Roth, who keeps the ledger" in machine.get("/duplicates/").content.decode()
    machine.post("/duplicates/merge/", BOTH)
    rita = people.find("rita")
    assert rita is not None and [each.by for each in merged()] == [rita.id]


def test_a_firm_with_many_is_compared_by_the_tick_and_the_page_says_so(
    rita: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ridealong.doors.twins.looking.AT_ONCE", 1)
    page = rita.get("/duplicates/").content.decode()
    assert "Nobody has been compared yet." in page and "ridealong twins" in page


def test_two_spellings_of_one_of_ours_are_made_one_here_and_two_again(rita: Client) -> None:
    tell("""
    2025-01-06  t-berg joined as salesperson called "T. Berg"
    2025-01-07  t-berg took over acme
    2025-01-08  tom took over acme
    """)
    page = rita.get("/duplicates/").content.decode()
    assert "T. Berg" in page and page.count("keep this name") == 4
    rita.post("/duplicates/merge/", {"one": "tom", "other": "t-berg", "keep": "tom"})
    assert people.came_twice() == {the("t-berg"): the("tom")}
    page = rita.get("/duplicates/").content.decode()
    assert "<b>T. Berg</b> <code>t-berg</code> is the same as <b>" in page
    rita.post("/duplicates/part/", {"other": "t-berg"})
    assert people.came_twice() == {}


def test_why_two_of_ours_cannot_be_one_is_said_on_the_page(rita: Client) -> None:
    answer = rita.post("/duplicates/merge/", {"one": "tom", "other": "ana", "keep": "ana"})
    assert answer.status_code == 409
    assert "tom is here as salesperson and ana as leader; say first" in answer.content.decode()
