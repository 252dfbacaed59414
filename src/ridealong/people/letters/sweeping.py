"""Clears away what has served: tickets, letters and sessions nobody can use any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from ridealong.people.letters.models import Letter
from ridealong.people.tickets.models import Ticket

KEPT = timedelta(days=90)
"""So long whoever follows an old link is told that it was used or has expired, and so long a letter's fate is shown."""


def sweep(now: datetime) -> int:
    """How much was cleared away."""
    long_ago = now - KEPT
    gone = [
        Ticket.objects.filter(expires_at__lt=long_ago),
        Session.objects.filter(expire_date__lt=now),
    ]
    settled = Letter.objects.filter(settled_at__lt=long_ago).exclude(address="")
    settled.update(address="", subject="", trouble="")  # the key stays: what it was for is not written twice
    return sum(each.delete()[0] for each in gone)
