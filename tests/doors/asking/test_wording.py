"""Every language says everything, with the same blanks to fill, and any header a browser sends is harmless."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from ridealong.doors.asking.reasons import BEHAVIOURS, REASONS
from ridealong.doors.asking.tallies import MARKS
from ridealong.doors.asking.wording import words
from ridealong.people.words import DEFAULT, LANGUAGES, day_in, spoken, wished


def flat(said: dict[str, Any], before: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in said.items():
        found |= flat(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key}": str(value)}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_and_fills_the_same_blanks(language: str) -> None:
    def blanks(text: str) -> list[str]:
        return sorted(set(re.findall(r"\{\w+\}", text)))

    english, said = flat(words(DEFAULT)), flat(words(language))
    assert said.keys() == english.keys()
    assert [key for key in said if blanks(said[key]) != blanks(english[key])] == []
    assert [key for key, text in said.items() if not text.strip()] == []


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != DEFAULT])
def test_nothing_was_left_in_english(language: str) -> None:
    english, said = flat(words(DEFAULT)), flat(words(language))
    same = {key for key in said if said[key] == english[key] and len(said[key]) > 4}
    assert same == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_behaviour_reason_and_mark_has_its_words(language: str) -> None:
    said = words(language)
    assert set(BEHAVIOURS) <= said["card"].keys()
    assert set(REASONS) <= said["because"].keys()
    assert set(MARKS) <= said["pulse"].keys()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de-AT,de;q=0.9,en;q=0.5", "de"),
        ("en;q=0.2, fr;q=0.8", "fr"),
        ("pt-BR, es;q=0.4", "es"),
        ("ja", ""),
        ("", ""),
        ("*", ""),
        ("de;q=0", ""),
        ("de;q=abc,,;;=,fr", "fr"),
        ("\x00\xff" * 50, ""),
        ("en" * 100_000, ""),
        (";q=1;q=1;q=1", ""),
    ],
)
def test_a_browsers_wish_is_heard_and_nonsense_is_passed_over(header: str, language: str) -> None:
    assert wished(header) == language


def test_what_nobody_here_speaks_is_answered_in_english() -> None:
    assert spoken("", "xx", "tlh") == "en"
    assert spoken("", "DE-at") == "de"


def test_days_are_written_as_people_write_them() -> None:
    day = date(2026, 3, 9)
    assert [day_in(each, day) for each in LANGUAGES] == [
        "9 March 2026", "9. März 2026", "9 mars 2026", "9 de marzo de 2026",
    ]  # fmt: skip
