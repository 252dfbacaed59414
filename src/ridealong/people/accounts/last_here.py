"""Who was signed in last in a browser, told once their session is over: words that arrive too late are theirs alone."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ridealong.people.accounts.models import Account

SALT = "ridealong.last here"
KEPT = timedelta(seconds=2 * settings.SESSION_COOKIE_AGE)
"""Longer than the session it outlives, and no longer than that needs."""


def write_down(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser a signed note of who is signed in now; it opens nothing, and says nobody's name."""
    account = request.user
    if not isinstance(account, Account):
        return
    if last_here(request) == account.pk and not request.session.modified:
        return  # a page that is only read needs no new one
    response.set_signed_cookie(
        _name(),
        str(account.pk),
        salt=SALT,
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def last_here(request: HttpRequest) -> int | None:
    """The number of the account that was signed in last, or None where none was, or its owner signed out."""
    noted = request.get_signed_cookie(_name(), default="", salt=SALT, max_age=KEPT)
    return int(noted) if noted else None


def take_away(response: HttpResponse) -> None:
    response.delete_cookie(_name(), samesite="Lax")


def _name() -> str:
    return f"{settings.SESSION_COOKIE_NAME}-last"
