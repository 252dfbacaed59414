"""Commands as people run them, each in a process of its own, which begins where the libraries are loaded already.

``python -m tests.faces.cli.forking`` reads a request a line and forks for each. What depends on where the ledger lies,
all of Django's and ours that reads settings, is loaded anew every time.
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import django.db.models  # noqa: F401  # loaded for those who are forked
import rich.console  # noqa: F401
import scipy.special  # noqa: F401
import typer.main  # noqa: F401

import ridealong.practices.registry  # noqa: F401


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


class Forking:
    """The process that forks for every command."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        assert server.stdin is not None
        assert server.stdout is not None
        self.requests: IO[str] = server.stdin
        self.answers: IO[str] = server.stdout

    def run(self, home: Path, *words: str) -> Ran:
        """`ridealong WORD …` on the ledger of a home."""
        print(json.dumps([str(home), words]), file=self.requests, flush=True)
        return Ran(*json.loads(self.answers.readline()))


@contextmanager
def forking() -> Iterator[Forking]:
    command = [sys.executable, "-m", "tests.faces.cli.forking"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield Forking(server)
        assert server.stdin is not None
        server.stdin.close()


def serve() -> None:
    for line in sys.stdin:
        home, words = json.loads(line)
        print(json.dumps(_forked(home, words)), flush=True)


def _forked(home: str, words: list[str]) -> tuple[int, str, str]:
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        if not (child := os.fork()):
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os.environ["RIDEALONG_HOME"] = home
            sys.argv = ["ridealong", *words]
            runpy.run_module("ridealong", run_name="__main__")
            sys.exit()
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return os.waitstatus_to_exitcode(status), out.read(), err.read()


if __name__ == "__main__":
    serve()
