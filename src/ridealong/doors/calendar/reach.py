"""Which servers a calendar may be fetched from: none of our own network, unless the settings name it."""

from __future__ import annotations

import socket
from collections.abc import Collection, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from ridealong.speech import gettext
from ridealong.speech.figures import listed

NAT64 = ip_network("64:ff9b::/96")
LONGEST_ADDRESS = 4_000
SCHEMES = {"https": 443, "http": 80}
CALLED = {"webcal": "https", "webcals": "https", "caldavs": "https", "caldav": "http"}
"""Other words for the same: whoever publishes a calendar as webcal serves it by https, too."""


class FetchError(Exception):
    """Why nothing came from an address, in one line that does not hold the address: that is a secret."""


def address_in(text: str) -> SplitResult:
    """The address as it is asked. Raises :class:`FetchError`."""
    text = text.strip()
    if len(text) > LONGEST_ADDRESS or not text.isprintable() or " " in text:
        raise FetchError(gettext("this is no address: it is too long, or holds letters that none has"))
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise FetchError(
            gettext("this is no address; write one like https://calendar.example/ana.ics")
        ) from None
    scheme = CALLED.get(parts.scheme.casefold(), parts.scheme.casefold())
    if scheme not in SCHEMES:
        known = listed(("https", "http", "webcal", "caldavs", "caldav"))
        raise FetchError(
            gettext(
                "nothing is fetched by {scheme}: addresses begin with {known}",
                scheme=scheme or gettext("no scheme at all"),
                known=known,
            )
        )
    if not parts.hostname or port == 0:
        raise FetchError(
            gettext("the address names no server; write one like https://calendar.example/ana.ics")
        )
    return parts._replace(scheme=scheme)


def host_of(parts: SplitResult) -> str:
    """The server's name as the network knows it, in small Latin letters."""
    host = (parts.hostname or "").rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise FetchError(gettext("{host} is no name of a server", host=host[:60])) from None


def port_of(parts: SplitResult) -> int:
    return parts.port or SCHEMES[parts.scheme]


def open_addresses(parts: SplitResult, allowed: Collection[str]) -> list[str]:
    """The server's numbers, each of them looked at; the connection goes to one of these and asks no name again."""
    host, port = host_of(parts), port_of(parts)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(gettext("no server is called {host}", host=host)) from None
    numbers = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not {host, f"{host}:{port}"} & set(allowed):
        for each in numbers:
            if not is_public(each):
                raise FetchError(
                    gettext(
                        "{host} is a server of this network, and calendars are fetched from outside only; the setting "
                        "RIDEALONG_CALENDAR_HOSTS names those that are meant",
                        host=host,
                    )
                )
    return numbers


def is_public(number: str) -> bool:
    """Whether it is an address that anybody in the world may reach, whatever it is wrapped in."""
    return all(
        each.is_global and not each.is_multicast for each in unwrapped(ip_address(number.partition("%")[0]))
    )


def unwrapped(number: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, or the older ones that a newer one carries inside."""
    if isinstance(number, IPv4Address):
        yield number
        return
    inside = [number.ipv4_mapped, number.sixtofour, *(number.teredo or ())]
    if number in NAT64:
        inside.append(IPv4Address(int(number) & 0xFFFFFFFF))
    carried = [each for each in inside if each is not None]
    yield from carried or [number]
