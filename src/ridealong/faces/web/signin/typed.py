"""Nothing typed is lost: what was sent after a session had ended waits for its writer, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.faces.web.imports.uploads import files_left_out
from ridealong.faces.web.signin.entering import TYPED
from ridealong.faces.web.troubles import not_from_here
from ridealong.people import parties
from ridealong.people.accounts.last_here import last_here
from ridealong.speech import gettext, gettext_noop

KEPT = timedelta(hours=1)
AT_MOST = 100_000
NEVER_KEPT = ("csrfmiddlewaretoken", "password", "again", "code", "secret")
LENGTH_OF_AN_ID = 36
NEVER_TYPED = ("once", "form", "back", "seen", "stay", "caret")
TOO_MUCH = gettext_noop(
    "What you typed was too long to be kept. Go back in your browser: there it still stands. Sign in beside it, "
    "and send it again."
)
WHOSE = gettext_noop(
    "What you typed was not kept: nothing here proves any more whose it is. Go back in your browser: there it still "
    "stands. Sign in beside it, and send it again."
)
FILES = gettext_noop(
    "The files were not kept: when they came, nobody was signed in any more. Sign in, and bring them again."
)


class Field(NamedTuple):
    name: str
    value: str
    who: str = ""
    """The name of whoever was chosen, where the value is their id: nobody typed that, or could read it."""

    @property
    def label(self) -> str:
        return self.name.rpartition("-")[2].replace("_", " ").capitalize()

    @property
    def unseen(self) -> bool:
        """Nobody typed it: it goes on as it came."""
        return self.name in NEVER_TYPED

    @property
    def long(self) -> bool:
        return len(self.value) > 60 or "\n" in self.value  # more than a line shows


def signed_out(request: HttpRequest) -> HttpResponse:
    """What the doorway answers to words sent without a session: keep them, and ask to sign in."""
    fields = _fields(request)
    writer = last_here(request)
    if files_left_out(request):
        return _not_kept(request, FILES)
    if fields and writer is None:
        return _not_kept(request, WHOSE)
    if sum(len(each.name) + len(each.value) for each in fields) > AT_MOST:
        return _not_kept(request, TOO_MUCH)
    if fields:
        until = timezone.now() + KEPT
        request.session[TYPED] = {
            "account": writer,
            "path": request.get_full_path(),
            "fields": fields,
            "until": until.isoformat(),
        }
        request.session.set_expiry(KEPT)
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': _page_before(request)})}")


def _not_kept(request: HttpRequest, why: str) -> HttpResponse:
    shown = {"heading": gettext("You were signed out meanwhile."), "says": gettext(why), "to_signin": True}
    return render(request, "web/signin/said.html", shown, status=403)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: HttpRequest) -> HttpResponse:
    """Show what was kept, to be sent on by its writer or thrown away; at signing in it was seen to be theirs."""
    kept = request.session.get(TYPED)
    if not kept or datetime.fromisoformat(kept["until"]) < timezone.now():
        request.session.pop(TYPED, None)
        return redirect("web:answer")
    if request.method == "POST":
        del request.session[TYPED]
        if "throw away" in request.POST:
            return redirect("web:answer")
        # 307 asks the browser to send the very same fields on to where they were meant for.
        return HttpResponse(status=307, headers={"Location": kept["path"]})
    shown = {"fields": _named(kept["fields"]), "action": request.path, "back": True}
    return render(request, "web/signin/typed.html", shown)


@login_not_required
@never_cache
def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is too old: what stood in it is shown again, with a new one if it came from here."""
    if not _came_from_here(request):
        return not_from_here(request, reason)
    shown = {"fields": _named(_fields(request)), "action": request.get_full_path(), "stale": True}
    return render(request, "web/signin/typed.html", shown, status=403)


def _fields(request: HttpRequest) -> list[Field]:
    return [
        Field(name, str(value))
        for name, values in request.POST.lists()
        if not any(each in name for each in NEVER_KEPT)
        for value in values
    ]


def _named(fields: Iterable[tuple[str, ...]]) -> list[Field]:
    told = [Field(*each) for each in fields]
    chosen = parties.known(each.value for each in told if len(each.value) == LENGTH_OF_AN_ID)
    return [
        each._replace(who=party.name or party.handle) if (party := chosen.get(each.value)) else each
        for each in told
    ]


def _came_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this; another site's words are not offered again."""
    origin = request.headers.get("Origin")
    return origin in (f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS)


def _page_before(request: HttpRequest) -> str:
    """The page the words were typed on, or the first one."""
    try:
        before = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return "/"  # no address at all, such as http://[
    here = before.netloc == request.get_host()
    return f"{before.path}?{before.query}".rstrip("?") if here else "/"
