"""What was said with some words, as far as a reader may read it: the newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ridealong.answer.citing import Cited, cite
from ridealong.ledger import searching
from ridealong.people.seeing import Sight

A_PAGE = 20
LOOKED_AT = 200
"""How many of the newest mentions are looked at for a page: of most of them somebody may read none."""


@dataclass(frozen=True, slots=True)
class Mentions:
    moments: Sequence[Cited]
    before: int | None
    """From where to go on, where there is more that this reader may read."""


def mentions(words: Sequence[str], sight: Sight, *, before: int | None) -> Mentions:
    """Whether anything was said that this reader may not read shows in nothing here, not even in how far it goes."""
    if not (sight.here or sight.everything):
        return Mentions([], None)
    told = searching.told(words, before=before, most=LOOKED_AT)
    seqs = {moment.id: seq for seq, moment in told}
    found = [each for each in cite([moment for _, moment in told], sight) if not each.is_private]
    shown = found[:A_PAGE]
    return Mentions(shown, seqs[shown[-1].id] if len(found) > A_PAGE else None)
