"""Settles what calendars say against the ledger: new, the same, moved, not so any more; what a person mended stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from ridealong.doors.crm.history import History, Past
from ridealong.doors.crm.selves import Selves, turned_to
from ridealong.ledger.receipt import Recorder
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment, Voice, new_id

Status = Literal["new", "already", "changed", "not so any more", "mended by hand", "taken back by hand"]
NOT_SO = "the calendar says otherwise"


class Wanted(NamedTuple):
    """One moment that a meeting asks for, under the id by which later calendars speak of the same one."""

    id: str
    fact: Fact
    at: datetime


class Settled(NamedTuple):
    """What becomes of it; `over` is what stands in its place now."""

    status: Status
    kind: str
    id: str
    wanted: Wanted | None
    over: Moment | None = None


def settle(wanted: Iterable[Wanted], not_so: Iterable[str], history: History) -> list[Settled]:
    wanted, not_so = list(wanted), list(not_so)
    if history.nothing_imported:
        return [Settled("new", each.fact.NAME, each.id, each) for each in wanted]
    pasts = history.of([*(each.id for each in wanted), *not_so])
    selves = Selves.now()
    settled = [settle_one(each, *pasts[each.id], selves) for each in wanted]
    return [*settled, *gone(not_so, pasts)]


def settle_one(wanted: Wanted, identity: str, past: Past | None, selves: Selves) -> Settled:
    kind = wanted.fact.NAME
    if past is None:
        return Settled("new", kind, identity, wanted)
    if past.stands is None:
        return Settled("taken back by hand", kind, identity, wanted)
    wanted = wanted._replace(fact=turned_to(wanted.fact, selves.turns(wanted.fact, past.said.fact)))
    if (wanted.fact, wanted.at) == (past.said.fact, past.said.happened_at):
        return Settled("already", kind, identity, wanted)
    if past.stands.id != past.said.id:
        return Settled("mended by hand", kind, identity, wanted)
    return Settled("changed", kind, identity, wanted, past.stands)


def gone(not_so: Iterable[str], pasts: dict[str, tuple[str, Past | None]]) -> Iterator[Settled]:
    for each in not_so:
        _, past = pasts[each]
        if past is None or past.stands is None:
            continue
        mended = past.stands.id != past.said.id
        status: Status = "mended by hand" if mended else "not so any more"
        yield Settled(status, past.stands.fact.NAME, past.stands.id, None, past.stands)


def moments_of(settled: Iterable[Settled], by: Recorder, now: datetime) -> Iterator[Moment]:
    """The moments that make it so, all of them the word of the calendar."""
    for one in settled:
        match one.status:
            case "new":
                assert one.wanted is not None
                yield told(one.wanted, one.id)
            case "changed":
                assert one.wanted is not None and one.over is not None
                yield told(one.wanted, new_id(), corrects=one.over.id)
            case "not so any more":
                fact = MomentWithdrawn(by.id or "", one.id, NOT_SO)
                yield Moment(id=new_id(), fact=fact, happened_at=now, by=by.id, voice=Voice.SYSTEM)


def told(wanted: Wanted, identity: str, corrects: str | None = None) -> Moment:
    return Moment(id=identity, fact=wanted.fact, happened_at=wanted.at, voice=Voice.SYSTEM, corrects=corrects)
