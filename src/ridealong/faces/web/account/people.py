"""People and roles: who is here, who can sign in; and what is told when somebody joins, moves or leaves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.doors.voices.saying import fresh_or
from ridealong.faces.web.account.answering_for import Charge, Someone
from ridealong.faces.web.account.signed import Signed, signed
from ridealong.faces.web.choosing import Select
from ridealong.faces.web.signin.forms import address
from ridealong.faces.web.signin.invited import path_of
from ridealong.faces.web.troubles import pressed_on
from ridealong.ledger.arriving import Telling, join, leave, move
from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.moments.moment import new_id
from ridealong.people.accounts.closing import sign_out_everywhere
from ridealong.people.accounts.inviting import invite, revoke
from ridealong.people.accounts.models import Invitation
from ridealong.people.accounts.opening import AddressTaken, AlreadyOpen, refuse_if_taken
from ridealong.people.letters.addresses import mail_goes_out
from ridealong.people.preferences import settle, zone_among
from ridealong.speech import gettext, gettext_noop

LONGEST_NAME = 200
KEEPERS_ONLY = gettext_noop("Only a keeper can do that for a keeper, and nobody for themselves.")


class Since(forms.Form):
    """The day from which something holds."""

    day = forms.DateField(
        label=gettext_lazy("Since"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Say since which day."),
            "invalid": gettext_lazy("Write a day like 2026-03-30."),
        },
    )

    def __init__(self, *args: Any, charge: Charge, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["day"].initial = charge.today


class Leaving(Since):
    def __init__(self, *args: Any, charge: Charge, **named: Any) -> None:
        super().__init__(*args, charge=charge, **named)
        self.fields["day"].label = gettext_lazy("Last day was before")


class Moving(Since):
    role = forms.ChoiceField(label=gettext_lazy("Role"), widget=Select)
    under = forms.ChoiceField(label=gettext_lazy("Reports to"), required=False, widget=Select)
    field_order = ["role", "under", "day"]  # noqa: RUF012  # Django's own attribute, read and never written

    def __init__(self, *args: Any, charge: Charge, but: str = "", **named: Any) -> None:
        super().__init__(*args, charge=charge, **named)
        self.fields["role"].choices = charge.roles()  # type: ignore[attr-defined]
        self.fields["under"].choices = charge.leaders(but)  # type: ignore[attr-defined]
        self.fields["under"].required = not charge.keeps


class Joining(Moving):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        error_messages={
            "required": gettext_lazy("Write a name, such as Tom Weber."),
            "max_length": format_lazy(
                gettext_lazy("That is too long: a name has at most {n} characters."), n=LONGEST_NAME
            ),
        },
    )
    email = address(
        autocomplete="off", required=False, help_text=gettext_lazy("Leave it empty to invite them later.")
    )
    once = forms.CharField(widget=forms.HiddenInput, initial=new_id, required=False)
    field_order = ["name", "role", "under", "day", "email"]  # noqa: RUF012

    def clean_once(self) -> str:
        return fresh_or(self.cleaned_data["once"])


class Inviting(forms.Form):
    email = address(autocomplete="off")


@require_safe
@signed
def everyone(who: Signed) -> HttpResponse:
    charge = Charge.of(who)
    shown = {"people": charge.everyone(), "keeps": charge.keeps, "mail": mail_goes_out()}
    return render(who.request, "web/account/people.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@signed
def newcomer(who: Signed) -> HttpResponse:
    charge = Charge.of(who)
    form = Joining(who.request.POST or None, charge=charge, initial={"under": charge.reader})
    if who.request.method != "POST" or not form.is_valid():
        return who.ask(form, gettext("Somebody new"), gettext("Add them"), up="people")
    if not _added(form, who, charge):
        return who.ask(form, gettext("Somebody new"), gettext("Add them"), up="people")
    return redirect("web:people")


def _added(form: Joining, who: Signed, charge: Charge) -> bool:
    """Tell the ledger of somebody new, and invite them where an address is given; whether there is nothing wrong."""
    said, under = form.cleaned_data, form.cleaned_data["under"] or None
    try:
        if said["email"]:
            refuse_if_taken(said["email"], said["once"])
    except AddressTaken as taken:
        form.add_error("email", str(taken))
        return False
    receipt = join(said["name"], said["role"], under, on=said["day"], told=_told(who, said["once"]))
    if not _kept(receipt, form) or receipt.status is Status.ALREADY:
        return receipt.status is Status.ALREADY
    settle(receipt.id, zone=zone_among(under or "", charge.reader))
    if said["email"]:
        invite(receipt.id, said["email"], path_of, by=charge.reader, now=timezone.now())
    return True


@require_safe
@signed
def someone(who: Signed, handle: str) -> HttpResponse:
    charge = Charge.of(who)
    return _page(who, charge, charge.someone(handle))


@pressed_on("web:someone", "handle")
@signed
def send_invitation(who: Signed, handle: str) -> HttpResponse:
    """The first time, or once more; whatever was sent before opens nothing any longer."""
    charge, found = _charged(who, handle)
    form = Inviting(who.request.POST)
    if found.has_left:
        form.add_error(None, gettext("{name} has left: let them join again first.", name=found.name))
    elif form.is_valid():
        try:
            invite(found.party.id, form.cleaned_data["email"], path_of, by=charge.reader, now=timezone.now())
            return redirect("web:someone", handle)
        except (AddressTaken, AlreadyOpen) as no:
            form.add_error("email", str(no))
    return _page(who, charge, found, inviting=form)


@pressed_on("web:someone", "handle")
@signed
def take_back_invitation(who: Signed, handle: str) -> HttpResponse:
    _, found = _charged(who, handle)
    if found.invitation:
        revoke(found.invitation, now=timezone.now())
    return redirect("web:someone", handle)


@pressed_on("web:someone", "handle")
@signed
def move_someone(who: Signed, handle: str) -> HttpResponse:
    charge, found = _charged(who, handle)
    form = Moving(who.request.POST, charge=charge, but=found.party.id)
    if form.is_valid():
        told = form.cleaned_data
        under = told["under"] or None
        receipt = move(found.party.id, told["role"], under, on=told["day"], told=_told(who))
        if _kept(receipt, form):
            return redirect("web:people")
    return _page(who, charge, found, moving=form)


@pressed_on("web:someone", "handle")
@signed
def let_go(who: Signed, handle: str) -> HttpResponse:
    charge, found = _charged(who, handle)
    form = Leaving(who.request.POST, charge=charge, auto_id="leaving_%s")
    if form.is_valid() and _kept(leave(found.party.id, on=form.cleaned_data["day"], told=_told(who)), form):
        sign_out_everywhere(found.party.id)
        for each in Invitation.objects.filter(person=found.party.id):
            revoke(each, now=timezone.now())
        return redirect("web:people")
    return _page(who, charge, found, leaving=form)


def _charged(who: Signed, handle: str) -> tuple[Charge, Someone]:
    charge = Charge.of(who)
    found = charge.someone(handle)
    if not charge.may_change(found):
        raise Http404(gettext(KEEPERS_ONLY))
    return charge, found


def _told(who: Signed, once: str = "") -> Telling:
    return Telling(Recorder(who.account.person), "web", timezone.now(), once)


def _kept(receipt: Receipt, form: forms.Form) -> bool:
    """Whether the ledger kept it; if not, its own words stand over the form."""
    if receipt.status is Status.REFUSED:
        form.add_error(None, gettext("That was not kept: {why}.", why=receipt.why))
    return receipt.status is not Status.REFUSED


def _page(who: Signed, charge: Charge, found: Someone, **refused: forms.Form) -> HttpResponse:
    now = {"role": found.place.role, "under": found.place.leader or ""}
    known = found.invitation.email if found.invitation else ""
    shown: dict[str, object] = {
        "one": found,
        "may": charge.may_change(found),
        "mail": mail_goes_out(),
        "inviting": Inviting(initial={"email": known}),
        "moving": Moving(charge=charge, but=found.party.id, initial=now),
        "leaving": Leaving(charge=charge, auto_id="leaving_%s"),
        **refused,
    }
    return render(who.request, "web/account/someone.html", shown, status=422 if refused else 200)
