"""Accounts made, found and closed; an address belongs to one person."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from ridealong.people.accounts.models import Account


class AddressTaken(Exception):
    """Somebody else signs in with that address."""


def any_account() -> bool:
    """Whether anybody can sign in: from then on everybody has to."""
    return Account.objects.exists()


def account_of(person: str) -> Account | None:
    return Account.objects.filter(person=person).first()


def account_at(email: str) -> Account | None:
    return Account.objects.filter(email=plain(email)).first()


def open_account(person: str, email: str, *, now: datetime, password: str | None = None) -> Account:
    """Give a person a way in; without a password they sign in by a link. Raises :class:`AddressTaken`."""
    account = Account(person=person, email=plain(email), made_at=now)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:
        raise AddressTaken(
            f"{plain(email)} belongs to somebody else here; each needs an address of their own"
        ) from error
    return account


def plain(email: str) -> str:
    return email.strip().lower()
