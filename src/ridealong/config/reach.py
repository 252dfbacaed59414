"""Whom the pages answer, this machine only or whoever asks by a name that was set; and which of our servers we ask."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

HOSTS, PROXY, LISTENS = "RIDEALONG_HOSTS", "RIDEALONG_PROXY", "RIDEALONG_LISTENS"
CALENDARS = "RIDEALONG_CALENDAR_HOSTS"
THIS_MACHINE = ["127.0.0.1", "localhost", "[::1]"]
SAYS_YES, SAYS_NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


def hosts_in(environment: Mapping[str, str], public_url: str) -> list[str]:
    """The names under which the pages are answered: this machine's own, that of the public address, and others set."""
    given = [each.strip() for each in (environment.get(HOSTS) or "").split(",")]
    if wrong := [each for each in given if "*" in each or "/" in each]:
        raise ImproperlyConfigured(
            f"{HOSTS} holds {wrong[0]!r}; write whole names, such as ridealong.example.com,10.0.0.5"
        )
    public = urlsplit(public_url).hostname or ""
    named = [f"[{public}]" if ":" in public else public, *given]
    return list(dict.fromkeys([*THIS_MACHINE, *filter(None, named)]))


def origin_of(public_url: str) -> str:
    """What a browser calls the pages at an address, whatever folder they lie in."""
    parts = urlsplit(public_url)
    return f"{parts.scheme}://{parts.netloc}"


def behind_proxy_in(environment: Mapping[str, str]) -> bool:
    """Whether a proxy stands in front that can be believed: it has to set X-Forwarded-For and X-Forwarded-Proto."""
    given = (environment.get(PROXY) or "").strip().lower()
    if given not in (*SAYS_YES, *SAYS_NO):
        raise ImproperlyConfigured(
            f"{PROXY} is {given!r}; write 1 where a proxy stands in front, or leave it out"
        )
    return given in SAYS_YES


def for_this_machine_only(environment: Mapping[str, str], public_url: str) -> bool:
    """Whether nothing that was set speaks of other machines."""
    elsewhere = set(hosts_in(environment, public_url)) - set(THIS_MACHINE)
    listens = environment.get(LISTENS) or THIS_MACHINE[0]
    return not elsewhere and not behind_proxy_in(environment) and listens in THIS_MACHINE


def calendar_hosts_in(environment: Mapping[str, str]) -> frozenset[str]:
    """Servers of our own network that calendars may be fetched from: any other there is never asked."""
    given = [each.strip().casefold() for each in (environment.get(CALENDARS) or "").split(",")]
    if wrong := [each for each in given if "*" in each or "/" in each]:
        raise ImproperlyConfigured(
            f"{CALENDARS} holds {wrong[0]!r}; write whole names, such as dav.firm.example,10.0.0.5:5232"
        )
    return frozenset(filter(None, given))
