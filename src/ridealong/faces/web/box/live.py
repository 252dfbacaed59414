"""What a line means while it is being typed, said back under the box; nothing is recorded, and nothing remembered."""

from __future__ import annotations

import time

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from ridealong.faces.web.box.near import Near
from ridealong.faces.web.box.pace import may_ask
from ridealong.faces.web.box.typing import typist_of
from ridealong.faces.web.box.understanding import Understood, understand
from ridealong.faces.web.troubles import pressed_on
from ridealong.speech import gettext

SIGNED_OUT, TOO_OFTEN = 401, 429
LONGEST = 1_000
"""Letters that are understood while they are typed; what is longer is understood once it is sent."""


# Whoever was signed out meanwhile is told so here, beside what they typed, and is led nowhere.
@login_not_required
@never_cache
@pressed_on("web:tell")
def understood(request: HttpRequest) -> HttpResponse:
    typist = typist_of(request)
    if typist is None:
        says = gettext("You were signed out meanwhile. Press Enter and sign in: what you typed comes along.")
        return _under(request, {"says": says}, SIGNED_OUT)
    if not may_ask(typist.person, time.monotonic()):
        says = gettext("That was quick. Enter still records; the line is looked at again in a moment.")
        return _under(request, {"says": says}, TOO_OFTEN)
    typed = str(request.POST.get("sentence", ""))
    text = typed.strip()
    if not text or len(text) > LONGEST:
        return _under(request, {})
    near = Near(typist, text, _begun(typed, str(request.POST.get("caret", ""))))
    return _under(
        request, {"understood": _gently(understand(text, near), text), "completions": near.completions}
    )


def _gently(found: Understood, text: str) -> Understood:
    """Before the first word is whole there is nothing to say yet."""
    return found if " " in text else Understood(meanings=found.meanings)


def _begun(typed: str, caret: str) -> str:
    """The word the caret stands behind, unless it is inside a quotation."""
    at = int(caret) if caret.isdecimal() and len(caret) < len(str(LONGEST)) + 1 else len(typed)
    before = typed[:at]
    if before.count('"') % 2 or not before or before[-1].isspace():
        return ""
    return before.split()[-1].lstrip('"(')


def _under(request: HttpRequest, shown: dict[str, object], status: int = 200) -> HttpResponse:
    return render(request, "web/box/_understood.html", {"live": True, **shown}, status=status)
