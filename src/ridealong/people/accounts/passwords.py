"""Whose password it is, in the same time whether anybody has that address or not."""

from __future__ import annotations

from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import account_at


def whose(email: str, password: str) -> Account | None:
    """The account with this address and this password."""
    account = account_at(email)
    if account is None:
        Account().set_password(password)  # the same work as for somebody we know: the clock must not tell
        return None
    # Django hashes for accounts without a password too, so they take no less.
    return account if account.check_password(password) and account.is_active else None


def proves(account: Account, password: str) -> bool:
    """Whether somebody who is signed in knows their password."""
    return account.check_password(password)
