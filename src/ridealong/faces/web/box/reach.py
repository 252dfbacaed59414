"""Whom one line may be about, fetched in one question by what the database has an index for.

Everybody in sight of somebody at the head of three hundred is sixty thousand customers and contacts: to read them all
at every pause took a third of a second. So all of them are read for whoever has few, and for others those whose handle
begins like a word of the line; a contact of theirs is then named behind the firm, ``acme/petra``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from ridealong.people.lists import as_list, ask, listed

COLUMNS = "p.id, p.sort, p.handle, p.name"
A_TEAM = 15
"""Whoever has more people below them, themselves counted, has many customers."""
ALL_OF_A_TEAMS, A_WORDS, WORDS = 5_000, 40, 10
OURS = f"SELECT {COLUMNS} FROM people_party p WHERE p.id IN (SELECT person FROM people_membership) AND NOT p.forgotten"
SERVED = "(SELECT s.customer FROM people_serving s WHERE s.person IN {own})"
TEAMS = f"SELECT {COLUMNS} FROM people_party p WHERE p.id IN {SERVED} AND NOT p.forgotten"
CONTACTS = f"SELECT {COLUMNS} FROM people_party p WHERE p.customer IN {SERVED} AND NOT p.forgotten"
FIRM = "coalesce(p.customer, p.id)"
IN_SIGHT = (
    f"(p.sort = 'person' OR EXISTS (SELECT 1 FROM people_serving s WHERE s.customer = {FIRM} AND s.person IN {{own}})"
    f" OR NOT EXISTS (SELECT 1 FROM people_serving s WHERE s.customer = {FIRM} AND s.since <= %s))"
)
"""Of somebody named in full: whom they or those below them ever served, or whom nobody serves yet."""
OWN_SIGHT = f"EXISTS (SELECT 1 FROM people_serving s WHERE s.customer = {FIRM} AND s.person IN {{own}})"
"""Of somebody a word only begins: whom nobody serves is not guessed at."""


class Known(NamedTuple):
    """Somebody a line may name."""

    id: str
    sort: str
    handle: str
    name: str


class Question(NamedTuple):
    statement: str
    values: list[Any]


def reach(
    own: Collection[str] | None, handles: Iterable[str], beginnings: Iterable[str], today: date
) -> list[Known]:
    """All of ours; of the customers of these people (``None`` is for whoever may name anybody) and their contacts those
    the line comes near, and whoever it names in full that they may name."""
    questions = [Question(OURS, []), _in_full(own, handles, today)]
    if own is not None and len(own) <= A_TEAM:
        questions += [_few(TEAMS, own), _few(CONTACTS, own)]
    else:
        questions += [_beginning(own, each) for each in list(beginnings)[:WORDS]]
    statement = " UNION ".join(f"SELECT * FROM ({each.statement}) q{at}" for at, each in enumerate(questions))
    rows = ask(f"{statement} ORDER BY 3", [value for each in questions for value in each.values])
    return [Known(*row) for row in rows]


def _few(statement: str, own: Collection[str]) -> Question:
    return Question(f"{statement.format(own=listed())} LIMIT {ALL_OF_A_TEAMS}", [as_list(own)])


def _in_full(own: Collection[str] | None, handles: Iterable[str], today: date) -> Question:
    statement = f"SELECT {COLUMNS} FROM people_party p WHERE p.handle IN {listed()} AND NOT p.forgotten"
    if own is None:
        return Question(statement, [as_list(handles)])
    return Question(
        f"{statement} AND {IN_SIGHT.format(own=listed())}", [as_list(handles), as_list(own), today]
    )


def _beginning(own: Collection[str] | None, word: str) -> Question:
    begins, values = _begins(word)
    statement = f"SELECT {COLUMNS} FROM people_party p WHERE {begins} AND NOT p.forgotten"
    if own is None:
        return Question(f"{statement} LIMIT {A_WORDS}", values)
    return Question(
        f"{statement} AND {OWN_SIGHT.format(own=listed())} LIMIT {A_WORDS}", [*values, as_list(own)]
    )


def _begins(word: str) -> tuple[str, list[Any]]:
    """That a handle begins like this, as each database finds it by its index."""
    if connection.vendor == "sqlite":
        return "p.handle >= %s AND p.handle < %s", [word, word + chr(0x10FFFF)]
    return "p.handle LIKE %s", [word.replace("_", r"\_").replace("%", r"\%") + "%"]
