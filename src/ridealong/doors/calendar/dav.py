"""Asks a CalDAV server for a leader's calendars; the one place that knows the package caldav, an extra."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import figure

from .fetching import LARGEST, Answer, Question, ask, by_password
from .reach import FetchError, address_in, host_of
from .sources import Source
from .timing import Window

MISSING = gettext_noop("calendars on a CalDAV server need one package more: install ridealong[calendar]")
EMPTY = "BEGIN:VCALENDAR\r\nEND:VCALENDAR"
SCHEMES = ("caldav://", "caldavs://")


def is_dav(address: str) -> bool:
    return address.strip().casefold().startswith(SCHEMES)


def from_server(address: str, allowed: Collection[str], window: Window) -> Source:
    """Everything in the window from every calendar at an address. Raises :class:`FetchError`."""
    if find_spec("caldav") is None:
        raise FetchError(gettext(MISSING))
    caldav, errors = import_module("caldav"), import_module("caldav.lib.error")
    at = address_in(address)
    bare = urlunsplit(at._replace(netloc=at.netloc.rpartition("@")[2]))
    try:
        client = caldav.DAVClient(bare, username=unquote(at.username or "") or None, enable_rfc6764=False)
        client.session.close()
        client.session = Session({"Authorization": by_password(at)} if at.username else {}, allowed)
        with suppress(errors.NotFoundError, errors.PropfindError):
            texts = [text for each in calendars_at(client, bare) for text in events_in(each, window)]
            return Source(host_of(at), "\r\n".join(texts or [EMPTY]).encode())
    except errors.AuthorizationError:
        raise FetchError(
            gettext("{host} does not let us in: are address and password right?", host=host_of(at))
        ) from None
    except (errors.DAVError, ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise FetchError(
            gettext(
                "{host} does not answer as CalDAV servers do ({trouble})",
                host=host_of(at),
                trouble=type(trouble).__name__,
            )
        ) from None
    raise FetchError(gettext("no calendar is at that address of {host}", host=host_of(at)))


def calendars_at(client: Any, address: str) -> list[Any]:
    """The one calendar that the address is, or all of the person whose it is."""
    found = list(client.principal().calendars())
    exact = [each for each in found if str(each.url).rstrip("/") == address.rstrip("/")]
    return exact or found


def events_in(calendar: Any, window: Window) -> list[str]:
    """Whole events, unexpanded: what is left out of a repetition has to be known too."""
    found = calendar.search(start=window.since, end=window.ahead, event=True, expand=False)
    texts = [str(each.data) for each in found if each.data]
    if sum(map(len, texts)) > LARGEST:
        raise FetchError(
            gettext("more than {largest} bytes of events are nobody’s own calendar", largest=figure(LARGEST))
        )
    return texts


class Session:
    """What caldav asks the network with: our own way, which goes nowhere it may not."""

    def __init__(self, headers: Mapping[str, str], allowed: Collection[str]) -> None:
        self.headers, self.allowed = dict(headers), allowed

    def request(self, method: str, url: str, **told: Any) -> Any:
        body = told.get("data")
        question = Question(
            url,
            self.allowed,
            method=method,
            headers={**told.get("headers", {}), **self.headers},
            body=body.encode() if isinstance(body, str) else body or None,
        )
        return as_response(ask(question), url)

    def close(self) -> None:
        """Every question has a connection of its own, closed with its answer."""


def as_response(answer: Answer, asked: str) -> Any:
    return SimpleNamespace(
        status_code=answer.status,
        reason=answer.reason,
        headers=answer.headers,
        content=answer.body,
        text=answer.body.decode(errors="replace"),
        url=answer.address,
        history=[] if urlsplit(answer.address) == urlsplit(asked) else [answer.address],
    )
