"""Whom a provider vouches for: whoever has an account, by address the first time and by passport from then on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from ridealong.people.accounts.models import Account, Invitation, Passport
from ridealong.people.accounts.opening import account_at, here, plain
from ridealong.speech import gettext, gettext_noop

UNVERIFIED = gettext_noop(
    "Your address there has not been verified, or was not told to us, so we cannot know you by it. "
    "Have it verified there and come again, or sign in by a link."
)
STRANGER = gettext_noop(
    "Nobody here signs in with your address there. Ask whoever leads you for an invitation."
)
ANOTHER = gettext_noop(
    "Somebody else there has come in under your address before. If that was you by another account, sign in by a link "
    "and give that passport back in your account; if it was not, tell whoever keeps Ridealong in your firm today."
)


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a provider says of whoever signed in there, after its signature was checked."""

    issuer: str
    number: str
    email: str = ""
    verified: bool = False


class Refused(Exception):
    """Why somebody who signed in there does not come in here, in words for them."""


def whose(vouched: Vouched, *, now: datetime) -> Account:
    """The account of whoever a provider vouches for; nobody gets one here. Raises :class:`Refused`."""
    shown = Passport.objects.filter(issuer=vouched.issuer, number=vouched.number)
    passport = shown.select_related("account").first()
    account = passport.account if passport else account_at(_verified(vouched))
    if account is None or not account.is_active:
        raise Refused(gettext(STRANGER))
    if passport:
        return account
    if here(account.person, now):  # whoever left is told so by whoever asks, and gets no passport
        _give(account, vouched, now)
    return account


def open_invitation(vouched: Vouched, *, now: datetime) -> Invitation | None:
    """What somebody was invited to at the address they verified elsewhere: that proves what opening a letter would."""
    if not vouched.verified:
        return None
    return Invitation.objects.filter(email=plain(vouched.email), expires_at__gt=now).first()


def passports_of(account: Account) -> QuerySet[Passport]:
    return Passport.objects.filter(account=account).order_by("since", "pk")


def _verified(vouched: Vouched) -> str:
    if not vouched.verified or not vouched.email:
        raise Refused(gettext(UNVERIFIED))
    return vouched.email


def _give(account: Account, vouched: Vouched, now: datetime) -> None:
    try:
        with transaction.atomic():
            Passport.objects.create(account=account, issuer=vouched.issuer, number=vouched.number, since=now)
    except IntegrityError:
        # The same person twice at once is fine; another person under the same address is not.
        mine = Passport.objects.filter(account=account, issuer=vouched.issuer, number=vouched.number)
        if not mine.exists():
            raise Refused(gettext(ANOTHER)) from None
