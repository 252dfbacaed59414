"""What a practice's page says after its figures, in German: the same paragraphs, sources and figures as in English."""

from __future__ import annotations

import re

import pytest

from ridealong.practices.afterwords import Afterwords, afterwords_of
from ridealong.practices.registry import PRACTICES
from ridealong.speech import speaking

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
CITED = re.compile(r"\[(\d+)\]")


def both(key: str) -> tuple[Afterwords, Afterwords]:
    english = afterwords_of(key)
    with speaking("de"):
        german = afterwords_of(key)
    assert english is not None
    assert german is not None
    return english, german


@pytest.mark.parametrize("key", [each.key for each in PRACTICES])
def test_every_practice_says_in_german_what_it_says_in_english(key: str) -> None:
    english, german = both(key)
    assert german.gamed != english.gamed
    assert german.disputed != english.disputed
    assert len(german.gamed) == len(english.gamed)
    assert len(german.disputed) == len(english.disputed)
    assert len(german.sources) == len(english.sources)


@pytest.mark.parametrize("key", [each.key for each in PRACTICES])
def test_it_rests_on_the_same_sources_and_stresses_as_much(key: str) -> None:
    english, german = (" ".join(each.disputed) for each in both(key))
    assert CITED.findall(german) == CITED.findall(english)
    assert german.count("*") == english.count("*")


@pytest.mark.parametrize("key", [each.key for each in PRACTICES])
def test_it_names_the_same_figures(key: str) -> None:
    """A figure that went wrong on its way into German would be believed: 2,000 is 2.000, and .14 is 0,14."""
    english, german = (" ".join(each.disputed) for each in both(key))
    assert sorted(map(as_written_here, FIGURE.findall(german))) == sorted(
        map(as_written_there, FIGURE.findall(english.replace(" .", " 0.").replace("(.", "(0.")))
    )


def as_written_here(german: str) -> float:
    return float(german.replace(".", "").replace(",", "."))


def as_written_there(english: str) -> float:
    return float(english.replace(",", ""))
