"""Whoever reads German reads all of it in German: no sentence without one, none that nothing says any more."""

import re

import polib

from tests.house.sentences import CATALOGUE, brought_up_to_date, catalogue, said

HOLE = re.compile(r"%\(\w+\)s|(?<!\{)\{\w*(?::[^}]*)?\}(?!\})|%%")
"""What is filled in: %(name)s on pages, {name} elsewhere."""


def test_every_sentence_is_in_the_catalogue_and_no_other() -> None:
    written = {(entry.msgid, entry.msgid_plural) for entry in catalogue()}
    places = said()
    assert sorted(f"{places[each][0]}: {each[0]}" for each in places.keys() - written) == [], "run ./run fix"
    assert sorted(one for one, _ in written - places.keys()) == [], (
        "nothing says these any more: run ./run fix"
    )


def test_every_sentence_has_its_german() -> None:
    places = said()
    silent = [
        f"{places.get((entry.msgid, entry.msgid_plural), ['?'])[0]}: {entry.msgid}"
        for entry in catalogue()
        if not all(_germans(entry))
    ]
    assert silent == []


def test_a_german_sentence_fills_in_what_the_english_one_does() -> None:
    wrong = [
        f"{entry.msgid} → {german}"
        for entry in catalogue()
        for english, german in zip(_englishes(entry), _germans(entry), strict=True)
        if german and not _holes(german) <= _holes(english) | _holes(entry.msgid_plural or entry.msgid)
    ]
    assert wrong == []


def test_what_is_read_is_what_was_written() -> None:
    """The catalogue is read in the form that machines read; it is made anew by ./run fix."""
    read = {entry.msgid: _germans(entry) for entry in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}
    assert read == {entry.msgid: _germans(entry) for entry in brought_up_to_date() if all(_germans(entry))}


def _germans(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[0], entry.msgstr_plural[1]] if entry.msgid_plural else [entry.msgstr]


def _englishes(entry: polib.POEntry) -> list[str]:
    return [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]


def _holes(sentence: str) -> set[str]:
    return set(HOLE.findall(sentence))
