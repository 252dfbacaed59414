"""Narrowing a list of moments by what stands in the address: what about, in whose voice, about whom, when, how told.

Rows that are private to others are left out while a list is narrowed: otherwise one could ask, name by name and day by
day, what is in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from hashlib import blake2s

from django.http import QueryDict

from ridealong.faces.web import sources
from ridealong.faces.web.asked import EARLIEST
from ridealong.faces.web.groups import GROUPS
from ridealong.faces.web.words import VOICES
from ridealong.ledger.picking import Wanted, picked
from ridealong.people import parties as people
from ridealong.people.seeing import Sees, Sight
from ridealong.speech import gettext, gettext_noop

PARTS = ("sort", "voice", "whom", "since", "until", "door")
WAYS = {
    "web": gettext_noop("on these pages"),
    "word": gettext_noop("by a link of their own"),
    "tell": gettext_noop("typed as a sentence"),
    "cli": gettext_noop("on the command line"),
    "import": gettext_noop("from a file"),
    "ask": gettext_noop("asked for"),
}
A_PIECE = 2_000
"""Moments asked about at once: of a long list only as much is gone through as a page needs."""
LONGEST = 200
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Narrow:
    """What somebody asked for, as the form shows it again, and what of it could not be understood."""

    sort: str = ""
    voice: str = ""
    whom: str = ""
    since: str = ""
    until: str = ""
    door: str = ""
    wrong: tuple[str, ...] = ()
    wanted: Wanted | None = None
    names_ours: bool = False
    """Whether a person of ours is asked for: whoever may read them only without names is not told which are theirs."""

    @classmethod
    def of(cls, query: QueryDict, zone: tzinfo) -> Narrow:
        told = {name: str(query.get(name, "")).strip()[:LONGEST] for name in PARTS}
        wrong: list[str] = []
        sort = _one_of(told["sort"], GROUPS, gettext("There is nothing called “{text}” to narrow by."), wrong)
        voice = _one_of(told["voice"], VOICES, gettext("There is no voice called “{text}”."), wrong)
        door = _one_of(told["door"], WAYS, gettext("There is no way in called “{text}”."), wrong)
        since, until = (_day(told[name], wrong) for name in ("since", "until"))
        if since and until and since > until:
            wrong.append(
                gettext("No day is both after {since} and before {until}.", since=since, until=until)
            )
        # Of whoever there is not, and of whoever is not this reader's to know, nothing is found in the same words.
        party = people.find(told["whom"].casefold()) if told["whom"] else None
        wanted = Wanted(
            kinds=GROUPS[sort][1] if sort else (), voice=voice, door=door, since=since, until=until, zone=zone,
            about=(party.id if party else NOBODY) if told["whom"] else "",
        )  # fmt: skip
        asked = any((sort, voice, door, since, until, told["whom"]))
        ours = party is not None and party.sort == "person"
        return cls(**told, wrong=tuple(wrong), wanted=wanted if asked else None, names_ours=ours)

    @property
    def parts(self) -> dict[str, str]:
        """What the address carries on, where it was asked for."""
        told = {name: getattr(self, name) for name in PARTS}
        return {name: value for name, value in told.items() if value}

    @property
    def sorts(self) -> list[tuple[str, str]]:
        return [(key, gettext(name)) for key, (name, _) in GROUPS.items()]

    @property
    def voices(self) -> list[tuple[str, str]]:
        return [(key, gettext(name)) for key, name in VOICES.items()]

    @property
    def ways(self) -> list[tuple[str, str]]:
        return [(key, gettext(name)) for key, name in WAYS.items()]


@dataclass(frozen=True, slots=True)
class Page:
    """Some moments of a list, and where to go on from."""

    moments: Sequence[sources.Cited]
    newer: str = ""
    """The mark of the first one on it, where there are newer ones."""
    older: str = ""
    wrong: tuple[str, ...] = field(default=())


def page_of(ids: Sequence[str], narrow: Narrow, sight: Sight, query: QueryDict, most: int) -> Page:
    """One page of what is wanted: after the moment the address names, before it, or the first.

    A place is a moment and not a number, so that a page stays the same page when something newer comes in.
    """
    before, after = (str(query.get(name, "")) for name in ("before", "after"))
    places = {_mark(each): at for at, each in enumerate(ids)} if before or after else {}
    if before in places:
        found = list(_wanted(ids[: places[before]][::-1], narrow, sight, most + 1))
        shown = found[:most][::-1]
        return Page(shown, _mark(shown[0].id) if len(found) > most else "", before)
    at = places.get(after, -1) + 1
    found = list(_wanted(ids[at:], narrow, sight, most + 1))
    shown = found[:most]
    newer = _mark(shown[0].id) if at and shown else ""
    return Page(shown, newer, _mark(shown[-1].id) if len(found) > most else "")


def _mark(id: str) -> str:
    """A moment as a place in an address: its id says when it was made, which of a private one is nobody else's."""
    return blake2s(id.encode(), digest_size=8).hexdigest()


def _wanted(ids: Sequence[str], narrow: Narrow, sight: Sight, most: int) -> Iterator[sources.Cited]:
    """The first of them that are wanted and may be read; as far as nobody narrows, whatever there is."""
    if narrow.wanted is None:
        yield from sources.cited(ids[:most], sight)
        return
    left = most
    for at in range(0, len(ids), A_PIECE):
        piece = ids[at : at + A_PIECE]
        found = picked(piece, narrow.wanted)
        for each in _readable([each for each in piece if each in found], narrow, sight, left):
            yield each
            left -= 1
        if not left:
            return


def _readable(ids: Sequence[str], narrow: Narrow, sight: Sight, most: int) -> Iterator[sources.Cited]:
    for at in range(0, len(ids), most):
        some = ids[at : at + most]
        masked = sources.seen_of(some, sight) if narrow.names_ours and not sight.everything else {}
        for each in sources.cited(some, sight):
            if not each.is_private and masked.get(each.id) is not Sees.MASKED:
                yield each
                most -= 1
                if not most:
                    return


def _one_of(text: str, known: object, problem: str, wrong: list[str]) -> str:
    if not text or text in known:  # type: ignore[operator]
        return text
    wrong.append(problem.format(text=text))
    return ""


def _day(text: str, wrong: list[str]) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        wrong.append(gettext("“{text}” is no day; write it like 2026-03-30.", text=text))
        return None
    return min(max(day, EARLIEST), date.max.replace(year=9998))
