"""Speaks OpenID Connect with the provider that is set; nothing else knows Authlib, which the extra ``sso`` brings.

Authlib does the protocol. Here stands what it leaves to whoever calls it: that the answer is for us and by the issuer
that was set, that it is signed with a key only the provider has, and that nothing is fetched where others could answer.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App, OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from joserfc.errors import JoseError
from requests import RequestException

from ridealong.people.accounts.passports import Vouched

OURS = "provider"
"""What Authlib calls it."""
DISCOVERY = "/.well-known/openid-configuration"
SECONDS = 10
A_WHILE = 60 * 60
SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Signatures made with a key that only the provider has: neither "none", nor one made with what we both know."""
HOW_SIGNED = "id_token_signing_alg_values_supported"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
LONGEST = 255
TROUBLES = (
    AuthlibBaseError,
    JoseError,
    RequestException,
    RuntimeError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
)
"""What comes of an answer that is missing, late, no JSON, not for us or not signed as it should be."""


class NotProved(Exception):
    """Nobody came back with a proof that holds; the message is for whoever keeps the server, not for the page."""


def leave(request: HttpRequest, back: str, then: str) -> HttpResponse:
    """Send a browser to the provider, remembering in its session what has to come back. Raises :class:`NotProved`."""
    try:
        client = _client()
        begun = client.create_authorization_url(back)
        if not request.session.session_key:
            request.session.set_expiry(A_WHILE)
        client.save_authorize_data(request, redirect_uri=back, then=then, **begun)
    except TROUBLES as trouble:
        raise NotProved(_in_short(trouble)) from trouble
    return redirect(begun["url"])


def come_back(request: HttpRequest) -> tuple[Vouched, str]:
    """Who the provider says this is, and where they were on the way to. Raises :class:`NotProved`."""
    try:
        kept = DjangoIntegration(OURS).get_state_data(request.session, request.GET.get("state"))
        if kept is None:  # before anything is asked of the provider: anybody can open this address
            raise ValueError("nobody left for it from this browser")
        client = _client()
        issuer = client.server_metadata["issuer"]
        must = {
            "iss": {"essential": True, "value": issuer},
            "aud": {"essential": True, "value": settings.SIGN_IN_PROVIDER.client_id},
        }
        token = client.authorize_access_token(request, claims_options=must)
        claims = _claims(client, token)
        return _vouched(issuer, claims), kept["then"]
    except TROUBLES as trouble:
        raise NotProved(_in_short(trouble)) from trouble


def _client() -> DjangoOAuth2App:
    """Made anew each time, so that what the provider says of itself is never out of date."""
    is_set = settings.SIGN_IN_PROVIDER
    client = OAuth().register(
        OURS,
        client_id=is_set.client_id,
        client_secret=is_set.secret,
        server_metadata_url=is_set.issuer.rstrip("/") + DISCOVERY,
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "default_timeout": SECONDS},
    )
    says = client.load_server_metadata()
    if says["issuer"].rstrip("/") != is_set.issuer.rstrip("/"):
        raise ValueError(f"the issuer that is set calls itself {says['issuer']}")
    _refuse_open_ways(says)
    says[HOW_SIGNED] = [each for each in says.get(HOW_SIGNED, SIGNED) if each in SIGNED]
    if not says[HOW_SIGNED]:
        raise ValueError("it signs with no key that only it has")
    if "client_secret_post" in says.get("token_endpoint_auth_methods_supported", ()):
        # In a header a secret would have to be encoded, and providers do not agree on how.
        client.client_kwargs["token_endpoint_auth_method"] = "client_secret_post"
    return client


def _refuse_open_ways(says: dict[str, Any]) -> None:
    """Over https, or as the issuer itself was set: for a provider on this machine that may be plain http."""
    fine = ("https", urlsplit(settings.SIGN_IN_PROVIDER.issuer).scheme)
    if wrong := [each for each in ENDPOINTS if each in says and urlsplit(says[each]).scheme not in fine]:
        raise ValueError(f"its {wrong[0]} is not reached by https")


def _claims(client: DjangoOAuth2App, token: dict[str, Any]) -> dict[str, Any]:
    claims = dict(
        token["userinfo"]
    )  # of the ID token, whose signature, time, audience and nonce were checked
    if "email" not in claims:
        more = client.userinfo(token=token)
        if more["sub"] != claims["sub"]:
            raise ValueError("it tells about somebody else than it signed for")
        claims = {**more, **claims}
    return claims


def _vouched(issuer: str, claims: dict[str, Any]) -> Vouched:
    number, email = claims["sub"], claims.get("email")
    if not isinstance(number, str) or not _plain(number):
        raise ValueError("its name for them is not one line of at most 255 letters")
    # Of letters beyond ASCII some become others in lower case, and an address is compared in lower case.
    if not isinstance(email, str) or not _plain(email):
        return Vouched(issuer, number)
    return Vouched(issuer, number, email, claims.get("email_verified") is True)


def _plain(said: str) -> bool:
    return 0 < len(said) <= LONGEST and said.isascii() and said.isprintable()


def _in_short(trouble: Exception) -> str:
    return f"{type(trouble).__name__}: {str(trouble)[:200]!r}"
