"""What a reader sees when a page cannot be shown: what was wrong, and where to go instead."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

from ridealong.faces.web.alphabet import OTHER
from ridealong.ledger.reaching import lost
from ridealong.speech import gettext
from ridealong.started import program

P = ParamSpec("P")
READING = ("GET", "HEAD")
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


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
        "heading": gettext("This page is only read."),
        "says": gettext(
            "It takes nothing, and so {method} changed nothing. What happened is told by: {program} tell.",
            method=request.method,
            program=program(),
        ),
    }
    answer = render(request, "web/trouble.html", said, status=405)
    answer["Allow"] = ", ".join(READING)
    return answer


def pressed_on(
    page: str, *names: str
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """What a button on a page does: whoever comes to its address otherwise, by a reload, say, is led to that page.

    ``names`` are those parts of the button's address that the page's has too.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def pressed(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
            if request.method in READING:
                return redirect(page, *(named[each] for each in names))
            return (
                view(request, *args, **named)
                if request.method == "POST"
                else HttpResponseNotAllowed([*READING, "POST"])
            )

        return pressed

    return decorate


def in_words(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put our page in the place of Django's blank one where a page does not take what was sent to it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if OTHER in request.META and request.method not in READING:
            return _in_another_alphabet(request)
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        said = {
            "heading": gettext("This address does not take that."),
            "says": gettext("{method} changed nothing here.", method=request.method),
        }
        shown = render(request, "web/trouble.html", said, status=405)
        shown["Allow"] = response["Allow"]
        return shown

    return answer


def _in_another_alphabet(request: HttpRequest) -> HttpResponse:
    said = {
        "heading": gettext("That could not be read."),
        "says": gettext(
            "What was sent is written in another alphabet than UTF-8, which is what these pages read. Nothing was "
            "changed. Go back in your browser and send it from our page: what you typed still stands there."
        ),
    }
    return render(request, "web/trouble.html", said, status=415)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or from one that was open for too long."""
    said = {
        "heading": gettext("That did not come from this page."),
        "says": gettext(
            "Nothing was changed. Open the page again and send it from there; cookies have to be allowed."
        ),
    }
    return render(request, "web/trouble.html", said, status=403)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    too_much = isinstance(exception, TOO_MUCH)
    if isinstance(exception, MultiPartParserError):
        for each in request.upload_handlers:
            each.upload_interrupted()  # Django does so only where we ask it to stop, and leaves a file open here
    if too_much:
        # The page that says so would read it again, and break over it as the first one did.
        request.GET, request.POST = QueryDict(), QueryDict()
    said = {
        "heading": gettext("That is too much at once.")
        if too_much
        else gettext("That could not be understood."),
        "says": _why(exception, too_much) or gettext("The address is not quite right."),
    }
    return render(request, "web/trouble.html", said, status=413 if too_much else 400)


def _why(exception: Exception, too_much: bool) -> str:
    """Our own words; Django's about hosts and settings are for whoever runs it, not for whoever reads."""
    if too_much:
        return gettext(
            "A page of ours takes less than that, and nothing was changed. Go back in your browser: there it still "
            "stands. Send it in several goes."
        )
    if isinstance(exception, MultiPartParserError):
        return gettext(
            "Not all of it arrived, and nothing was changed. Go back in your browser, and send it again."
        )
    return "" if isinstance(exception, SuspiciousOperation) else str(exception)


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    # Django's own 404 for an unknown address carries a dictionary of patterns, which is of no help to anybody.
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    said = {
        "heading": gettext("There is nothing here."),
        "says": reason or gettext("No page has the address {path}.", path=request.path),
    }
    return render(request, "web/trouble.html", said, status=404)


def our_fault(request: HttpRequest) -> HttpResponse:
    # Without the request: whatever broke the page may break this one too.
    if lost(sys.exc_info()[1]):
        return _no_ledger()
    said = {
        "heading": gettext("Something went wrong on our side."),
        "says": gettext(
            "Nothing was lost: this page only reads. What happened stands in the terminal that serves it."
        ),
    }
    return HttpResponse(render_to_string("web/trouble.html", said), status=500)


def _no_ledger() -> HttpResponse:
    said = {
        "heading": gettext("The ledger cannot be reached just now."),
        "says": gettext(
            "The server that keeps it does not answer. Nothing that was kept is lost. What you sent just now may "
            "not have arrived: go back in your browser and send it again in a minute, and it is kept once."
        ),
    }
    answer = HttpResponse(render_to_string("web/trouble.html", said), status=503)
    answer["Retry-After"] = "60"
    return answer
