"""A list of moments is narrowed down by what stands in its address, page after page, and tells nothing of others'."""

import pytest

from tests.faces.web.conftest import Visit, links, text
from tests.faces.web.people import House

OF_ANA = "/moments/?leader=ana"


def test_what_was_promised_and_nothing_else(house: House) -> None:
    said = house.reads("ana", f"{OF_ANA}&sort=promised")
    assert "a corrected invoice" in said
    assert "visited Acme Tools" not in said


def test_in_whose_voice_about_whom_and_how_it_came_in(house: House) -> None:
    assert "One of the team warned Acme Tools" in house.reads("ana", f"{OF_ANA}&sort=visits&whom=acme")
    assert "Nothing in this list fits" in house.reads("ana", f"{OF_ANA}&voice=system&sort=visits")
    assert "Nothing in this list fits" in house.reads("ana", f"{OF_ANA}&door=word")


def test_since_a_day_and_until_one_that_counts(house: House) -> None:
    assert "the resin is short" in house.reads(
        "ana", f"{OF_ANA}&sort=visits&since=2026-03-12&until=2026-03-12"
    )
    assert "Nothing in this list fits" in house.reads("ana", f"{OF_ANA}&sort=visits&since=2026-03-13")
    assert "Nothing in this list fits" in house.reads("ana", f"{OF_ANA}&sort=visits&until=2026-03-11")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("since=yesterday", "“yesterday” is no day; write it like 2026-03-30."),
        ("sort=selling", "There is nothing called “selling” to narrow by."),
        ("voice=shouting", "There is no voice called “shouting”."),
        ("door=window", "There is no way in called “window”."),
        ("since=2026-03-20&until=2026-03-10", "No day is both after 2026-03-20 and before 2026-03-10."),
    ],
)
def test_what_cannot_be_asked_is_said_and_the_list_stays(house: House, asked: str, said: str) -> None:
    page = house.reads("ana", f"{OF_ANA}&{asked}")
    assert said in page
    assert "What the answer rests on" in page


def test_what_is_private_is_not_found_by_asking_for_it(house: House) -> None:
    # Tom asked Ana for a quiet room; Mia may not read it, and sees that there is something.
    everything = house.reads("mia", OF_ANA)
    assert "Kept between those it concerns, and counted." in everything
    assert "Why is this private?" in everything
    narrowed = house.reads("mia", f"{OF_ANA}&since=2026-03-01")
    assert "Kept between those it concerns" not in narrowed
    assert "left out of it: it still counts" in narrowed


def test_who_stands_behind_one_of_the_team_is_not_found_by_asking_for_their_name(house: House) -> None:
    # Ana reads Tom's promise as one of the team's; asking for Tom's would say whose it is.
    assert "One of the team promised Acme Tools" in house.reads("ana", f"{OF_ANA}&sort=promised")
    assert "One of the team" not in house.reads("ana", f"{OF_ANA}&sort=promised&whom=tom")
    assert "Tom Berg promised Acme Tools" in house.reads("tom", f"{OF_ANA}&sort=promised&whom=tom")


def test_nobody_and_whoever_is_not_ones_own_are_found_in_the_same_words(house: House) -> None:
    assert house.reads("tom", f"{OF_ANA}&whom=bolt").replace("bolt", "zoe") == house.reads(
        "tom", f"{OF_ANA}&whom=zoe"
    )


def test_pages_are_moments_apart_and_lead_back(visit: Visit) -> None:
    first = visit("/moments/?show=counted")
    (older,) = [each for each in links(first) if "after=" in each]
    assert not any(each[9:-1] in older for each in _moments(first)), "an id says when a moment was made"
    second = visit(older)
    assert set(_moments(first)).isdisjoint(_moments(second))
    (newer,) = [each for each in links(second) if "before=" in each]
    assert _moments(visit(newer)) == _moments(first)


def test_a_place_nobody_knows_is_the_first_page(visit: Visit) -> None:
    assert text(visit("/moments/?after=nowhere")) == text(visit("/moments/?before=nowhere"))


def _moments(page: object) -> list[str]:
    return [each for each in links(page) if each.startswith("/moments/0")]  # type: ignore[arg-type]
