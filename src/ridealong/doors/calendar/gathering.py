"""Brings a calendar from an address, or says that nothing in it has changed since it was last asked for."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.conf import settings

from ridealong.speech import gettext

from .dav import from_server, is_dav
from .fetching import Question, ask
from .reach import FetchError, address_in, host_of
from .sources import Source
from .timing import Window

LONGEST_TAG, LONGEST_DATE = 300, 100


class Brought(NamedTuple):
    """`source` is None where the server says that nothing has changed."""

    source: Source | None
    etag: str = ""
    modified: str = ""


def is_address(text: str) -> bool:
    return "://" in text


def allowed_hosts() -> Collection[str]:
    hosts: Collection[str] = settings.RIDEALONG_CALENDAR_HOSTS
    return hosts


def bring(address: str, window: Window, *, etag: str = "", modified: str = "") -> Brought:
    """Raises :class:`FetchError`."""
    if is_dav(address):
        return Brought(from_server(address, allowed_hosts(), window))
    before = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {"Accept": "text/calendar, */*;q=0.5", **{name: each for name, each in before.items() if each}}
    answer = ask(Question(address, allowed_hosts(), headers=headers))
    host = host_of(address_in(address))
    if answer.status == 304 and (etag or modified):
        return Brought(None, etag, modified)
    if answer.status != 200:
        raise FetchError(
            gettext(
                "{host} answers {status} {reason}", host=host, status=answer.status, reason=answer.reason
            )[:200]
        )
    told = {name.casefold(): value for name, value in answer.headers.items()}
    return Brought(
        Source(host, answer.body),
        short(told.get("etag", ""), LONGEST_TAG),
        short(told.get("last-modified", ""), LONGEST_DATE),
    )


def short(text: str, longest: int) -> str:
    """A tag too long to keep is none: half of one would never match."""
    return text if len(text) <= longest and text.isprintable() else ""
