"""How often a page asks the database: as often for many rows as for one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.faces.web.people import House

QUERIES_AT_MOST = 12


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


def test_a_guess_takes_two_more_and_whoever_may_not_read_it_none(house: House) -> None:
    without = {who: questions(house, who, "/?leader=ana") for who in ("ana", "tom")}
    house.tell("as ana\n2026-03-10  ana guessed yes\n2026-03-12  ana guessed not yet on care")
    house.tell("as ana\n2026-03-20  ana guessed not yet")
    assert "You had guessed not yet on" in house.reads("ana", "/?leader=ana")
    assert "You had guessed" not in house.reads("tom", "/?leader=ana")
    assert questions(house, "ana", "/?leader=ana") <= without["ana"] + 2
    assert questions(house, "tom", "/?leader=ana") <= without["tom"]


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
