"""Writes letters into the queue; sending them is somebody else's errand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ridealong.people.letters.models import Letter

State = Letter.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter as it is to be written. Plain text: it is read on old phones and by machines that speak."""

    key: str
    kind: str
    party: str
    address: str
    subject: str
    text: str
    stop: str = ""
    """The address that ends letters of this kind by one click, where there is one."""


def write(draft: Draft, *, now: datetime, due: datetime | None = None) -> Letter:
    """Queue a letter; one that was written under this key before stays as it is."""
    letter, _ = Letter.objects.get_or_create(
        key=draft.key,
        defaults={
            "kind": draft.kind,
            "party": draft.party,
            "address": draft.address,
            "subject": " ".join(draft.subject.split()),  # a subject is one line, whoever's words are in it
            "text": draft.text,
            "stop": draft.stop,
            "made_at": now,
            "due_at": due or now,
        },
    )
    return letter
