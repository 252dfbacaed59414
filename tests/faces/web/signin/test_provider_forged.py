"""Proofs that were tampered with on the way from a real provider: none of them lets anybody in."""

import base64
import json
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ridealong.people.accounts.models import Account, Passport
from tests.faces.web.signin.conftest import is_in
from tests.faces.web.signin.walking import leave, refused, sign_in_there
from tests.provider import CLIENT, Running

pytestmark = pytest.mark.django_db
STATE = "_state_provider_"


def changed(client: Client, **what: str) -> None:
    """Change what this browser's session remembers of its way to the provider."""
    session = client.session
    for key, kept in dict(session.items()).items():
        if key.startswith(STATE):
            session[key] = {**kept, "data": {**kept["data"], **what}}
    session.save()


def test_a_proof_that_another_browser_asked_for_is_refused(
    there: Running, account: Callable[..., Account]
) -> None:
    account("ana")
    charlie, ana = Client(), Client()
    brought = sign_in_there(leave(charlie), "ana-there")
    leave(ana)
    assert refused(ana.get(brought), "not in a way that can be trusted")
    assert refused(ana.get(re.sub("state=[^&]+", "state=forged", brought)), "Begin again")
    assert refused(ana.get("/signin/oidc/back/"), "Begin again")
    assert not is_in(ana)
    assert not Passport.objects.exists()


def test_whoever_never_left_costs_the_provider_nothing(
    there: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ridealong.faces.web.signin import provider  # noqa: PLC0415  # only with the extra

    def asked() -> None:
        raise AssertionError("the provider was asked")

    monkeypatch.setattr(provider, "OAuth", asked)
    assert refused(Client().get("/signin/oidc/back/?code=1&state=guessed"), "Begin again")


def test_a_code_is_good_once(there: Running, account: Callable[..., Account]) -> None:
    account("ana")
    ana, remembers = Client(), Client()
    brought = sign_in_there(leave(ana), "ana-there")
    kept = {key: value for key, value in ana.session.items() if key.startswith(STATE)}
    ana.get(brought)
    assert is_in(ana)
    assert refused(ana.get(brought), "Begin again"), "we have forgotten the state"
    session = remembers.session
    session.update(kept)
    session.save()
    assert refused(remembers.get(brought), "Begin again"), "and the provider the code"
    assert not is_in(remembers)


@pytest.mark.parametrize("what", ["nonce", "code_verifier"])
def test_a_proof_for_another_question_is_refused(
    there: Running, account: Callable[..., Account], what: str
) -> None:
    account("ana")
    ana = Client()
    brought = sign_in_there(leave(ana), "ana-there")
    changed(ana, **{what: "another-one-that-is-as-long-as-it-has-to-be-to-be-one"})
    assert refused(ana.get(brought), "Begin again")
    assert not is_in(ana)


FORGED = {
    "signed by nobody": {"alg": "none"},
    "signed by another key": {"key": "another"},
    "signed with the secret": {"alg": "HS256"},
    "for somebody else": {"aud": "another-client"},
    "for somebody else, given to us": {"aud": "another-client", "azp": CLIENT["client_id"]},
    "by another issuer": {"iss": "https://evil.example"},
    "too old": {"exp": -600},
    "about nobody": {"sub": None},
    "about a name with a line break": {
        "sub": "ana\nthere",
        "email": "ana@firm.example",
        "email_verified": True,
    },
    "about somebody else than the rest is": {"sub": "tom-there"},
}


@pytest.mark.parametrize("how", FORGED, ids=str)
def test_a_token_that_is_not_the_providers_for_us_is_refused(
    there: Running, account: Callable[..., Account], monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    account("ana")
    account("tom")
    ana = Client()
    brought = sign_in_there(leave(ana), "ana-there")
    _swap_token(monkeypatch, there, FORGED[how])
    assert refused(ana.get(brought), "Begin again")
    assert not Passport.objects.exists()


def test_the_same_token_signed_again_unchanged_is_taken(
    there: Running, account: Callable[..., Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    account("ana")
    ana = Client()
    brought = sign_in_there(leave(ana), "ana-there")
    _swap_token(monkeypatch, there, {})
    ana.get(brought)
    assert is_in(ana), "what the forged ones are refused for is what was forged"


def _swap_token(monkeypatch: pytest.MonkeyPatch, there: Running, how: dict[str, Any]) -> None:
    """Have somebody between us and the provider change the token it gives."""
    from authlib.integrations.django_client import DjangoOAuth2App  # noqa: PLC0415  # only with the extra

    honest = DjangoOAuth2App.fetch_access_token

    def swapped(self: Any, **named: Any) -> dict[str, Any]:
        token = dict(honest(self, **named))
        token["id_token"] = _forge(token["id_token"], there.key, dict(how))
        return token

    monkeypatch.setattr(DjangoOAuth2App, "fetch_access_token", swapped)


def _forge(token: str, key: Any, how: dict[str, Any]) -> str:
    from joserfc import jwk, jws, jwt  # noqa: PLC0415  # only with the extra

    claims = jwt.decode(token, key).claims
    header = {"alg": how.pop("alg", "RS256"), "kid": "the-one"}
    if how.pop("key", None):
        key = jwk.RSAKey.generate_key(2048, private=True)
    if header["alg"] == "HS256":
        key = jwk.OctKey.import_key(CLIENT["client_secret"] * 2)
    if "exp" in how:
        how["exp"] += int(time.time())
    claims = {name: value for name, value in {**claims, **how}.items() if value is not None}
    if header["alg"] == "none":
        parts = [
            base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=")
            for each in (header, claims)
        ]
        return ".".join([*parts, ""])
    return jwt.encode(header, claims, key, registry=jws.JWSRegistry(algorithms=[header["alg"]]))
