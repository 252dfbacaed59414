"""Lists go into a question and come out of the database alike in both databases."""

import pytest
from django.db import connection

from ridealong.people import parties as people
from ridealong.people.lists import as_list, ask, insert, listed, stream
from ridealong.people.models import Party

pytestmark = pytest.mark.django_db
HANDLES = ["Zoe", "ana", "ana-2", "ana/petra", "anä", "b-c", "ba", "änne", "한국"]
"""In the order of their letters' numbers; in a dictionary some would stand elsewhere."""


def customers(*handles: str) -> None:
    rows = [(f"id-{handle}", "customer", handle, "", None, False) for handle in handles]
    insert(Party, people.PARTY, rows)


def test_handles_and_ids_sort_the_same_in_every_database() -> None:
    customers(*reversed(HANDLES))
    assert list(Party.objects.order_by("handle").values_list("handle", flat=True)) == HANDLES
    assert [party.handle for party in people.everyone()] == HANDLES
    assert ask("SELECT max(handle) FROM people_party") == [(HANDLES[-1],)]


def test_a_list_may_hold_what_sentences_hold() -> None:
    odd = ["a'b", 'a"b', "a\\b", "a,b", "{a}", "", "NULL", "한국", "a%sb", "a\nb"]
    customers(*odd)
    found = ask(
        f"SELECT handle FROM people_party WHERE handle IN {listed()}", [as_list([*odd, "nobody", "a\0b"])]
    )
    assert sorted(row[0] for row in found) == sorted(odd)


def test_an_empty_list_holds_nobody() -> None:
    customers("acme")
    assert ask(f"SELECT handle FROM people_party WHERE handle IN {listed()}", [as_list([])]) == []


def test_a_long_answer_comes_row_by_row() -> None:
    rows = stream("SELECT 1 AS one UNION ALL SELECT 2")
    assert next(rows) == (1,)
    assert list(rows) == [(2,)]


@pytest.mark.only_on("postgresql", because="SQLite works out each row when it is asked for")
def test_a_long_answer_waits_on_the_server() -> None:
    rows = stream("SELECT * FROM generate_series(1, 100000)")
    next(rows)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_cursors WHERE name LIKE '_django_curs%%'")
        assert cursor.fetchone() == (1,)
    rows.close()
