"""Measures inside the environment of the peers: ours and theirs in one process, with the same NumPy and SciPy."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import lifetimes
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from lifetimes.utils import summary_data_from_transaction_data

from bench.value.rows import LONGEST, Columns, purchases
from bench.value.timing import by_turns
from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.bg_nbd_scores import expected_purchases, probability_alive
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.gamma_gamma import expected_spend, fit_gamma_gamma
from ridealong.engines.relationship.pareto_nbd import fit_pareto_nbd
from ridealong.engines.relationship.summary import Packing, Parts, Summary, summarize

PARETO_AT_MOST = 100_000
"""Beyond this, lifetimes takes minutes for Pareto/NBD."""
PEER_AT_MOST = 1_000_000
BARE = "select customer, count(*), min(day), max(day), sum(amount) from '{}' group by customer"


def measured(customers: int, folder: Path) -> Iterator[dict[str, Any]]:
    columns = purchases(customers)
    counts = counts_of(summarize(*columns.values()))
    np.savez(
        folder / f"counts-{customers}.npz", repeats=counts.repeats, recency=counts.recency, age=counts.age
    )
    if customers <= PEER_AT_MOST:
        yield told("BG/NBD fit", customers, fit_bg_nbd, lifetimes.BetaGeoFitter(0), counts)
    if customers <= PARETO_AT_MOST:
        yield told("Pareto/NBD fit", customers, fit_pareto_nbd, lifetimes.ParetoNBDFitter(0), counts)
    if customers <= PEER_AT_MOST:
        yield summed(columns, customers)
    file = folder / f"purchases-{customers}.parquet"
    pq.write_table(pa.table(columns), file, row_group_size=1_000_000)
    out = folder / f"scores-{customers}.parquet"
    bare = lambda: duckdb.sql(BARE.format(file)).fetch_arrow_table()  # noqa: E731
    yield row("end to end, by DuckDB's bare group-by", customers, lambda: end_to_end(file, out), bare, "")


def told(what: str, customers: int, fit: Callable[..., Any], peer: Any, counts: Customers) -> dict[str, Any]:
    x, last, age = (each.astype(float) for each in (counts.repeats, counts.recency, counts.age))
    found = row(what, customers, lambda: fit(counts), lambda: peer.fit(x, last, age), "")
    ours, theirs = fit(counts).at, peer.params_.to_numpy()
    return found | {"note": f"parameters differ by {np.abs(ours / theirs - 1).max():.1e}"}


def summed(columns: Columns, customers: int) -> dict[str, Any]:
    day = pd.Timestamp("2020-01-01") + pd.to_timedelta(columns["day"], unit="D")
    frame = pd.DataFrame({"customer": columns["customer"], "date": day, "amount": columns["amount"]})
    kept: list[pd.DataFrame] = []

    def theirs() -> None:
        end = pd.Timestamp("2020-01-01") + pd.Timedelta(days=LONGEST)
        kept[:] = [summary_data_from_transaction_data(
            frame, "customer", "date", monetary_value_col="amount", observation_period_end=end)]  # fmt: skip

    found = row("exact summary", customers, lambda: summarize(*columns.values()), theirs, "")
    ours, their = summarize(*columns.values()).ordered(), kept[0].sort_index()
    same = np.array_equal(ours.repeats, their["frequency"]) and np.array_equal(
        ours.last - ours.first, their["recency"]
    )
    return found | {"note": f"{len(frame):,} rows, {'all counts the same' if same else 'COUNTS DIFFER'}"}


def row(
    what: str, customers: int, ours: Callable[[], Any], theirs: Callable[[], Any], note: str
) -> dict[str, Any]:
    print(f"{what}, {customers:,} customers", file=sys.stderr)
    one, other, rounds = by_turns(ours, theirs)
    return {
        "what": what,
        "customers": customers,
        "ours": vars(one),
        "theirs": vars(other),
        "rounds": rounds,
        "note": note,
    }


def counts_of(summary: Summary) -> Customers:
    return Customers.of(summary.repeats, summary.last - summary.first, LONGEST - summary.first)


def end_to_end(file: Path, out: Path) -> None:
    """From purchases in a file to scores in a file: summary, both fits, scores."""
    source = pq.ParquetFile(file)
    groups = [source.metadata.row_group(at) for at in range(source.num_row_groups)]
    who, when = ([group.column(place).statistics for group in groups] for place in (0, 1))
    packing = Packing.between(
        min(each.min for each in who), max(each.max for each in who),
        min(each.min for each in when), max(each.max for each in when),
    )  # fmt: skip
    parts = Parts(packing, source.metadata.num_rows)
    parts.add_all(
        tuple(batch.column(place).to_numpy() for place in range(3)) for batch in source.iter_batches(1 << 18)
    )
    summary = parts.summed()
    counts, again = counts_of(summary), summary.repeats > 0
    spent = summary.spent_again / 100
    buying, spending = fit_bg_nbd(counts).at, fit_gamma_gamma(summary.repeats[again], spent[again]).at
    bought = expected_purchases(buying, counts, 365.0)
    value = bought * expected_spend(spending, summary.repeats, np.where(again, spent, 0.0))
    scores = {
        "customer": summary.customer,
        "alive": probability_alive(buying, counts),
        "bought": bought,
        "value": value,
    }
    pq.write_table(pa.table(scores), out)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    into = Path(sys.argv[1])
    for many in map(int, sys.argv[2:]):
        for each in measured(many, into):
            print(json.dumps(each), flush=True)
