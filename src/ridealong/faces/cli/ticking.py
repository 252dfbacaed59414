"""What is due, done once however often it is called: calendars asked, weeks closed, letters sent, rest cleared."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Annotated

import typer
from django.db import DatabaseError, close_old_connections

from ridealong.answer import closing, reckoning, sending
from ridealong.doors.asking import due as asking
from ridealong.doors.calendar import due as calendars
from ridealong.doors.parcels import running, taking
from ridealong.doors.twins import looking as twins
from ridealong.doors.voices.due import due_words
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line
from ridealong.ledger.behind import catch_up
from ridealong.people.accounts.closing import sweep as sweep_doors
from ridealong.people.accounts.opening import any_account
from ridealong.people.chats.telling import tell_due
from ridealong.people.letters.copying import to_copy
from ridealong.people.letters.posting import NoServer, post
from ridealong.people.letters.sweeping import sweep
from ridealong.started import program

Errand = Callable[[datetime], Iterator[str]]
"""Does what is due and says what it did, a line each; nothing where nothing was due."""
SECONDS_A_MINUTE = 60


def add_to(app: typer.Typer) -> None:
    app.command()(tick)


def tick(
    every: Annotated[
        int | None,
        typer.Option(
            help="Go on, and do it again every so many minutes, as soon as somebody can sign in.", min=1
        ),
    ] = None,
) -> None:
    """Do what is due: ask calendars, close weeks, send letters, clear away what has served. Safe to run twice."""
    identity.need_ledger()
    if every is None:
        raise typer.Exit(0 if run() else 1)
    stopped = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stopped.set())
    while not stopped.is_set():
        run(ERRANDS if _is_needed() else BEFORE_ANYBODY)
        close_old_connections()
        stopped.wait(every * SECONDS_A_MINUTE)


def _is_needed() -> bool:
    """Before anybody can sign in nobody is written to, and the pages compose what they need."""
    try:
        return any_account()
    except DatabaseError as trouble:  # a server that was lost comes back, and then there is much to do
        aside(f"ridealong: {identity.why_not(trouble)}")
        return False


def run(errands: Mapping[str, Errand] | None = None) -> bool:
    """Each errand in its turn; one that fails is told, and keeps none of the others from being done."""
    well = True
    for name, errand in (ERRANDS if errands is None else errands).items():
        try:
            for said in errand(identity.now()):
                line(said)
        except (NoServer, DatabaseError, OSError) as trouble:
            aside(f"ridealong: {name}: {trouble}")
            well = False
    return well


def close_weeks(now: datetime) -> Iterator[str]:
    closing.due(now)
    yield from ()


def words_wanted(now: datetime) -> Iterator[str]:
    if written := due_words(now):
        yield f"letters written to those whose word is waited for: {written}"


def monday_briefs(now: datetime) -> Iterator[str]:
    if written := sending.due(now):
        yield f"briefs of the week written: {written}"


def send_letters(now: datetime) -> Iterator[str]:
    posted = post(now)
    for count, what in (
        (posted.sent, "sent"),
        (posted.bounced, "refused for good"),
        (posted.put_off, "put off"),
    ):
        if count:
            yield f"letters {what}: {count}"
    if waiting := to_copy().count():
        yield f"letters that wait to be copied: {waiting} ({program()} letters)"


def tell_channels(now: datetime) -> Iterator[str]:
    told = tell_due(now)
    for count, what in ((told.told, "told"), (told.given_up, "given up"), (told.put_off, "put off")):
        if count:
            yield f"notes for Slack and Teams {what}: {count}"


def clear_away(now: datetime) -> Iterator[str]:
    sweep(now)
    sweep_doors(now)
    yield from ()


def dropped_files(now: datetime) -> Iterator[str]:
    if gone := taking.sweep(now):
        yield f"files thrown away that nobody said yes to for a day: {gone} {'lot' if gone == 1 else 'lots'}"
    running.tend()


def sort_in(now: datetime) -> Iterator[str]:
    """Words to search, and customers' rhythms: it is done as often as it is asked, and is nothing to tell."""
    catch_up()
    yield from ()


BEFORE_ANYBODY: dict[str, Errand] = {
    "files dropped on the pages": dropped_files,
    "words to search": sort_in,
    "what relationships are worth": reckoning.due,
}
"""What is due even where nobody can sign in."""
ERRANDS: dict[str, Errand] = {
    **BEFORE_ANYBODY,
    "connected calendars": calendars.due,
    "closing weeks": close_weeks,
    "asking": asking.due,
    "words that are waited for": words_wanted,
    "who may be one and the same": twins.due,
    "the Monday brief": monday_briefs,
    "telling Slack and Teams": tell_channels,
    "sending letters": send_letters,
    "clearing away": clear_away,
}
