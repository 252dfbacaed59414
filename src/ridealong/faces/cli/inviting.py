"""Letting somebody in from the command line: how a server gets its first account."""

from __future__ import annotations

from typing import Annotated

import typer
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, line, refuse
from ridealong.people import parties as people
from ridealong.people.accounts.inviting import invite as write_invitation
from ridealong.people.accounts.models import Account, Invitation
from ridealong.people.accounts.opening import AddressTaken, AlreadyOpen, here
from ridealong.people.letters.addresses import mail_goes_out
from ridealong.people.letters.copying import take_copy
from ridealong.people.letters.models import Letter
from ridealong.started import program


def add_to(app: typer.Typer) -> None:
    app.command()(invite)


def invite(
    person: Annotated[str, typer.Argument(help="Who is invited, by handle; somebody the ledger knows.")],
    email: Annotated[str, typer.Option(help="Where to write to them, and what they will sign in with.")],
) -> None:
    """Invite somebody to make an account; where no mail goes out, print the link to bring to them."""
    identity.need_ledger()
    identity_of = _person(person)
    try:
        validate_email(email)
    except ValidationError:
        raise typer.BadParameter(f"{email} is no address; write one like ana@firm.example") from None
    try:
        letter = write_invitation(identity_of, email, _path_of, by="", now=identity.now())
    except (AddressTaken, AlreadyOpen) as no:
        refuse(str(no))
    invitation = Invitation.objects.get(person=identity_of)
    until = f"{invitation.expires_at:%-d %B %Y}"
    if mail_goes_out():
        line(f"A letter to {invitation.email} is on its way; its link is good until {until}.")
        return
    line(_brought_by_hand(letter))
    aside(f"No mail goes out from here, so bring them this link yourself: it works once, until {until}.")


def _person(handle: str) -> str:
    found = people.find(handle)
    if found is None or found.sort != "person":
        near = people.nearest(handle, ("person",))
        refuse(f"nobody here is called {handle}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    if found.customer is not None:
        kept = people.known([found.customer])[found.customer].handle
        refuse(f"{handle} is the same person as {kept}; let in {kept}")
    if not here(found.id, identity.now()):
        refuse(f"{handle} has no place here today; first tell that they joined: {program()} tell "
               f'"{handle} joined as salesperson"')  # fmt: skip
    return found.id


def _path_of(token: str) -> str:
    return reverse("web:signin_invitation", args=[token])


def _brought_by_hand(letter: Letter) -> str:
    """The letter's link; the letter itself has then done its service."""
    link = next(each for each in letter.text.split() if each.startswith("http"))
    take_copy(letter.pk, now=identity.now())
    return link


def can_sign_in() -> bool:
    """Whether somebody who may let others in has an account, and a place here today."""
    now = identity.now()
    roles = (people.role_on(each.person, now.date()) for each in Account.objects.filter(is_active=True))
    return any(role in ("leader", "keeper") for role in roles)
