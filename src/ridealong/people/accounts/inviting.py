"""Invitations: somebody is asked to make an account, by a link that only their letter holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

from ridealong.people.accounts.models import Account, Invitation
from ridealong.people.accounts.opening import (
    AlreadyOpen,
    account_of,
    open_account,
    plain,
    refuse_if_taken,
)
from ridealong.people.letters.addresses import absolute
from ridealong.people.letters.models import Letter
from ridealong.people.letters.writing import Draft, write
from ridealong.people.parties import names
from ridealong.people.preferences import speaking_to
from ridealong.people.tickets.issuing import LASTS, Unknown, finish, issue, look, use
from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import day

PathOf = Callable[[str], str]
KIND = "invitation"
BY_THE_OWNER = gettext_noop("Whoever runs Ridealong here")
LETTER = gettext_noop("""\
{by} invites you, {name}, to Ridealong: a ledger of what happens between customers, salespeople and their
leader, and an answer read from it.

Open this link to make your account. It is for you alone, works once, and is good until {until}:

{link}

If you were not expecting this, do nothing.
""")


def invite(person: str, email: str, path_of: PathOf, *, by: str, now: datetime) -> Letter:
    """Ask somebody in, or ask again. Raises ``AddressTaken``, and ``AlreadyOpen`` if they have an account."""
    if account_of(person):
        raise AlreadyOpen(gettext("{name} has an account already.", name=names([person])[person]))
    refuse_if_taken(email, person)
    try:
        with transaction.atomic():
            invitation, _ = Invitation.objects.update_or_create(
                person=person,
                defaults={
                    "email": plain(email), "by": by, "made_at": now,
                    "expires_at": now + LASTS[Ticket.For.INVITATION],
                },
            )  # fmt: skip
            return _write(invitation, path_of, now)
    except IntegrityError:
        refuse_if_taken(email, person)
        raise


def revoke(invitation: Invitation, *, now: datetime) -> None:
    """Take an invitation back: its links are over, and its letter is not sent."""
    with transaction.atomic():
        _end_links(invitation.person, now)
        invitation.delete()


def whose_invitation(token: str, *, now: datetime) -> tuple[Ticket, Invitation]:
    """The ticket behind a link, and what it invites to. Raises ``NoGood``."""
    ticket = look(token, Ticket.For.INVITATION, now=now)
    invitation = Invitation.objects.filter(person=ticket.party).first()
    if invitation is None:
        raise Unknown(gettext("This invitation was taken back."))
    return ticket, invitation


def accept(ticket: Ticket, invitation: Invitation, *, password: str | None, now: datetime) -> Account:
    """Make the account that somebody was invited to. Raises ``NoGood`` and ``AddressTaken``."""
    with transaction.atomic():
        use(ticket, now=now)
        return open_account(invitation.person, invitation.email, now=now, password=password)


def inviter(invitation: Invitation) -> str:
    found = names([invitation.by]).get(invitation.by) if invitation.by else None
    return found or gettext(BY_THE_OWNER)


def _write(invitation: Invitation, path_of: PathOf, now: datetime) -> Letter:
    _end_links(invitation.person, now)
    token = issue(Ticket.For.INVITATION, invitation.person, now=now)
    with speaking_to(invitation.person):
        subject = gettext("You are invited to Ridealong")
        text = gettext(
            LETTER,
            by=inviter(invitation),
            name=names([invitation.person])[invitation.person],
            until=day(invitation.expires_at),
            link=absolute(path_of(token)),
        )
    key = f"{KIND} {invitation.by} {hashlib.sha256(token.encode()).hexdigest()[:40]}"
    draft = Draft(
        key=key, kind=KIND, party=invitation.person, address=invitation.email, text=text,
        subject=subject,
    )  # fmt: skip
    return write(draft, now=now)


def _end_links(person: str, now: datetime) -> None:
    finish(person, Ticket.For.INVITATION, now=now)
    waiting = Letter.objects.filter(party=person, kind=KIND, state=Letter.State.WAITING)
    waiting.update(state=Letter.State.CANCELLED, settled_at=now, text="")
