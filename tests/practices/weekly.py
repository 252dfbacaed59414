"""Helps a story along: the same lines week after week, and the same story as another leader sees it."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def every_week(lines: str, weeks: int, first: str = "2026-01-05") -> str:
    """The lines once for each week from the Monday ``first`` on.

    ``{mon}`` … ``{sun}`` are its days, ``{next_mon}`` and ``{next_fri}`` days of the week after, ``{i}`` its number
    counted from 1.
    """
    begin = date.fromisoformat(first)
    return "\n".join(
        textwrap.dedent(lines).strip().format(i=number + 1, **_days(begin + timedelta(weeks=number)))
        for number in range(weeks)
    )


def _days(monday: date) -> dict[str, date]:
    days = {name: monday + timedelta(days=number) for number, name in enumerate(DAYS)}
    return days | {f"next_{name}": day + timedelta(weeks=1) for name, day in days.items()}


def told(*parts: str, close: str) -> str:
    """Parts of a story put together, and the day its period closes."""
    return "\n".join([*(textwrap.dedent(part).strip() for part in parts), f"close of period {close}"])


def seen_by(leader: str, evidence: Evidence) -> Evidence:
    """The same moments as the evidence of somebody else."""
    return replace(evidence, leader=leader)
