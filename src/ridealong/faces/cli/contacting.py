"""What is known of somebody at a customer's: where to write to them, in what, and whether they may be asked."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from ridealong.doors.asking.permission import Way, not_theirs_to_address
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import line, refuse
from ridealong.ledger.receipt import Recorder, Status
from ridealong.ledger.recording import record
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.moment import Moment, new_id
from ridealong.people import parties as people
from ridealong.people.preferences import settle
from ridealong.people.words import LANGUAGES

WAYS: dict[str, Way] = {"mail": "mail", "phone": "phone", "nobody": "nobody"}
AN_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def add_to(app: typer.Typer) -> None:
    app.command()(contact)


def contact(
    who: Annotated[str, typer.Argument(help="A contact or customer, by handle: acme/petra-lang.")],
    email: Annotated[str | None, typer.Option(help="Where to write to them.")] = None,
    language: Annotated[str | None, typer.Option(help="What to write in: en, de, fr or es.")] = None,
    may_be_asked: Annotated[
        str | None, typer.Option(help="How the system may ask them: mail, phone or nobody.")
    ] = None,
    as_: Annotated[str | None, typer.Option("--as", help="Who says so; else the first leader.")] = None,
) -> None:
    """Say where to write to somebody, in which language, and whether they agreed to be asked."""
    identity.need_ledger()
    party = identity.party(who)
    if party.forgotten:
        refuse(f"{who} was forgotten, and nothing more is kept of them")
    if email is None and language is None and may_be_asked is None:
        refuse("say what is known of them: --email, --language or --may-be-asked")
    _fit(email, language, may_be_asked)
    recorder = identity.recorder(as_)
    if may_be_asked is not None:
        _permit(party.id, WAYS[may_be_asked], recorder)
    if email is not None and (why := not_theirs_to_address(party, recorder.id or "", identity.now().date())):
        refuse(why)
    if email is not None or language is not None:
        settle(party.id, email=email, language=language)
    line(f"{who}: {', '.join(_told(email, language, may_be_asked, recorder))}.")


def _fit(email: str | None, language: str | None, way: str | None) -> None:
    if email and AN_ADDRESS.fullmatch(email.strip()) is None:
        refuse(f"{email} is no address; write one like petra@acme.example")
    if language is not None and language not in LANGUAGES:
        refuse(f"nobody here writes in {language}; the languages are {', '.join(LANGUAGES)}")
    if way is not None and way not in WAYS:
        refuse(f"{way} is no way to ask; the ways are {', '.join(WAYS)}")


def _permit(party: str, way: Way, recorder: Recorder) -> None:
    now = identity.now()
    told = Moment(id=new_id(), fact=ContactPermitted(party, way), happened_at=now)
    receipt = record([told], by=recorder, door="cli", now=now)[0]
    if receipt.status is not Status.KEPT:
        refuse(receipt.why)


def _told(email: str | None, language: str | None, way: str | None, recorder: Recorder) -> list[str]:
    said = []
    if email is not None:
        said.append(f"written to at {email.strip()}" if email.strip() else "written to nowhere any more")
    if language is not None:
        said.append(f"in {LANGUAGES[language]}")
    if way is not None:
        by = people.names([recorder.id or ""]).get(recorder.id or "", "the system")
        said.append(f"may be asked by {way}, says {by}")
    return said
