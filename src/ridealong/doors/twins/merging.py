"""Two made one, parted again, or said to be two: each the word of whoever keeps the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from ridealong.ledger.head import hold
from ridealong.ledger.lookup import load
from ridealong.ledger.merging import all_merged, merged_with
from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kinds.roster import CustomerMerged, PersonMerged
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.moments.roster import end_of
from ridealong.people import parties as people
from ridealong.people.accounts.closing import erase
from ridealong.people.models import Party
from ridealong.speech import gettext
from ridealong.speech.figures import figure

from .looking import forget_pairs_of, look
from .models import Apart, Suggestion

TWO_AGAIN = "they are two after all"
MOST_NAMED = 5


class NotMerged(Exception):
    """Why two were not made one, or not parted, in one line."""


@dataclass(frozen=True, slots=True)
class Merged:
    """One name that was told to be another's: under which moment, since when, and who said so."""

    moment: str
    gone: Party
    kept: Party
    at: datetime
    by: str


def merge(keep: Party, other: Party, *, by: Recorder, door: str, now: datetime) -> Receipt:
    """Tell that the other is the same as the one that is kept.

    Either may stand for others by now: then those it stands for come along, whichever of their names was said.
    """
    with transaction.atomic():
        hold()
        gone, kept = _ends(keep, other)
        kind = PersonMerged if {keep.sort, other.sort} == {"person"} else CustomerMerged
        fact = kind(one=gone, other=kept)
        told = Moment(id=new_id(), fact=fact, happened_at=_since(gone, kept, now), all_day=True)
        receipt = record([told], by=by, door=door, now=now)[0]
        if receipt.status is Status.REFUSED:
            raise NotMerged(receipt.why)
        forget_pairs_of([other.id, gone])
    return receipt


def merge_and_close_account(keep: Party, other: Party, *, by: Recorder, door: str, now: datetime) -> Receipt:
    """The same of two of our people who both sign in: the account of the other goes for good, or nothing happens."""
    with transaction.atomic():
        gone, _ = _ends(keep, other)
        erase(gone)
        return merge(keep, other, by=by, door=door, now=now)


def _since(gone: str, kept: str, now: datetime) -> datetime:
    """The day from which both were here: that they are one was so all along, and is only known since today."""
    met = [moment.day(UTC) for moment in load([gone, kept])]
    return on_day(max(met, default=now.date()))


def _ends(keep: Party, other: Party) -> tuple[str, str]:
    """The names that the two go by in the end; where that is one and the same, the ledger says so of those told."""
    same = {fact.one: fact.other for _, fact in merged_with([keep.id, other.id])}
    gone, kept = end_of(same, other.id), end_of(same, keep.id)
    return (other.id, keep.id) if gone == kept else (gone, kept)


def unmerge(name: Party, *, by: Recorder, door: str, now: datetime) -> Merged:
    """Take back that this name is another's or, of the one that was kept, that the only other name is."""
    with transaction.atomic():
        hold()
        merged = _one_of(name)
        receipt = withdraw(merged.moment, why=TWO_AGAIN, by=by, door=door, now=now)
        if receipt.status is Status.REFUSED:
            raise NotMerged(receipt.why)
    return merged


def _one_of(name: Party) -> Merged:
    told = [each for each in merged() if name.id in (each.gone.id, each.kept.id)]
    own = [each for each in told if each.gone.id == name.id]
    if own:
        return own[-1]
    if not told:
        raise NotMerged(
            gettext(
                "{handle} was told to be the same as nobody, so there is nothing to part", handle=name.handle
            )
        )
    if len(told) > 1:
        others = ", ".join(each.gone.handle for each in told[:MOST_NAMED])
        if len(told) > MOST_NAMED:
            others = gettext("{names} and {count} more", names=others, count=figure(len(told) - MOST_NAMED))
        raise NotMerged(
            gettext(
                "{count} were told to be the same as {handle}: {others}; say which of them",
                count=len(told),
                handle=name.handle,
                others=others,
            )
        )
    return told[0]


def merged() -> list[Merged]:
    """All that stands, the oldest first. A firm has a few of them, or a few hundred after a large import."""
    told = all_merged()
    known = people.known(each for _, fact in told for each in (fact.one, fact.other))
    return [
        Merged(
            moment.id,
            known[fact.one],
            known[fact.other],
            moment.recorded_at or moment.happened_at,
            moment.by or "",
        )
        for moment, fact in told
        if fact.one in known and fact.other in known
    ]


def keep_apart(one: Party, other: Party, *, by: Recorder, now: datetime) -> None:
    """Say that these are two: they are not suggested again."""
    if one.id == other.id:
        raise NotMerged(gettext("{handle} and {handle} are one name", handle=one.handle))
    first, second = sorted((one.id, other.id))
    Apart.objects.get_or_create(one=first, other=second, defaults={"by": by.id or "", "at": now})
    Suggestion.objects.filter(one=first, other=second).delete()


def suggest_again(one: Party, other: Party, *, now: datetime) -> bool:
    """Take back that these are two, and look anew; whether anybody had said so."""
    first, second = sorted((one.id, other.id))
    gone, _ = Apart.objects.filter(one=first, other=second).delete()
    if gone:
        look(now)
    return bool(gone)


def kept_apart() -> list[tuple[Party, Party, datetime]]:
    """Those whom somebody said to be two, the last said first."""
    rows = list(Apart.objects.order_by("-at", "-id"))
    known = people.known(each for row in rows for each in (row.one, row.other))
    return [
        (known[row.one], known[row.other], row.at) for row in rows if row.one in known and row.other in known
    ]
