"""How long an answer takes through the database: from cold, and once its weeks are closed.

The ledger is the one of ``bench/ledger.py``, about 10⁵ moments within the year before the answer. From cold means that
nothing of it is remembered; asked again, the closed weeks are. Medians of several rounds are printed.
"""

from __future__ import annotations

import argparse
import os
import platform
from datetime import UTC, datetime
from statistics import median

from answer import AS_OF, Invention  # type: ignore[import-not-found]
from ledger import NOW, a_ledger, in_the_ledgers_words, measure_record, seconds  # type: ignore[import-not-found]

FROM_COLD, AGAIN = 1.5, 0.05
"""What is promised, in seconds, for an answer over 10⁵ moments in its window."""


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
    asked = parser.parse_args()
    with a_ledger():
        moments = in_the_ledgers_words(Invention(asked.size).moments())
        print(
            f"{len(moments):,} moments, Python {platform.python_version()}, {os.cpu_count()} cores, {NOW.date()}"
        )
        measure_record(moments, 10_000)
        cold, again = measure(asked.rounds)
        print(f"from cold {cold:.3f} s ({FROM_COLD} promised), again {again:.4f} s ({AGAIN} promised)")


if __name__ == "__main__":
    main()
