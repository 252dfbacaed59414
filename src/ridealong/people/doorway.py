"""Lets readers in: everybody has to sign in, but for pages that say otherwise and a machine where nobody can yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.module_loading import import_string

from ridealong.people.accounts import last_here
from ridealong.people.accounts.devices import still_in
from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import any_account
from ridealong.people.asked_once import one_page
from ridealong.people.origin import never_left_the_machine
from ridealong.people.reader import NOBODY, OWNER, Reader, reader

ONLY_LOOKS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


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
        if request.method in ONLY_LOOKS:
            with one_page():
                return self._let_in(request)
        return self._let_in(request)

    def _let_in(self, request: HttpRequest) -> HttpResponse:
        request.reader = _reader(request)  # type: ignore[attr-defined]  # what reader_of reads
        response = self.get_response(request)
        last_here.write_down(request, response)
        if reader_of(request).signed_in and not response.has_header("Cache-Control"):
            # Whoever signs out on a borrowed machine leaves nothing behind its back button.
            patch_cache_control(response, private=True, no_store=True)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        found = reader_of(request)
        if found.signed_in or found.at_the_machine or not getattr(view, "login_required", True):
            return None
        if request.method not in ONLY_LOOKS:
            # A session ended under somebody's hands: what they typed waits until they are back.
            answer = import_string(settings.SIGNED_OUT_VIEW)(request)
            assert isinstance(answer, HttpResponse)
            return answer
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)


def _reader(request: HttpRequest) -> Reader:
    account = request.user
    if isinstance(account, Account):
        now = timezone.now()
        found = reader(account.person, now, account.places)
        if found.role and still_in(request, account, now):
            return found
        logout(request)  # ended from elsewhere, or they left the firm
    if never_left_the_machine(request) and not any_account():
        return OWNER
    return NOBODY
