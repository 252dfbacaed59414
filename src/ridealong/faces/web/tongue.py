"""Choosing the language of pages on this machine, for whoever has no account to settle it in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ridealong.faces.web.language import COOKIE
from ridealong.faces.web.signin.entering import wanted
from ridealong.faces.web.troubles import pressed_on
from ridealong.speech import LANGUAGES

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@pressed_on("web:answer")
def choose(request: HttpRequest) -> HttpResponse:
    """Remember it in the browser, and go back to the page it was chosen on; what is no language changes nothing."""
    response = redirect(wanted(request) or "web:answer")
    chosen = str(request.POST.get("language", ""))
    if chosen in LANGUAGES:
        secure = request.is_secure()
        response.set_cookie(COOKIE, chosen, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response
