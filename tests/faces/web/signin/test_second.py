"""The second factor: switched on by a code, asked for after password and link alike, and no code is taken twice."""

import re

import pyotp
import pytest
from django.test import Client

from ridealong.people.accounts.models import Account, RecoveryCode, SecondFactor
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import PASSWORD, Clock, is_in, knock, letter_to, link_in
from tests.ledger.telling import party

pytestmark = pytest.mark.django_db
CODE = re.compile(r"<code>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</code>")


class App:
    """The app on Ana's telephone, and the browser she switched it on with."""

    def __init__(self, browser: Client, clock: Clock) -> None:
        self.browser, self.clock = browser, clock
        page = browser.get("/settings/second/").content.decode()
        self.key = re.search(r"The key, to type: <code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
        self.picture = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
        answer = browser.post("/settings/second/", {"code": self.code()})
        self.written = CODE.findall(answer.content.decode())

    def code(self) -> str:
        return pyotp.TOTP(self.key).at(self.clock.now)

    def next_code(self) -> str:
        self.clock.forward(seconds=30)
        return self.code()


@pytest.fixture
def app(enter, clock: Clock) -> App:
    return App(enter("ana"), clock)


def half_in(password: str = PASSWORD) -> Client:
    client = Client()
    assert knock(client, "ana@firm.example", password).headers["Location"] == "/signin/code/"
    return client


def test_it_is_on_once_a_first_code_is_right(enter, clock) -> None:
    ana = enter("ana")
    assert ana.get("/settings/second/").status_code == 200
    wrong = ana.post("/settings/second/", {"code": "000000"})
    assert (wrong.status_code, "That code is not right." in text(wrong)) == (422, True)
    assert knock(Client(), "ana@firm.example").headers["Location"] == "/", (
        "not asked for before it is confirmed"
    )
    app = App(ana, clock)
    assert len(set(app.written)) == 10
    assert "on; 10 of ten written codes left" in text(ana.get("/settings/"))


def test_the_picture_needs_no_style_and_is_ours(app) -> None:
    assert 'class="qr"' in app.picture
    assert not re.search(r"style=|<script|<style|href=", app.picture)


def test_after_the_password_the_code_is_asked_for(app) -> None:
    ana = half_in()
    assert not is_in(ana)
    assert ana.get("/practices/").headers["Location"].startswith("/signin/")
    wrong = ana.post("/signin/code/", {"code": "123456"})
    assert (wrong.status_code, "That code is not right, or was used already." in text(wrong)) == (422, True)
    assert ana.post("/signin/code/", {"code": app.next_code()}).headers["Location"] == "/"
    assert is_in(ana)


def test_after_a_link_too(app) -> None:
    Client().post("/signin/link/", {"link-email": "ana@firm.example"})
    ana = Client()
    assert ana.post(link_in(letter_to("ana"))).headers["Location"] == "/signin/code/"
    assert not is_in(ana)
    ana.post("/signin/code/", {"code": app.next_code()})
    assert is_in(ana)


def test_the_way_one_was_on_is_remembered(app) -> None:
    ana = Client()
    knock(ana, "ana@firm.example", next="/moments/")
    assert ana.post("/signin/code/", {"code": app.next_code()}).headers["Location"] == "/moments/"


def test_a_code_is_taken_once(app) -> None:
    code = app.next_code()
    assert half_in().post("/signin/code/", {"code": code}).status_code == 302
    assert half_in().post("/signin/code/", {"code": code}).status_code == 422
    app.clock.forward(seconds=30)
    assert half_in().post("/signin/code/", {"code": code}).status_code == 422


def test_the_code_that_switched_it_on_is_used_up(app) -> None:
    assert half_in().post("/signin/code/", {"code": app.code()}).status_code == 422


def test_a_clock_half_a_minute_off_is_forgiven_and_two_minutes_are_not(app) -> None:
    app.clock.forward(minutes=5)
    late = app.code()
    app.clock.forward(seconds=30)
    assert half_in().post("/signin/code/", {"code": f"{late[:3]} {late[3:]}"}).status_code == 302
    later = app.next_code()
    app.clock.forward(minutes=2)
    assert half_in().post("/signin/code/", {"code": later}).status_code == 422


def test_a_written_code_lets_in_once(app) -> None:
    typed = app.written[3].upper().replace("-", " ")
    assert half_in().post("/signin/code/", {"code": typed}).status_code == 302
    assert half_in().post("/signin/code/", {"code": typed}).status_code == 422
    assert RecoveryCode.objects.count() == 9


def test_written_codes_and_the_secret_are_not_in_the_database(app) -> None:
    kept = [str(each.__dict__) for each in [*RecoveryCode.objects.all(), *SecondFactor.objects.all()]]
    assert not any(app.key in each or app.written[0] in each for each in kept)


def test_guessing_codes_ends_after_a_few(app) -> None:
    for _ in range(6):
        assert half_in().post("/signin/code/", {"code": "123456"}).status_code == 422
    refused = half_in().post("/signin/code/", {"code": app.next_code()})
    assert (refused.status_code, "There were too many tries." in text(refused)) == (429, True)


def test_the_second_step_waits_ten_minutes(app) -> None:
    ana = half_in()
    app.clock.forward(minutes=11)
    assert ana.post("/signin/code/", {"code": app.code()}).headers["Location"] == "/signin/"
    assert not is_in(ana)


def test_nobody_gets_to_the_second_step_without_the_first(app) -> None:
    assert Client().get("/signin/code/").headers["Location"] == "/signin/"
    assert Client().post("/signin/code/", {"code": app.next_code()}).headers["Location"] == "/signin/"


@pytest.mark.parametrize("wrong", ["password", "code"])
def test_it_is_switched_off_by_password_and_code_only(app, wrong: str) -> None:
    proofs = {"password": PASSWORD, "code": app.next_code()}
    refused = app.browser.post("/settings/second/off/", {**proofs, wrong: "something else"})
    assert refused.status_code == 422
    assert SecondFactor.objects.exists()
    again = {"password": PASSWORD, "code": app.next_code() if wrong == "code" else proofs["code"]}
    assert app.browser.post("/settings/second/off/", again).status_code == 302
    assert not SecondFactor.objects.exists() and not RecoveryCode.objects.exists()
    assert knock(Client(), "ana@firm.example").headers["Location"] == "/"


def test_new_codes_make_the_old_ones_worthless(app) -> None:
    proofs = {"password": PASSWORD, "code": app.next_code()}
    new = CODE.findall(app.browser.post("/settings/second/codes/", proofs).content.decode())
    assert len(new) == 10 and not set(new) & set(app.written)
    assert half_in().post("/signin/code/", {"code": app.written[0]}).status_code == 422
    assert half_in().post("/signin/code/", {"code": new[0]}).status_code == 302


def test_under_another_secret_key_the_app_is_no_use_but_a_written_code_is(app, settings) -> None:
    before = settings.SECRET_KEY
    settings.SECRET_KEY = "another one entirely"
    assert half_in().post("/signin/code/", {"code": app.next_code()}).status_code == 422
    assert half_in().post("/signin/code/", {"code": app.written[0]}).status_code == 302
    settings.SECRET_KEY_FALLBACKS = [before]
    assert half_in().post("/signin/code/", {"code": app.next_code()}).status_code == 302


def test_the_secret_of_one_is_nothing_to_another(app, enter) -> None:
    tom = enter("tom")
    assert (
        tom.post("/settings/second/off/", {"password": PASSWORD, "code": app.next_code()}).status_code == 302
    )
    assert SecondFactor.objects.filter(account=Account.objects.get(person=party("ana"))).exists()
