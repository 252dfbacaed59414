"""A ledger made again from its own sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import line, refuse, waiting
from ridealong.ledger.restore import restore_sentences


def add_to(app: typer.Typer) -> None:
    app.command()(restore)


def restore(
    from_sentences: Annotated[Path, typer.Option(help="What `ridealong show` once said of a whole ledger.")],
) -> None:
    """Make a ledger again from its own sentences, with everything kept of them. It has to be an empty one."""
    try:
        text = from_sentences.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        refuse(
            f"{from_sentences} cannot be read: {getattr(error, 'strerror', None) or 'it is not a text in UTF-8'}"
        )
    identity.make_ledger()
    with waiting("Restoring …"):
        restored = restore_sentences(text, now=identity.now())
    if restored.problems:
        refuse(f"{from_sentences}, {problem}" for problem in restored.problems)
    line(f"{restored.moments:,} moments restored, with their ids, voices and times.")
