"""Taking back without deleting: withdrawn moments, whole batches undone, words and names forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.head import hold
from ridealong.ledger.lookup import load_linked
from ridealong.ledger.models import MomentRow
from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.moments.kind import parties
from ridealong.moments.kinds.roster import MomentWithdrawn, WordsForgotten
from ridealong.moments.moment import Moment, new_id
from ridealong.moments.overdue import UNDONE
from ridealong.speech import gettext_noop

CORRECTED, BUILT_ON = gettext_noop("corrected since by"), gettext_noop("on it builds")
"""Kept as they stand here, and said in the language of whoever reads them."""


class Kept(NamedTuple):
    """One moment of a batch that stays, and why: the reason ends with another moment, the one it stays for."""

    id: str
    why: str
    other: str


@dataclass(slots=True)
class Undone:
    """What became of a batch: taken back, now or before, kept because others have built on it, or failed."""

    reversed: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


def withdraw(moment_id: str, *, why: str, by: Recorder, door: str, now: datetime) -> Receipt:
    """Take one moment back: it stays in the ledger, and counts no more."""
    return record([_withdrawal(moment_id, why, by, now)], by=by, door=door, now=now)[0]


def _withdrawal(moment_id: str, why: str, by: Recorder, now: datetime) -> Moment:
    fact = MomentWithdrawn(who=by.id or "", what=moment_id, why=why)
    return Moment(id=new_id(), fact=fact, happened_at=now)


def withdraw_batch(door: str, *, why: str, by: Recorder, now: datetime) -> Undone:
    """Take back everything that came through one door, last things first, unless somebody has built on it since."""
    undone = Undone()
    with transaction.atomic(savepoint=False):
        hold()
        ids = list(MomentRow.objects.filter(door=door).order_by("-seq").values_list("id", flat=True))
        going = _sorted_out(ids, undone)
        receipts = record(
            [_withdrawal(each, why, by, now) for each in going], by=by, door=f"{UNDONE}{door}", now=now
        )
        for each, receipt in zip(going, receipts, strict=True):
            if receipt.status is Status.KEPT:
                undone.reversed.append(each)
            else:
                undone.failed.append((each, receipt.why))
    return undone


def _sorted_out(ids: list[str], undone: Undone) -> list[str]:
    """What can go. What has gone before is noted, and so is what stays.

    A moment stays when others build on it that stand, and came from elsewhere or stay themselves.
    The ids come last first, and what builds on a moment was recorded after it, so one pass settles everything.
    """
    followers = load_linked(ids)
    clusters = clusters_of({*ids, *(moment.id for moment in followers)})
    built_on = _built_on(followers, clusters.which_stand(moment.id for moment in followers))
    going: dict[str, None] = {}
    for each in ids:
        heir = clusters.standing_for(each)
        builds = [moment for moment in built_on.get(each, ()) if moment.id not in going]
        if heir is None:
            undone.already.append(each)
        elif heir.id != each and heir.id not in going:
            undone.kept.append(Kept(each, CORRECTED, heir.id))
        elif builds:
            undone.kept.append(Kept(each, BUILT_ON, builds[0].id))
        else:
            going[each] = None
    return list(going)


def _built_on(followers: list[Moment], standing: set[str]) -> dict[str, list[Moment]]:
    """By moment, and by whomever it introduced, what stands and points at it or names them."""
    found: dict[str, list[Moment]] = {}
    for moment in followers:
        if moment.id in standing and not isinstance(moment.fact, MomentWithdrawn):
            for each in {*pointed_at(moment), *parties(moment.fact)} - {moment.id}:
                found.setdefault(each, []).append(moment)
    return found


def forget(party: str, *, by: Recorder, door: str, now: datetime) -> Receipt:
    """Erase the words, names, labels and salts of every moment this party is named in or recorded.

    What happened stays countable and the chain stays whole: both cover only hashes that now say nothing.
    """
    fact = WordsForgotten(who=by.id or "", whose=party)
    return record([Moment(id=new_id(), fact=fact, happened_at=now)], by=by, door=door, now=now)[0]
