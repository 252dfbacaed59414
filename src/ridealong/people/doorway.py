"""Lets readers in: everybody has to sign in, but for pages that say otherwise and a machine where nobody can yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import any_account
from ridealong.people.preferences import zone_of
from ridealong.people.reader import NOBODY, OWNER, Reader, reader

THIS_MACHINE = frozenset({"127.0.0.1", "::1", ""})
"""Where a request comes from that never left the machine; empty over a socket in the file system."""


def reader_of(request: HttpRequest) -> Reader:
    """Who looks at this page."""
    found = getattr(request, "reader", NOBODY)
    assert isinstance(found, Reader)
    return found


class Doorway:
    """Says of each request who reads, and sends whoever may not be let in to the page where they can sign in.

    A view is open to everybody only if it is marked with Django's ``login_not_required``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reader = _reader(request)  # type: ignore[attr-defined]  # what reader_of reads
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        found = reader_of(request)
        if found.signed_in or found.at_the_machine or not getattr(view, "login_required", True):
            return None
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)


def _reader(request: HttpRequest) -> Reader:
    account = request.user
    if isinstance(account, Account):
        return reader(account.person, timezone.now().astimezone(zone_of(account.person)).date())
    if request.META.get("REMOTE_ADDR", "") in THIS_MACHINE and not any_account():
        return OWNER
    return NOBODY
