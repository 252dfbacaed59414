"""Asks a server for a calendar by HTTP: bounded in size and time, and never led where it may not go."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from ridealong.speech import gettext
from ridealong.speech.figures import figure

from .reach import FetchError, address_in, host_of, open_addresses, port_of

LARGEST = 20_000_000
A_PIECE = 1 << 16
PATIENCE_SECONDS = 20.0
ALTOGETHER_SECONDS = 90.0
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
SAFE = "/%:=&?~+!$,;'@()*[]"
AGENT = "Ridealong"


class Answer(NamedTuple):
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes
    address: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a server; user and password are in the address and go to that server alone."""

    address: str
    allowed: Collection[str]
    """Servers of our own network that may be asked."""
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


def ask(question: Question) -> Answer:
    """The answer, wherever we were sent for it. Raises :class:`FetchError`."""
    at, headers = address_in(question.address), dict(question.headers)
    if at.username is not None:
        headers["Authorization"] = by_password(at)
    for _ in range(MOST_REDIRECTS + 1):
        answer = ask_once(at, question, headers)
        if answer.status not in REDIRECTS:
            return answer
        to = where_to(at, answer)
        if (host_of(to), port_of(to)) != (host_of(at), port_of(at)):
            headers.pop("Authorization", None)
        at = to
    raise FetchError(
        gettext("{host} sends us from one address to another and gives no calendar", host=host_of(at))
    )


def by_password(at: SplitResult) -> str:
    pair = f"{unquote(at.username or '')}:{unquote(at.password or '')}"
    return f"Basic {b64encode(pair.encode()).decode()}"


def where_to(at: SplitResult, answer: Answer) -> SplitResult:
    told = {name.casefold(): value for name, value in answer.headers.items()}.get("location", "")
    if not told:
        raise FetchError(gettext("{host} sends us elsewhere and does not say where", host=host_of(at)))
    to = urlsplit(urljoin(urlunsplit(at._replace(netloc=at.netloc.rpartition("@")[2])), told))
    if to.scheme not in ("http", "https") or (at.scheme == "https" and to.scheme == "http"):
        raise FetchError(
            gettext(
                "{host} sends us from {scheme} to {other}, and there we do not go",
                host=host_of(at),
                scheme=at.scheme,
                other=to.scheme,
            )
        )
    return address_in(urlunsplit(to))


def ask_once(at: SplitResult, question: Question, headers: Mapping[str, str]) -> Answer:
    host, trouble = host_of(at), gettext("it cannot be reached")
    for number in open_addresses(at, question.allowed):
        connection = connected(at, number)
        try:
            connection.connect()
        except OSError as why:
            trouble = said(why)
            connection.close()
            continue
        return asked(connection, at, question, headers)
    raise FetchError(gettext("{host} does not answer: {trouble}", host=host, trouble=trouble))


def asked(
    connection: http.client.HTTPConnection, at: SplitResult, question: Question, headers: Mapping[str, str]
) -> Answer:
    """One question on an open connection. A server that drips its answer is left after a while."""
    host = host_of(at)
    watch = threading.Timer(ALTOGETHER_SECONDS, shut, [connection.sock])
    watch.daemon = True
    watch.start()
    path = quote(at.path or "/", safe=SAFE) + (f"?{quote(at.query, safe=SAFE)}" if at.query else "")
    try:
        connection.request(question.method, path, question.body, {"User-Agent": AGENT, **headers})
        response = connection.getresponse()
        body = body_of(response, host)
        told = dict(response.getheaders())
        bare = urlunsplit(at._replace(netloc=at.netloc.rpartition("@")[2]))
        return Answer(response.status, response.reason, told, body, bare)
    except (OSError, http.client.HTTPException, ValueError) as why:
        raise FetchError(f"{host} breaks off: {said(why)}") from None
    finally:
        watch.cancel()
        connection.close()


def body_of(response: http.client.HTTPResponse, host: str) -> bytes:
    pieces, size = [], 0
    while piece := response.read(A_PIECE):
        size += len(piece)
        if size > LARGEST:
            raise FetchError(
                gettext(
                    "{host} sends more than {largest} bytes, and no calendar is that large",
                    host=host,
                    largest=figure(LARGEST),
                )
            )
        pieces.append(piece)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)


def shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def said(why: Exception) -> str:
    if isinstance(why, ssl.SSLCertVerificationError):
        return gettext("its certificate is not to be trusted ({why})", why=why.verify_message)
    if isinstance(why, TimeoutError):
        return gettext("it takes too long")
    if isinstance(why, http.client.IncompleteRead):
        return gettext("only part of the calendar came")
    return (getattr(why, "strerror", "") or type(why).__name__)[:100]


def connected(at: SplitResult, number: str) -> http.client.HTTPConnection:
    made = Guarded if at.scheme == "http" else GuardedByTLS
    return made(host_of(at), port_of(at), number)


class Guarded(http.client.HTTPConnection):
    """Goes to the number that was looked at: a name could lead elsewhere when it is asked for again."""

    def __init__(self, host: str, port: int, number: str) -> None:
        super().__init__(host, port, timeout=PATIENCE_SECONDS)
        self.number = number

    def connect(self) -> None:
        self.sock = socket.create_connection((self.number, self.port), self.timeout)


class GuardedByTLS(Guarded):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
