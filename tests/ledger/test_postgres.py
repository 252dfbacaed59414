"""An address of PostgreSQL is read as its own library reads it, and no message ever shows a password."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ridealong.ledger import postgres
from ridealong.ledger.postgres import AddressError, called, database_at, pooled
from tests.house.tree import ROOT

needs_the_extra = pytest.mark.only_on(
    "postgresql", because="the extra that reads addresses is there for that run"
)
SECRET = "s3cr3t"
HIDDEN = """
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name.startswith("psycopg") else find(name, *more)
"""


def ridealong(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ridealong", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@needs_the_extra
@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("postgres://ana:pw@db:5433/book", ("book", "ana", "pw", "db", "5433")),
        ("postgresql://ana@db/book", ("book", "ana", "", "db", "")),
        ("postgres://ana%40acme:p%2Fw%3A%25@db/b%20k", ("b k", "ana@acme", "p/w:%", "db", "")),
        ("postgres:///book?host=/run/postgresql&user=ana", ("book", "ana", "", "/run/postgresql", "")),
        ("postgres://%2Frun%2FPostgres/book", ("book", "", "", "/run/Postgres", "")),
        ("postgres://ana:pw@[::1]:5432/book", ("book", "ana", "pw", "::1", "5432")),
        ("postgres://one:5432,two:5433/book", ("book", "", "", "one,two", "5432,5433")),
    ],
)
def test_an_address_is_taken_apart(url: str, wanted: tuple[str, ...]) -> None:
    found = database_at(url)
    assert tuple(found[each] for each in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == wanted


@needs_the_extra
def test_what_else_an_address_says_is_passed_on() -> None:
    options = database_at("postgres://db/book?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=3")[
        "OPTIONS"
    ]
    assert (options["sslmode"], options["sslrootcert"], options["connect_timeout"]) == (
        "verify-full",
        "/ca.pem",
        "3",
    )
    assert database_at("postgres://db/book")["OPTIONS"]["connect_timeout"] == postgres.CONNECT_SECONDS


@needs_the_extra
@pytest.mark.parametrize(
    ("url", "why"),
    [
        (f"postgres://ana:{SECRET}@db", "it names no database"),
        (f"postgres://ana:{SECRET}@db:port/book", "the port is no number"),
        (f"postgres://ana:{SECRET}%zz@db/book", "PostgreSQL cannot read it"),
        (f"postgres://ana:{SECRET}@[db/book", "PostgreSQL cannot read it"),
        (f"postgres://ana:{SECRET}@db/book?pool=1", "it has no option 'pool'"),
    ],
)
def test_an_address_that_leads_nowhere_says_what_would(url: str, why: str) -> None:
    with pytest.raises(AddressError) as problem:
        database_at(url)
    assert str(problem.value) == f"{why}; an address is written like {postgres.EXAMPLE}"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        (
            f"mysql://ana:{SECRET}@db/book",
            "it asks for 'mysql', and a ledger is kept in SQLite or PostgreSQL",
        ),
        (f"ana:{SECRET}@db/book", "it is no address of a PostgreSQL database"),
        (f"{SECRET}!://db/book", "it is no address of a PostgreSQL database"),
    ],
)
def test_another_scheme_is_refused(url: str, why: str) -> None:
    with pytest.raises(AddressError) as problem:
        database_at(url)
    assert str(problem.value) == f"{why}; an address is written like {postgres.EXAMPLE}"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find_spec", lambda name: None)
    with pytest.raises(AddressError, match=r"install ridealong\[postgres\]$"):
        database_at(f"postgres://ana:{SECRET}@db/book")


def test_without_the_extra_a_command_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(HIDDEN)
    path = os.pathsep.join([str(tmp_path), "src"])
    said = ridealong("verify", DATABASE_URL=f"postgres://ana:{SECRET}@db/book", PYTHONPATH=path)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr == (
        "ridealong: DATABASE_URL: PostgreSQL needs one more package: install ridealong[postgres]\n"
    )


@needs_the_extra
@pytest.mark.parametrize(
    "command", [["verify"], ["init", "--leader", "Ana"], ["answer"], ["serve"], ["demo"]]
)
def test_a_server_that_is_not_there_is_one_line(command: list[str], tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        url = f"postgres://ana:{SECRET}@127.0.0.1:{port}/book"
        said = ridealong(*command, DATABASE_URL=url, RIDEALONG_HOME=str(tmp_path))
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith(
        f"ridealong: PostgreSQL on 127.0.0.1:{port}, database book cannot be reached ("
    )
    assert "Connection refused" in said.stderr
    assert said.stderr.count("\n") == 1
    assert SECRET not in said.stderr


@needs_the_extra
def test_a_database_is_called_by_where_it_is_and_never_by_its_password() -> None:
    assert (
        called(database_at(f"postgres://ana:{SECRET}@db:5433/book")) == "PostgreSQL on db:5433, database book"
    )
    assert called(database_at("postgres:///book")) == "PostgreSQL on this machine, database book"


@needs_the_extra
def test_what_serves_pages_shares_its_connections_among_threads() -> None:
    database = database_at("postgres://db/book")
    pooled(database, threads=4)
    assert database["OPTIONS"]["pool"]["max_size"] == 4


def test_a_file_has_no_pool(tmp_path: Path) -> None:
    database: dict[str, object] = {"ENGINE": "django.db.backends.sqlite3"}
    pooled(database, threads=4)
    assert database == {"ENGINE": "django.db.backends.sqlite3"}
