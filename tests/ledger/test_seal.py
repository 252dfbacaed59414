"""The database itself refuses to change or delete what was recorded, whoever asks and however."""

import sqlite3

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, models, transaction

from ridealong.ledger.models import MomentRow, Words
from ridealong.ledger.seal import broken_seals, seal, unsealed
from ridealong.ledger.verify import verify
from tests.ledger.telling import ledger_size, tell, the

SEALED = "a moment is never changed or deleted: correct it, or withdraw it"
KEPT = "words are never changed; they are only forgotten, as a whole"
ITS = "(SELECT seq FROM ledger_moment WHERE id = %s)"
only_sqlite = pytest.mark.only_on(
    "sqlite", because="nothing else replaces rows, or rebuilds a table to alter it"
)
only_postgresql = pytest.mark.only_on("postgresql", because="SQLite has no such statement")


@pytest.fixture
def words(ledger: None) -> str:
    """A moment with words in it."""
    tell('2026-03-02  acme said "your invoices are wrong" ^s')
    return the("s").id


def refused(statement: str, *values: str) -> str:
    with pytest.raises(DatabaseError) as why, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(why.value).partition("\n")[0]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_moment SET happened = happened - 1 WHERE id = %s",
        "DELETE FROM ledger_moment WHERE id = %s",
        pytest.param(
            "INSERT OR REPLACE INTO ledger_moment SELECT * FROM ledger_moment WHERE id = %s",
            marks=only_sqlite,
        ),
        pytest.param(
            "MERGE INTO ledger_moment m USING (SELECT %s AS id) x ON m.id = x.id WHEN MATCHED THEN DELETE",
            marks=only_postgresql,
        ),
        pytest.param("TRUNCATE ledger_moment, ledger_words -- %s", marks=only_postgresql),
        "INSERT INTO ledger_moment SELECT * FROM ledger_moment WHERE id = %s"
        " ON CONFLICT (id) DO UPDATE SET structure = '{}'",
        "INSERT INTO ledger_moment SELECT * FROM ledger_moment WHERE id = %s"
        " ON CONFLICT (seq) DO UPDATE SET kind = 'x'",
    ],
)
def test_a_moment_can_neither_be_changed_nor_deleted(statement: str, words: str) -> None:
    statement = statement.replace(" ON CONFLICT", " AND true ON CONFLICT")
    assert refused(statement, words) == SEALED
    assert verify() == (MomentRow.objects.count(), [])


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE ledger_words SET words = '{{}}' WHERE seq = {ITS}",
        f"UPDATE ledger_words SET salt = 'x' WHERE seq = {ITS}",
        pytest.param(
            f"INSERT OR REPLACE INTO ledger_words SELECT seq, salt, '{{}}' FROM ledger_words WHERE seq = {ITS}",
            marks=only_sqlite,
        ),
        pytest.param("TRUNCATE ledger_words -- %s", marks=only_postgresql),
        f"INSERT INTO ledger_words SELECT * FROM ledger_words WHERE seq = {ITS}"
        " AND true ON CONFLICT (seq) DO UPDATE SET words = '{}'",
    ],
)
def test_words_cannot_be_put_in_anybodys_mouth(statement: str, words: str) -> None:
    assert refused(statement, words) == KEPT
    assert (
        Words.objects.get(seq=MomentRow.objects.get(id=words).seq).words.count("your invoices are wrong") == 1
    )


def test_djangos_own_ways_to_change_a_row_are_refused_too(words: str) -> None:
    row = MomentRow.objects.get(id=words)
    for change in (row.save, row.delete, MomentRow.objects.all().delete):
        with pytest.raises(DatabaseError, match=SEALED), transaction.atomic():
            change()


@only_sqlite
def test_a_migration_that_rebuilds_the_table_drops_the_seal_and_its_signal_puts_it_back(
    flushable: None,
) -> None:
    narrow = MomentRow._meta.get_field("kind")
    wide = models.CharField(max_length=99)
    wide.set_attributes_from_name("kind")
    try:
        with connection.schema_editor() as editor:
            editor.alter_field(MomentRow, narrow, wide)
        assert {"ledger_moment_update", "ledger_moment_delete", "ledger_moment_replace"} <= set(
            broken_seals()
        )
        assert len(verify()[1]) == 3
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
        assert verify() == (ledger_size(), [])
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(MomentRow, wide, narrow)
        seal()


def test_unsealed_is_sealed_again_even_when_something_goes_wrong_inside(words: str) -> None:
    with pytest.raises(RuntimeError), unsealed():
        assert broken_seals() != []
        raise RuntimeError
    assert broken_seals() == []


def test_sealing_twice_does_no_harm(words: str) -> None:
    seal()
    seal()
    assert broken_seals() == []


@only_sqlite
def test_a_broken_seal_is_told_by_name(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_moment_delete")
    _, faults = verify()
    assert faults == ["the seal is broken: trigger ledger_moment_delete is missing"]
    seal()


@only_postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER ledger_moment_sealed ON ledger_moment",
        "ALTER TABLE ledger_moment DISABLE TRIGGER ledger_moment_sealed",
        "ALTER TABLE ledger_moment DISABLE TRIGGER ALL",
        "ALTER TABLE ledger_moment ENABLE REPLICA TRIGGER ledger_moment_sealed",
        "CREATE OR REPLACE FUNCTION ledger_moment_sealed() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NULL; END $$",
        "CREATE OR REPLACE TRIGGER ledger_moment_sealed BEFORE UPDATE ON ledger_moment"
        " FOR EACH STATEMENT EXECUTE FUNCTION ledger_moment_sealed()",
    ],
)
def test_a_seal_that_was_taken_off_or_hollowed_out_is_told_by_name_and_renewed(
    statement: str, words: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify()[1] == ["the seal is broken: trigger ledger_moment_sealed is missing"]
    seal()
    assert verify()[1] == []
    assert refused("DELETE FROM ledger_moment WHERE id = %s", words) == SEALED


@only_postgresql
def test_a_session_that_calls_itself_a_replica_meets_the_seal_as_well(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    assert refused("DELETE FROM ledger_moment WHERE id = %s", words) == SEALED


def test_a_flush_stops_at_the_seal(flushable: None) -> None:
    with pytest.raises(DatabaseError, match=SEALED):
        MomentRow.objects.all().delete()
    assert verify()[1] == []


@only_sqlite
def test_whoever_opens_the_file_without_our_pragmas_meets_the_seal_as_well(words: str) -> None:
    """``INSERT OR REPLACE`` walks past a delete trigger where recursive triggers are off, as they are by default."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=OFF")
    try:
        assert (
            refused("INSERT OR REPLACE INTO ledger_moment SELECT * FROM ledger_moment WHERE id = %s", words)
            == SEALED
        )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers=ON")
    assert sqlite3.sqlite_version_info > (3, 35)
