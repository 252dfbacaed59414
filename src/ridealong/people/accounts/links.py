"""Letters with a link that signs somebody in, or proves that an address is theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import account_at, account_of, here, plain
from ridealong.people.letters.addresses import absolute
from ridealong.people.letters.models import Letter
from ridealong.people.letters.writing import Draft, write
from ridealong.people.preferences import speaking_to
from ridealong.people.tickets.issuing import Unknown, issue, look
from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext, gettext_noop

PathOf = Callable[[str], str]
"""The address of the page that takes a token."""
KIND = "signing in"
NOBODY = "nobody"
LONGEST_ADDRESS = 190
GONE = gettext_noop("Nobody was given this link. It may have been cut off on the way: copy all of it.")
SIGN_IN = gettext_noop("""Somebody, you we hope, asked to sign in to Ridealong with this address.

Open this link within twenty minutes, and press the button on the page:

{link}

If it was not you, do nothing: without the link nobody comes in.
""")
CONFIRM = gettext_noop("""Somebody, you we hope, wants to sign in to Ridealong with this address from now on.

Open this link within twenty minutes, while signed in, and press the button on the page:

{link}

If it was not you, do nothing.
""")
MOVED = gettext_noop("""You sign in to Ridealong with {email} from now on, and no longer with this address.

If that was not your doing, tell whoever keeps Ridealong in your firm today.
""")


def send_link(email: str, path_of: PathOf, *, now: datetime) -> None:
    """Write to whoever signs in with this address. For an address nobody has, the very same work comes to nothing."""
    account = account_at(email)
    known = here(account.person if account else NOBODY, now) and account is not None
    party = account.person if account and known else NOBODY
    with transaction.atomic():
        token = issue(Ticket.For.SIGNING_IN, party, now=now)
        with speaking_to(party):
            text = gettext(SIGN_IN, link=absolute(path_of(token)))
            subject = gettext("Your link to sign in")
        letter = write(_draft(token, party, plain(email), subject, text), now=now)
        # One statement for both, so that neither their number nor the time they take tells who is known.
        Letter.objects.filter(pk=letter.pk).update(
            state=Letter.State.WAITING if known else Letter.State.CANCELLED,
            settled_at=None if known else now,
            address=plain(email) if known else "",
            text=text if known else "",
        )


def whose_link(token: str, *, now: datetime) -> tuple[Ticket, Account]:
    """The ticket behind a link, and whom it signs in. Raises ``NoGood``."""
    ticket = look(token, Ticket.For.SIGNING_IN, now=now)
    account = account_of(ticket.party)
    if ticket.about or account is None:
        raise Unknown(gettext(GONE))
    return ticket, account


def ask_to_move(account: Account, email: str, path_of: PathOf, *, now: datetime) -> None:
    """Write to an address somebody wants to sign in with: only who reads it there can confirm it."""
    token = issue(Ticket.For.SIGNING_IN, account.person, about=plain(email), now=now)
    with speaking_to(account.person):
        text, subject = gettext(CONFIRM, link=absolute(path_of(token))), gettext("Is this your address?")
    write(_draft(token, account.person, plain(email), subject, text), now=now)


def whose_move(token: str, account: Account, *, now: datetime) -> Ticket:
    """The ticket behind a link to a new address, which only the one who asked can use. Raises ``NoGood``."""
    ticket = look(token, Ticket.For.SIGNING_IN, now=now)
    if not ticket.about or ticket.party != account.person:
        raise Unknown(gettext(GONE))
    return ticket


def tell_of_move(account: Account, old: str, ticket: Ticket, *, now: datetime) -> None:
    """Whoever reads the old address should know."""
    with speaking_to(account.person):
        text, subject = gettext(MOVED, email=ticket.about), gettext("Your address was changed")
    key = f"moved {ticket.token_hash[:40]}"
    write(Draft(key=key, kind=KIND, party=account.person, address=old,
                subject=subject, text=text), now=now)  # fmt: skip


def _draft(token: str, party: str, address: str, subject: str, text: str) -> Draft:
    key = f"{KIND} {hashlib.sha256(token.encode()).hexdigest()[:40]}"
    return Draft(key=key, kind=KIND, party=party, address=address, subject=subject, text=text)
