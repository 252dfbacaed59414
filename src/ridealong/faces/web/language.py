"""The language of a page: what its reader settled, failing that what they chose here or their browser asks for."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from ridealong.people.doorway import reader_of
from ridealong.people.words import wished
from ridealong.speech import DEFAULT, LANGUAGES, speaking

COOKIE = "language"


def in_their_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Every page in the language of whoever reads it. Pages for customers choose among more languages themselves."""

    def answer(request: HttpRequest) -> HttpResponse:
        language = language_for(request)
        with speaking(language), translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answer


def language_for(request: HttpRequest) -> str:
    wishes = (
        reader_of(request).language,
        request.COOKIES.get(COOKIE, ""),
        wished(request.headers.get("Accept-Language", "")),
    )
    return next((each for each in wishes if each in LANGUAGES), DEFAULT)
