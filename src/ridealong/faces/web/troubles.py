"""What a reader sees when a page cannot be shown: what was wrong, and where to go instead."""

from __future__ import annotations

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


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
