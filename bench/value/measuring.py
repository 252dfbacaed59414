"""Measures inside the environment of the peers: ours and theirs in one process, with the same NumPy and SciPy."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import lifetimes
import numpy as np
import pandas as pd
from lifetimes.utils import summary_data_from_transaction_data

from bench.machine import peak_megabytes
from bench.value.files import bare, counts_of, end_to_end, in_sql, of_numbers, of_sql, of_text, written
from bench.value.rows import LONGEST, Columns, purchases
from bench.value.timing import Took, by_turns
from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.pareto_nbd import fit_pareto_nbd
from ridealong.engines.relationship.summary import Summary, summarize

PARETO_AT_MOST = 100_000
"""Beyond this, lifetimes takes minutes for Pareto/NBD."""
PEER_AT_MOST = 1_000_000
BARELY = "by DuckDB's bare group-by"


def measured(customers: int, folder: Path) -> Iterator[dict[str, Any]]:
    columns = purchases(customers)
    if customers <= PEER_AT_MOST:
        yield from beside_lifetimes(columns, customers, folder)
    rows, out = len(columns["customer"]), folder / "scores.parquet"
    file = written(columns, folder, text=False)
    texts = written(columns, folder, text=True) if customers <= PEER_AT_MOST else None
    del columns
    whats = (f"end to end, {BARELY}", f"end to end, summary in SQL, {BARELY}")
    ways = (lambda: end_to_end(of_numbers, file, out), lambda: end_to_end(of_sql, file, out))
    some = 2 if customers <= PEER_AT_MOST else 1
    for row in told(whats[:some], customers, ways[:some], lambda: bare(file), f"{rows:,} rows"):
        yield row | {"note": f"{row['note']}; {peak_megabytes():,} MB at most until here"}
    if texts is not None:
        text = (lambda: end_to_end(of_text, texts, out),)
        yield from told(
            (f"end to end, ids of text, {BARELY}",), customers, text, lambda: bare(texts), f"{rows:,} rows"
        )


def beside_lifetimes(columns: Columns, customers: int, folder: Path) -> Iterator[dict[str, Any]]:
    counts = counts_of(summarize(*columns.values()))
    np.savez(
        folder / f"counts-{customers}.npz", repeats=counts.repeats, recency=counts.recency, age=counts.age
    )
    yield fitted("BG/NBD fit", customers, fit_bg_nbd, lifetimes.BetaGeoFitter(0), counts)
    if customers <= PARETO_AT_MOST:
        yield fitted("Pareto/NBD fit", customers, fit_pareto_nbd, lifetimes.ParetoNBDFitter(0), counts)
    yield from summed(columns, customers, folder)


def fitted(
    what: str, customers: int, fit: Callable[..., Any], peer: Any, counts: Customers
) -> dict[str, Any]:
    x, last, age = (each.astype(float) for each in (counts.repeats, counts.recency, counts.age))
    [found] = told((what,), customers, (lambda: fit(counts),), lambda: peer.fit(x, last, age), "")
    ours, theirs = fit(counts).at, peer.params_.to_numpy()
    return found | {"note": f"parameters differ by {np.abs(ours / theirs - 1).max():.1e}"}


def summed(columns: Columns, customers: int, folder: Path) -> Iterator[dict[str, Any]]:
    """Ours from arrays, theirs from a frame, DuckDB's from a file, which it has to read besides."""
    day = pd.Timestamp("2020-01-01") + pd.to_timedelta(columns["day"], unit="D")
    frame = pd.DataFrame({"customer": columns["customer"], "date": day, "amount": columns["amount"]})
    kept: list[pd.DataFrame] = []

    def theirs() -> None:
        end = pd.Timestamp("2020-01-01") + pd.Timedelta(days=LONGEST)
        kept[:] = [summary_data_from_transaction_data(
            frame, "customer", "date", monetary_value_col="amount", observation_period_end=end)]  # fmt: skip

    file = written(columns, folder, text=False)

    def sql() -> Summary:
        return in_sql(f"'{file}'")

    ways = (lambda: summarize(*columns.values()), sql)
    found = told(("exact summary", "exact summary in SQL (DuckDB)"), customers, ways, theirs, "")
    ours, his, their = summarize(*columns.values()).ordered(), sql().ordered(), kept[0].sort_index()
    same = np.array_equal(ours.repeats, their["frequency"]) and np.array_equal(
        ours.last - ours.first, their["recency"]
    )
    as_well = all(np.array_equal(getattr(ours, each.name), getattr(his, each.name)) for each in fields(ours))
    for row, right in zip(found, (same, same and as_well), strict=True):
        yield row | {"note": f"{len(frame):,} rows, {'all counts the same' if right else 'COUNTS DIFFER'}"}


def told(
    whats: tuple[str, ...],
    customers: int,
    ours: tuple[Callable[[], Any], ...],
    theirs: Callable[[], Any],
    note: str,
) -> list[dict[str, Any]]:
    print(f"{'; '.join(whats)}; {customers:,} customers", file=sys.stderr)
    took, other, rounds = by_turns(ours, theirs)
    return [_row(what, customers, one, other, rounds, note) for what, one in zip(whats, took, strict=True)]


def _row(  # noqa: PLR0913  # a row has as many columns
    what: str, customers: int, ours: Took, theirs: Took, rounds: int, note: str
) -> dict[str, Any]:
    return {"what": what, "customers": customers, "ours": vars(ours), "theirs": vars(theirs), "rounds": rounds,
            "note": note}  # fmt: skip


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    into = Path(sys.argv[1])
    for many in map(int, sys.argv[2:]):
        for each in measured(many, into):
            print(json.dumps(each), flush=True)
