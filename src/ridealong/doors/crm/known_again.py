"""Remembers which rows were recognised under another name while two were one, so that they are after these parted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ridealong.people.lists import as_list, listed

from .models import Alias


@dataclass(frozen=True, slots=True)
class Again:
    """A row asked for one id, or for several that begin so, and is here under another; `turns` are whom it named."""

    said: str
    here: str
    turns: Mapping[str, str] = field(default_factory=dict)


def known_again(ids: Iterable[str]) -> dict[str, Again]:
    """What is remembered of these ids, by each: mostly nothing is, of anybody."""
    if not Alias.objects.exists():
        return {}
    wanted = list(ids)
    begun = as_list({*wanted, *(each[:-1] for each in wanted)})
    rows = Alias.objects.raw(f"SELECT * FROM import_alias WHERE said IN {listed()} ORDER BY id", [begun])
    told: dict[str, tuple[str, dict[str, str]]] = {}
    for row in rows:
        _, turns = told.setdefault(row.said, (row.here, {}))
        if row.named:
            turns[row.named] = row.told
    return {
        each: Again(each, here + each[len(begins) :], turns)
        for each in wanted
        for begins in (each[:-1], each)
        if begins in told
        for here, turns in (told[begins],)
    }


def remember_again(learned: Iterable[Again], batch: str) -> None:
    """Each once; it goes when the import is taken back, for then its file never said so."""
    rows = [
        Alias(said=each.said, here=each.here, named=new, told=old, batch=batch)
        for each in learned
        for new, old in (each.turns or {"": ""}).items()
    ]
    Alias.objects.bulk_create(rows, batch_size=1_000, ignore_conflicts=True)


def forget_again(batch: str) -> None:
    Alias.objects.filter(batch=batch).delete()
