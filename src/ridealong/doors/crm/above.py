"""Puts those who stand above others first, and finds where a chain of command bites its own tail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def above_first(everyone: Iterable[str], above: Mapping[str, str | None]) -> tuple[list[str], set[str]]:
    """Everyone in an order in which nobody comes before the one above them, and those whose step up closes a circle."""
    order: dict[str, None] = {}
    circular: set[str] = set()
    for lowest in everyone:
        line: dict[str, None] = {}
        each: str | None = lowest
        while each is not None and each not in order:
            line[each] = None
            higher = above.get(each)
            if higher in line:
                circular.add(each)
                break
            each = higher
        order.update(dict.fromkeys(reversed(line)))
    return list(order), circular
