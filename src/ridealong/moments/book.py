"""Who is who and which label is which, while sentences are read or said."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from typing import Protocol

from ridealong.moments import slots
from ridealong.moments.moment import new_id
from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import either


class Unknown(LookupError):
    """A handle or label nobody has heard of, with the nearest ones that are known."""

    def __init__(self, what: str, name: str, nearest: Iterable[str] = ()) -> None:
        self.what, self.name, self.nearest = what, name, tuple(nearest)
        near = either(self.nearest) if self.nearest else ""
        super().__init__(
            gettext(
                "nobody here knows {what} “{name}”; did you mean {near}?",
                what=gettext(what),
                name=name,
                near=near,
            )
            if near
            else gettext("nobody here knows {what} “{name}”", what=gettext(what), name=name)
        )


class Book(Protocol):
    """What reading and saying need to know from outside the sentence."""

    zone: tzinfo
    now: datetime

    def find(self, handle: str, sort: object) -> str:
        """The id behind a handle; raises :class:`Unknown`. A newcomer not yet known comes back as ''."""

    def handle(self, identity: str) -> str: ...

    def moment(self, label: str) -> str:
        """The id of the moment a label names; raises :class:`Unknown`."""

    def label(self, moment_id: str) -> str: ...

    def fresh(self, label: str | None) -> str:
        """An id for the moment being told, remembered under its label."""


class PlainBook:
    """A book in which every handle and label is its own id: for stories, tests and drafts."""

    def __init__(self, zone: tzinfo = UTC, now: datetime | None = None) -> None:
        self.zone = zone
        self.now = now or datetime(2026, 1, 1, tzinfo=UTC)

    def find(self, handle: str, sort: object) -> str:
        return handle

    def handle(self, identity: str) -> str:
        return identity

    def moment(self, label: str) -> str:
        return label

    def label(self, moment_id: str) -> str:
        return moment_id

    def fresh(self, label: str | None) -> str:
        return label or new_id()


def nearest(name: str, known: Iterable[str], most: int = 2) -> list[str]:
    return difflib.get_close_matches(name.lower(), list(known), n=most, cutoff=0.6)


SORT_WORDS: dict[object, str] = {
    slots.Person: gettext_noop("the person"),
    slots.Customer: gettext_noop("the customer"),
    slots.Anyone: gettext_noop("anyone called"),
    slots.Ref: gettext_noop("the label"),
}
A: dict[str, str] = {
    "person": gettext_noop("a person"),
    "customer": gettext_noop("a customer"),
    "contact": gettext_noop("a contact"),
}
"""One of each sort of party."""
