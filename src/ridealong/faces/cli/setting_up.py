"""Beginning: a ledger and its first leader; and what anybody may settle for themselves."""

from __future__ import annotations

from datetime import tzinfo
from typing import Annotated

import typer

from ridealong.answer.asking import leaders
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, refuse
from ridealong.ledger.arriving import Telling, join
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.moments.kinds.roster import LONGEST_NAME
from ridealong.moments.roster import ALWAYS
from ridealong.people import parties as people
from ridealong.people.handles import handle_from
from ridealong.people.preferences import DEFAULT, address_in, zone_named
from ridealong.started import program


def add_to(app: typer.Typer) -> None:
    app.command()(init)
    app.command()(settle)


Zone = Annotated[str | None, typer.Option(help="The time zone they count days in, such as Europe/Vienna.")]
Email = Annotated[str | None, typer.Option(help="Where to write to them.")]


def init(
    leader: Annotated[str, typer.Option(help='The first leader’s name, such as "Ana Ortiz".')],
    email: Email = None,
    zone: Zone = DEFAULT,
) -> None:
    """Make a ledger and its first leader."""
    zone, email = _settled(zone, email)
    leader = _name(leader)
    identity.make_ledger()
    if leaders():
        known = ", ".join(name for _, name in leaders())
        refuse(f"this ledger has its leader already: {known}; another joins by: {program()} tell "
               f'"{handle_from(leader)} joined as leader called \\"{leader}\\""')  # fmt: skip
    receipt = join(leader, "leader", None, on=ALWAYS, told=Telling(SYSTEM, "init", identity.now()))
    if receipt.status is not Status.KEPT:
        refuse(receipt.why)
    handle = handle_from(leader)
    people.begin_for(receipt.id)
    people.settle(receipt.id, zone=zone, email=email)
    line(f"{leader} leads here, and is written {handle} in sentences.")
    aside(f"Next: {program()} import FILE…, or tell what happened: {program()} tell "
          f'"mia joined as salesperson under {handle} called \\"Mia Brandt\\""')  # fmt: skip


def settle(
    who: Annotated[str, typer.Argument(help="The person, by handle.")],
    zone: Zone = None,
    email: Email = None,
) -> None:
    """Settle somebody’s time zone and mail address; with neither, say what is settled."""
    zone, email = _settled(zone, email)
    identity.need_ledger()
    person = _person(who)
    if zone is not None or email is not None:
        people.settle(person.id, zone=zone, email=email)
    written = people.email_of(person.id) or "no mail address"
    line(f"{who}: days are counted in {_called(people.zone_of(person.id))}; {written}.")


def _person(who: str) -> people.Party:
    found = people.find(who)
    if found is None:
        near = people.nearest(who, ("person",))
        refuse(f"nobody here is called {who}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    if found.sort != "person":
        refuse(f"{who} is a {found.sort}; only one of your own people settles anything here")
    if found.forgotten:
        refuse(f"{who} was forgotten, and nothing more is kept of them")
    return found


def _settled(zone: str | None, email: str | None) -> tuple[str | None, str | None]:
    """Zone and address as they are kept; wrong usage ends here, before anything is made."""
    try:
        return zone and zone_named(zone), email if email in (None, "") else address_in(email or "")
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong)) from None


def _name(leader: str) -> str:
    name = leader.strip()
    if not name:
        refuse("a leader needs a name")
    if len(name) > LONGEST_NAME:
        refuse(f"a name has at most {LONGEST_NAME} characters; this one has {len(name)}")
    if not name.isprintable():
        refuse("a name is one line of letters; this one holds a line’s end, a tab or something else unseen")
    return name


def _called(zone: tzinfo) -> str:
    return getattr(zone, "key", DEFAULT)
