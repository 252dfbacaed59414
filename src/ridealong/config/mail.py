"""How letters leave: the mail server, the sender and the public address, read from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MAIL_URL, MAIL_FROM, PUBLIC_URL = "RIDEALONG_MAIL_URL", "RIDEALONG_MAIL_FROM", "RIDEALONG_URL"
BY_DEFAULT = "http://127.0.0.1:8000"
PORTS = {"smtp": 587, "smtps": 465}
RIGHT = "write it like smtp://user:password@mail.example.com:587, or smtps:// where TLS comes before all else"


def public_url_in(environment: Mapping[str, str]) -> str:
    """The address under which people reach the pages, without a slash at its end: links in letters begin with it."""
    url = (environment.get(PUBLIC_URL) or BY_DEFAULT).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{PUBLIC_URL} is {url!r}; write it like https://ridealong.example.com")
    return url


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where letters are handed over; without a host no mail leaves, and links wait to be copied."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls_from_the_start: bool = False
    tls_then: bool = False

    @property
    def backend(self) -> str:
        return f"django.core.mail.backends.{'smtp' if self.host else 'dummy'}.EmailBackend"


def mail_server_in(environment: Mapping[str, str]) -> MailServer:
    # The address holds a password: no message repeats it.
    parts = urlsplit(environment.get(MAIL_URL) or "")
    if not any(parts):
        return MailServer()
    try:
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise ImproperlyConfigured(f"{MAIL_URL} names a port that cannot be; {RIGHT}") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured(f"{MAIL_URL} is no address of a mail server; {RIGHT}")
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls_from_the_start=parts.scheme == "smtps",
        tls_then=parts.scheme == "smtp" and parse_qs(parts.query).get("tls") != ["no"],
    )


def mail_from_in(environment: Mapping[str, str], public_url: str) -> str:
    return environment.get(MAIL_FROM) or f"ridealong@{urlsplit(public_url).hostname}"
