"""Accounts closed: whoever left is signed out, and of whoever is forgotten nothing stays."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from ridealong.people.accounts.devices import end
from ridealong.people.accounts.models import Account, Device, Invitation
from ridealong.people.chats.models import Channel
from ridealong.people.letters.models import Letter, Unwanted
from ridealong.people.tickets.models import Ticket

PASSING = ("signing in",)
"""Letters that are worth nothing an hour later."""
AN_HOUR = timedelta(hours=1)


def sign_out_everywhere(person: str) -> int:
    """End every session of a person; how many there were."""
    return end(Device.objects.filter(account__person=person))


def erase(person: str) -> None:
    """All that lets somebody in or was written to them, and letters that tell whom they invited."""
    sign_out_everywhere(person)
    Account.objects.filter(person=person).delete()
    Invitation.objects.filter(person=person).delete()
    Ticket.objects.filter(party=person).delete()
    Letter.objects.filter(party=person).delete()
    Unwanted.objects.filter(person=person).delete()
    Channel.objects.filter(person=person).delete()
    # They name the inviter; who was invited can be invited again.
    Letter.objects.filter(key__startswith=f"invitation {person} ").delete()


def sweep(now: datetime) -> int:
    """Clear away letters for signing in that have done their service, and devices whose session is over."""
    over = Letter.objects.filter(kind__in=PASSING, made_at__lt=now - AN_HOUR).delete()[0]
    live = Session.objects.filter(expire_date__gt=now).values("session_key")
    return over + Device.objects.exclude(session_key__in=live).delete()[0]
