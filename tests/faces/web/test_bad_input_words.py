"""Whatever is typed, or never could be, into any line of any form: it is taken, or shown again with what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse

from tests.faces.web.forms import Control, Fields, Form, words_in
from tests.faces.web.walked import Walk, a_share, trouble_with

pytestmark = pytest.mark.django_db

LONG = "ä" * 10_000
STRANGE = "a\0b\x1b\x07\x85c\u202ed\u2066e</textarea><script>alert(1)</script>\ufffe\U0001f600 {{ x }} %s"
KEPT_OF_IT = "<script>alert(1)</script>"
DAYS = ("0", "-1", str(10**30), "9999-99-99", "0001-01-01", "9999-12-31", "2026-02-30", "tomorrow", "\0")
NUMBERS = ("0", "-1", str(10**30), "1e999", "NaN", "-Infinity", "1" * 5_000, "²", "٣", "1_000", "\0")
FITS = {
    "date": "2026-03-31",
    "email": "somebody@new.example",
    "value": "80",
    "weeks": "13",
    "hours": "2",
    "to": "carla",
    "of": "carla",
    "zone": "Europe/Vienna",
    "sentence": 'tom promised acme "a quote" by 2026-04-10',
}
"""What belongs in a line, by its sort or by its name, so that the next one is looked at; elsewhere any words do."""
SECRET = ("password", "new_password", "again", "code", "secret", "")
"""What is typed into these is never shown again, and nobody wants it to be."""

TOLD = ("what", "says", "sentence")
"""What a page that says that it was told repeats."""


def fitting(form: Form) -> Fields:
    found = form.filled("a few words")
    for each in form.controls:
        if each.name in found and not each.value and (fits := FITS.get(each.sort) or FITS.get(each.name)):
            found[each.name] = fits
    return found


def bad_for(control: Control) -> tuple[str, ...]:
    more = {"date": DAYS, "hours": NUMBERS, "value": NUMBERS, "weeks": NUMBERS}
    return (LONG, STRANGE, *more.get(control.sort, more.get(control.name, ())))


def shows(page: HttpResponse, typed: str) -> bool:
    """Whether it stands there: that of it which anybody can have typed."""
    there = words_in(page.content.decode())
    return (KEPT_OF_IT if typed == STRANGE else typed.replace("\0", "")) in there


def lost(form: Form, sent: Fields, met: list[HttpResponse]) -> list[str]:
    """What somebody wrote and has to write again: it was not taken, or is said to be told, and does not stand there."""
    answer, page = met[0], met[-1]
    told = len(met) > 1 and re.search(r"[?&](?:said|told)=", answer["Location"])
    if answer.status_code < 400 and not told:
        return []
    names = [each for each in form.written if each not in SECRET]
    return [each for each in names if not told or each in TOLD if not shows(page, sent[each])]


def tries(form: Form) -> Iterator[tuple[str, Fields]]:
    """Each line of a form with each thing that does not belong there; a day with each of the buttons below it."""
    for control in (each for each in form.controls if each.name in form.written):
        for button in form.buttons if control.sort == "date" else form.buttons[:1]:
            for bad in bad_for(control):
                yield control.name, {**fitting(form), **button, control.name: bad}


def test_no_form_breaks_on_what_is_written_in_it_and_none_loses_it(walk: Walk) -> None:
    troubles = []
    cases = [[(who, form, *each) for each in tries(form)] for who, form in walk.forms]
    for who, form, name, sent in a_share(cases, only=55):
        met = walk.send(who, form, sent)
        found = [trouble for each in met if (trouble := trouble_with(each))]
        if form.method == "POST":
            found += [f"lost {each}" for each in lost(form, sent, met)]
        if found:
            troubles.append((who, form.action, name, sent[name][:30], found))
    assert troubles == []
