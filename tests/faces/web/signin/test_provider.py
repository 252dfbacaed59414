"""Signing in with a real provider: who comes in, who does not, and what becomes of proofs that were tampered with."""

import base64
import json
import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from ridealong.config.provider import Provider
from ridealong.people.accounts.inviting import invite
from ridealong.people.accounts.models import Account, Passport
from ridealong.people.accounts.opening import move_to
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import Clock, is_in
from tests.faces.web.signin.test_second import App
from tests.ledger.telling import NOW, party, tell
from tests.provider import BACK, CLIENT, REQUIRED, NoProvider, Running, provider

pytestmark = pytest.mark.django_db
STATE = "_state_provider_"


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    try:
        with provider() as found:
            yield found
    except NoProvider as reason:
        if os.environ.get(REQUIRED):
            raise
        pytest.skip(str(reason))


@pytest.fixture
def there(running: Running, settings: Any, firm: None) -> Running:
    """The provider, set as ours."""
    settings.SIGN_IN_PROVIDER = _as_set(running)
    return running


def _as_set(running: Running, **more: str) -> Provider:
    return Provider(
        running.issuer, CLIENT["client_id"], more.get("secret", CLIENT["client_secret"]), "Acme ID"
    )


def sign_in_there(address: str, who: str) -> str:
    """Walk the provider's pages as a browser would, from where ours sent it to where it is sent back."""
    import requests  # noqa: PLC0415  # only with the extra

    with requests.Session() as browser:
        answer = browser.get(address, allow_redirects=False, timeout=10)
        for _ in range(12):
            if (where := answer.headers.get("Location")) is not None:
                where = urljoin(answer.url, where)
                if where.startswith(BACK):
                    return where.removeprefix("http://127.0.0.1:8000")
                answer = browser.get(where, allow_redirects=False, timeout=10)
                continue
            typed = {"prompt": re.search(r'name="prompt" value="(\w+)"', answer.text)[1]}
            typed |= {"login": who, "password": "any"} if typed["prompt"] == "login" else {}
            form = urljoin(answer.url, re.search(r'action="([^"]+)"', answer.text)[1])
            answer = browser.post(form, data=typed, allow_redirects=False, timeout=10)
    raise AssertionError(f"the provider sends nobody back: {answer.status_code} {answer.text}")


def leave(client: Client, then: str = "") -> str:
    answer = client.get("/signin/oidc/", {"next": then} if then else {})
    assert answer.status_code == 302, text(answer)
    return answer.headers["Location"]


def come(client: Client, who: str, then: str = "") -> HttpResponse:
    return client.get(sign_in_there(leave(client, then), who))


def refused(answer: HttpResponse, words: str) -> bool:
    return (
        answer.status_code == 403
        and "Acme ID does not let you in here." in text(answer)
        and words in text(answer)
    )


def changed(client: Client, **what: str) -> None:
    """Change what this browser's session remembers of its way to the provider."""
    session = client.session
    for key, kept in dict(session.items()).items():
        if key.startswith(STATE):
            session[key] = {**kept, "data": {**kept["data"], **what}}
    session.save()


def test_ana_comes_in_and_goes_where_she_was_on_the_way_to(
    there: Running, account: Callable[..., Account]
) -> None:
    account("ana")
    ana = Client()
    page = ana.get("/signin/?next=/settings/%3Fa%3Db%26c").content.decode()
    button = re.search(r'href="(/signin/oidc/[^"]*)">Sign in with Acme ID<', page)[1]
    sent = ana.get(button).headers["Location"]
    asked = parse_qs(urlsplit(sent).query)
    assert sent.startswith(there.issuer)
    assert (asked["code_challenge_method"], asked["redirect_uri"]) == (["S256"], [BACK])
    assert min(map(len, (asked["state"][0], asked["nonce"][0], asked["code_challenge"][0]))) >= 20
    assert ana.get(sign_in_there(sent, "ana-there")).headers["Location"] == "/settings/?a=b&c"
    assert is_in(ana)
    assert f"{there.issuer} knows you" in text(ana.get("/settings/"))


def test_from_then_on_she_is_known_by_her_passport_whatever_her_address(
    there: Running, account: Callable[..., Account]
) -> None:
    known = account("ana")
    come(Client(), "ana-there")
    move_to(known, "ana@home.example")
    again = Client()
    assert come(again, "ana-there").headers["Location"] == "/"
    assert is_in(again)
    assert Passport.objects.count() == 1


def test_where_the_address_stands_in_the_signed_token_that_is_enough(
    settings: Any, running: Running, account: Callable[..., Account]
) -> None:
    with provider(in_token=True) as telling:
        settings.SIGN_IN_PROVIDER = _as_set(telling)
        account("tom")
        tom = Client()
        come(tom, "tom-there")
        assert is_in(tom)


def test_nobody_gets_an_account_by_coming(there: Running, account: Callable[..., Account]) -> None:
    account("ana")
    zoe = Client()
    assert refused(come(zoe, "zoe-there"), "Nobody here signs in with your address there.")
    assert not is_in(zoe)
    assert (Account.objects.count(), Passport.objects.count()) == (1, 0)


@pytest.mark.parametrize("who", ["mia-there", "nils-there"])
def test_an_address_that_nobody_verified_is_refused(
    there: Running, account: Callable[..., Account], who: str
) -> None:
    account("mia")
    account("nils")
    mia = Client()
    assert refused(come(mia, who), "Your address there has not been verified, or was not told to us")
    assert not is_in(mia)


def test_whoever_left_does_not_come_in(there: Running, account: Callable[..., Account]) -> None:
    account("tom")
    come(Client(), "tom-there")
    tell("2026-03-01  tom left")
    tom = Client()
    assert refused(come(tom, "tom-there"), "today this account opens nothing")
    assert not is_in(tom)


def test_somebody_else_under_toms_address_is_refused(there: Running, account: Callable[..., Account]) -> None:
    account("tom")
    first = Client()
    come(first, "tom-there")
    other = Client()
    assert refused(come(other, "tom-again"), "Somebody else there has come in under your address before.")
    assert not is_in(other)
    passport = Passport.objects.get()
    assert first.post(f"/settings/passports/{passport.pk}/").headers["Location"] == "/settings/"
    come(other, "tom-again")
    assert is_in(other)


def test_nobody_gives_back_what_is_anothers(there: Running, account: Callable[..., Account], enter) -> None:
    account("tom")
    come(Client(), "tom-there")
    enter("mia").post(f"/settings/passports/{Passport.objects.get().pk}/")
    assert Passport.objects.count() == 1


def test_a_second_factor_is_asked_for_all_the_same(there: Running, enter, clock: Clock) -> None:
    app = App(enter("ana"), clock)
    ana = Client()
    assert come(ana, "ana-there", "/moments/").headers["Location"] == "/signin/code/"
    assert not is_in(ana)
    assert ana.post("/signin/code/", {"code": app.next_code()}).headers["Location"] == "/moments/"
    assert is_in(ana)


def test_whoever_is_invited_is_led_to_the_invitation_and_accepts_it_there(there: Running) -> None:
    invite(
        party("tom"),
        "tom@firm.example",
        lambda token: f"/signin/invitation/{token}/",
        by=party("ana"),
        now=NOW,
    )
    tom = Client()
    to_invitation = come(tom, "tom-there").headers["Location"]
    assert to_invitation.startswith("/signin/invitation/")
    assert "Ana Ortiz invites you, Tom Berg." in text(tom.get(to_invitation))
    assert not Account.objects.exists()
    tom.post(to_invitation, {"links only": "yes"})
    assert is_in(tom)
    again = Client()
    come(again, "tom-there")
    assert is_in(again)


@pytest.mark.parametrize(
    "then",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
    ],
)
def test_the_way_in_leads_to_our_own_pages_only(
    there: Running, account: Callable[..., Account], then: str
) -> None:
    account("ana")
    assert come(Client(), "ana-there", then).headers["Location"] == "/"


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


def test_somebody_who_says_no_there_is_not_in(there: Running, account: Callable[..., Account]) -> None:
    account("ana")
    ana = Client()
    state = parse_qs(urlsplit(leave(ana)).query)["state"][0]
    said = ana.get(f"/signin/oidc/back/?error=access_denied&error_description=<b>evil</b>&state={state}")
    assert refused(said, "you said no")
    assert "evil" not in text(said)


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


def test_a_wrong_secret_is_told_to_whoever_keeps_the_server_and_to_nobody_else(
    there: Running, settings: Any, account: Callable[..., Account], caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(logging.getLogger("ridealong"), "propagate", True)
    settings.SIGN_IN_PROVIDER = _as_set(there, secret="wrong")
    account("ana")
    answer = come(Client(), "ana-there")
    assert refused(answer, "Begin again")
    assert "invalid_client" in caplog.text and "invalid_client" not in text(answer)


def test_a_provider_that_is_away_is_said_so_and_other_ways_stay(
    there: Running, settings: Any, account: Callable[..., Account]
) -> None:
    settings.SIGN_IN_PROVIDER = Provider("http://127.0.0.1:9", "ridealong", "x", "Acme ID")
    answer = Client().get("/signin/oidc/")
    assert refused(answer, "sign in another way")
    assert "To the page to sign in" in text(answer)


def test_a_provider_that_calls_itself_otherwise_is_not_asked(there: Running, settings: Any) -> None:
    settings.SIGN_IN_PROVIDER = _as_set(there)._replace(issuer=there.issuer.replace("127.0.0.1", "localhost"))
    assert refused(Client().get("/signin/oidc/"), "Begin again")


def test_leaving_too_often_is_slowed_down(there: Running) -> None:
    knocks = [Client().get("/signin/oidc/").status_code for _ in range(101)]
    assert (knocks[:100], knocks[100]) == ([302] * 100, 429)


def test_whoever_is_in_already_goes_nowhere(there: Running, enter) -> None:
    assert enter("ana").get("/signin/oidc/?next=/moments/").headers["Location"] == "/moments/"


def test_a_form_may_still_lead_to_our_own_pages_only(there: Running) -> None:
    policy = Client().get("/signin/").headers["Content-Security-Policy"]
    assert "form-action 'self'" in policy
    assert there.issuer not in policy
