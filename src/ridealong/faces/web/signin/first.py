"""The first run: whoever sits at the machine makes the first account, and from then on everybody signs in."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.faces.web import words
from ridealong.faces.web.signin.entering import enter
from ridealong.faces.web.signin.forms import NewPassword, address
from ridealong.ledger.arriving import Telling, join
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.moments.roster import ALWAYS
from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import AddressTaken, AlreadyOpen, open_first
from ridealong.people.doorway import reader_of
from ridealong.people.parties import names
from ridealong.people.preferences import begin_for, settle
from ridealong.people.teams import places_on
from ridealong.speech import gettext, gettext_noop

LONGEST_NAME = 200
KEEP_THE_KEYS = ("leader", "keeper")
NOT_HERE = gettext_noop("The first account is made at the machine itself, and only while there is none.")


class First(NewPassword):
    """For somebody the ledger knows, or for a leader it begins with."""

    person = forms.ChoiceField(
        label=gettext_lazy("Who are you?"), error_messages={"required": gettext_lazy("Say who you are.")}
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Write your name, such as Ana Ortiz.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    zone = forms.CharField(
        label=gettext_lazy("Your time zone"),
        initial="Europe/Vienna",
        help_text=gettext_lazy("Days are counted in it: Europe/Vienna, America/New_York …"),
    )
    email = address()
    field_order = ("person", "name", "zone", "email", "new_password", "again")

    def __init__(self, *args: Any, known: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        if known:
            self.fields["person"].choices = known  # type: ignore[attr-defined]
            del self.fields["name"], self.fields["zone"]
        else:
            del self.fields["person"]

    def clean_zone(self) -> str:
        return existing_zone(self.cleaned_data["zone"])


def existing_zone(typed: str) -> str:
    zone = typed.strip()
    if zone not in available_timezones():
        raise forms.ValidationError(
            gettext("{zone} is no time zone; write one like Europe/Vienna.", zone=zone)
        )
    return zone


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    if not reader_of(request).at_the_machine:
        raise Http404(gettext(NOT_HERE))
    known = _known()
    email = request.POST.get("email", "")
    form = First(request.POST or None, known=known, account=Account(email=email))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, 200 if request.method != "POST" else 422)
    try:
        account = _open(form)
    except (AlreadyOpen, AddressTaken, ValueError) as trouble:
        form.add_error(None, str(trouble))
        return _page(request, form, 409)
    return enter(request, account)


def _known() -> list[tuple[str, str]]:
    """Those who lead or keep today, by name; they may let others in."""
    places = places_on(timezone.now().date())
    called = names(places)
    found = [(each, place) for each, place in places.items() if place.role in KEEP_THE_KEYS]
    return [(each, f"{called[each]}, {words.role(place.role)}") for each, place in found]


def _open(form: First) -> Account:
    told, now = form.cleaned_data, timezone.now()
    with transaction.atomic():
        person = told.get("person") or _begin(told["name"], told["zone"])
        return open_first(person, told["email"], now=now, password=told["new_password"])


def _begin(name: str, zone: str) -> str:
    """The ledger's first leader, as ``ridealong init`` makes one."""
    receipt = join(name, "leader", None, on=ALWAYS, told=Telling(SYSTEM, "web", timezone.now()))
    if receipt.status is not Status.KEPT:
        raise ValueError(receipt.why)
    begin_for(receipt.id)
    settle(receipt.id, zone=zone)
    return receipt.id


def _page(request: HttpRequest, form: First, status: int) -> HttpResponse:
    return render(request, "web/signin/first.html", {"form": form}, status=status)
