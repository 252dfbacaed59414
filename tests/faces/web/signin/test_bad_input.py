"""The first account, and the way back from a provider: what nobody would send is refused in words."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from ridealong.config.provider import Provider
from ridealong.people.accounts.models import Account
from ridealong.people.parties import find
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import PASSWORD, is_in
from tests.faces.web.test_bad_input_words import KEPT_OF_IT, LONG, STRANGE, shows
from tests.faces.web.walked import trouble_with
from tests.ledger.telling import party

pytestmark = pytest.mark.django_db

FIRST = "/signin/first/"
BACK = "/signin/oidc/back/"
NEW = {"email": "ana@firm.example", "new_password": PASSWORD, "again": PASSWORD}
BEGUN = {**NEW, "name": "Ana Ortiz", "zone": "Europe/Vienna"}
SHOWN = ("name", "zone", "email")
"""What is typed into these stands there again; a password never does."""
BAD = (LONG, STRANGE, "", " ", "\u202e", "\0")


@pytest.mark.parametrize("name", [*BEGUN, "person"])
@pytest.mark.parametrize("bad", BAD, ids=("long", "strange", "empty", "blank", "hidden", "nothing there"))
def test_a_ledger_begins_with_nothing_that_cannot_be(db, clock, name: str, bad: str) -> None:
    owner = Client()
    page = owner.post(FIRST, {**BEGUN, name: bad})
    assert trouble_with(page) == ""
    if name == "person":  # is not asked for where there is nobody yet
        assert page.status_code == 302
        return
    if page.status_code == 302:
        return
    assert page.status_code in (409, 422), "it says what is wrong"
    assert "Traceback" not in text(page)
    assert KEPT_OF_IT not in page.content.decode()
    assert not Account.objects.exists()
    assert find("ana-ortiz") is None, "no half of it is kept"
    assert not is_in(owner)
    for each in SHOWN:
        assert shows(page, bad if each == name else BEGUN[each]), f"{each} has to be written again"
    assert PASSWORD not in page.content.decode()


@pytest.mark.parametrize("person", [LONG, STRANGE, "", "nobody", "1", "\0"])
def test_whoever_the_ledger_does_not_know_gets_no_first_account(firm, person: str) -> None:
    page = Client().post(FIRST, {**NEW, "person": person})
    assert (trouble_with(page), page.status_code) == ("", 422)
    assert not Account.objects.exists()


def test_the_button_pressed_twice_makes_one_account(firm) -> None:
    owner = Client()
    first = owner.post(FIRST, {**NEW, "person": party("ana")})
    again = owner.post(FIRST, {**NEW, "person": party("ana")})
    assert first.status_code == 302
    assert (trouble_with(again), again.status_code) == ("", 404)
    assert Account.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post", "put"])
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"code": LONG, "state": LONG},
        {"code": STRANGE, "state": STRANGE},
        {"error": STRANGE, "error_description": LONG, "state": "1"},
        {"state": ["1", "2"], "code": ["1", "2"]},
        {"state": "\0", "code": "\0"},
    ],
    ids=("nothing", "long", "strange", "refused there", "twice", "nothing there"),
)
def test_whoever_comes_back_with_nonsense_is_told_to_begin_again(firm, method: str, asked: dict) -> None:
    pytest.importorskip("authlib", reason="the extra sso is not here")
    is_set = Provider(issuer="http://127.0.0.1:9", client_id="us", secret="s" * 40, name="Acme ID")
    visitor = Client()
    with override_settings(SIGN_IN_PROVIDER=is_set):
        page = getattr(visitor, method)(BACK, asked)
    assert trouble_with(page) == ""
    assert page.status_code in ((405,) if method != "get" else (302, 403, 422, 400, 401))
    assert not is_in(visitor)
    assert not Account.objects.exists()
