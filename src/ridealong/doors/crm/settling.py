"""Settles what rows ask for against what the ledger has already: new, the same again, changed, or not so any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from ridealong.ledger.receipt import Recorder
from ridealong.moments.kind import Fact, refs_of
from ridealong.moments.kinds.customers import CustomerReferred, DealMoved, DealOpened
from ridealong.moments.kinds.loops import Opener
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment, Voice, new_id, of_a_day, on_day
from ridealong.moments.slots import FORGOTTEN

from .asking import Asked, Wish
from .forgetful import FORGOTTEN_ROW, spare
from .history import History, Past, Pasts
from .keys import moment_id
from .known_again import known_again
from .owing import Owing, as_first_said, moved_id
from .recognising import recognised
from .selves import Selves

Status = Literal["new", "already", "changed", "not so any more", "taken back by hand", "left aside"]
midnight = lru_cache(maxsize=4096)(on_day)


class Settled(NamedTuple):
    """What becomes of one moment asked for; `over` is what stands in its place now."""

    status: Status
    kind: str
    id: str
    asked: Asked | None
    over: Moment | None = None
    why: str = ""
    """The reason for which it is left aside, or not so any more."""


def settle(wishes: Sequence[Wish], history: History) -> Iterator[Settled]:
    """In the order asked, so that a deal is opened before it is closed."""
    if history.nothing_imported:
        for wish in wishes:
            for asked in wish.asked:
                history.open(asked.id, asked)
                yield Settled("new", asked.fact.NAME, asked.id, asked)
        return
    ids = [each for wish in wishes for each in ids_of(wish)]
    pasts, history.again = history.of(ids), known_again(ids)
    wishes = recognised(wishes, pasts, history)
    if missing := [each for wish in wishes for each in ids_of(wish) if each not in pasts]:
        pasts |= history.of(missing)
    wishes = [apart(wish, pasts) for wish in wishes]
    if missing := [each for wish in wishes for each in ids_of(wish) if each not in pasts]:
        pasts |= history.of(missing)
    owing = Owing.of(wishes, pasts, history.today)
    for wish in wishes:
        yield from settle_one(wish, pasts, owing, history)


def ids_of(wish: Wish) -> Iterator[str]:
    for asked in wish.asked:
        yield asked.id
        if type(asked.fact) is DealMoved:
            yield asked.fact.deal
        elif (moved := moved_id(asked)) is not None:
            yield moved
    yield from wish.not_so


def apart(wish: Wish, pasts: Pasts) -> Wish:
    """Two lists may both count their deals from 1: another customer and another day make it another deal."""
    first = wish.asked[0] if wish.asked else None
    past = pasts[first.id][1] if first is not None else None
    if first is None or past is None or not isinstance(first.fact, DealOpened):
        return wish
    said = past.said
    assert isinstance(said.fact, DealOpened)
    if said.fact.customer == first.fact.customer or said.happened_at.date() == first.day:
        return wish
    mark = (first.fact.customer, str(first.day))
    other = {each: moment_id(each, *mark) for each in ids_of(wish)}
    asked = tuple(turned(each._replace(id=other[each.id]), other) for each in wish.asked)
    return Wish(asked, tuple(other[each] for each in wish.not_so), wish.why)


def settle_one(wish: Wish, pasts: Pasts, owing: Owing, history: History) -> Iterator[Settled]:
    now: dict[str, str] = {}
    wish, theirs = spare(wish, pasts, history.forgotten)
    if theirs:
        yield from of_forgotten(theirs, pasts)
    for each in wish.asked:
        identity, past = pasts[each.id]
        if type(each.fact) is DealMoved and each.fact.deal not in now:
            yield settle_move(each, pasts, history.opened or {})
            continue
        if identity != each.id or isinstance(each.fact, DealOpened):
            now[each.id] = identity
        asked = turned(each, now)
        if past is None or past.stands is not None:
            history.open(identity, asked)
        if past is None and (status := owing.stands_in_the_way(asked)):
            yield Settled(status, asked.fact.NAME, identity, asked)
            continue
        if owing.comes_too_early(asked):
            yield Settled("left aside", asked.fact.NAME, identity, asked, why="done before it was made")
            continue
        yield settle_moment(owing.by_its_doer(asked), identity, past)
        if past is not None and (moved := owing.moved(asked, past, pasts)) is not None:
            yield Settled("new", moved.fact.NAME, moved.id, moved)
    for gone in wish.not_so:
        _, past = pasts[gone]
        if past is not None and past.stands is not None and speaks_of(wish, past.stands.fact, history.selves):
            yield Settled(
                "not so any more", past.stands.fact.NAME, past.stands.id, None, past.stands, wish.why
            )


def of_forgotten(theirs: list[Asked], pasts: Pasts) -> Iterator[Settled]:
    """One row is told once, however many moments it asked for."""
    for asked in theirs:
        if pasts[asked.id][1] is not None:
            yield Settled("already", asked.fact.NAME, pasts[asked.id][0], asked)
    yield Settled("left aside", theirs[0].fact.NAME, theirs[0].id, theirs[0], why=FORGOTTEN_ROW)


def speaks_of(wish: Wish, fact: Fact, selves: Selves) -> bool:
    """That Bolt did not come through Cord says nothing of their having come through Acme."""
    return wish.through is None or (
        isinstance(fact, CustomerReferred) and selves.same(fact.through, wish.through)
    )


def turned(asked: Asked, now: Mapping[str, str]) -> Asked:
    """What points at another moment of its row points at it under the id that this has now."""
    if not now:
        return asked
    turns = {
        name: now[ref]
        for name in refs_of(type(asked.fact))
        if (ref := getattr(asked.fact, name)) in now and now[ref] != ref
    }
    return asked._replace(fact=replace(asked.fact, **turns)) if turns else asked  # type: ignore[type-var]


def settle_move(asked: Asked, pasts: Pasts, opened: Mapping[str, date]) -> Settled:
    """A stage in a list of its own is of a deal that is here, or that comes in with it."""
    assert isinstance(asked.fact, DealMoved)
    kind, (identity, past) = asked.fact.NAME, pasts[asked.id]
    deal, stood = pasts[asked.fact.deal]
    since = opened.get(deal)
    if since is None and stood is not None and stood.stands is not None:
        since = stood.stands.happened_at.date()
    if since is None:
        return Settled("left aside", kind, identity, asked, why="no such deal")
    if asked.day < since:
        return Settled("left aside", kind, identity, asked, why="stage from before it was opened")
    return settle_moment(turned(asked, {asked.fact.deal: deal}), identity, past)


def settle_moment(asked: Asked, identity: str, past: Past | None) -> Settled:
    kind = asked.fact.NAME
    if past is None:
        return Settled("new", kind, identity, asked)
    if past.stands is None:
        return Settled("already" if past.came_back else "taken back by hand", kind, identity, asked)
    asked = as_first_said(asked._replace(fact=carried(asked.fact, past.said.fact)), past.said)
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
                fact = MomentWithdrawn(by.id or "", one.id, one.why)
                yield Moment(id=new_id(), fact=fact, happened_at=now, by=taker(one, by), voice=Voice.SYSTEM)


def taker(one: Settled, by: Recorder) -> str | None:
    """What a system said is owed it takes back itself: whoever brings the file may be the one who owes it."""
    owed = one.over is not None and isinstance(one.over.fact, Opener)
    return one.over.by if owed and one.over else by.id


def told(asked: Asked, identity: str) -> Moment:
    """A deal is its owner's record, whatever their role; an order is that of the system it comes from."""
    voice = Voice.SYSTEM if asked.by is None else None
    return of_a_day(identity, asked.fact, midnight(asked.day), by=asked.by or None, voice=voice)


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
