"""One's own account: what stands there, and what one settles for oneself."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.faces.web.account.signed import Signed, signed
from ridealong.faces.web.brief.reaching import at_a_glance, leads
from ridealong.faces.web.signin.first import existing_zone
from ridealong.faces.web.signin.forms import NewPassword, password
from ridealong.people.accounts import second
from ridealong.people.accounts.devices import devices_of, keep_only
from ridealong.people.accounts.models import Account
from ridealong.people.accounts.passports import passports_of
from ridealong.people.accounts.passwords import proves
from ridealong.people.accounts.throttle import TooMany, forgive_all, knock, with_address
from ridealong.people.parties import names
from ridealong.people.preferences import language_of, settle, speak, zone_of
from ridealong.people.tickets.issuing import finish
from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext, gettext_noop

LANGUAGES = (
    ("", gettext_lazy("not said")),
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
)
NOT_RIGHT = gettext_noop("That is not your password.")


class TimeAndLanguage(forms.Form):
    zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("Days are counted in it, such as Europe/Vienna."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of pages and letters"),
        help_text=gettext_lazy(
            "Pages are in English and German; with another choice only letters are in it."
        ),
        choices=LANGUAGES,
        required=False,
    )

    def clean_zone(self) -> str:
        return existing_zone(self.cleaned_data["zone"])


class ProvedForm(forms.Form):
    """A form that whoever has a password proves with it: a session left open is not enough."""

    def __init__(self, *args: Any, account: Account, **named: Any) -> None:
        super().__init__(*args, **named)
        self.account = account
        if account.has_usable_password():
            self.fields["password"] = password(gettext("Your password"))

    def clean_password(self) -> str:
        prove(self.account, typed := str(self.cleaned_data["password"]))
        return typed


class ChangedPassword(NewPassword):
    def __init__(self, *args: Any, account: Account, **named: Any) -> None:
        super().__init__(*args, account=account, **named)
        if account.has_usable_password():
            self.fields["password"] = password(gettext("Your password until now"))
            self.order_fields(("password", "new_password", "again"))

    def clean_password(self) -> str:
        assert self.account is not None
        prove(self.account, typed := str(self.cleaned_data["password"]))
        return typed


def prove(account: Account, typed: str) -> None:
    """Raise a form's error unless this is their password; guessing is counted as it is at the door."""
    try:
        tries = knock(with_address(account.email), now=timezone.now())
    except TooMany as enough:
        raise forms.ValidationError(str(enough)) from None
    if not proves(account, typed):
        raise forms.ValidationError(gettext(NOT_RIGHT))
    forgive_all(tries)


@require_safe
@signed
def own(who: Signed) -> HttpResponse:
    account = who.account
    return render(who.request, "web/account/own.html", {
        "name": names([account.person]).get(account.person, ""),
        "account": account,
        "role": who.reader.role,
        "zone": str(zone_of(account.person)),
        "language": dict(LANGUAGES).get(language_of(account.person), ""),
        "devices": devices_of(account),
        "passports": passports_of(account),
        "here": who.request.session.session_key,
        "second": second.is_on(account),
        "codes": second.left(account),
        "answers_for": who.reader.role in ("leader", "keeper"),
        "brief": at_a_glance(account.person) if leads(who) else None,
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@signed
def change_password(who: Signed) -> HttpResponse:
    form = ChangedPassword(who.request.POST or None, account=who.account)
    if who.request.method != "POST" or not form.is_valid():
        return who.ask(form, gettext("Your password"), gettext("Save it, and sign out everywhere else"))
    who.account.set_password(form.cleaned_data["new_password"])
    who.account.save(update_fields=["password"])
    keep_only(who.request, who.account)
    finish(who.account.person, Ticket.For.SIGNING_IN, now=timezone.now())
    return redirect("web:settings")


@require_http_methods(["GET", "HEAD", "POST"])
@signed
def time_and_language(who: Signed) -> HttpResponse:
    person = who.account.person
    before = {"zone": str(zone_of(person)), "language": language_of(person)}
    form = TimeAndLanguage(who.request.POST or None, initial=before)
    if who.request.method != "POST" or not form.is_valid():
        heading, button = gettext("Time and language"), gettext("Save")
        return who.ask(form, heading, button, choices=sorted(available_timezones()))
    settle(person, zone=form.cleaned_data["zone"])
    speak(person, form.cleaned_data["language"])
    return redirect("web:settings")
