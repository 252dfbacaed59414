"""What was said with some words, as far as a reader may read it: the newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ridealong.answer.citing import Cited, cite
from ridealong.ledger import searching
from ridealong.people.folding import asked_for
from ridealong.people.seeing import Sight

A_PAGE = 20
LOOKED_AT = (60, 340)
"""How many mentions are looked at for a page, first and then: of most of them somebody may read none."""


@dataclass(frozen=True, slots=True)
class Mentions:
    moments: Sequence[Cited]
    before: int | None
    """From where to go on, where there is more that this reader may read."""


def mentions(question: str, sight: Sight, *, before: int | None) -> Mentions:
    """Whether anything was said that this reader may not read shows in nothing here, not even in how far it goes."""
    words, found, at = asked_for(question), list[tuple[int, Cited]](), before
    if not (sight.here or sight.everything):
        return Mentions([], None)
    for most in LOOKED_AT:
        told = searching.told(words, before=at, most=most)
        seqs = {moment.id: seq for seq, moment in told}
        cited = cite([moment for _, moment in told], sight)
        found += [(seqs[each.id], each) for each in cited if not each.is_private]
        if len(found) > A_PAGE or len(told) < most:
            break
        at = told[-1][0]
    shown = found[:A_PAGE]
    return Mentions([each for _, each in shown], shown[-1][0] if len(found) > A_PAGE else None)
