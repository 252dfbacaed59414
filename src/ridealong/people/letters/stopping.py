"""Letters that somebody wants no more: a link in each ends its kind, without signing in, and nothing else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ridealong.people.accounts.sealing import Unreadable, seal, unseal
from ridealong.people.letters.models import Letter, Unwanted
from ridealong.people.parties import known

State = Letter.State
PURPOSE = "no more"


class NoSuchLink(Exception):
    """Nobody was ever given this link, or whoever was is forgotten."""


def token_for(person: str, kind: str) -> str:
    """What a link ends, and whose: sealed, so that it tells nobody anything, and good as long as the key is.

    Nothing is kept of it: a letter of last year can still be stopped, and a table of links would only grow.
    """
    return seal(f"{PURPOSE} {kind} {person}".encode()).rstrip("=")


def person_in(token: str, kind: str) -> str:
    """Who wants no more letters of this kind; looking changes nothing. Raises :class:`NoSuchLink`."""
    try:
        said = unseal(token + "=" * (-len(token) % 4)).decode()
    except (Unreadable, ValueError):  # of which what is no base 64 is one
        raise NoSuchLink from None
    person = said.removeprefix(f"{PURPOSE} {kind} ")
    party = known([person]).get(person) if person != said else None
    if party is None or party.forgotten:
        raise NoSuchLink
    return person


def stop(person: str, kind: str, *, now: datetime) -> None:
    """No more letters of this kind; one that waits is taken back. Saying it twice is saying it once."""
    with transaction.atomic():
        Unwanted.objects.get_or_create(person=person, kind=kind, defaults={"since": now})
        waiting = Letter.objects.filter(party=person, kind=kind, state=State.WAITING)
        waiting.update(state=State.CANCELLED, settled_at=now, text="", html="", stop="")


def go_on(person: str, kind: str) -> None:
    """They want them again, from the next on."""
    Unwanted.objects.filter(person=person, kind=kind).delete()


def stopped_since(person: str, kind: str) -> datetime | None:
    """Since when they want none of this kind; None where they get them."""
    return Unwanted.objects.filter(person=person, kind=kind).values_list("since", flat=True).first()
