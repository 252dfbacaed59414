"""The first run: the owner of the machine makes the first account; nobody from elsewhere is taken for the owner."""

import pytest
from django.test import Client

from ridealong.people.accounts.models import Account, Lock
from ridealong.people.parties import find, zone_of
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import PASSWORD, is_in
from tests.ledger.telling import party

pytestmark = pytest.mark.django_db
NEW = {"email": "ana@firm.example", "new_password": PASSWORD, "again": PASSWORD}


def test_the_owner_makes_ana_an_account_and_from_then_on_everybody_signs_in(firm) -> None:
    owner = Client()
    assert "Set up sign-in" in text(owner.get("/practices/"))
    page = text(owner.get("/signin/first/"))
    assert "Ana Ortiz, leader" in page and "Rita Roth, keeper" in page
    assert "Tom Berg" not in page
    assert owner.post("/signin/first/", {**NEW, "person": party("ana")}).headers["Location"] == "/"
    assert is_in(owner)
    assert Client().get("/practices/").headers["Location"] == "/signin/?next=/practices/"
    assert Client().get("/signin/first/").status_code == 404
    assert (
        Client().post("/signin/first/", {**NEW, "person": party("bob"), "email": "b@x.example"}).status_code
        == 404
    )


def test_only_leaders_and_keepers_let_others_in(firm) -> None:
    assert Client().post("/signin/first/", {**NEW, "person": party("tom")}).status_code == 422
    assert not Account.objects.exists()


def test_where_nobody_leads_yet_the_ledger_begins_with_its_leader(db, clock) -> None:
    owner = Client()
    wrong = owner.post("/signin/first/", {**NEW, "name": "Ana Ortiz", "zone": "Europe/Wien"})
    assert "Europe/Wien is no time zone; write one like Europe/Vienna." in text(wrong)
    assert 'value="Ana Ortiz"' in wrong.content.decode()
    assert (
        owner.post("/signin/first/", {**NEW, "name": "Ana Ortiz", "zone": "Europe/Vienna"}).status_code == 302
    )
    ana = find("ana-ortiz")
    assert ana is not None and str(zone_of(ana.id)) == "Europe/Vienna"
    assert is_in(owner)


def test_the_doors_stay_locked_when_the_last_account_is_gone(firm) -> None:
    Client().post("/signin/first/", {**NEW, "person": party("ana")})
    Account.objects.all().delete()
    assert Lock.objects.exists()
    assert Client().get("/").headers["Location"].startswith("/signin/")
    assert Client().get("/signin/first/").status_code == 404


NOT_ITS_NAMES = [
    "ridealong.example",
    "127.0.0.1.evil.example",
    "evil.example#localhost",
    "localhost.",
    "0.0.0.0",
    "",
]
FROM_ELSEWHERE = [
    {"REMOTE_ADDR": "192.168.1.20"},
    {"REMOTE_ADDR": "10.0.0.1", "HTTP_HOST": "localhost"},
    {"REMOTE_ADDR": ""},
    {"REMOTE_ADDR": "127.0.0.2"},
    {"REMOTE_ADDR": "::ffff:192.168.1.20"},
    {"REMOTE_ADDR": "192.168.1.20", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_X_FORWARDED_FOR": ""},
    {"HTTP_X_FORWARDED_PROTO": "http"},
    {"HTTP_X_FORWARDED_HOST": "127.0.0.1"},
    {"HTTP_FORWARDED": "for=127.0.0.1"},
    {"HTTP_X_REAL_IP": "127.0.0.1"},
    {"HTTP_VIA": "1.1 gate"},
    {"HTTP_CF_CONNECTING_IP": "127.0.0.1"},
    {"SERVER_PROTOCOL": "HTTP/1.0"},
    {"HTTP_ORIGIN": "https://ridealong.example"},
    {"HTTP_REFERER": "https://ridealong.example/"},
    {"HTTP_ORIGIN": "null"},
]


@pytest.mark.parametrize("how", FROM_ELSEWHERE, ids=str)
def test_from_elsewhere_or_through_a_proxy_nobody_is_the_owner(firm, how: dict[str, str]) -> None:
    stranger = Client(**{"HTTP_HOST": "127.0.0.1:8000", **how})
    assert stranger.get("/practices/").headers["Location"].startswith("/signin/")
    assert stranger.get("/signin/first/").status_code == 404
    assert stranger.post("/signin/first/", {**NEW, "person": party("ana")}).status_code == 404
    assert not Account.objects.exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST"])
def test_under_each_of_its_own_names_the_machine_is_its_owners(firm, host: str) -> None:
    assert Client(HTTP_HOST=host).get("/signin/first/").status_code == 200


@pytest.mark.parametrize("host", NOT_ITS_NAMES)
def test_under_any_other_name_it_is_not(firm, settings, host: str) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert Client(HTTP_HOST=host).get("/signin/first/").status_code in (400, 404)


def test_a_setting_that_speaks_of_others_ends_it(firm, settings) -> None:
    settings.FOR_THIS_MACHINE_ONLY = False
    assert Client(HTTP_HOST="127.0.0.1").get("/signin/first/").status_code == 404
    assert "The first is made at the machine itself" in text(Client().get("/signin/"))


def test_another_site_cannot_press_the_button(firm) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/signin/first/", {**NEW, "person": party("ana")}).status_code == 403
    assert not Account.objects.exists()
