"""Proof that nothing was changed, lost or slipped in: every digest, the chain, the words and the seal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ridealong.ledger.codec import COLUMNS, FIRST_CHAIN, chained, digest_of, hash_words
from ridealong.ledger.known import chunks
from ridealong.ledger.models import MomentRow, Words
from ridealong.ledger.seal import broken_seals

A_TIME = 5_000


def verify() -> tuple[int, list[str]]:
    """How many moments were checked, and a line for each thing that is not as it was recorded."""
    faults = [f"the seal is broken: trigger {name} is missing" for name in broken_seals()]
    checked, expected, chain = 0, 1, FIRST_CHAIN
    for row, words in _rows():
        seq, parts, digest, linked = row[0], row[1:-2], row[-2], row[-1]
        checked += 1
        if seq != expected:
            faults.append(f"moments {expected} to {seq - 1} are missing")
        if digest_of((*parts[:3], bool(parts[3]), *parts[4:])) != digest:
            faults.append(f"moment {seq} ({parts[0]}) was changed after it was recorded")
        chain = chained(chain, digest)
        if chain != linked:
            faults.append(f"the chain breaks at moment {seq} ({parts[0]}): something before it was changed, lost or slipped in")
            chain = linked
        faults.extend(_words(seq, parts, words))
        expected = seq + 1
    strays = Words.objects.exclude(moment__in=MomentRow.objects.values("id")).count()
    if strays:
        faults.append(f"{strays} words belong to no moment")
    return checked, faults


def _words(seq: int, parts: tuple[object, ...], words: tuple[str, str] | None) -> Iterator[str]:
    hashed = parts[-1]
    if words is not None and hash_words(*words) != hashed:
        yield f"the words of moment {seq} ({parts[0]}) are not those that were recorded"


Row = tuple[object, ...]


def _rows() -> Iterator[tuple[tuple[object, ...], tuple[str, str] | None]]:
    rows = MomentRow.objects.order_by("seq").values_list("seq", *COLUMNS, "digest", "chain").iterator(A_TIME)
    while piece := list(islice(rows, A_TIME)):
        words: dict[str, tuple[str, str]] = {}
        for chunk in chunks([row[1] for row in piece]):
            found = Words.objects.filter(moment__in=chunk).values_list("moment", "salt", "words")
            words |= {moment: (salt, text) for moment, salt, text in found}
        for row in piece:
            yield row, words.get(row[1])
