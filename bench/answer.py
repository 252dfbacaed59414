"""How long reading takes: the answer composed in memory over 10⁴ and 10⁵ moments, and 10⁶ with --million.

The moments are those of ``bench/invented``, the same every time and read by all thirteen practices. Recalling them from
a database is not part of it.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from invented.firm import AS_OF, LEADER  # type: ignore[import-not-found]
from invented.years import moments_of  # type: ignore[import-not-found]
from machine import this_machine  # type: ignore[import-not-found]

from ridealong.answer.compose import compose
from ridealong.moments.evidence import Evidence
from ridealong.moments.moment import on_day
from ridealong.practices.registry import READERS

ZONE = ZoneInfo("Europe/Vienna")
LIMIT_SECONDS = 0.6
"""Of the second and a half an answer over 10⁵ moments may take from cold; the rest is for recalling them."""


def timed(what: Callable[[], object]) -> tuple[object, float]:
    gc.collect()
    begun = time.perf_counter()
    made = what()
    return made, time.perf_counter() - begun


def measure(size: int, years_before: int) -> tuple[int, float, float]:
    """How many moments there were, and the seconds that standing and composing took: the least of three."""
    told = moments_of(size, years_before)
    standing, composing = [], []
    for _ in range(3 if size < 10**6 else 1):
        evidence, stood = timed(
            lambda: Evidence.of(told, leader=LEADER, zone=ZONE, as_of=AS_OF, known_at=on_day(AS_OF))
        )
        _, composed = timed(lambda: compose(evidence, name="Ana", handle_of=str))  # type: ignore[arg-type]  # noqa: B023
        standing.append(stood)
        composing.append(composed)
    return len(told), min(standing), min(composing)


def each_practice(size: int) -> None:
    """Seconds that each practice takes, and what it counted: the first time it also finds what others share."""
    told = moments_of(size)
    evidence = Evidence.of(told, leader=LEADER, zone=ZONE, as_of=AS_OF, known_at=on_day(AS_OF))
    for key, read in READERS.items():
        _, first = timed(lambda: read(evidence))  # noqa: B023
        reading, again = timed(lambda: read(evidence))  # noqa: B023
        counted = ", ".join(f"{sign.key} {sign.n or sign.events}" for sign in reading.signs)  # type: ignore[attr-defined]
        print(f"{key:>13} {first:>7.3f} s, again {again:>7.3f} s: {counted}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="10⁶ moments too (a minute or so)")
    parser.add_argument("--years", type=int, default=0, help="years before the last one")
    parser.add_argument(
        "--each", action="store_true", help="what each practice takes over 10⁵ moments, by itself"
    )
    asked = parser.parse_args()
    print(this_machine())
    if asked.each:
        each_practice(10**5)
        return
    print(f"{'moments':>10} {'which stand':>12} {'compose':>9} {'µs a moment':>12}")
    for size in [10**4, 10**5, *([10**6] if asked.million else [])]:
        many, stood, composed = measure(size, asked.years)
        print(f"{many:>10,} {stood:>10.3f} s {composed:>7.3f} s {composed / many * 1e6:>12.2f}")
        if size == 10**5 and not asked.years:
            verdict = "within" if composed <= LIMIT_SECONDS else "OVER"
            print(f"{'':>10} compose is {verdict} its {LIMIT_SECONDS} s")


if __name__ == "__main__":
    main()
