"""The page to sign in at, and signing out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.faces.web.signin.entering import TYPED, enter, wanted
from ridealong.faces.web.signin.forms import ByLink, ByPassword, as_kept
from ridealong.faces.web.troubles import pressed_on
from ridealong.people.accounts import last_here
from ridealong.people.accounts.opening import any_account, here
from ridealong.people.accounts.passwords import whose
from ridealong.people.accounts.throttle import (
    TooMany,
    forgive,
    forgive_all,
    from_origin,
    knock,
    with_address,
)
from ridealong.people.doorway import reader_of
from ridealong.people.origin import origin_of
from ridealong.speech import gettext, gettext_noop

NOT_RIGHT = gettext_noop(
    "Address and password do not belong together. Try again, or have a link sent to you."
)
LEFT = gettext_noop(
    "That is right, but you have left, or have not begun yet: today this account opens nothing."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signin(request: HttpRequest) -> HttpResponse:
    """Ask for address and password; GET only shows the page."""
    if request.method == "POST":
        return _by_password(request)
    if reader_of(request).signed_in:
        return redirect(wanted(request) or "web:answer")
    return _page(request, ByPassword())


def _by_password(request: HttpRequest) -> HttpResponse:
    form, now = ByPassword(request.POST), timezone.now()
    if not form.is_valid():
        return _page(request, form, status=422)
    email = as_kept(form.cleaned_data["email"])
    try:
        tries = knock(from_origin(origin_of(request)), with_address(email), now=now)
    except TooMany as enough:
        form.add_error(None, gettext("{why} A link can still be sent to you.", why=enough))
        return _page(request, form, status=429)
    account = whose(email, form.cleaned_data["password"])
    if account is None:
        form.add_error(None, gettext(NOT_RIGHT))
        return _page(request, form, status=422)
    forgive(tries[:1])
    forgive_all(tries[1:])
    if not here(account.person, now):
        form.add_error(None, gettext(LEFT))
        return _page(request, form, status=403)
    return enter(request, account, then=wanted(request))


def _page(request: HttpRequest, form: ByPassword, status: int = 200) -> HttpResponse:
    shown = {
        "form": form,
        "link": ByLink(initial={"email": form["email"].value() or ""}, prefix="link"),
        "provider": settings.SIGN_IN_PROVIDER.name,
        "next": wanted(request),
        "kept": TYPED in request.session,
        "nobody_yet": not any_account(),
    }
    return render(request, "web/signin/signin.html", shown, status=status)


@login_not_required
@pressed_on("web:answer")
def signout(request: HttpRequest) -> HttpResponse:
    logout(request)
    answer = redirect("web:signed_out")
    last_here.take_away(answer)
    return answer


@login_not_required
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    return render(request, "web/signin/said.html", {
        "heading": gettext("You are signed out."),
        "says": gettext("Nothing of this page stays behind. Come back whenever you like."),
    })  # fmt: skip
