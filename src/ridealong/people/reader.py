"""Who is reading: a person with a role today, whoever sits at this machine, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ridealong.people.asked_once import told_already
from ridealong.people.lists import Row, ask
from ridealong.people.parties import PARTY, brought_along
from ridealong.people.preferences import language_of, zone_in, zone_of


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever looks at a page. What they may see is for ``seeing`` to say."""

    person: str | None
    role: str = ""
    """Their role today; empty for whoever left or never joined."""
    at_the_machine: bool = False
    """Nobody has an account yet, and the pages are served to this machine only: as with the command line, its owner."""
    today: date | None = None
    """The day it is where they are; empty for whoever is nobody here."""
    language: str = ""
    """The language they settled to be spoken to in; empty where they settled none."""
    name: str = ""
    """What they are called, for the menu behind it."""

    @property
    def signed_in(self) -> bool:
        return self.person is not None


NOBODY = Reader(None)
OWNER = Reader(None, at_the_machine=True)


PLACE = ("m.since", "m.role", "s.zone", "s.language", *(f"p.{each}" for each in PARTY))
"""What is known of a place: since when, as what, what whoever has it settled, and who they are."""
PLACED = "LEFT JOIN people_preference s ON s.person = m.person LEFT JOIN people_party p ON p.id = m.person"
PLACES = (
    f"SELECT {', '.join(PLACE)} FROM people_membership m {PLACED} WHERE m.person = %s ORDER BY m.since, m.id"
)


def reader(person: str, now: datetime, places: Sequence[Row] | None = None) -> Reader:
    """Somebody with the role they have today, where they count their days; ``places`` are all theirs, where at hand."""
    places = ask(PLACES, [person]) if places is None else places
    zone = zone_in(places[-1][2] if places else None)
    today = now.astimezone(zone).date()
    roles = [role for since, role, *_ in places if since <= today]
    language = places[-1][3] or "" if places else ""
    if places:
        brought_along(row[4:] for row in places[-1:] if row[4] is not None)
        told_already(zone_of, zone, person)
        told_already(language_of, language, person)
    party = dict(zip(PARTY, places[-1][4:], strict=True)) if places else {}
    name = party.get("name") or party.get("handle") or ""
    return Reader(person, roles[-1] if roles else "", today=today, language=language, name=name)
