"""Whoever gets past the seal is found out: by the digests, the chain, the salted words and the ledger's head."""

from collections.abc import Callable

import pytest
from django.db import connection

from ridealong.ledger.models import MomentRow
from ridealong.ledger.seal import unsealed
from ridealong.ledger.verify import verify
from tests.ledger.telling import CAST, tell, the

CAST_SIZE = CAST.strip().count("\n") + 1
ITS = "(SELECT seq FROM ledger_moment WHERE id = %s)"
TOLD = """
2026-03-02  acme said "one" ^one
2026-03-03  acme said "two" ^two
2026-03-04  acme said "three" ^three
"""


@pytest.fixture(autouse=True)
def told(ledger: None) -> None:
    tell(TOLD)


def tamper(statement: str, *values: str) -> list[str]:
    with unsealed(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return verify()[1]


def test_an_honest_ledger_has_no_faults() -> None:
    assert verify() == (CAST_SIZE + 3, [])


@pytest.mark.parametrize(
    "change",
    [
        "structure = replace(structure, '{', '{ ')",
        "happened = happened + 1",
        "recorded = recorded - 1",
        "voice = 'customer'",
        "door = 'elsewhere'",
        "all_day = false",
        "language = 'de'",
        "by = id",
        "words_hash = NULL",
    ],
)
def test_a_changed_moment_is_named(change: str) -> None:
    faults = tamper(f"UPDATE ledger_moment SET {change} WHERE id = %s", the("two").id)
    assert faults[0] == f"moment {CAST_SIZE + 2} ({the('two').id}) was changed after it was recorded"


def test_a_changed_moment_with_a_new_digest_breaks_the_chain() -> None:
    faults = tamper(
        "UPDATE ledger_moment SET door = 'elsewhere', digest = %s WHERE id = %s", "0" * 64, the("two").id
    )
    assert faults[0].endswith("was changed after it was recorded")
    assert "the chain breaks" in faults[1]


def test_changed_words_are_named() -> None:
    faults = tamper(
        f"UPDATE ledger_words SET words = replace(words, 'two', '2') WHERE seq = {ITS}",
        the("two").id,
    )
    assert faults == [
        f"the words of moment {CAST_SIZE + 2} ({the('two').id}) are not those that were recorded"
    ]


def test_a_removed_moment_is_missed() -> None:
    faults = tamper("DELETE FROM ledger_moment WHERE id = %s", the("two").id)
    assert f"moment {CAST_SIZE + 2} is missing" in faults[0]
    assert any("the chain breaks" in fault for fault in faults)
    assert any("words are kept of" in fault for fault in faults)


def test_the_last_moments_are_missed_as_well() -> None:
    """The chain of what is left is whole; only the ledger's head remembers that there was more."""
    with unsealed(), connection.cursor() as cursor:
        last = [the("two").id, the("three").id]
        cursor.execute(f"DELETE FROM ledger_words WHERE seq >= {ITS}", last[:1])
        cursor.execute("DELETE FROM ledger_moment WHERE id IN (%s, %s)", last)
    assert [fault for fault in verify()[1] if "missing" in fault] != []


def test_a_moment_that_was_slipped_in_is_named() -> None:
    columns = [each.column for each in MomentRow._meta.fields]
    copied = ", ".join(f'"{each}"' for each in columns if each not in ("seq", "id"))
    faults = tamper(
        f"INSERT INTO ledger_moment (seq, id, {copied}) SELECT seq + 1000, %s, {copied} FROM ledger_moment WHERE id = %s",  # noqa: E501
        "slipped-in",
        the("two").id,
    )
    assert any("(slipped-in)" in fault for fault in faults)


def test_words_taken_away_without_a_forgetting_are_missed() -> None:
    faults = tamper(f"DELETE FROM ledger_words WHERE seq = {ITS}", the("two").id)
    assert faults == [
        f"the words of moment {CAST_SIZE + 2} ({the('two').id}) are gone, and nobody had them forgotten"
    ]


def test_words_that_belong_to_no_moment_are_counted() -> None:
    faults = tamper("INSERT INTO ledger_words (seq, salt, words) VALUES (999, 'x', '{}')")
    assert faults == ["words are kept of a moment that the ledger does not hold"]


def test_reading_with_a_fault_never_stops_at_the_first() -> None:
    tampered: Callable[[str], list[str]] = lambda label: tamper(  # noqa: E731
        "UPDATE ledger_moment SET door = 'x' WHERE id = %s", the(label).id
    )
    tampered("one")
    assert [f"({the(label).id})" in "".join(tampered(label)) for label in ("one", "three")] == [True, True]
