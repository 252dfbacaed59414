"""By what else somebody is known again: telephone, web domain, mail address, each in one way of writing it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ridealong.people.lists import as_list, ask, insert, listed
from ridealong.people.models import Mark, Party, Preference

Sort = Literal["domain", "mail", "phone"]
COLUMNS = ("party", "sort", "value", "door")
LONGEST = 254
FEWEST_DIGITS, COUNTED_DIGITS = 7, 9
_DIGITS = re.compile(r"\D+")
_EXTENSION = re.compile(r"(?i)\s*(?:ext|x|extension|durchwahl|dw)\.?\s*\d+\s*$")
_HOST = re.compile(r"(?i)^(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/@]*@)?([^/:?#\s]+)")
_MAIL = re.compile(r"[^@\s,;<>\"]+@([^@\s.,;<>\"]+(?:\.[^@\s.,;<>\"]+)+)")
_NAMES_NOBODY = re.compile(
    r"(?:^|\.)(?:(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|mac|aol|gmx|proton|protonmail"
    r"|zoho|mail|yandex|fastmail)\.[a-z]{2,3}(?:\.[a-z]{2})?"
    r"|web\.de|t-online\.de|freenet\.de|arcor\.de|orange\.fr|wanadoo\.fr|free\.fr|laposte\.net|libero\.it|virgilio\.it"
    r"|comcast\.net|verizon\.net|att\.net|sbcglobal\.net|earthlink\.net|btinternet\.com|bluewin\.ch|aon\.at|qq\.com"
    r"|163\.com|126\.com|naver\.com|(?:facebook|linkedin|twitter|instagram|google)\.com)$"
)
"""Hosts where anybody has an address: that two are there says nothing."""


class Told(NamedTuple):
    party: str
    sort: Sort
    value: str


def domain_in(text: str) -> str | None:
    """The host of a web or mail address, without www; none where anybody could be."""
    found = _HOST.match(text.strip())
    host = found[1].casefold().removeprefix("www.").rstrip(".") if found else ""
    if "." not in host or len(host) > LONGEST or _NAMES_NOBODY.search(host):
        return None
    return host


def mail_in(text: str) -> str | None:
    """The mail address in a text, in small letters."""
    found = _MAIL.search(text)
    address = found[0].casefold() if found else ""
    return address if address and len(address) <= LONGEST else None


def phone_in(text: str) -> str | None:
    """The last nine digits: what is before them is written in many ways, and what is behind an extension is a desk."""
    digits = _DIGITS.sub("", _EXTENSION.sub("", text))
    return digits[-COUNTED_DIGITS:] if len(digits) >= FEWEST_DIGITS else None


def keep(told: Iterable[Told], *, door: str) -> None:
    """Keep what is not known yet, with the door it came through."""
    fresh = set(told)
    fresh -= {Told(*row) for row in _rows(each.party for each in fresh)}
    insert(Mark, COLUMNS, [(*each, door) for each in sorted(fresh)])


def take_back(door: str, *, but: Iterable[str] = ()) -> None:
    """Forget what came through one door but for those who stay, and the address to write to that came with it.

    Our own people are written to where they said, and never because a file told an address.
    """
    going = Mark.objects.filter(door=door).exclude(party__in=list(but))
    ours = Party.objects.filter(sort="person").values("id")
    for party, address in going.filter(sort="mail").exclude(party__in=ours).values_list("party", "value"):
        Preference.objects.filter(person=party, email__iexact=address).update(email="")
    going.delete()


def marks_of(parties: Iterable[str] | None = None) -> dict[str, list[Told]]:
    """What is known of everybody, or of these: marks, and the address that each is written to."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    wanted = None if parties is None else list(parties)
    for row in _rows(wanted):
        found[row[0]].append(Told(*row))
    for party, address in _addresses(wanted):
        if (mail := mail_in(address)) is not None:
            found[party].append(Told(party, "mail", mail))
    return found


def _rows(parties: Iterable[str] | None) -> list[tuple[str, Sort, str]]:
    statement = "SELECT party, sort, value FROM people_mark"
    if parties is None:
        return ask(statement)
    return ask(f"{statement} WHERE party IN {listed()}", [as_list(parties)])


def _addresses(parties: Iterable[str] | None) -> list[tuple[str, str]]:
    statement = "SELECT person, email FROM people_preference WHERE email <> ''"
    if parties is None:
        return ask(statement)
    return ask(f"{statement} AND person IN {listed()}", [as_list(parties)])
