"""A ledger moves from SQLite to PostgreSQL and back in one command, byte for byte, or it stays where it is."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.postgres import a_database

pytestmark = pytest.mark.only_on("postgresql", because="a ledger that moves needs both databases")

TOLD = """
2025-01-06  tom joined as salesperson under ana-ortiz called "Tom Weber"
2025-01-06  acme became known as "Acme"
2025-01-06  änne became known as "Änne & Söhne 한국 \\u0000"
2025-01-06  tom took over acme
2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
2026-03-05  acme confirmed ^p1
2026-03-06  acme said "danke"@de
"""
BOUGHT = "Customer,Date,Amount,Currency\nAcme,2026-02-02,100.50,EUR\nBolt,2026-02-03,7,EUR\n"
EVERYTHING = (
    'SELECT seq, id, kind, happened, recorded, restored, "by", voice, door, corrects, language, structure,'
    " words_hash, digest, chain FROM ledger_moment ORDER BY seq"
)
ASIDE = (
    "SELECT seq, salt, words FROM ledger_words ORDER BY seq",
    "SELECT person, zone, email FROM people_preference",
    'SELECT id, "by" FROM import_batch',
    "SELECT seq, chain FROM ledger_head",
)


class Home:
    """A folder and a database for it, or none, in which ridealong is run as a person runs it."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.folder = folder
        self.environment = {**others, "RIDEALONG_HOME": str(folder), "PYTHONPATH": "src"}
        self.environment |= {"DATABASE_URL": url} if url else {}

    def run(self, *words: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ridealong", *words], input=stdin, cwd=ROOT, env=self.environment,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def done(self, *words: str, stdin: str | None = None) -> str:
        ran = self.run(*words, stdin=stdin)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def answer(self) -> dict[str, object]:
        return json.loads(self.done("answer", "--as-of", "2026-03-30", "--known-at", "2099-01-01", "--json"))

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        return sqlite3.connect(self.folder / "ridealong.sqlite3").execute(statement).fetchall()


def rows_there(url: str, statement: str) -> list[tuple[object, ...]]:
    from psycopg import connect  # noqa: PLC0415  # only with the extra

    with connect(url) as there:
        return there.execute(statement).fetchall()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A ledger in SQLite with an import, a forgotten customer, words in other scripts and a zone of Ana's own."""
    home = Home(tmp_path_factory.mktemp("here"))
    bought = home.folder / "bought.csv"
    bought.write_text(BOUGHT)
    home.done("init", "--leader", "Ana Ortiz", "--zone", "Europe/Vienna", "--email", "ana@example.com")
    home.done("tell", "-f", "-", stdin=TOLD)
    home.done("import", str(bought), "--yes")
    home.done("forget", "bolt", "--yes")
    return home


@pytest.fixture
def url() -> Iterator[str]:
    with a_database(os.environ["DATABASE_URL"]) as found:
        yield found


def test_there_and_back_again_it_is_the_same_ledger_and_can_be_gone_on_with(
    here: Home, url: str, tmp_path: Path
) -> None:
    told = here.run("move", "--to", url)
    assert (told.returncode, told.stderr.partition(":")[0]) == (0, "Next")
    there, back = Home(tmp_path / "there", url), Home(tmp_path / "back")
    there.done("move", "--to", str(back.folder))
    for statement in (EVERYTHING, *ASIDE):
        assert rows_there(url, statement) == here.rows(statement) == back.rows(statement) != []
    shown = here.done("show")
    assert there.done("show") == back.done("show") == shown
    assert there.answer() == here.answer()
    assert "forgotten-" in shown
    there.done("tell", '2026-03-07 acme said "thank you"')
    assert there.done("verify").startswith(f"{len(here.rows(EVERYTHING)) + 1} moments, one whole chain")
    again = here.run("move", "--to", url)
    assert again.returncode == 1
    assert again.stderr.startswith("ridealong: nothing was moved: PostgreSQL on ")
    assert "is not empty: people_party has rows; a ledger moves into an empty database" in again.stderr


def test_from_one_folder_into_another_nothing_is_to_be_unset_that_was_never_set(
    here: Home, tmp_path: Path
) -> None:
    told = here.run("move", "--to", str(tmp_path / "other"))
    assert told.stderr == f"Next: set RIDEALONG_HOME to {tmp_path / 'other'} wherever ridealong runs.\n"


def test_a_folder_with_a_ledger_in_it_is_refused(here: Home) -> None:
    again = here.run("move", "--to", str(here.folder))
    assert (again.returncode, again.stderr) == (
        1, f"ridealong: {here.folder} holds a ledger already; a ledger moves into an empty folder\n"
    )  # fmt: skip


def test_a_ledger_that_was_tampered_with_does_not_move_and_leaves_nothing(url: str, tmp_path: Path) -> None:
    broken = Home(tmp_path / "broken")
    broken.done("init", "--leader", "Ana Ortiz")
    with sqlite3.connect(tmp_path / "broken" / "ridealong.sqlite3") as file:
        file.execute("DROP TRIGGER ledger_moment_update")
        file.execute("UPDATE ledger_moment SET door = 'elsewhere'")
    told = broken.run("move", "--to", url)
    assert told.returncode == 1
    assert told.stderr.startswith(
        "ridealong: nothing was moved: what arrived does not prove whole: moment 1 "
    )
    assert rows_there(url, "SELECT count(*) FROM ledger_moment") == [(0,)]
    assert rows_there(url, "SELECT count(*) FROM people_preference") == [(0,)]
    back = Home(tmp_path / "back")
    assert broken.run("move", "--to", str(back.folder)).returncode == 1
    assert list(back.folder.iterdir()) == []


def test_a_server_that_is_not_there_is_one_line(here: Home) -> None:
    told = here.run("move", "--to", "postgres://ana:s3cr3t@127.0.0.1:9/book")
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (1, "", 1)
    assert told.stderr.startswith(
        "ridealong: nothing was moved: PostgreSQL on 127.0.0.1:9, database book cannot be reached"
    )
    assert "s3cr3t" not in told.stderr
