"""Taking back without deleting: withdrawn moments, whole batches undone, words and names forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ridealong.ledger.known import chunks, load_linked
from ridealong.ledger.models import Label, Link, MomentRow, Words
from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.moments.kinds.roster import MomentWithdrawn, WordsForgotten
from ridealong.moments.moment import Moment, new_id
from ridealong.people import parties as people


@dataclass(slots=True)
class Undone:
    """What became of a batch: taken back, kept because others have built on it, or failed."""

    reversed: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


def withdraw(moment_id: str, *, why: str, by: Recorder, door: str, now: datetime) -> Receipt:
    """Take one moment back: it stays in the ledger, and counts no more."""
    return record([_withdrawal(moment_id, why, by, now)], by=by, door=door, now=now)[0]


def _withdrawal(moment_id: str, why: str, by: Recorder, now: datetime) -> Moment:
    fact = MomentWithdrawn(who=by.id or "", what=moment_id, why=why)  # type: ignore[arg-type]
    return Moment(id=new_id(), fact=fact, happened_at=now)


def withdraw_batch(door: str, *, why: str, by: Recorder, now: datetime) -> Undone:
    """Take back everything that came through one door, unless somebody has built on it since."""
    undone = Undone()
    with transaction.atomic():
        ids = list(MomentRow.objects.filter(door=door).order_by("seq").values_list("id", flat=True))
        mine = set(ids)
        already = {
            moment.fact.what for moment in load_linked(ids) if isinstance(moment.fact, MomentWithdrawn)
        }
        built_on = _built_on(ids, mine)
        going = []
        for each in ids:
            if each in already:
                undone.kept.append((each, "it was taken back already"))
            elif each in built_on:
                undone.kept.append((each, built_on[each]))
            else:
                going.append(each)
        receipts = record([_withdrawal(each, why, by, now) for each in going], by=by, door=f"undo:{door}", now=now)
        for each, receipt in zip(going, receipts, strict=True):
            if receipt.status is Status.KEPT:
                undone.reversed.append(each)
            else:
                undone.failed.append((each, receipt.why))
    return undone


def _built_on(ids: list[str], mine: set[str]) -> dict[str, str]:
    """Moments of the batch that moments from elsewhere name or answer, with the reason in words."""
    found: dict[str, str] = {}
    for chunk in chunks(ids):
        links = list(Link.objects.filter(to__in=chunk).values_list("to", "seq"))
        for part in chunks([str(seq) for _, seq in links]):
            rows = {
                seq: (identity, kind)
                for seq, identity, kind in MomentRow.objects.filter(seq__in=part).values_list("seq", "id", "kind")
            }
            for to, seq in links:
                follower = rows.get(seq)
                if follower and follower[0] not in mine and follower[1] != MomentWithdrawn.STORED:
                    found[to] = f"{follower[1].partition('/')[0]} {follower[0]} builds on it"
    return found


def forget(party: str, *, by: Recorder, door: str, now: datetime) -> Receipt:
    """Erase the words, names, labels and salts of every moment this party is named in or recorded.

    What happened stays countable and the chain stays whole: both cover only hashes that now say nothing.
    """
    with transaction.atomic():
        fact = WordsForgotten(who=by.id or "", whose=party)  # type: ignore[arg-type]
        receipt = record([Moment(id=new_id(), fact=fact, happened_at=now)], by=by, door=door, now=now)[0]
        if receipt.status is Status.KEPT:
            seqs = [str(seq) for seq in Link.objects.filter(to=party).values_list("seq", flat=True)]
            ids = set(MomentRow.objects.filter(by=party).values_list("id", flat=True)) | {party}
            for chunk in chunks(seqs):
                ids.update(MomentRow.objects.filter(Q(seq__in=chunk)).values_list("id", flat=True))
            for chunk in chunks(ids):
                Words.objects.filter(moment__in=chunk).delete()
                Label.objects.filter(moment__in=chunk).delete()
            people.forget(party)
    return receipt
