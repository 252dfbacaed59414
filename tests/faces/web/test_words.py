"""Figures as people say them, and curves that stay inside their picture."""

import re
from dataclasses import replace
from datetime import date

import pytest

from ridealong.faces.web import drawing, words
from ridealong.faces.web.templatetags.ridealong import told_sentence
from ridealong.practices.reading import Needs, Sign, Standard

SIGN = Sign(key="promises", type="rate", standard=Standard(0.8), k=41, n=46, k_eff=41, n_eff=46)
TODAY = date(2026, 3, 30)


@pytest.mark.parametrize(
    ("a_week", "said"),
    [
        (1 / 13, "one in thirteen weeks"),
        (0.25, "one in four weeks"),
        (1, "1 a week"),
        (2.5, "2.5 a week"),
        (0.7, "0.7 a week"),
    ],
)
def test_a_pace_is_said_in_whole_weeks_where_it_can_be(a_week: float, said: str) -> None:
    assert words.pace(a_week) == said


@pytest.mark.parametrize(
    ("probability", "said"),
    [(None, ""), (0.93, "93 in 100"), (0.998, "more than 99 in 100"), (0.001, "less than 1 in 100")],
)
def test_nobody_is_promised_a_certainty(probability: float | None, said: str) -> None:
    assert words.chance(probability) == said


def test_what_is_needed_is_said_with_its_day_and_the_year_only_where_it_differs() -> None:
    soon = replace(SIGN, needs=Needs(2, date(2026, 4, 20), 5))
    late = replace(SIGN, needs=Needs(2, date(2027, 1, 4)))
    assert words.needs(soon, TODAY) == "2 more would make it a yes, likely by 20 April"
    assert words.needs(late, TODAY) == "2 more would make it a yes, likely by 4 January 2027"
    assert words.falls(soon) == "5 more missed would make it a not yet"
    assert words.needs(SIGN, TODAY) == words.falls(SIGN) == ""


@pytest.mark.parametrize(
    ("chances", "said"),
    [
        ((1.0, 0.0, 0.0), "None of the thirteen, with nine chances in ten."),
        ((0.0, 1.0, 0.0), "Exactly one of the thirteen, with nine chances in ten."),
        ((0.5, 0.45, 0.05), "At most one of the thirteen, with nine chances in ten."),
        ((0.05, 0.45, 0.5), "Between one and two of the thirteen, with nine chances in ten."),
    ],
)
def test_how_many_hold_is_the_narrowest_honest_run(chances: tuple[float, ...], said: str) -> None:
    assert words.holding(chances) == said


@pytest.mark.parametrize(("k", "n"), [(0, 0), (0, 5), (4, 4), (1, 6), (41, 46), (990, 1000)])
def test_a_strip_stays_inside_its_picture(k: int, n: int) -> None:
    strip = drawing.strip(replace(SIGN, k=k, n=n, k_eff=k, n_eff=n))
    points = [tuple(map(float, each.split(","))) for each in re.findall(r"[\d.e+-]+,[\d.e+-]+", strip.fill)]
    assert all(0 <= x <= drawing.WIDTH and 0 <= y <= drawing.HEIGHT for x, y in points)
    assert min(y for _, y in points) == 0
    assert strip.mark == 80


def test_a_cadence_is_drawn_with_its_mark_in_sight() -> None:
    cadence = Sign(key="newcomers", type="cadence", standard=Standard(1 / 13), events=30, weeks=13)
    strip = drawing.strip(cadence)
    assert 0 < strip.mark < 100


def test_bars_stand_on_the_ground_and_the_tallest_fills_the_height() -> None:
    bars = drawing.bars([(0, 0), (1, 2), (4, 4)])
    assert [bar.met + bar.missed for bar in bars] == [0, 50, 100]
    assert bars[1].top == 50
    assert drawing.bars([]) == []


def test_the_options_of_a_decision_are_a_list_after_its_colon() -> None:
    sentence = (
        'ana put up "a van" for decision by 2026-04-10:\n    lease: 1000 to 6000 EUR\n    rent: 0 to 2000 EUR'
    )
    said = re.sub(r"<[^>]+>", "", told_sentence(sentence))
    assert (
        said == "ana put up a van for decision by 10 April 2026: lease: 1000 to 6000 EUR; rent: 0 to 2000 EUR"
    )
