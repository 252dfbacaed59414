"""What a reader sees when a page cannot be shown: what was wrong, and where to go instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
READING = ("GET", "HEAD")


def only_read(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page that can only be read: whoever sends it something is told so, and it changes nothing."""

    @wraps(view)
    def reading(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        return view(request, *args, **named) if request.method in READING else _not_taken(request)

    # Nothing is done for whoever posts, so nobody need prove that they meant it: Django's 403 would come first.
    return csrf_exempt(reading)


def _not_taken(request: HttpRequest) -> HttpResponse:
    said = {
        "heading": "This page is only read.",
        "says": f"It takes nothing, and so {request.method} changed nothing. What happened is told by: ridealong tell.",
    }
    answer = render(request, "web/trouble.html", said, status=405)
    answer["Allow"] = ", ".join(READING)
    return answer


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or from one that was open for too long."""
    said = {
        "heading": "That did not come from this page.",
        "says": "Nothing was changed. Open the page again and send it from there; cookies have to be allowed.",
    }
    return render(request, "web/trouble.html", said, status=403)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    said = {
        "heading": "That could not be understood.",
        "says": _why(exception) or "The address is not quite right.",
    }
    return render(request, "web/trouble.html", said, status=400)


def _why(exception: Exception) -> str:
    """Our own words; Django's about hosts and settings are for whoever runs it, not for whoever reads."""
    return "" if isinstance(exception, SuspiciousOperation) else str(exception)


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    # Django's own 404 for an unknown address carries a dictionary of patterns, which is of no help to anybody.
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    said = {"heading": "There is nothing here.", "says": reason or f"No page has the address {request.path}."}
    return render(request, "web/trouble.html", said, status=404)


def our_fault(request: HttpRequest) -> HttpResponse:
    # Without the request: whatever broke the page may break this one too.
    said = {
        "heading": "Something went wrong on our side.",
        "says": "Nothing was lost: this page only reads. What happened stands in the terminal that serves it.",
    }
    return HttpResponse(render_to_string("web/trouble.html", said), status=500)
