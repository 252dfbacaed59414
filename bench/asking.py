"""How long an answer takes through the database: from cold, once its weeks are closed, and with years before them.

The ledger is the one of ``bench/ledger.py``, about 10⁵ moments within the year before the answer. From cold means that
nothing of it is remembered; asked again, the closed weeks are. Then the same year is asked about with three and with
nine more of the same size before it, in ledgers of their own and smaller, by processor time, as a ratio to none and to
three: what happened long ago should cost nothing. An answer looks back 71 weeks, and to what was bought a year before,
so that three years are as many as it can count, and one alone is not. Medians of several rounds are printed.

It is SQLite that is measured, or an empty PostgreSQL database: ``./run bench --database postgres asking``.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from invented.firm import AS_OF  # type: ignore[import-not-found]
from invented.years import moments_of  # type: ignore[import-not-found]
from ledger import (  # type: ignore[import-not-found]
    NOW,
    a_ledger,
    database,
    in_the_ledgers_words,
    measure_record,
    processor_seconds,
    seconds,
)
from machine import this_machine  # type: ignore[import-not-found]

FROM_COLD, AGAIN = 1.5, 0.05
"""What is promised, in seconds, for an answer over 10⁵ moments in its window."""
YEARS_BEFORE = (0, 3, 9)
YEARLY = 10_000


def measure_years(years_before: int, rounds: int) -> tuple[int, float]:
    """How many moments there were, and the processor's seconds for the answer from cold."""
    with another_ledger():
        moments = in_the_ledgers_words(moments_of(YEARLY, years_before))
        measure_record(moments, 10_000)
        many = len(moments)
        del moments
        return many, median(_worked() for _ in range(rounds))


@contextmanager
def another_ledger() -> Iterator[None]:
    """An empty one: a file of its own, or the same database with nothing in it any more."""
    from django.core.management import call_command  # noqa: PLC0415  # after Django is set up
    from django.db import connection  # noqa: PLC0415

    if connection.vendor != "sqlite":
        call_command("flush", interactive=False, verbosity=0)
        yield
        return
    with TemporaryDirectory(prefix="ridealong-bench-") as home:
        connection.close()
        connection.settings_dict["NAME"] = str(Path(home) / "ledger.sqlite3")
        call_command("migrate", verbosity=0)
        yield
        connection.close()


def _worked() -> float:
    from ridealong.answer.asking import answer_for  # noqa: PLC0415
    from ridealong.answer.models import ClosedAnswer  # noqa: PLC0415

    ClosedAnswer.objects.all().delete()
    gc.collect()
    begun = processor_seconds()
    answer_for("ana", as_of=AS_OF, now=datetime.now(UTC))
    return processor_seconds() - begun


def measure(rounds: int) -> tuple[float, float]:
    from ridealong.answer.asking import answer_for  # noqa: PLC0415  # after Django is set up
    from ridealong.answer.models import ClosedAnswer  # noqa: PLC0415

    def ask() -> object:
        return answer_for("ana", as_of=AS_OF, now=datetime.now(UTC))

    cold, again = [], []
    for _ in range(rounds):
        ClosedAnswer.objects.all().delete()
        cold.append(seconds(ask))
        again.append(seconds(ask))
    return median(cold), median(again)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="moments, about")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is asked")
    parser.add_argument("--only", action="store_true", help="without the years before")
    asked = parser.parse_args()
    with a_ledger():
        moments = in_the_ledgers_words(moments_of(asked.size))
        print(f"{len(moments):,} moments in {database()}, {this_machine()}, {NOW.date()}")
        measure_record(moments, 10_000)
        cold, again = measure(asked.rounds)
        print(f"from cold {cold:.3f} s ({FROM_COLD} promised), again {again:.4f} s ({AGAIN} promised)")
        del moments
        print(f"from cold by processor time: {median(_worked() for _ in range(asked.rounds)):.3f} s")
        worked: dict[int, float] = {}
        for years in YEARS_BEFORE if not asked.only else ():
            many, worked[years] = measure_years(years, asked.rounds)
            ratios = ", ".join(f"× {worked[years] / each:.2f} of {before}" for before, each in worked.items())
            print(
                f"{years} years before, {many:>9,} moments: {worked[years]:.3f} s of the processor, {ratios}"
            )


if __name__ == "__main__":
    main()
