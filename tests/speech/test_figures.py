"""Days, numbers, money and lists as people write them, in English and in German."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ridealong.speech import figures as said
from ridealong.speech import speaking

MARCH_6 = date(2026, 3, 6)
WAYS = {
    "a day": (lambda: said.day(MARCH_6), "6 March 2026", "6. März 2026"),
    "a day of this year": (lambda: said.short_day(MARCH_6), "6 March", "6. März"),
    "a weekday": (lambda: said.weekday(MARCH_6), "Friday", "Freitag"),
    "thousands": (lambda: said.figure(1234567), "1,234,567", "1.234.567"),
    "a half": (lambda: said.figure(2.5), "2.5", "2,5"),
    "a half that is a whole": (lambda: said.figure(20.0), "20", "20"),
    "one decimal place": (lambda: said.figure(2, 1), "2.0", "2,0"),
    "a share": (lambda: said.percent(0.409), "41%", "41\u00a0%"),
    "a share of a share": (lambda: said.percent(0.0125, 1), "1.2%", "1,2\u00a0%"),
    "money": (lambda: said.money(Decimal("12500.40"), "EUR"), "12,500 EUR", "12.500 EUR"),
    "money in whatever they pay": (lambda: said.money(900), "900", "900"),
    "a small number": (lambda: said.spelt(3), "three", "drei"),
    "none": (lambda: said.spelt(0), "none", "keine"),
    "too large a number for words": (lambda: said.spelt(1400), "1,400", "1.400"),
    "one of a list": (lambda: said.listed(["Acme"]), "Acme", "Acme"),
    "a list": (lambda: said.listed(["Acme", "Bolt", "Cask"]), "Acme, Bolt and Cask", "Acme, Bolt und Cask"),
    "nobody": (lambda: said.listed([]), "", ""),
    "words": (lambda: said.quoted(["now", "here"]), "“now”, “here”", "„now“, „here“"),
    "a title in a sentence": (lambda: said.inside("Time and again"), "time and again", "Time and again"),
}


@pytest.mark.parametrize("what", WAYS)
def test_it_is_written_as_people_write_it(what: str) -> None:
    tell, english, german = WAYS[what]
    assert tell() == english
    with speaking("de"):
        assert tell() == german


def test_a_german_sentence_begins_anew_after_a_colon() -> None:
    assert said.after_colon("this is a folder") == "this is a folder"
    with speaking("de"):
        assert said.after_colon("das ist ein Ordner") == "Das ist ein Ordner"
