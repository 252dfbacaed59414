"""The page that asks for the second proof, after a password as after a link."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.faces.web.signin.entering import half_in, let_in
from ridealong.faces.web.signin.forms import ByCode
from ridealong.people.accounts import second
from ridealong.people.accounts.opening import here
from ridealong.people.accounts.throttle import TooMany, forgive_all, knock, with_code
from ridealong.speech import gettext, gettext_noop

NOT_RIGHT = gettext_noop(
    "That code is not right, or was used already. Wait for the next one, or use one that you wrote down."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    found = half_in(request, now)
    if found is None or not here(found[0].person, now):
        return redirect("web:signin")
    account, then = found
    form = ByCode(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, 200 if request.method != "POST" else 422)
    try:
        tries = knock(with_code(account.pk), now=now)
    except TooMany as enough:
        form.add_error(None, str(enough))
        return _page(request, form, 429)
    if not second.check(account, form.cleaned_data["code"], now=now):
        form.add_error("code", gettext(NOT_RIGHT))
        return _page(request, form, 422)
    forgive_all(tries)
    return let_in(request, account, then)


def _page(request: HttpRequest, form: ByCode, status: int) -> HttpResponse:
    return render(request, "web/signin/code.html", {"form": form}, status=status)
