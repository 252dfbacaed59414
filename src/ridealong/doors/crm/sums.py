"""What would be recorded, added up, and the line in which any preview says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ridealong.speech import ngettext
from ridealong.speech.figures import figure

SAID: tuple[tuple[str, Callable[[int], str]], ...] = (
    (
        "changed",
        lambda n: ngettext(
            "{count} corrects an earlier one", "{count} correct an earlier one", n, count=figure(n)
        ),
    ),
    (
        "already",
        lambda n: ngettext("{count} is here already", "{count} are here already", n, count=figure(n)),
    ),
    (
        "mended by hand",
        lambda n: ngettext(
            "{count} was mended by hand and stays so",
            "{count} were mended by hand and stay so",
            n,
            count=figure(n),
        ),
    ),
    (
        "taken back by hand",
        lambda n: ngettext(
            "{count} taken back by hand stays so", "{count} taken back by hand stay so", n, count=figure(n)
        ),
    ),
)


def count(times: int, what: str) -> str:
    return f"{times:,} {what}" if times == 1 else f"{times:,} {what}s"


def sum_of(moments: Mapping[str, int], statuses: Mapping[Any, int]) -> str:
    made = ", ".join(f"{figure(times)} {kind}" for kind, times in sorted(moments.items()))
    total = sum(moments.values())
    told = ngettext("{count} moment to record", "{count} moments to record", total, count=figure(total))
    parts = [f"{told}: {made}" if made else told]
    parts += [said(times) for status, said in SAID if (times := statuses.get(status, 0))]
    return "; ".join(parts)
