"""Where a request comes from, and whether it can be believed never to have left this machine."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
BROUGHT_BY_A_PROXY = (
    "FORWARDED", "VIA", "X_REAL_IP", "X_CLIENT_IP", "X_CLUSTER_CLIENT_IP", "CLIENT_IP", "TRUE_CLIENT_IP",
    "CF_CONNECTING_IP", "CF_RAY", "CDN_LOOP", "FASTLY_CLIENT_IP", "X_ORIGINAL_HOST", "X_ORIGINAL_URL",
    "X_REQUEST_ID", "X_SCHEME", "X_HTTPS", "FRONT_END_HTTPS", "X_NGINX_PROXY", "X_ENVOY_EXTERNAL_ADDRESS",
)  # fmt: skip


def never_left_the_machine(request: HttpRequest) -> bool:
    """Whether this machine itself asks, under one of its own names, and nobody stands in between.

    A proxy on this machine connects from here too, and may bring somebody from anywhere. So everything has to fit: no
    setting speaks of other machines, the connection and the name asked for are the machine's own, and nothing in
    the request looks as if it was passed on. A socket in the file system has no address, and counts as from elsewhere.
    """
    return (
        settings.FOR_THIS_MACHINE_ONLY
        and request.META.get("REMOTE_ADDR") in LOOPBACK
        and _asked_by_own_name(request)
        and not _passed_on(request)
        and not _asked_from_elsewhere(request)
    )


def origin_of(request: HttpRequest) -> str:
    """The address on the network that a request comes from; what a proxy says of it counts if we were told of one."""
    peer = str(request.META.get("REMOTE_ADDR") or "")
    if not settings.BEHIND_A_PROXY:
        return peer
    # Whoever asks may write anything in front; only the last was written by the proxy itself.
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(said))
    except ValueError:
        return peer


def _asked_by_own_name(request: HttpRequest) -> bool:
    # Every proxy names a host; a request that names none came straight here.
    host = request.META.get("HTTP_HOST")
    return host is None or _name_in(f"//{host}") in LOOPBACK


def _passed_on(request: HttpRequest) -> bool:
    names = {name.removeprefix("HTTP_") for name in request.META if name.startswith("HTTP_")}
    if any(name in BROUGHT_BY_A_PROXY or name.startswith("X_FORWARDED") for name in names):
        return True
    # No browser has spoken it for twenty years, and some proxies still do to whatever is behind them.
    return request.META.get("SERVER_PROTOCOL") == "HTTP/1.0"


def _asked_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a page under another name led here; a proxy may have changed the name we are asked for, not this."""
    told = (request.META.get(each) for each in ("HTTP_ORIGIN", "HTTP_REFERER"))
    return any(each and _name_in(each) not in LOOPBACK for each in told)


def _name_in(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
