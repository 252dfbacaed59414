"""A PostgreSQL server for the tests alone: made in a passing folder, and gone with it.

``python -m tests.postgres WORD …`` runs words with DATABASE_URL leading to it; ``./run test --database postgres`` does.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

REQUIRED = "RIDEALONG_REQUIRE_POSTGRES"
USER, NAME = "postgres", "ridealong"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "log_min_messages": "fatal",
}
"""No port, only a socket in its own folder; and nothing is written twice, for nothing has to outlive a crash."""
LETTERS = ("--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en")
"""As most servers are, it sorts as a language does: what relies on the order of letters alone fails here."""


class NoServer(Exception):
    """Why there can be none."""


def programs() -> Path:
    """The folder of PostgreSQL's programs: Debian puts the server's where no path leads."""
    found = shutil.which("initdb")
    known = (
        [Path(found).resolve().parent]
        if found
        else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    )
    for each in known:
        if (each / "initdb").exists():
            return each
    raise NoServer("no PostgreSQL server on this machine (Debian: apt-get install postgresql)")


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database on a server of its own, while it runs."""
    where = programs()
    folder = Path(tempfile.mkdtemp(prefix="ridealong-postgres-"))
    try:
        if os.getuid() == 0:  # the server refuses to run as root
            shutil.chown(folder, USER)
        data = str(folder / "data")
        _run(where / "initdb", "--no-sync", "--auth=trust", f"--username={USER}", *LETTERS, "-D", data)
        settings = "".join(f" -c {name}='{value}'" for name, value in SETTINGS.items())
        begin = ["-w", "-D", data, "-l", str(folder / "log"), "-o", f"-k {folder}{settings}", "start"]
        _run(where / "pg_ctl", *begin)
        try:
            _run(where / "createdb", f"--host={folder}", f"--username={USER}", NAME)
            yield f"postgres:///{NAME}?host={folder}&user={USER}"
        finally:
            _run(where / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, *words: str) -> None:
    owner = ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []
    ran = subprocess.run([*owner, str(program), *words], cwd="/", capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NoServer(f"{program.name} failed: {(ran.stderr or ran.stdout).strip()}")


def named(url: str, name: str) -> str:
    """The address of another database on the same server."""
    head, _, options = url.partition("?")
    return f"{head.rpartition('/')[0]}/{name}?{options}"


@contextmanager
def a_database(url: str) -> Iterator[str]:
    """The address of a new, empty database on the server that an address leads to."""
    from psycopg import connect  # noqa: PLC0415  # only with the extra

    name = f"test_{secrets.token_hex(6)}"
    with connect(named(url, "postgres"), autocommit=True) as there:
        there.execute(f"CREATE DATABASE {name}")
    try:
        yield named(url, name)
    finally:
        with connect(named(url, "postgres"), autocommit=True) as there:
            there.execute(f"DROP DATABASE {name} WITH (FORCE)")


def main(words: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # a server nobody stops would stay
    try:
        with server() as url:
            environment = {**os.environ, "DATABASE_URL": url}
            return subprocess.run(words, env=environment, check=False).returncode
    except NoServer as why:
        if os.environ.get(REQUIRED):
            sys.exit(f"failed: {why}")
        print(f"skipped: {why}")
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
