"""Who types into the box, in as few questions as a line asked for at every pause may take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from django.http import HttpRequest
from django.utils import timezone

from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.people import parties as people
from ridealong.people.doorway import reader_of
from ridealong.people.reader import Reader


@dataclass(frozen=True, slots=True)
class Typist:
    """Somebody who may tell something here."""

    person: str
    today: date
    now: datetime
    anybody: bool = False
    """Whether they may name anybody: a keeper, or whoever sits at a machine where nobody signs in yet."""

    @classmethod
    def of(cls, speaker: Speaker) -> Typist:
        return cls(
            speaker.person, speaker.today, speaker.now, speaker.at_the_machine or speaker.role == "keeper"
        )

    @property
    def zone(self) -> tzinfo:
        return people.zone_of(self.person)


def may_tell(reader: Reader) -> bool:
    """Whoever has a place here, or sits at the machine."""
    return reader.at_the_machine or (reader.signed_in and bool(reader.role))


def typist_of(request: HttpRequest) -> Typist | None:
    """Who types; nobody where their session has ended. At a machine where nobody leads yet it raises 404."""
    reader, now = reader_of(request), timezone.now()
    if not may_tell(reader):
        return None
    if reader.person is None:
        return Typist.of(speaker_of(request))
    today = reader.today or now.astimezone(UTC).date()
    return Typist(reader.person, today, now, reader.role == "keeper")
