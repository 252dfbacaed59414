"""Who an event says was there, and whether the leader took part in it at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ridealong.speech import gettext_noop

from .lines import BUSY
from .parsing import Said

CANCELLED = gettext_noop("cancelled")
TENTATIVE = gettext_noop("tentative")
FREE = gettext_noop("marked as free time")
AWAY = gettext_noop("marked as out of office")
DECLINED = gettext_noop("declined")
NOT_THEIRS = gettext_noop("between others: the leader is not among those invited")
THINGS = {"ROOM", "RESOURCE"}
NOBODY_THERE = "calendar.google.com"
"""Calendars of groups and rooms have addresses too."""
PRIVATE = {"PRIVATE", "CONFIDENTIAL"}


class Present(NamedTuple):
    """The other people at an event by their addresses; of a private one nobody is asked who was there."""

    others: tuple[str, ...]
    why_not: str
    """Why it counts for nothing; empty where it counts."""
    private: bool
    invited: frozenset[str]
    """All addresses, whoever came."""


def present_at(company: Sequence[Said], mine: Collection[str]) -> Present:
    """`mine` are the leader's own addresses; where none is known, nobody can say what they declined."""
    guests = {address_of(each): each for each in company if each.name == "ATTENDEE"}
    guests.pop("", None)
    host = next((address_of(each) for each in company if each.name == "ORGANIZER"), "")
    invited = frozenset({*guests, host} - {""})
    others = {
        address
        for address, guest in guests.items()
        if guest.participation != "DECLINED" and guest.sort not in THINGS
    }
    if host and host not in guests:
        others.add(host)
    marked = {each.name: each.value.upper() for each in company}
    private = marked.get("CLASS", "") in PRIVATE
    why = why_not(marked) or own_part(guests, invited, mine)
    return Present(() if private else tuple(sorted(others - set(mine))), why, private, invited)


def why_not(marked: Mapping[str, str]) -> str:
    status, busy = marked.get("STATUS", ""), marked.get(BUSY, "")
    if status == "CANCELLED":
        return CANCELLED
    if "TENTATIVE" in (status, busy):
        return TENTATIVE
    if marked.get("TRANSP") == "TRANSPARENT" or busy == "FREE":
        return FREE
    return AWAY if busy == "OOF" else ""


def own_part(guests: Mapping[str, Said], invited: frozenset[str], mine: Collection[str]) -> str:
    """Whether the leader was to be there; who is invited nowhere keeps an entry of their own."""
    if not mine or not guests:
        return ""
    if any(guests[each].participation == "DECLINED" for each in mine if each in guests):
        return DECLINED
    return "" if invited & set(mine) else NOT_THEIRS


def address_of(guest: Said) -> str:
    """A mail address in small letters; empty where there is none."""
    scheme, _, rest = guest.value.partition(":")
    address = rest if scheme.casefold() == "mailto" else guest.email or guest.value
    address = address.strip().strip("<>").casefold()
    is_one = "@" in address and not {"/", ":"} & set(address) and not address.endswith(NOBODY_THERE)
    return address if is_one else ""
