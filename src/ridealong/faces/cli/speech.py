"""How the command line speaks: results on stdout, what went wrong on stderr, one line each, and an exit code."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from typing import Any, NoReturn

import msgspec
import typer
from rich.console import Console

FAILED = 1
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

out = Console(highlight=False, soft_wrap=True)
err = Console(highlight=False, soft_wrap=True, stderr=True)


def line(text: str = "") -> None:
    """One line of result, exactly as it is."""
    sys.stdout.write((harmless(text) if sys.stdout.isatty() else text) + "\n")


def aside(text: str) -> None:
    """One line beside the result: what was put aside, what comes next."""
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
