"""Sentences in: one, or a page of them; all of it is recorded, or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ridealong.answer.compose import TYPED
from ridealong.answer.unused import unused
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, refuse
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.correcting import read_correction
from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.ledger.script import Script, Told, read_script
from ridealong.moments.book import Unknown
from ridealong.moments.notation import say
from ridealong.moments.problem import SentenceError
from ridealong.people import parties as people

STDIN = "-"


def add_to(app: typer.Typer) -> None:
    app.command()(tell)


def tell(
    sentence: Annotated[
        str | None, typer.Argument(help='One sentence: tom promised acme "a quote" by 2026-03-06')
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", "-f", help="A file of sentences, one a line; - is stdin.")
    ] = None,
    as_: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="The handle of whoever records; else the first leader. Nothing proves who typed it: an answer says "
            "how much of it was typed here in others’ names.",
        ),
    ] = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            help="The label or id of what this one sentence corrects: ^p1. Without a date it keeps that one’s."
        ),
    ] = None,
) -> None:
    """Record what happened, or with --corrects how it really was. Either every sentence is kept, or none."""
    text, source = _text(sentence, file)
    if corrects is not None and file is not None:
        raise typer.BadParameter("one sentence at a time corrects another; leave -f out")
    identity.need_ledger()
    recorder = identity.recorder(as_)
    book = LedgerBook(people.zone_of(recorder.id or ""), identity.now())
    script = _read(text, corrects, book, recorder)
    if script.problems:
        refuse(f"{source}{problem}" for problem in script.problems)
    if unusable := list(_unusable(script)):
        refuse(f"{source}{problem}" for problem in unusable)
    if not script.told:
        refuse(f"{source}there is no sentence in it")
    _keep(script, recorder, book, source)


def _read(text: str, corrects: str | None, book: LedgerBook, recorder: Recorder) -> Script:
    if corrects is None:
        return read_script(text, book, recorder)
    try:
        return read_correction(text, corrects, book, recorder)
    except Unknown as unknown:
        refuse(f"--corrects: {unknown}")


def _unusable(script: Script) -> Iterator[SentenceError]:
    """What would be kept and never used: whoever types 80 for 80% should hear it now."""
    facts = [told.moment.fact for told in script.told]
    for told in script.told:
        for slip in unused(told.moment.fact, now=identity.now(), beside=facts):
            yield told.hardly(slip)


def _text(sentence: str | None, file: str | None) -> tuple[str, str]:
    """What is to be told, and what to call it in an error."""
    if (sentence is None) == (file is None):
        raise typer.BadParameter("tell one sentence, or a file of them with -f")
    if file is None:
        return sentence or "", ""
    if file == STDIN:
        return sys.stdin.read(), "stdin, "
    try:
        return Path(file).read_text(encoding="utf-8-sig"), f"{file}, "
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        refuse(f"{file} is not a text in UTF-8 (byte {error.start} is something else)")


def _keep(script: Script, recorder: Recorder, book: LedgerBook, source: str) -> None:
    receipts = record(
        [told.moment for told in script.told], by=recorder, door=TYPED, now=identity.now(), whole=True
    )
    refused = [
        f"{source}line {told.line}: {receipt.why}"
        for told, receipt in zip(script.told, receipts, strict=True)
        if receipt.status is Status.REFUSED and receipt.why
    ]
    if refused:
        refuse(refused)
    _say_kept(script.told, receipts, book)


def _say_kept(told: list[Told], receipts: list[Receipt], book: LedgerBook) -> None:
    if len(told) == 1:
        line(say(told[0].moment, book, plain=True))
        aside(f"kept as {receipts[0].id}")
        return
    kept = sum(receipt.status is Status.KEPT for receipt in receipts)
    line(f"{kept} moments kept.")
