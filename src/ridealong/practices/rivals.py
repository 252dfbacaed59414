"""What rivals say of themselves, of those rivals whom a buyer named: nobody picks the easy ones to be compared with."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.difference import RivalClaimed
from ridealong.practices.matching import likeness


class Sentence(NamedTuple):
    """A rival's own words, since when we know them, and whether anybody but the leader says so."""

    rival: str
    what: str
    since: date
    outside: bool


def sentences(evidence: Evidence) -> list[Sentence]:
    """What the rivals whom buyers named say of themselves, each once, as it was first heard."""
    found: dict[tuple[str, str, bool], Sentence] = {}
    for moment, fact in evidence.kind(RivalClaimed):
        if fact.by is not None and fact.by not in evidence.roster.memberships:
            outside = evidence.outside(moment)
            told = Sentence(fact.rival, fact.what, moment.day(evidence.zone), outside)
            found.setdefault((fact.rival, fact.what, outside), told)
    return list(found.values())


def nearest(text: str, told: list[Sentence]) -> tuple[float, Sentence | None]:
    """How much of a text, from 0 to 1, also stands in the sentence nearest to it, and that sentence."""
    near = max(told, key=lambda each: likeness(each.what, text), default=None)
    share = likeness(near.what, text) if near else 0.0
    return (share, near) if share else (0.0, None)
