"""The demonstration's story and the evidence it makes, told once for all the tests that ask for the same one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from ridealong.doors.demo.story import story
from ridealong.moments.evidence import Evidence
from tests.stories import evidence_of

UNTIL = date(2026, 3, 30)


@cache
def told(seed: int, until: date) -> tuple[str, ...]:
    return tuple(story(seed, until=until))


def sentences(seed: int, until: date) -> list[str]:
    """The lines that tell something; those that say who records are left out."""
    return [line for line in told(seed, until) if not line.startswith("as ")]


@cache
def evidence(seed: int = 7, until: date = UNTIL, leader: str = "ana") -> Evidence:
    if leader != "ana":
        return replace(evidence(seed, until), leader=leader)
    text = "\n".join([*told(seed, until), f"close of period {until}"])
    return replace(evidence_of(text), leader="ana")
