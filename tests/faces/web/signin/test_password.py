"""Coming in by password: open to those who know theirs, shut to whoever guesses, and silent about who is known."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ridealong.people.accounts.models import Account, Device, Try
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import PASSWORD, is_in, knock
from tests.ledger.telling import tell

pytestmark = pytest.mark.django_db


def test_ana_signs_in_and_out(account) -> None:
    account("ana")
    client = Client()
    assert knock(client, "Ana@Firm.example ").headers["Location"] == "/"
    assert is_in(client)
    assert client.get("/signout/").headers["Location"] == "/"
    assert is_in(client), "only a button signs out"
    assert client.post("/signout/").headers["Location"] == "/signed-out/"
    assert "You are signed out." in text(client.get("/signed-out/"))
    assert not is_in(client)
    assert not Device.objects.exists()


def test_the_password_is_kept_by_argon2(account) -> None:
    assert account("ana").password.startswith("argon2$argon2id$")


def test_whoever_was_on_the_way_somewhere_gets_there_and_nowhere_else(account) -> None:
    account("ana")
    turned_away = Client().get("/moments/?show=counted")
    assert turned_away.headers["Location"] == "/signin/?next=/moments/%3Fshow%3Dcounted"
    assert knock(Client(), "ana@firm.example", next="/moments/?show=counted").headers["Location"] == (
        "/moments/?show=counted"
    )
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"):
        assert knock(Client(), "ana@firm.example", next=elsewhere).headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(account) -> None:
    account("ana")
    wrong = knock(Client(), "ana@firm.example", "not hers at all")
    unknown = knock(Client(), "charlie@elsewhere.example", "not hers at all")
    assert wrong.status_code == unknown.status_code == 422
    assert "Address and password do not belong together." in text(wrong)
    assert text(wrong) == text(unknown)
    assert 'value="charlie@elsewhere.example"' in unknown.content.decode()
    assert "not hers at all" not in unknown.content.decode()


def test_an_unknown_address_makes_the_same_work(account, monkeypatch) -> None:
    account("ana")
    account("tom", None)
    hashed = []
    for name in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, name)
        monkeypatch.setattr(
            Argon2PasswordHasher,
            name,
            lambda self, *a, _real=real, **k: hashed.append(1) or _real(self, *a, **k),
        )
    work = {}
    for who in ("ana", "tom", "charlie"):
        hashed.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            knock(Client(), f"{who}@firm.example", "not theirs at all")
        shapes = [each["sql"].split("'")[0] for each in queries.captured_queries]
        work[who] = (len(hashed), shapes)
    assert work["ana"][0] == 1
    assert work["ana"] == work["charlie"] == work["tom"]


def test_the_session_gets_a_new_key(account) -> None:
    account("ana")
    client = Client()
    client.post("/signin/", {"email": "", "password": ""})
    session = client.session
    session["before"] = "here"
    session.save()
    before = session.session_key
    client.cookies["ridealong"] = before
    knock(client, "ana@firm.example")
    assert client.session.session_key != before
    assert not Client(headers={"cookie": f"ridealong={before}"}).session.get("before")


def test_too_many_tries_are_refused_for_a_while_known_or_not(account, clock) -> None:
    account("ana")
    said = {}
    for who in ("ana", "charlie"):
        for _ in range(8):
            assert knock(Client(REMOTE_ADDR="10.0.0.8"), f"{who}@firm.example", "a guess").status_code == 422
        refused = knock(Client(REMOTE_ADDR="10.0.0.9"), f"{who}@firm.example")
        assert refused.status_code == 429
        said[who] = text(refused)
    assert (
        "There were too many tries. Wait 15 minutes, and try again. A link can still be sent to you."
        in said["ana"]
    )
    assert said["ana"] == said["charlie"]
    clock.forward(minutes=16)
    assert knock(Client(), "ana@firm.example").status_code == 302


def test_knocking_on_does_not_keep_the_door_shut_for_good(account, clock) -> None:
    account("ana")
    for _ in range(8):
        knock(Client(), "ana@firm.example", "a guess")
    for _ in range(14):
        clock.forward(minutes=1)
        knock(Client(), "ana@firm.example", "a guess")
    clock.forward(minutes=2)
    assert knock(Client(), "ana@firm.example").status_code == 302


def test_whoever_gets_in_begins_anew(account) -> None:
    account("ana")
    for _ in range(3):
        for _ in range(7):
            knock(Client(), "ana@firm.example", "a guess")
        assert knock(Client(), "ana@firm.example").status_code == 302


def test_guessing_at_many_addresses_from_one_place_is_refused_too(account) -> None:
    account("ana")
    guesser = Client(REMOTE_ADDR="2001:db8:1:1::7")
    for number in range(40):
        assert knock(guesser, f"somebody-{number}@firm.example", "a guess").status_code == 422
    neighbour = Client(REMOTE_ADDR="2001:db8:1:1::ffff")
    assert knock(neighbour, "ana@firm.example").status_code == 429
    assert knock(Client(REMOTE_ADDR="2001:db8:1:2::7"), "ana@firm.example").status_code == 302


def test_tries_are_kept_without_names_and_for_a_day(account, clock) -> None:
    knock(Client(REMOTE_ADDR="10.0.0.8"), "charlie@elsewhere.example")
    kept = [f"{each.what} {each.who}" for each in Try.objects.all()]
    assert len(kept) == 2
    assert not any("charlie" in each or "10.0.0.8" in each for each in kept)
    clock.forward(days=2)
    knock(Client(), "ana@firm.example")
    assert Try.objects.count() == 2


def test_whoever_left_hears_it_after_the_right_password_only(account) -> None:
    account("tom")
    tell("2026-03-01  tom left")
    assert "do not belong together" in text(knock(Client(), "tom@firm.example", "a guess"))
    told = knock(Client(), "tom@firm.example")
    assert (told.status_code, "you have left" in text(told)) == (403, True)
    assert not Device.objects.exists()


def test_whoever_leaves_is_out_at_once(enter) -> None:
    tom = enter("tom")
    assert is_in(tom)
    tell("2026-03-01  tom left")
    assert not is_in(tom)
    tell("2026-04-01  tom joined as colleague")
    assert not is_in(tom), "the session was ended, not paused"


@pytest.mark.parametrize("field", ["email", "password", "next"])
def test_scripts_in_a_field_are_words(account, field: str) -> None:
    evil = '"><script>alert(1)</script>'
    sent = {"email": "ana@firm.example", "password": PASSWORD, field: evil}
    body = Client().post("/signin/", sent).content.decode()
    assert "<script>" not in body


def test_what_no_browser_sends_is_refused_and_breaks_nothing(account) -> None:
    for email in ("a\x00b@firm.example", "x" * 5_000, "ana@firm.example\r\nBcc: all@firm.example"):
        assert knock(Client(), email).status_code == 422
    assert knock(Client(), "ana@firm.example", "x" * 20_000).status_code == 422
    assert Account.objects.count() == 0


def test_charlie_is_sent_to_the_door_from_every_page_behind_it(account) -> None:
    account("ana")
    for page in ("/", "/settings/", "/settings/password/", "/settings/second/", "/settings/people/",
                 "/settings/people/of/tom/", "/signin/typed/"):  # fmt: skip
        assert Client().get(page).headers["Location"].startswith("/signin/?next=")
