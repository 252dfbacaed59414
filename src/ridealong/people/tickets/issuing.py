"""Issues links that nobody can guess, and takes each of them once."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext
from ridealong.speech.figures import day

For = Ticket.For
TOKEN_BYTES = 32
LASTS = {
    For.SIGNING_IN: timedelta(minutes=20),
    For.INVITATION: timedelta(days=14),
    For.WORD: timedelta(days=30),
    For.ASK: timedelta(days=30),
    For.STOP: timedelta(days=3650),
}


class NoGood(Exception):
    """Why a link cannot be used, in words for whoever followed it."""


class Unknown(NoGood):
    """Nobody was ever given this link, or what it was for is gone."""


class Used(NoGood):
    """It has done what it was for."""


class Expired(NoGood):
    """It was not used in time."""

    def __init__(self, until: datetime) -> None:
        super().__init__(gettext("This link was good until {day}.", day=day(until)))
        self.day = until.date()


def issue(purpose: For, party: str, *, about: str = "", now: datetime) -> str:
    """A new token for somebody; it is told once, here, and never again."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Ticket.objects.create(
        token_hash=_hash(token),
        purpose=purpose,
        party=party,
        about=about,
        made_at=now,
        expires_at=now + LASTS[purpose],
    )
    return token


def issue_many(purpose: For, wanted: Sequence[tuple[str, str]], *, now: datetime) -> list[str]:
    """A token for each (party, about), in their order: for thousands at once."""
    tokens = [secrets.token_urlsafe(TOKEN_BYTES) for _ in wanted]
    expires = now + LASTS[purpose]
    Ticket.objects.bulk_create(
        [
            Ticket(
                token_hash=_hash(token),
                purpose=purpose,
                party=party,
                about=about,
                made_at=now,
                expires_at=expires,
            )
            for token, (party, about) in zip(tokens, wanted, strict=True)
        ],
        batch_size=500,
    )
    return tokens


def look(token: str, purpose: For, *, now: datetime) -> Ticket:
    """What a token is for; looking uses nothing up, so a mail scanner may. Raises :class:`NoGood`."""
    ticket = Ticket.objects.filter(token_hash=_hash(token), purpose=purpose).first()
    if ticket is None:
        raise Unknown(
            gettext("Nobody was given this link. It may have been cut off on the way: copy all of it.")
        )
    if ticket.used_at is not None:
        raise Used(gettext("This link has been used. Each works once."))
    if ticket.expires_at <= now:
        raise Expired(ticket.expires_at)
    return ticket


def use(ticket: Ticket, *, now: datetime) -> None:
    """Use a ticket up, inside the transaction of what it is for. Of two at once the second is told it was used."""
    mine = Ticket.objects.filter(token_hash=ticket.token_hash, used_at=None).update(used_at=now)
    if not mine:
        raise Used(gettext("This link has been used. Each works once."))


def revoke(party: str, purpose: For, *, about: str | None = None) -> int:
    """Make somebody's unused links of one purpose worthless; how many there were."""
    open_ones = Ticket.objects.filter(party=party, purpose=purpose, used_at=None)
    if about is not None:
        open_ones = open_ones.filter(about=about)
    return open_ones.delete()[0]


def finish(party: str, purpose: For, *, now: datetime) -> int:
    """End somebody's unused links of one purpose; whoever still follows one is told until when it was good."""
    open_ones = Ticket.objects.filter(party=party, purpose=purpose, used_at=None, expires_at__gt=now)
    return open_ones.update(expires_at=now)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
