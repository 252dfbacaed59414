"""Counts tries at getting in, per address and per place they come from, and refuses more for a while.

Kept in the database, because several processes serve. An address nobody has is counted like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.utils.crypto import salted_hmac

from ridealong.people.accounts.models import Try
from ridealong.speech import ngettext

A_WHILE = timedelta(minutes=15)
KEPT = timedelta(days=1)
PREFIX = 64
"""Of an IPv6 address the half that says which household or firm: the rest is theirs to change at will."""


@dataclass(frozen=True, slots=True)
class Knock:
    """What is tried, by whom or from where, and how often it may be in a while."""

    what: str
    who: str
    at_most: int


class TooMany(Exception):
    """Enough for now, in words for whoever tried."""


def with_address(email: str) -> Knock:
    return Knock("address", email, 8)


def from_origin(origin: str) -> Knock:
    """A whole firm may sit behind one address of the network."""
    return Knock("origin", _household(origin), 40)


def for_link(email: str) -> Knock:
    return Knock("link", email, 4)


def links_from(origin: str) -> Knock:
    return Knock("links", _household(origin), 20)


def to_provider(origin: str) -> Knock:
    """Each begins a session here and asks the provider something; on a Monday morning a whole firm may."""
    return Knock("provider", _household(origin), 100)


def with_code(account: int) -> Knock:
    return Knock("code", str(account), 6)


def knock(*knocks: Knock, now: datetime) -> list[Try]:
    """Count a try before it is made, so that many at once are counted too. Raises :class:`TooMany`."""
    Try.objects.filter(at__lt=now - KEPT).delete()
    made: list[Try] = []
    for each in knocks:
        who = salted_hmac("ridealong.tries", f"{each.what} {each.who}", algorithm="sha256").hexdigest()
        mine = Try.objects.create(what=each.what, who=who, at=now)
        made.append(mine)
        before = Try.objects.filter(what=each.what, who=who, at__gt=now - A_WHILE, pk__lt=mine.pk)
        times = list(before.order_by("-at").values_list("at", flat=True)[: each.at_most])
        if len(times) == each.at_most:
            forgive(made)  # a refused try is no try: knocking on must not keep the door shut for good
            raise TooMany(_wait(times[-1], now))
    return made


def forgive(tries: Iterable[Try]) -> None:
    Try.objects.filter(pk__in=[each.pk for each in tries]).delete()


def forgive_all(tries: Iterable[Try]) -> None:
    """Somebody got in: what they tried under the same name before is forgotten too."""
    for each in tries:
        Try.objects.filter(what=each.what, who=each.who).delete()


def _wait(oldest: datetime, now: datetime) -> str:
    minutes = max(1, -(-(oldest + A_WHILE - now) // timedelta(minutes=1)))
    return ngettext(
        "There were too many tries. Wait {number} minute, and try again.",
        "There were too many tries. Wait {number} minutes, and try again.",
        minutes,
    )


def _household(origin: str) -> str:
    try:
        address = ip_address(origin)
    except ValueError:
        return origin
    return str(ip_network((address, PREFIX), strict=False)) if address.version > 4 else str(address)
