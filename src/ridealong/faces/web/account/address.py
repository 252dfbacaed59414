"""Another address to sign in with, once a link shows that it is theirs."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ridealong.faces.web.account.own import ProvedForm
from ridealong.faces.web.account.signed import Signed, signed
from ridealong.faces.web.signin import forms
from ridealong.faces.web.signin.links import no_way
from ridealong.people.accounts.links import ask_to_move, tell_of_move, whose_move
from ridealong.people.accounts.opening import AddressTaken, move_to, refuse_if_taken
from ridealong.people.accounts.throttle import TooMany, for_link, knock
from ridealong.people.tickets.issuing import NoGood, use
from ridealong.speech import gettext, gettext_noop

ASKED = gettext_noop(
    "A link is on its way to the new address. Open it while you are signed in; until then the old one stays."
)


class NewAddress(ProvedForm):
    email = forms.address(gettext_lazy("New e-mail address"), autocomplete="email")


def path_of(token: str) -> str:
    return reverse("web:settings_address_confirm", args=[token])


@require_http_methods(["GET", "HEAD", "POST"])
@signed
def change_address(who: Signed) -> HttpResponse:
    form, now = NewAddress(who.request.POST or None, account=who.account), timezone.now()
    if who.request.method == "POST" and form.is_valid():
        try:
            refuse_if_taken(form.cleaned_data["email"], who.account.person)
            knock(for_link(f"to {who.account.pk}"), now=now)
        except (AddressTaken, TooMany) as no:
            form.add_error("email", str(no))
        else:
            ask_to_move(who.account, form.cleaned_data["email"], path_of, now=now)
            said = {"heading": gettext("Look into your mail."), "says": gettext(ASKED)}
            return render(who.request, "web/signin/said.html", said)
    return who.ask(form, gettext("Your address"), gettext("Send a link there"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed
def confirm_address(who: Signed, token: str) -> HttpResponse:
    now, old = timezone.now(), who.account.email
    try:
        ticket = whose_move(token, who.account, now=now)
        if who.request.method != "POST":
            shown = {
                "heading": gettext("Your address"),
                "says": gettext("Sign in with {email} from now on?", email=ticket.about),
                "button": gettext("Yes"),
            }
            return render(who.request, "web/account/form.html", shown)
        use(ticket, now=now)
        move_to(who.account, ticket.about)
        tell_of_move(who.account, old, ticket, now=now)
    except (NoGood, AddressTaken) as no:
        instead = gettext("It has to be opened by whoever asked for it, while signed in.")
        return no_way(who.request, str(no), instead)
    return redirect("web:settings")
