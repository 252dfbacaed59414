"""A page that htmx asked for and that sends on elsewhere is gone to as a whole, not put into the box."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRedirect

SENT_ON = (301, 302, 303)


def sent_on_whole(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if getattr(request, "htmx", False) and response.status_code in SENT_ON:
            return HttpResponseClientRedirect(response["Location"])
        return response

    return answer
