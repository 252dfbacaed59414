"""How the Monday brief reaches its leader: by mail or not, and in which channels of Slack and Teams."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ridealong.faces.web.account.signed import Signed, signed
from ridealong.faces.web.troubles import pressed_on
from ridealong.people import parties as people
from ridealong.people.accounts.opening import address_of
from ridealong.people.chats import channels, notifier
from ridealong.people.chats.addresses import Unfit
from ridealong.people.letters.addresses import mail_goes_out
from ridealong.people.letters.models import Letter
from ridealong.people.letters.stopping import go_on, stop, stopped_since
from ridealong.people.letters.writing import BRIEF
from ridealong.speech import gettext

P = ParamSpec("P")


def leading(
    view: Callable[Concatenate[Signed, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for whoever leads: nobody else has a brief."""

    @wraps(view)
    def checked(who: Signed, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        if not leads(who):
            raise Http404(gettext("A Monday brief is written to whoever leads somebody."))
        return view(who, *args, **named)

    return signed(checked)


def leads(who: Signed) -> bool:
    return who.reader.role == "leader" or who.account.person in {each.id for each in people.leaders()}


@require_http_methods(["GET", "HEAD", "POST"])
@leading
def reaching(who: Signed) -> HttpResponse:
    if who.request.method != "POST":
        return _page(who)
    if not notifier.installed():
        return _page(who, status=422)
    only_me = who.request.POST.get("readers") == "me"
    try:
        typed = str(who.request.POST.get("secret", ""))
        channels.add(who.account.person, typed, only_me=only_me, now=timezone.now())
    except (
        Unfit
    ) as unfit:  # the address is not shown again: it is a secret, and still in its owner's clipboard
        return _page(who, wrong=str(unfit), only_me=only_me, status=422)
    return redirect("web:settings_brief")


@pressed_on("web:settings_brief")
@leading
def by_mail(who: Signed) -> HttpResponse:
    if who.request.POST.get("wanted") == "yes":
        go_on(who.account.person, BRIEF)
    else:
        stop(who.account.person, BRIEF, now=timezone.now())
    return redirect("web:settings_brief")


@pressed_on("web:settings_brief")
@leading
def try_out(who: Signed, channel: int) -> HttpResponse:
    channels.try_out(who.account.person, channel, now=timezone.now())
    return redirect("web:settings_brief")


@pressed_on("web:settings_brief")
@leading
def remove(who: Signed, channel: int) -> HttpResponse:
    channels.remove(who.account.person, channel)
    return redirect("web:settings_brief")


def _page(who: Signed, *, wrong: str = "", only_me: bool = False, status: int = 200) -> HttpResponse:
    person = who.account.person
    shown = {
        **at_a_glance(person),
        "zone": str(people.zone_of(person)),
        "address": address_of(person),
        "mail": mail_goes_out(),
        "letter": Letter.objects.filter(party=person, kind=BRIEF).order_by("-id").first(),
        "installed": notifier.installed(),
        "how": notifier.INSTALL,
        "wrong": wrong,
        "only_me": only_me,
        "full": len(channels.of(person)) >= channels.AT_MOST,
    }
    return render(who.request, "web/brief/reaching.html", shown, status=status)


def at_a_glance(person: str) -> dict[str, object]:
    """Whether they get the letter, and their channels: what their settings show of it."""
    return {"stopped": stopped_since(person, BRIEF), "channels": channels.of(person)}
