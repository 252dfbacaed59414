"""Signing in by a link: asked for here, sent by letter, and used by a button that no mail scanner presses."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.faces.web.signin.entering import enter, wanted
from ridealong.faces.web.signin.forms import ByLink, ByPassword, as_kept
from ridealong.faces.web.troubles import pressed_on
from ridealong.people.accounts.links import send_link, whose_link
from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import any_account, here
from ridealong.people.accounts.throttle import TooMany, for_link, knock, links_from
from ridealong.people.doorway import reader_of
from ridealong.people.origin import origin_of
from ridealong.people.parties import names
from ridealong.people.tickets.issuing import NoGood, use
from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext, gettext_noop

ANOTHER_WAY = gettext_noop("Have another one sent to you on the page to sign in.")


def path_of(token: str) -> str:
    return reverse("web:signin_link", args=[token])


@login_not_required
@never_cache
@pressed_on("web:signin")
def ask_link(request: HttpRequest) -> HttpResponse:
    """Send a link to whoever signs in with an address; the answer is the same whether anybody does."""
    form, now = ByLink(request.POST, prefix="link"), timezone.now()
    if not form.is_valid():
        return _again(request, form, status=422)
    email = as_kept(form.cleaned_data["email"])
    try:
        knock(links_from(origin_of(request)), for_link(email), now=now)
    except TooMany as enough:
        form.add_error(None, str(enough))
        return _again(request, form, status=429)
    send_link(email, path_of, now=now)
    return redirect("web:signin_sent")


def _again(request: HttpRequest, form: ByLink, status: int) -> HttpResponse:
    shown = {
        "form": ByPassword(),
        "link": form,
        "provider": settings.SIGN_IN_PROVIDER.name,
        "next": wanted(request),
        "nobody_yet": not any_account(),
    }
    return render(request, "web/signin/signin.html", shown, status=status)


@login_not_required
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "web/signin/said.html", {
        "heading": gettext("Look into your mail."),
        "says": gettext(
            "If somebody signs in with that address, a link is on its way to it: good for twenty minutes, "
            "and once. Nothing there? Look at how the address is written, and among the unwanted mail."
        ),
    })  # fmt: skip


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button; only pressing it uses the link up."""
    now = timezone.now()
    try:
        ticket, account = whose_link(token, now=now)
        if (other := another(request, account.person)) or request.method != "POST":
            return _button(request, account, other)
        return _use(request, ticket, account)
    except NoGood as no_good:
        return no_way(request, str(no_good), gettext(ANOTHER_WAY))


def _button(request: HttpRequest, account: Account, other: str) -> HttpResponse:
    shown = {"name": names([account.person]).get(account.person, account.email), "other": other}
    return render(request, "web/signin/link.html", shown, status=409 if other else 200)


def _use(request: HttpRequest, ticket: Ticket, account: Account) -> HttpResponse:
    now = timezone.now()
    if not here(account.person, now):
        why = gettext("You have left, or have not begun yet: today this account opens nothing.")
        return no_way(request, why, "")
    with transaction.atomic():
        use(ticket, now=now)
    return enter(request, account)


def another(request: HttpRequest, person: str) -> str:
    """The name of whoever is signed in here, where that is somebody else than a link is for."""
    reader = reader_of(request).person
    return names([reader]).get(reader, gettext("somebody else")) if reader and reader != person else ""


def no_way(request: HttpRequest, why: str, instead: str) -> HttpResponse:
    shown = {
        "heading": gettext("This link does not open anything."),
        "says": why,
        "instead": instead,
        "to_signin": True,
    }
    return render(request, "web/signin/said.html", shown, status=410)
