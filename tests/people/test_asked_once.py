"""While a page is made, nothing is asked twice; the next page, and whoever records, asks anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ridealong.people.asked_once import (
    asked_anew,
    each_once,
    known_already,
    once_a_page,
    one_page,
    told_already,
)

asked: list[str] = []


@pytest.fixture(autouse=True)
def nothing_asked() -> Iterator[None]:
    asked.clear()
    yield


@once_a_page
def zone(person: str) -> str:
    asked.append(person)
    return f"where {person} is"


def names(ids: list[str]) -> dict[str, str]:
    asked.extend(ids)
    return {each: each.title() for each in ids if each != "nobody"}


def test_on_one_page_a_question_is_put_once() -> None:
    with one_page():
        assert [zone("ana"), zone("ana"), zone("tom")] == ["where ana is", "where ana is", "where tom is"]
    assert asked == ["ana", "tom"]


def test_the_next_page_asks_again_and_so_does_whoever_makes_none() -> None:
    for _ in range(2):
        with one_page():
            zone("ana")
    zone("ana")
    zone("ana")
    assert asked == ["ana"] * 4


def test_only_those_are_asked_for_that_the_page_does_not_know() -> None:
    with one_page():
        assert each_once("names", ["ana", "nobody"], names) == {"ana": "Ana"}
        assert each_once("names", ["tom", "nobody", "ana"], names) == {"tom": "Tom", "ana": "Ana"}
        assert each_once("handles", ["ana"], names) == {"ana": "Ana"}, "another question is another"
    assert asked == ["ana", "nobody", "tom", "ana"]
    assert each_once("names", [], names) == {}


def test_what_another_question_brought_along_is_not_asked_for() -> None:
    with one_page():
        told_already(zone, "in Vienna", "ana")
        known_already("names", {"ana": "Ana Ortiz"})
        assert zone("ana") == "in Vienna"
        assert each_once("names", ["ana"], names) == {"ana": "Ana Ortiz"}
    told_already(zone, "in Vienna", "ana")
    assert zone("ana") == "where ana is", "without a page nothing is kept"
    assert asked == ["ana"]


def test_a_page_that_wrote_something_asks_anew() -> None:
    with one_page():
        zone("ana")
        asked_anew()
        zone("ana")
    assert asked == ["ana", "ana"]


def test_a_page_that_breaks_leaves_nothing_behind() -> None:
    with pytest.raises(ZeroDivisionError), one_page():
        zone("ana")
        raise ZeroDivisionError
    zone("ana")
    assert asked == ["ana", "ana"]
