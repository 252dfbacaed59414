"""Asking the question: whose answer, for which weeks, from what was known when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from zlib import crc32

import msgspec

from ridealong import __version__
from ridealong.answer.answer import Answer
from ridealong.answer.beginning import in_names_of_this_ledger
from ridealong.answer.compose import begins, compose, told
from ridealong.answer.models import ClosedAnswer
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.touched import last_naming, last_touch, touching
from ridealong.ledger.uncollected import uncollected
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.loops import LoopClaimed, LoopConfirmed, LoopDenied, LoopDropped, LoopMoved
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, PersonJoined, PersonLeft
from ridealong.moments.kinds.strategy import StandardSet
from ridealong.moments.weeks import last_closed
from ridealong.people import parties as people
from ridealong.people.models import Party
from ridealong.people.preferences import begun
from ridealong.practices.registry import REACH_BACK, READERS, READS
from ridealong.speech import catalogue, gettext, spoken
from ridealong.started import program

VERBS = (LoopClaimed, LoopConfirmed, LoopDenied, LoopMoved, LoopDropped)
ROSTER = (PersonJoined, PersonLeft, CustomerMet, CustomerServed)
READ = tuple({*VERBS, *ROSTER, StandardSet, *(kind for kinds in READS.values() for kind in kinds)})
"""What the practices that read so far can count from; a CRM's ten thousand deals need not be fetched for it."""
KEY_LENGTH = 100
PARTS = msgspec.json.encode([msgspec.json.schema(Answer), list(READERS)])
EVER = datetime.max.replace(tzinfo=UTC)
"""A book only says handles here, and needs no clock for it."""
_decode = msgspec.json.Decoder(Answer).decode


@cache
def form(language: str) -> str:
    """Which answers can be read again: those of one version, made of the same parts by the same practices, in the same
    words."""
    return f"{crc32(PARTS + catalogue(language)):08x} {__version__}"[:20]


class NoLeader(LookupError):
    """Nobody by that name leads here."""


def answer_for(
    leader: str | None, *, as_of: date | None, now: datetime, known_at: datetime | None = None
) -> Answer:
    """Are they a smart sales leader, as of a day? Without a name the first leader is meant, without a day today."""
    party = the_leader(leader)
    return answer_of(party.id, party.name or party.handle, as_of=as_of, now=now, known_at=known_at)


def answer_of(
    leader: str, name: str, *, as_of: date | None, now: datetime, known_at: datetime | None = None
) -> Answer:
    """The same of a leader whose id is at hand.

    An answer from all that is known by now is remembered until somebody records into the weeks it speaks of;
    one from what was known earlier is composed anew. It is remembered in each language it was asked for in.
    """
    zone = people.zone_of(leader)
    day = as_of or now.astimezone(zone).date()
    if known_at is not None:
        return in_names_of_this_ledger(_compose(leader, name, day, known_at), leader, now)
    key, week = f"{leader} {day} {spoken()} {zone}"[:KEY_LENGTH], last_closed(day)
    # How far its weeks were touched is asked along with it: mostly it stands, and a page has one question less.
    kept = ClosedAnswer.objects.filter(key=key, seq=touching(week, zone=zone), version=form(spoken())).first()
    if kept is not None:
        answer = replace(_decode(kept.answer), known_at=now)
        return answer if answer.named else in_names_of_this_ledger(answer, leader, now)
    touched = last_touch(week, zone=zone)
    answer = in_names_of_this_ledger(replace(_compose(leader, name, day, None), known_at=now), leader, now)
    _remember(key, touched, answer)
    return answer


def answer_then(leader: str, name: str, *, as_of: date, known_at: datetime) -> Answer:
    """The answer of a day as it was known at a time that comes again and again, such as its Monday's morning.

    Nothing told later changes it but what people are called, so it is composed once and remembered.
    """
    key = f"{leader} {as_of} {spoken()} {known_at:%m-%dT%H:%M%z}"[:KEY_LENGTH]
    named = last_naming()
    kept = ClosedAnswer.objects.filter(key=key, seq=named, version=form(spoken())).first()
    if kept is not None:
        return _decode(kept.answer)
    answer = _compose(leader, name, as_of, known_at)
    _remember(key, named, answer)
    return answer


def _remember(key: str, seq: int, answer: Answer) -> None:
    told = {"seq": seq, "version": form(spoken()), "answer": msgspec.json.encode(answer).decode()}
    ClosedAnswer.objects.update_or_create(key=key, defaults=told)


def _compose(leader: str, name: str, day: date, known_at: datetime | None) -> Answer:
    # The evidence is nobody's but the composer's, so that it is gone before anyone looks for garbage again: going
    # through all of it once, to find that none of it is, took a tenth of the answer's time.
    with uncollected():
        return compose(
            evidence_for(leader, day, known_at),
            name=name,
            handle_of=LedgerBook(people.zone_of(leader), known_at or EVER).handle,
        )


def evidence_for(leader: str, day: date, known_at: datetime | None) -> Evidence:
    """What still matters on this day; where that is nothing, or not sure to be enough, whatever was ever told."""

    def read(since: date | None) -> Evidence:
        zone = people.zone_of(leader)
        return recall(
            Scope.of_leader(leader),
            until=day,
            zone=zone,
            kinds=READ,
            known_at=known_at,
            apart=True,
            since=since,
        )

    evidence = read(begins(day))
    enough = told(evidence) and all(each(evidence) for each in REACH_BACK)
    return evidence if enough else read(None)


def the_leader(handle: str | None) -> Party:
    """The leader by this handle; without one, whoever began this ledger, or else the first who ever led."""
    leading = people.leaders()
    if handle is None:
        if not leading:
            begin = f'{program()} init --leader "Ana Ortiz"'
            raise NoLeader(gettext("nobody leads here yet: begin with {command}", command=begin))
        return next((party for party in leading if party.id in begun()), leading[0])
    found = next((party for party in leading if party.handle == handle), None)
    twin = people.find(handle) if found is None else None
    if twin is not None and twin.sort == "person" and twin.customer:
        found = next((party for party in leading if party.id == twin.customer), None)
    if found is None:
        known = ", ".join(party.handle for party in leading) or gettext("nobody yet")
        raise NoLeader(
            gettext("nobody called {handle} leads here; those who do: {known}", handle=handle, known=known)
        )
    return found


def leaders() -> list[tuple[str, str]]:
    """Everyone who leads, by handle and name."""
    return [(party.handle, party.name or party.handle) for party in people.leaders()]
