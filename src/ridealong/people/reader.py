"""Who is reading: a person with a role today, whoever sits at this machine, or nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from ridealong.people.lists import ask
from ridealong.people.preferences import DEFAULT


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


PLACES = """
SELECT m.since, m.role, p.zone, p.language, n.name, n.handle FROM people_membership m
LEFT JOIN people_preference p ON p.person = m.person LEFT JOIN people_party n ON n.id = m.person
WHERE m.person = %s ORDER BY m.since, m.id
"""


def reader(person: str, now: datetime) -> Reader:
    """Somebody with the role they have today, where they count their days: one question, for every page asks it."""
    places = ask(PLACES, [person])
    today = now.astimezone(ZoneInfo(places[-1][2] or DEFAULT) if places else UTC).date()
    roles = [role for since, role, *_ in places if since <= today]
    language = places[-1][3] or "" if places else ""
    name = places[-1][4] or places[-1][5] or "" if places else ""
    return Reader(person, roles[-1] if roles else "", today=today, language=language, name=name)
