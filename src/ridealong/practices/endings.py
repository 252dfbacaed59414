"""How each deal ended, by the first word on it: a deal that was lost is not made a virtue by telling of it again."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import DealClosed


class Ending(NamedTuple):
    moment: str
    outcome: str
    day: date
    heard: bool
    """Whether anybody but the leader says so."""


def endings(evidence: Evidence) -> dict[str, Ending]:
    """The first word of anybody but the leader on how a deal ended; failing that, the leader's first."""
    found: dict[str, Ending] = {}
    for moment, fact in evidence.kind(DealClosed):
        known, heard = found.get(fact.deal), evidence.outside(moment)
        if known is None or (heard and not known.heard):
            found[fact.deal] = Ending(moment.id, fact.outcome, moment.day(evidence.zone), heard)
    return found
