"""Accounts made and found; an address belongs to one person."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from ridealong.people.accounts.models import Account, Invitation, Lock
from ridealong.people.lists import ask
from ridealong.people.places import role_on
from ridealong.people.preferences import email_of, zone_of
from ridealong.speech import gettext

THE_LOCK = 1


class AddressTaken(Exception):
    """Somebody else signs in with that address, or is invited to."""


class AlreadyOpen(Exception):
    """This person has an account, or the first one was made meanwhile."""


def any_account() -> bool:
    """Whether anybody can sign in, or ever could: from then on everybody has to."""
    return bool(ask("SELECT 1 FROM accounts_lock UNION ALL SELECT 1 FROM accounts_account LIMIT 1"))


def account_of(person: str) -> Account | None:
    return Account.objects.filter(person=person).first()


def account_at(email: str) -> Account | None:
    return Account.objects.filter(email=plain(email)).first()


def address_of(person: str) -> str:
    """Where to write to a person: whatever they sign in with, failing that what they settled, else nothing."""
    account = account_of(person)
    return account.email if account else email_of(person)


def here(person: str, now: datetime) -> bool:
    """Whether somebody has a place in the firm today; whoever left has none, and whoever was never in it."""
    return role_on(person, now.astimezone(zone_of(person)).date()) is not None


def open_account(person: str, email: str, *, now: datetime, password: str | None = None) -> Account:
    """Give a person a way in; without a password they sign in by a link. Raises :class:`AddressTaken`."""
    refuse_if_taken(email, person)
    account = Account(person=person, email=plain(email), made_at=now)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:
        if account_of(person):
            raise AlreadyOpen(gettext("They have an account already.")) from error
        raise _taken(email) from error
    Invitation.objects.filter(person=person).delete()
    Lock.objects.get_or_create(pk=THE_LOCK, defaults={"since": now})
    return account


def open_first(person: str, email: str, *, now: datetime, password: str) -> Account:
    """The first account there is, made by whoever sits at the machine. Of two at once one is made."""
    try:
        with transaction.atomic():
            if Account.objects.exists():
                raise AlreadyOpen(gettext("Somebody made the first account meanwhile. Sign in with it."))
            Lock.objects.create(pk=THE_LOCK, since=now)
    except IntegrityError as error:
        raise AlreadyOpen(gettext("Somebody made the first account meanwhile. Sign in with it.")) from error
    return open_account(person, email, now=now, password=password)


def refuse_if_taken(email: str, person: str) -> None:
    """Raise :class:`AddressTaken` if the address is anybody's but this person's."""
    for each in (Account, Invitation):
        if each.objects.filter(email=plain(email)).exclude(person=person).exists():
            raise _taken(email)


def move_to(account: Account, email: str) -> None:
    """Another address to sign in with. Raises :class:`AddressTaken`."""
    refuse_if_taken(email, account.person)
    try:
        with transaction.atomic():
            Account.objects.filter(pk=account.pk).update(email=plain(email))
    except IntegrityError as error:
        raise _taken(email) from error


def plain(email: str) -> str:
    return email.strip().lower()


def _taken(email: str) -> AddressTaken:
    return AddressTaken(
        gettext(
            "{email} belongs to somebody else here; each needs an address of their own", email=plain(email)
        )
    )
