"""Choices nobody offered, fields that are missing or given twice, and files in the place of words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.faces.web.forms import Form
from tests.faces.web.test_bad_input_words import fitting
from tests.faces.web.walked import Walk, a_share, trouble_with

pytestmark = [pytest.mark.django_db, pytest.mark.once_is_enough]

NO_CHOICES = ("", str(10**30), "a\0b\u202e<b>" + "w" * 10_000, "00000000-0000-0000-0000-000000000000")


def chosen_wrongly(form: Form) -> Iterator[dict[str, Any]]:
    """Every choice, and all that nobody sees, with each thing that was never offered; then each left out, and twice."""
    whole = fitting(form)
    chosen = [name for name in form.names if name not in form.written]
    for place, name in enumerate(chosen):
        yield {**whole, name: NO_CHOICES[place % len(NO_CHOICES)]}
    for turn in range(len(NO_CHOICES)):
        yield {
            **whole,
            **{name: NO_CHOICES[(place + turn) % len(NO_CHOICES)] for place, name in enumerate(chosen)},
        }
    for name in form.names:
        yield {each: value for each, value in whole.items() if each != name}
    yield {name: [value, "another"] for name, value in whole.items()}
    yield {name: [""] * 50 for name in form.names}
    yield {}


def files_for_words(form: Form) -> Iterator[dict[str, Any]]:
    """A file wherever words belong, and words where a file does."""
    file = lambda: SimpleUploadedFile("a\u202e<b>.txt", b"\xff\0 words")  # noqa: E731
    yield {**fitting(form), **{name: file() for name in form.names}}
    yield {name: file() for name in form.written}
    yield {**fitting(form), "files": "words"}
    yield {**fitting(form), "files": [file(), file()], "of": "nobody"}


def test_what_was_never_offered_is_taken_by_no_form(walk: Walk) -> None:
    troubles = []
    cases = [[(who, form, sent) for sent in chosen_wrongly(form)] for who, form in walk.forms]
    for who, form, sent in a_share(cases, only=55):
        if found := list(filter(None, map(trouble_with, walk.send(who, form, sent)))):
            troubles.append((who, form.action, {name: str(each)[:20] for name, each in sent.items()}, found))
    assert troubles == []


def test_a_file_where_words_belong_and_words_where_a_file_does(walk: Walk) -> None:
    troubles = []
    cases = [[(who, form, sent) for sent in files_for_words(form)] for who, form in walk.posted]
    for who, form, sent in a_share(cases, only=16):
        if found := list(filter(None, map(trouble_with, walk.send(who, form, sent)))):
            troubles.append((who, form.action, list(sent), found))
    assert troubles == []
