"""The page an invitation leads to: who invites whom, and what for; a button makes the account."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.faces.web.signin.entering import enter
from ridealong.faces.web.signin.first import existing_zone
from ridealong.faces.web.signin.forms import NewPassword
from ridealong.faces.web.signin.links import another, no_way
from ridealong.people.accounts.inviting import accept, inviter, whose_invitation
from ridealong.people.accounts.models import Account, Invitation
from ridealong.people.accounts.opening import AddressTaken, AlreadyOpen, here
from ridealong.people.parties import names
from ridealong.people.preferences import settle, zone_among
from ridealong.people.teams import places_on
from ridealong.people.tickets.issuing import NoGood
from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext, gettext_noop

LINKS = "links"
ANOTHER_WAY = gettext_noop("Ask whoever invited you for a new one. If you have an account already, sign in.")
NOT_HERE = gettext_noop(
    "The ledger says that you have left, or have not begun yet: today there is nothing to open."
)


class InZone(forms.Form):
    """Where somebody's days begin and end: what is due is due by their clock."""

    zone = forms.CharField(
        label=gettext_lazy("Your time zone"),
        required=False,
        help_text=gettext_lazy(
            "Your days are counted in it, such as Europe/Vienna. It begins as your leader’s."
        ),
    )

    def clean_zone(self) -> str:
        typed = str(self.cleaned_data["zone"])
        return existing_zone(typed) if typed else ""


class WithPassword(InZone, NewPassword):
    field_order = ("new_password", "again", "zone")


def path_of(token: str) -> str:
    return reverse("web:signin_invitation", args=[token])


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """GET explains; only a button accepts."""
    now = timezone.now()
    try:
        ticket, found = whose_invitation(token, now=now)
        if not here(found.person, now):
            return no_way(request, gettext(NOT_HERE), "")
        if another(request, found.person) or request.method != "POST":
            return _page(request, found)
        return _accept(request, ticket, found)
    except (NoGood, AddressTaken, AlreadyOpen) as no_good:
        return no_way(request, str(no_good), gettext(ANOTHER_WAY))


def _accept(request: HttpRequest, ticket: Ticket, found: Invitation) -> HttpResponse:
    by_links = "links only" in request.POST
    form: InZone = (
        InZone(request.POST, prefix=LINKS)
        if by_links
        else WithPassword(request.POST, account=Account(email=found.email))
    )
    if not form.is_valid():
        return _page(request, found, **{"by_links" if by_links else "form": form})
    account = accept(ticket, found, password=form.cleaned_data.get("new_password"), now=timezone.now())
    settle(account.person, zone=form.cleaned_data["zone"] or _zone(found))
    return enter(request, account)


def _page(request: HttpRequest, found: Invitation, **refused: InZone) -> HttpResponse:
    place = places_on(timezone.now().date()).get(found.person)
    called = names([found.person, *([place.leader] if place and place.leader else [])])
    other = another(request, found.person)
    zone = {"zone": _zone(found)}
    shown: dict[str, object] = {
        "form": WithPassword(initial=zone),
        "by_links": InZone(initial=zone, prefix=LINKS),
        "found": found,
        "by": inviter(found),
        "name": called.get(found.person, ""),
        "role": place.role if place else "",
        "leader": called.get(place.leader or "", "") if place else "",
        "other": other,
        **refused,
    }
    status = 409 if other else 422 if refused else 200
    return render(request, "web/signin/invitation.html", shown, status=status)


def _zone(found: Invitation) -> str:
    """The zone they settled, or else their leader's, or that of whoever invites them."""
    place = places_on(timezone.now().date()).get(found.person)
    return zone_among(found.person, (place and place.leader) or "", found.by)
