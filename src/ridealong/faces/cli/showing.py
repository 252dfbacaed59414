"""The ledger as sentences, with the suffix that says everything kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Annotated, Any

import typer

from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import document, line, refuse
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.derived import every
from ridealong.ledger.known import load, load_linked
from ridealong.moments.kind import KINDS, parties
from ridealong.moments.moment import Moment
from ridealong.moments.notation import say, say_fact
from ridealong.people import parties as people
from ridealong.people.models import Party


def add_to(app: typer.Typer) -> None:
    app.command()(show)


def show(
    who: Annotated[
        str | None, typer.Option(help="Only moments that name this person or customer, by handle.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only what happened on this day or after it.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only one kind, such as promise.made.")] = None,
    id: Annotated[str | None, typer.Option("--id", help="Only the moment with this id or label.")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="The sentences without their suffix.")] = False,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON document on stdout, and nothing else.")
    ] = False,
) -> None:
    """Show the ledger as sentences, oldest recorded first."""
    day = identity.day(since)
    if kind is not None and kind not in KINDS:
        refuse(f"there is no kind {kind}; the kinds are: {', '.join(KINDS)}")
    identity.need_ledger()
    book = LedgerBook(UTC, identity.now())
    moments = _chosen(book, id, who)
    wanted = (
        moment
        for moment in moments
        if (day is None or moment.happened_at.date() >= day) and (kind is None or kind == moment.fact.NAME)
    )
    if json:
        document([_as_document(moment, book) for moment in wanted])
        return
    for moment in wanted:
        line(say(moment, book, plain=plain))


def _chosen(book: LedgerBook, label: str | None, who: str | None) -> Iterator[Moment]:
    if label is not None:
        found = _one(book, label.removeprefix("^"))
        named = _party(who).id if who is not None else None
        yield from (moment for moment in found if named is None or named in parties(moment.fact))
    elif who is not None:
        party = _party(who)
        names = people.all_names_of(party.id) if party.sort == "person" else {party.id}
        yield from sorted(load_linked(names), key=lambda moment: moment.id)
    else:
        yield from (moment for _, moment in every())


def _one(book: LedgerBook, label: str) -> list[Moment]:
    try:
        return list(load([book.moment(label)]))
    except LookupError:
        refuse(f"there is no moment {label} in this ledger")


def _party(handle: str) -> Party:
    party = people.find(handle)
    if party is None:
        near = people.nearest(handle, identity.PEOPLE)
        refuse(f"nobody here is called {handle}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    return party


def _as_document(moment: Moment, book: LedgerBook) -> dict[str, Any]:
    return {
        "id": moment.id,
        "kind": type(moment.fact).STORED,
        "sentence": say_fact(moment.fact, book, moment.language),
        "label": moment.label,
        "happened_at": moment.happened_at.date() if moment.all_day else moment.happened_at,
        "recorded_at": moment.recorded_at,
        "by": book.handle(moment.by) if moment.by else None,
        "voice": moment.voice,
        "door": moment.door,
        "corrects": moment.corrects,
        "names": [book.handle(each) for each in parties(moment.fact)],
        "fact": moment.fact,
    }
