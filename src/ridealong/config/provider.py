"""The provider people may sign in with, read from the environment: all that it takes, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

ISSUER, CLIENT, SECRET = "RIDEALONG_OIDC_ISSUER", "RIDEALONG_OIDC_CLIENT_ID", "RIDEALONG_OIDC_SECRET"
NAME = "RIDEALONG_OIDC_NAME"
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
WELL_KNOWN = "/.well-known/openid-configuration"
RIGHT = "write it like https://id.example.com (http only where it runs on this machine)"
LONGEST_NAME = 40
LONGEST_ISSUER = 255


class Provider(NamedTuple):
    """Whom to ask who somebody is; without a name there is none."""

    issuer: str = ""
    client_id: str = ""
    secret: str = ""
    name: str = ""


def provider_in(environment: Mapping[str, str]) -> Provider:
    given = {each: (environment.get(each) or "").strip() for each in (ISSUER, CLIENT, SECRET, NAME)}
    if not any(given.values()):
        return Provider()
    if missing := [each for each in (ISSUER, CLIENT, SECRET) if not given[each]]:
        raise ImproperlyConfigured(
            f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing: to sign in with a provider takes "
            f"{ISSUER}, {CLIENT} and {SECRET}; set all three, or none"
        )
    issuer = given[ISSUER].removesuffix(WELL_KNOWN)
    host = _host_of(issuer)
    name = given[NAME] or host[:LONGEST_NAME]
    if len(name) > LONGEST_NAME:
        raise ImproperlyConfigured(f"{NAME} has more than {LONGEST_NAME} letters; it has to fit on a button")
    if find_spec("authlib") is None:
        raise ImproperlyConfigured(
            "Signing in with a provider needs one more package: install ridealong[sso]"
        )
    return Provider(issuer, given[CLIENT], given[SECRET], name)


def _host_of(issuer: str) -> str:
    """Whose pages people will see. What was written is not repeated: somebody may have put a password into it."""
    try:
        parts = urlsplit(issuer)
        sound = (
            bool(parts.hostname)
            and len(issuer) < LONGEST_ISSUER
            and _private(parts)
            and not (parts.query or parts.fragment or parts.username)
        )
    except ValueError:
        raise ImproperlyConfigured(f"{ISSUER} is no address; {RIGHT}") from None
    if not sound:
        raise ImproperlyConfigured(f"{ISSUER} is not the address of a provider that can be trusted; {RIGHT}")
    return str(parts.hostname)


def _private(parts: SplitResult) -> bool:
    """Whether nobody on the way can listen or answer instead."""
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in THIS_MACHINE)
