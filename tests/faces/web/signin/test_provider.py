"""Signing in with a real provider: who comes in, who does not, and where they arrive."""

import logging
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from ridealong.config.provider import Provider
from ridealong.people.accounts.inviting import invite
from ridealong.people.accounts.models import Account, Passport
from ridealong.people.accounts.opening import move_to
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import Clock, is_in
from tests.faces.web.signin.test_second import App
from tests.faces.web.signin.walking import as_set, come, leave, refused, sign_in_there
from tests.ledger.telling import NOW, party, tell
from tests.provider import BACK, Running, provider

pytestmark = pytest.mark.django_db


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
        settings.SIGN_IN_PROVIDER = as_set(telling)
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


def test_somebody_who_says_no_there_is_not_in(there: Running, account: Callable[..., Account]) -> None:
    account("ana")
    ana = Client()
    state = parse_qs(urlsplit(leave(ana)).query)["state"][0]
    said = ana.get(f"/signin/oidc/back/?error=access_denied&error_description=<b>evil</b>&state={state}")
    assert refused(said, "you said no")
    assert "evil" not in text(said)


def test_a_wrong_secret_is_told_to_whoever_keeps_the_server_and_to_nobody_else(
    there: Running, settings: Any, account: Callable[..., Account], caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(logging.getLogger("ridealong"), "propagate", True)
    settings.SIGN_IN_PROVIDER = as_set(there, secret="wrong")
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
    settings.SIGN_IN_PROVIDER = as_set(there)._replace(issuer=there.issuer.replace("127.0.0.1", "localhost"))
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
