"""Would it have been right, beside lifetimes: a file of purchases, its last weeks held out and told from those before.

`./run bench backtests FILE [--holdout 26]` wants a CSV with the columns customer, date and amount. Ours and lifetimes'
BG/NBD are fitted to the same days before, and held against the same days after.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from bench.value.__main__ import CACHE, PEERS, environment, lines_of

A_WEEK = 7


def rows_of(file: Path) -> list[tuple[str, int, int]]:
    """Customer, day and cents."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return [
            (row["customer"], date.fromisoformat(row["date"]).toordinal(), round(100 * float(row["amount"])))
            for row in csv.DictReader(stream)
        ]


def beside(file: Path, weeks: int) -> None:
    """In the peers' environment: both fits, and what each expected of every customer."""
    import lifetimes  # noqa: PLC0415  # only there
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    from lifetimes.utils import summary_data_from_transaction_data  # noqa: PLC0415

    from ridealong.engines.relationship.backtest import backtest  # noqa: PLC0415
    from ridealong.engines.relationship.purchase_days import purchase_days  # noqa: PLC0415

    rows, held = rows_of(file), A_WEEK * weeks
    numbers = {each: place for place, each in enumerate(sorted({customer for customer, _, _ in rows}))}
    days = purchase_days(
        [numbers[each] for each, _, _ in rows], [day for _, day, _ in rows], [paid for *_, paid in rows]
    )
    today = int(days.day.max())
    ours, begin = backtest(days, today, held), today - held
    before = days.day <= begin
    frame = pd.DataFrame(
        {
            "id": days.customer[before],
            "day": [pd.Timestamp(date.fromordinal(int(each))) for each in days.day[before]],
        }
    )
    end = pd.Timestamp(date.fromordinal(begin))
    summary = summary_data_from_transaction_data(frame, "id", "day", observation_period_end=end, freq="D")
    fitter = lifetimes.BetaGeoFitter(0)
    fitter.fit(summary["frequency"], summary["recency"], summary["T"])
    expected = fitter.conditional_expected_number_of_purchases_up_to_time(
        held, summary["frequency"], summary["recency"], summary["T"]
    )
    came = Counter(days.customer[(days.day > begin) & (days.day <= today)].tolist())
    actual = np.array([came[int(each)] for each in summary.index])
    print(json.dumps({
        "file": file.name, "weeks": weeks, "since": str(date.fromordinal(begin) + timedelta(days=1)),
        "customers": ours.customers, "actual": ours.actual, "ours": ours.predicted, "error": ours.error,
        "lifetimes": float(expected.sum()), "their_error": float(np.abs(expected.to_numpy() - actual).mean()),
        "naive": ours.naive, "naive_error": ours.naive_error, "told": ours.told, "told_by_rule": ours.told_by_rule,
    }))  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--holdout", type=int, default=26, help="weeks")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the peers' environment is kept")
    parser.add_argument("--here", action="store_true", help="as the peers' environment runs it")
    asked = parser.parse_args()
    if asked.here:
        beside(asked.file, asked.holdout)
        return
    peers = environment(asked.cache, "peers", PEERS)
    words = ("-m", "bench.backtests", str(asked.file.resolve()), "--holdout", str(asked.holdout), "--here")
    [told] = lines_of(peers, *words)
    print(
        f"{told['file']}: the last {told['weeks']} weeks, since {told['since']}, of {told['customers']:,} customers who"
    )
    print(
        f"had bought before; they bought on {told['actual']:,} days. Expected, and off by so much a customer:"
    )
    for name, all_told, error in (
        ("ours", "ours", "error"), ("lifetimes", "lifetimes", "their_error"),
        ("as often as before", "naive", "naive_error"),
    ):  # fmt: skip
        print(f"  {name:<20} {told[all_told]:>10,.1f} {told[error]:>8.4f}")
    print(
        f"Who would come: told right of {told['told']:.1%} by the model, of {told['told_by_rule']:.1%} by the rule."
    )


if __name__ == "__main__":
    sys.exit(main())
