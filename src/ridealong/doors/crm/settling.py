"""Settles what rows ask for against what the ledger has already: new, the same again, changed, or not so any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from ridealong.ledger.receipt import Recorder
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerBought, DealClosed, DealOpened
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment, Voice, new_id, of_a_day, on_day
from ridealong.moments.slots import FORGOTTEN

from .asking import Asked, Wish
from .history import History, Past
from .keys import moment_id

Status = Literal["new", "already", "changed", "not so any more", "taken back by hand"]
Pasts = dict[str, tuple[str, Past | None]]
NOT_SO = "a newer file says otherwise"
midnight = lru_cache(maxsize=4096)(on_day)


class Settled(NamedTuple):
    """What becomes of one moment asked for; `over` is what stands in its place now."""

    status: Status
    kind: str
    id: str
    asked: Asked | None
    over: Moment | None = None


def settle(wishes: Sequence[Wish], history: History) -> Iterator[Settled]:
    """In the order asked, so that a deal is opened before it is closed."""
    if history.nothing_imported:
        yield from (
            Settled("new", asked.fact.NAME, asked.id, asked) for wish in wishes for asked in wish.asked
        )
        return
    pasts = history.of([each for wish in wishes for each in ids_of(wish)])
    wishes = [apart(wish, pasts) for wish in wishes]
    if missing := [each for wish in wishes for each in ids_of(wish) if each not in pasts]:
        pasts |= history.of(missing)
    for wish in wishes:
        yield from settle_one(wish, pasts)


def ids_of(wish: Wish) -> Iterator[str]:
    yield from (asked.id for asked in wish.asked)
    yield from wish.not_so


def apart(wish: Wish, pasts: Pasts) -> Wish:
    """Two lists may both count their deals from 1: another customer and another day make it another deal."""
    first = wish.asked[0]
    past = pasts[first.id][1]
    if past is None or not isinstance(first.fact, DealOpened):
        return wish
    said = past.said
    assert isinstance(said.fact, DealOpened)
    if said.fact.customer == first.fact.customer or said.happened_at.date() == first.day:
        return wish
    mark = (first.fact.customer, str(first.day))
    other = {each: moment_id(each, *mark) for each in ids_of(wish)}
    asked = tuple(each._replace(id=other[each.id]) for each in wish.asked)
    return Wish(asked, tuple(other[each] for each in wish.not_so))


def settle_one(wish: Wish, pasts: Pasts) -> Iterator[Settled]:
    deal: str | None = None
    for asked in wish.asked:
        identity, past = pasts[asked.id]
        if isinstance(asked.fact, DealOpened):
            deal = identity
        yield settle_moment(of_deal(asked, deal), identity, past)
    for each in wish.not_so:
        _, past = pasts[each]
        if past is not None and past.stands is not None:
            yield Settled("not so any more", past.stands.fact.NAME, past.stands.id, None, past.stands)


def of_deal(asked: Asked, deal: str | None) -> Asked:
    """The end of a deal points at its beginning under the id that this has now."""
    fact = asked.fact
    if deal is None or not isinstance(fact, DealClosed | CustomerBought) or fact.deal == deal:
        return asked
    return asked._replace(fact=replace(fact, deal=deal))


def settle_moment(asked: Asked, identity: str, past: Past | None) -> Settled:
    kind = asked.fact.NAME
    if past is None:
        return Settled("new", kind, identity, asked)
    if past.stands is None:
        return Settled("taken back by hand", kind, identity, asked)
    asked = asked._replace(fact=carried(asked.fact, past.said.fact))
    if asked.fact == past.said.fact and asked.day == past.said.happened_at.date():
        return Settled("already", kind, identity, asked)
    return Settled("changed", kind, identity, asked, past.stands)


def carried(now: Fact, before: Fact) -> Fact:
    """What a newer file leaves out is not taken away, and what was forgotten does not come back."""
    kept = {}
    for each in fields(now):  # type: ignore[arg-type]
        new, old = getattr(now, each.name), getattr(before, each.name, None)
        if new != old and (new is None or old == FORGOTTEN):
            kept[each.name] = old
    return replace(now, **kept) if kept else now  # type: ignore[type-var]


def moments_of(settled: Iterable[Settled], by: Recorder, now: datetime) -> Iterator[Moment]:
    """The moments that make it so."""
    for one in settled:
        match one.status:
            case "new":
                assert one.asked is not None
                yield told(one.asked, one.id)
            case "changed":
                assert one.asked is not None and one.over is not None
                yield correction(one.asked, one.over)
            case "not so any more":
                fact = MomentWithdrawn(by.id or "", one.id, NOT_SO)
                yield Moment(id=new_id(), fact=fact, happened_at=now, by=by.id, voice=Voice.SYSTEM)


def told(asked: Asked, identity: str) -> Moment:
    """A deal is its owner's record, whatever their role; an order is that of the system it comes from."""
    voice = None if asked.by else Voice.SYSTEM
    return of_a_day(identity, asked.fact, midnight(asked.day), by=asked.by, voice=voice)


def correction(asked: Asked, over: Moment) -> Moment:
    """A record is mended by whoever's record it is, else it would not count."""
    return Moment(
        id=new_id(),
        fact=asked.fact,
        happened_at=on_day(asked.day),
        all_day=True,
        by=over.by,
        voice=over.voice,
        corrects=over.id,
    )
