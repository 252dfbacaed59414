"""Derived: the words of moments as they are looked for, kept by the database's own text search.

Words arrive here a little behind the ledger (``behind`` brings them), and go with a forgetting, at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from ridealong.ledger.codec import LABEL, moment_from
from ridealong.ledger.customers import BEHIND
from ridealong.ledger.lookup import SELECT
from ridealong.moments.kinds.roster import CustomerMet, PersonJoined
from ridealong.moments.moment import Moment
from ridealong.people.folding import to_be_found_by
from ridealong.people.lists import Row, as_list, ask, listed

WORDS, NAMES = "words", "names"
"""What was said, and what somebody was called: a name leads to whoever has it or had it."""
NAMING = {CustomerMet.STORED, PersonJoined.STORED}
_FTS5 = (
    "CREATE VIRTUAL TABLE ledger_search USING fts5"
    "(words, names, tokenize = 'unicode61 remove_diacritics 0', detail = 'column', columnsize = 0, prefix = '2 3')"
)
_POSTGRESQL = (
    "CREATE TABLE ledger_search (seq integer PRIMARY KEY, words tsvector NOT NULL, names tsvector NOT NULL)",
    "CREATE INDEX ledger_search_words ON ledger_search USING gin (words)",
    "CREATE INDEX ledger_search_names ON ledger_search USING gin (names)",
)


def make_table(vendor: str) -> list[str]:
    """The statements that make the table, in a database of one vendor's."""
    return [_FTS5] if vendor == "sqlite" else [*_POSTGRESQL]


def fill(since: int, upto: int) -> None:
    """Bring in the words of the moments after one place and up to another."""
    kept = ask(
        "SELECT w.seq, m.kind, w.words FROM ledger_words w JOIN ledger_moment m ON m.seq = w.seq"
        " WHERE w.seq > %s AND w.seq <= %s ORDER BY w.seq",
        [since, upto],
    )
    rows = [row for row in map(_row, kept) if row[1] or row[2]]
    into = (
        "INSERT OR REPLACE INTO ledger_search (rowid, words, names) VALUES (%s, %s, %s)"
        if connection.vendor == "sqlite"
        else "INSERT INTO ledger_search (seq, words, names)"
        " VALUES (%s, array_to_tsvector(%s::text[]), array_to_tsvector(%s::text[]))"
        " ON CONFLICT (seq) DO UPDATE SET words = excluded.words, names = excluded.names"
    )
    with connection.cursor() as cursor:
        cursor.executemany(into, rows)


def _row(kept: Row) -> Row:
    seq, kind, told = kept
    found = to_be_found_by(_texts(msgspec.json.decode(told)))
    words: Any = " ".join(found) if connection.vendor == "sqlite" else found
    nothing: Any = "" if connection.vendor == "sqlite" else []
    return (seq, nothing, words) if kind in NAMING else (seq, words, nothing)


def _texts(told: Any) -> Iterator[str]:
    """Everything said in a moment's words, but for the label that sentences point at it by."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for name, value in told.items():
            if name != LABEL:
                yield from _texts(value)
    elif isinstance(told, list):
        for each in told:
            yield from _texts(each)


def forget(ids: Iterable[str]) -> None:
    """Take the words of some moments out, so that nothing is left of them in the file either."""
    key = "rowid" if connection.vendor == "sqlite" else "seq"
    with connection.cursor() as cursor:
        seqs = f"SELECT seq FROM ledger_moment WHERE id IN {listed()}"
        cursor.execute(f"DELETE FROM ledger_search WHERE {key} IN ({seqs})", [as_list(ids)])
        if connection.vendor == "sqlite" and cursor.rowcount:
            # Until its pieces are made one, the index only notes that a word is gone.
            cursor.execute("INSERT INTO ledger_search (ledger_search) VALUES ('optimize')")


def empty() -> None:
    """Throw all of it away: row by row that would take as long as bringing it in."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE ledger_search")
            cursor.execute(_FTS5)
        else:
            cursor.execute("TRUNCATE ledger_search")


def found(words: Sequence[str], *, among: str, before: int | None, most: int) -> tuple[str, list[object]]:
    """The question for the places of moments that hold a word beginning with each of these, the newest first.

    A question and not its answer, so that what stands there can be asked for along with it.
    """
    if connection.vendor == "sqlite":
        all_of = " AND ".join(f'"{each}" *' for each in words)
        key, matches, asked = "rowid", "ledger_search MATCH %s", f"{{{among}}} : ({all_of})"
    else:
        all_of = " & ".join(f"'{each}':*" for each in words)
        key, matches, asked = "seq", f"{among} @@ %s::tsquery", all_of
    statement, values = f"SELECT {key} FROM ledger_search WHERE {matches}", list[object]([asked])
    if before is not None:
        statement += f" AND {key} < %s"
        values.append(before)
    return f"{statement} ORDER BY {key} DESC LIMIT %s", [*values, most]


def told(words: Sequence[str], *, before: int | None, most: int) -> list[tuple[int, Moment]]:
    """The newest moments in which something was said with these words, with their places."""
    if not words:
        return []
    places, values = found(words, among=WORDS, before=before, most=most)
    statement = SELECT.replace("SELECT ", "SELECT m.seq, ", 1)
    rows = ask(f"{statement} WHERE m.seq IN ({places}) ORDER BY m.seq DESC", values)
    return [(row[0], moment_from(row[1:-1], row[-1])) for row in rows]


class Called(NamedTuple):
    """Customers, and those who speak for one, that have or had a name; and how far behind that knowledge is."""

    behind: int
    rows: list[tuple[str, str, str]]
    """The id of each, of the customer they stand for, and the name they go by now."""


def called(words: Sequence[str], *, most: int) -> Called:
    """Those who have or had a name with words that begin so."""
    if not words:
        return Called(0, [])
    places, values = found(words, among=NAMES, before=None, most=most)
    whom = (
        "m.structure ->> '$.customer'"
        if connection.vendor == "sqlite"
        else "m.structure::json ->> 'customer'"
    )
    names = (
        "SELECT id, coalesce(customer, id) AS root, name FROM people_party WHERE sort <> 'person' AND NOT forgotten"
        f" AND id IN (SELECT {whom} FROM ledger_moment m WHERE m.seq IN ({places}))"
    )
    rows = ask(
        f"SELECT b.behind, n.id, n.root, n.name FROM (SELECT {BEHIND} AS behind) b LEFT JOIN ({names}) n ON 1 = 1",
        values,
    )
    return Called(rows[0][0], [row[1:] for row in rows if row[1] is not None])
