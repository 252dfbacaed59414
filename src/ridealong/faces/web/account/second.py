"""Switching the second factor on by a first code, and off again by password and code."""

from __future__ import annotations

import segno
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ridealong.faces.web.account.own import ProvedForm
from ridealong.faces.web.account.signed import Signed, signed
from ridealong.faces.web.signin.forms import ByCode, code
from ridealong.people.accounts import second
from ridealong.people.accounts.models import Account
from ridealong.people.accounts.sealing import Unreadable
from ridealong.people.accounts.throttle import TooMany, forgive_all, knock, with_code
from ridealong.speech import gettext, gettext_noop

NOT_RIGHT = gettext_noop(
    "That code is not right. Look whether the clock of your telephone is, and wait for the next one."
)
USED = gettext_noop(
    "That code is not right, or was used already. Wait for the next one, or use one that you wrote down."
)


class ProvedTwice(ProvedForm):
    code = code(gettext_lazy("A code from your app, or one you wrote down"))

    def clean_code(self) -> str:
        typed = str(self.cleaned_data["code"])
        # A code is used up by trying it: first the password has to be right.
        if self.account.has_usable_password() and "password" not in self.cleaned_data:
            return typed
        _prove(self.account, typed)
        return typed

    def __init__(self, *args: object, account: Account, **named: object) -> None:
        super().__init__(*args, account=account, **named)
        self.order_fields(("password", "code"))


def _prove(account: Account, typed: str) -> None:
    try:
        tries = knock(with_code(account.pk), now=timezone.now())
    except TooMany as enough:
        raise forms.ValidationError(str(enough)) from None
    if not second.check(account, typed, now=timezone.now()):
        raise forms.ValidationError(gettext(USED))
    forgive_all(tries)


@require_http_methods(["GET", "HEAD", "POST"])
@signed
def begin(who: Signed) -> HttpResponse:
    """Show the secret; a first code from the app confirms that it arrived there, and switches it on."""
    if second.is_on(who.account):
        return redirect("web:settings")
    form = ByCode(who.request.POST or None)
    if who.request.method == "POST" and form.is_valid():
        codes = second.confirm(who.account, form.cleaned_data["code"], now=timezone.now())
        if codes is not None:
            return _told(who, codes)
        form.add_error("code", gettext(NOT_RIGHT))
    return _page(who, form)


def _page(who: Signed, form: ByCode) -> HttpResponse:
    factor = second.begun(who.account)
    try:
        key = second.key_of(factor)
    except Unreadable:  # begun under another secret key: nobody uses it yet
        second.switch_off(who.account)
        factor = second.begun(who.account)
        key = second.key_of(factor)
    shown = {
        "form": form,
        "picture": _picture(second.address_for_app(factor, who.account.email)),
        "key": " ".join(key[at : at + 4] for at in range(0, len(key), 4)),
    }
    return render(who.request, "web/account/second.html", shown, status=422 if form.is_bound else 200)


def _picture(address: str) -> SafeString:
    """The address as squares: an SVG of one path, with no style and no colour of its own but a class."""
    drawn = segno.make(address, error="m").svg_inline(
        scale=4,
        border=4,
        svgclass="qr",
        lineclass="squares",
        omitsize=True,
        title=gettext("The key, for a camera"),
    )
    return mark_safe(drawn)  # segno writes numbers into its path, and escapes the title


@require_http_methods(["GET", "HEAD", "POST"])
@signed
def switch_off(who: Signed) -> HttpResponse:
    form = ProvedTwice(who.request.POST or None, account=who.account)
    if not second.is_on(who.account):
        return redirect("web:settings")
    if who.request.method != "POST" or not form.is_valid():
        return who.ask(form, gettext("Switch the second factor off"), gettext("Switch it off"))
    second.switch_off(who.account)
    return redirect("web:settings")


@require_http_methods(["GET", "HEAD", "POST"])
@signed
def new_codes(who: Signed) -> HttpResponse:
    form = ProvedTwice(who.request.POST or None, account=who.account)
    if not second.is_on(who.account):
        return redirect("web:settings")
    if who.request.method != "POST" or not form.is_valid():
        return who.ask(form, gettext("Ten new codes to write down"), gettext("Make ten new ones"))
    return _told(who, second.renew_codes(who.account))


def _told(who: Signed, codes: list[str]) -> HttpResponse:
    # Shown once, so there is no page to lead to that could show them again.
    response = render(who.request, "web/account/codes.html", {"codes": codes})
    response["Cache-Control"] = "no-store"
    return response
