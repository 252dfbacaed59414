"""The command line as a test types it, on a ledger of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import msgspec
import pytest
import typer.main
import typer.testing

from ridealong.faces.cli.main import app
from tests.once import once

# The runner makes all the commands anew for each that is typed, which takes twice as long as most of them do.
typer.testing._get_command = cache(typer.main.get_command)


@dataclass(frozen=True)
class Said:
    """What came of a command: its exit code, its results, and what it said beside them."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict:
        return msgspec.json.decode(self.out)


def run(*words: str, stdin: str | None = None) -> Said:
    result = typer.testing.CliRunner().invoke(app, list(words), input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def ridealong(db) -> Callable[..., Said]:
    return run


@pytest.fixture
def ana(ridealong) -> Callable[..., Said]:
    """A ledger with Ana, who leads Tom and Mia, and Acme, whom Tom serves."""
    once(_the_cast)
    return ridealong


def _the_cast() -> None:
    assert run("init", "--leader", "Ana Ortiz", "--zone", "Europe/Vienna").code == 0
    told = run("tell", "-f", "-", stdin=CAST)
    assert told.code == 0, told.err


CAST = """
2025-01-06  tom joined as salesperson under ana-ortiz called "Tom Weber"
2025-01-06  mia joined as salesperson under ana-ortiz called "Mia Brandt"
2025-01-06  acme became known as "Acme"
2025-01-06  bolt became known as "Bolt"
2025-01-06  tom took over acme
2025-01-06  mia took over bolt
"""
