"""From purchases in a Parquet file to scores in another: ids as numbers, ids as text, and a summary made in SQL."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.value.rows import LONGEST, Columns
from ridealong.engines.relationship.bg_nbd import fit_bg_nbd
from ridealong.engines.relationship.bg_nbd_scores import expected_purchases, probability_alive
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.gamma_gamma import expected_spend, fit_gamma_gamma
from ridealong.engines.relationship.numbering import numbered_words, words_of
from ridealong.engines.relationship.summary import Packing, Parts, Summary

Summed = tuple[Summary, Any]
"""With what customers are called, in the order of the summary."""
BARE = "select customer, count(*), min(day), max(day), sum(amount) from '{}' group by customer"
SQL = """
select customer, count(*) - 1, min(day), max(day), arg_min(amount, day)::bigint, sum(amount)::bigint
from (select customer, day, sum(amount) as amount from {} group by customer, day) group by customer
"""
ROWS = 1_000_000
BATCH = 1 << 18


def written(columns: Columns, folder: Path, *, text: bool) -> Path:
    """The purchases as a file; ids of text are `cust-` and the number."""
    many = len(columns["customer"])
    path = folder / f"purchases-{many}-{'text' if text else 'numbers'}.parquet"
    with pq.ParquetWriter(path, _table(columns, slice(0, 1), text).schema) as file:
        for at in range(0, many, ROWS):
            file.write_table(_table(columns, slice(at, at + ROWS), text), row_group_size=ROWS)
    return path


def _table(columns: Columns, at: slice, text: bool) -> pa.Table:
    some = {name: pa.array(each[at]) for name, each in columns.items()}
    if text:
        some["customer"] = pa.array([f"cust-{each}" for each in columns["customer"][at].tolist()])
    return pa.table(some)


def bare(file: Path) -> Any:
    """What DuckDB takes to do the least there is to do: group by customer, nothing distinct, nothing fitted."""
    return duckdb.sql(BARE.format(file)).to_arrow_table()


def of_numbers(file: Path) -> Summed:
    source = pq.ParquetFile(file)
    groups = [source.metadata.row_group(at) for at in range(source.num_row_groups)]
    who, when = ([group.column(place).statistics for group in groups] for place in (0, 1))
    packing = Packing.between(
        min(each.min for each in who), max(each.max for each in who),
        min(each.min for each in when), max(each.max for each in when),
    )  # fmt: skip
    parts = Parts(packing, source.metadata.num_rows)
    parts.add_all(
        tuple(batch.column(place).to_numpy() for place in range(3)) for batch in source.iter_batches(BATCH)
    )
    summary = parts.summed()
    return summary, summary.customer


def of_text(file: Path) -> Summed:
    """Two threads read groups of rows and make words of their ids; then all ids are numbered together."""
    with ThreadPoolExecutor(2) as pool:
        groups = list(pool.map(lambda at: _group(file, at), range(pq.ParquetFile(file).num_row_groups)))
    ids, words, days, amounts = zip(*groups, strict=True)
    places, day, amount = numbered_words(words), np.concatenate(days), np.concatenate(amounts)
    parts = Parts(Packing.of(places, day), len(day))
    parts.add_all(
        (places[at : at + BATCH], day[at : at + BATCH], amount[at : at + BATCH])
        for at in range(0, len(day), BATCH)
    )
    summary = parts.summed()
    return summary, pa.chunked_array(ids).take(pa.array(summary.customer))


def _group(file: Path, at: int) -> tuple[Any, Any, Any, Any]:
    table = pq.ParquetFile(file).read_row_group(at, use_threads=False)
    ids = table.column("customer").combine_chunks()
    _, offsets, data = ids.buffers()
    words = words_of(np.frombuffer(data, np.uint8), np.frombuffer(offsets, np.int32)[: len(ids) + 1])
    return ids, words, *(table.column(name).to_numpy() for name in ("day", "amount"))


def of_sql(file: Path) -> Summed:
    summary = in_sql(f"'{file}'")
    return summary, summary.customer


def in_sql(source: str) -> Summary:
    return Summary(*duckdb.sql(SQL.format(source)).fetchnumpy().values())


def counts_of(summary: Summary) -> Customers:
    return Customers.of(summary.repeats, summary.last - summary.first, LONGEST - summary.first)


def end_to_end(read: Callable[[Path], Summed], file: Path, out: Path) -> None:
    """Summary, both fits, and scores written to a file."""
    summary, names = read(file)
    counts, again = counts_of(summary), summary.repeats > 0
    spent = summary.spent_again / 100
    buying, spending = fit_bg_nbd(counts).at, fit_gamma_gamma(summary.repeats[again], spent[again]).at
    alive = probability_alive(buying, counts)
    bought = expected_purchases(buying, counts, 365.0, alive=alive)
    value = bought * expected_spend(spending, summary.repeats, np.where(again, spent, 0.0))
    scores = {"customer": names, "alive": alive, "bought": bought, "value": value}
    pq.write_table(pa.table(scores), out, use_dictionary=False)  # hardly any score comes twice
