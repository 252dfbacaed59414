"""The last steps in, however somebody came: the second factor where it is on, then the page they wanted."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from ridealong.people.accounts import second
from ridealong.people.accounts.at_once import AtOnce
from ridealong.people.accounts.models import Account

HALF = "half in"
PATIENCE = timedelta(minutes=10)
BACKEND = f"{AtOnce.__module__}.{AtOnce.__qualname__}"
TYPED = "typed"


def wanted(request: HttpRequest) -> str:
    """The page somebody was on the way to, if it is one of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if not asked.startswith("/"):
        return ""  # Django would take it for the name of a page
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else ""


def enter(request: HttpRequest, account: Account, *, then: str = "") -> HttpResponse:
    """Let somebody in who has proved once who they are, or ask for the second proof."""
    if not second.is_on(account):
        return let_in(request, account, then)
    until = timezone.now() + PATIENCE
    request.session.cycle_key()
    request.session[HALF] = {"account": account.pk, "until": until.isoformat(), "then": then}
    return redirect("web:signin_code")


def half_in(request: HttpRequest, now: datetime) -> tuple[Account, str] | None:
    """Who still owes the second proof, and where they wanted to go."""
    half = request.session.get(HALF)
    if not half or datetime.fromisoformat(half["until"]) < now:
        return None
    account = Account.objects.filter(pk=half["account"], is_active=True).first()
    return (account, half["then"]) if account else None


def let_in(request: HttpRequest, account: Account, then: str) -> HttpResponse:
    request.session.pop(HALF, None)
    login(request, account, backend=BACKEND)
    kept = request.session.get(TYPED)
    if kept and kept["account"] == account.pk:
        return redirect("web:typed")
    request.session.pop(TYPED, None)  # somebody else's words, on a machine that several use
    return redirect(then or "web:answer")
