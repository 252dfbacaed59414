"""Who is reading: a person with a role today, whoever sits at this machine, or nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ridealong.people.places import role_on


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

    @property
    def signed_in(self) -> bool:
        return self.person is not None


NOBODY = Reader(None)
OWNER = Reader(None, at_the_machine=True)


def reader(person: str, today: date) -> Reader:
    return Reader(person, role_on(person, today) or "", today=today)
