"""Signing in with a provider: out to its pages, and back with its word for who somebody is."""

from __future__ import annotations

import logging
from types import ModuleType

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ridealong.faces.web.signin.entering import enter, wanted
from ridealong.faces.web.signin.front import LEFT
from ridealong.faces.web.signin.invited import path_of
from ridealong.people.accounts import throttle
from ridealong.people.accounts.opening import here
from ridealong.people.accounts.passports import Refused, Vouched, open_invitation, whose
from ridealong.people.doorway import reader_of
from ridealong.people.letters.addresses import absolute
from ridealong.people.origin import origin_of
from ridealong.people.tickets.issuing import issue
from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext, gettext_noop

NOT_PROVED = gettext_noop(
    "It did not say who you are, or not in a way that can be trusted: the page may have been open too long, "
    "or you said no. Begin again, or sign in another way."
)
NOT_SET = gettext_noop("No provider to sign in with is set here.")
log = logging.getLogger("ridealong.provider")


@login_not_required
@never_cache
@require_GET
def to_provider(request: HttpRequest) -> HttpResponse:
    """Redirect, and nothing else: a form could not, as the policy lets ours lead to our own pages only."""
    provider = _provider()
    if reader_of(request).signed_in:
        return redirect(wanted(request) or "web:answer")
    try:
        throttle.knock(throttle.to_provider(origin_of(request)), now=timezone.now())
        back_here = absolute(reverse("web:signin_provider_back"))
        sent: HttpResponse = provider.leave(request, back_here, wanted(request))
        return sent
    except throttle.TooMany as enough:
        return _no_way(request, str(enough), 429)
    except provider.NotProved as trouble:
        return _not_proved(request, trouble)


@login_not_required
@never_cache
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    provider, now = _provider(), timezone.now()
    try:
        vouched, then = provider.come_back(request)
    except provider.NotProved as trouble:
        return _not_proved(request, trouble)
    try:
        account = whose(vouched, now=now)
    except Refused as refused:
        return _invited(vouched) or _no_way(request, str(refused), 403)
    if not here(account.person, now):
        return _no_way(request, gettext(LEFT), 403)
    return enter(request, account, then=then)


def _provider() -> ModuleType:
    """What speaks with the provider, where one is set."""
    if not settings.SIGN_IN_PROVIDER.name:
        raise Http404(gettext(NOT_SET))
    from ridealong.faces.web.signin import provider  # noqa: PLC0415  # only with the extra

    return provider


def _invited(vouched: Vouched) -> HttpResponse | None:
    """Lead whoever was invited to the page of their invitation, where they say themselves whether they accept."""
    now = timezone.now()
    found = open_invitation(vouched, now=now)
    if found is None or not here(found.person, now):
        return None
    return redirect(path_of(issue(Ticket.For.INVITATION, found.person, now=now)))


def _not_proved(request: HttpRequest, trouble: Exception) -> HttpResponse:
    log.warning("signing in with %s: %s", settings.SIGN_IN_PROVIDER.name, trouble)
    return _no_way(request, gettext(NOT_PROVED), 403)


def _no_way(request: HttpRequest, why: str, status: int) -> HttpResponse:
    shown = {
        "heading": gettext("{provider} does not let you in here.", provider=settings.SIGN_IN_PROVIDER.name),
        "says": why,
    }
    return render(request, "web/signin/said.html", shown, status=status)
