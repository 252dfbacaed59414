"""How the command line speaks: results on stdout, what went wrong on stderr, one line each, and an exit code."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, ProgressColumn
from rich.status import Status

FAILED = 1
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

out = Console(highlight=False, soft_wrap=True)
err = Console(highlight=False, soft_wrap=True, stderr=True)


_bars: list[Progress | Status] = []
"""What moves on the terminal just now."""


@contextmanager
def waiting(text: str) -> Iterator[None]:
    """Says what is being done, and that it still is."""
    with _shown(err.status(text)):
        yield


@contextmanager
def progress(*columns: ProgressColumn) -> Iterator[Progress]:
    """Says how far it is."""
    bar = Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
    with _shown(bar):
        yield bar


@contextmanager
def _shown(bar: Progress | Status) -> Iterator[None]:
    with bar:
        _bars.append(bar)
        try:
            yield
        finally:
            _bars.remove(bar)


@contextmanager
def _stepping_aside() -> Iterator[None]:
    """A bar redraws its line as if nobody else wrote there, and takes what goes to stdout while it stands."""
    for bar in _bars:
        bar.stop()
    yield
    for bar in _bars:
        bar.start()


def line(text: str = "") -> None:
    """One line of result, exactly as it is."""
    with _stepping_aside():
        sys.stdout.write((harmless(text) if sys.stdout.isatty() else text) + "\n")


def aside(text: str) -> None:
    """One line beside the result: what was put aside, what comes next."""
    with _stepping_aside():
        sys.stderr.write(harmless(text) + "\n")


def harmless(text: str) -> str:
    """The text without what would move a terminal's cursor or turn its reading; a file or a pipe gets it as it is."""
    return "".join(
        letter if letter in "\n\t" or not _moves(letter) else f"\\u{ord(letter):04x}" for letter in text
    )


def _moves(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" or letter in TURNS


def document(data: Any) -> None:
    """One JSON document on stdout and nothing else."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n")
    sys.stdout.buffer.flush()


def refuse(reasons: str | Iterable[str]) -> NoReturn:
    """Say on stderr why nothing was done, and end with 1."""
    for reason in [reasons] if isinstance(reasons, str) else reasons:
        aside(f"ridealong: {reason}")
    raise typer.Exit(FAILED)
