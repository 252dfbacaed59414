"""One's own account: its address, password, zone and language, and the places one is signed in at."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from ridealong.people.accounts.devices import in_words
from ridealong.people.accounts.models import Account, Device
from ridealong.people.preferences import language_of, zone_of
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import PASSWORD, is_in, knock, letter_to, link_in
from tests.ledger.telling import party

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
NEW = {"new_password": "nine herons in a row", "again": "nine herons in a row"}


def test_one_sees_where_one_is_signed_in_and_ends_one_or_all_others(enter, clock) -> None:
    here, firefox, iphone = (
        enter("tom"),
        Client(headers={"user-agent": FIREFOX}),
        Client(headers={"user-agent": SAFARI}),
    )
    clock.forward(hours=1)
    for each in (firefox, iphone):
        knock(each, "tom@firm.example")
    page = text(here.get("/settings/"))
    assert "Firefox on Windows since 1 April 2026, last seen 1 April, 09:00" in page
    assert "Safari on an iPhone" in page
    assert "A browser that does not say what it is · this one" in page
    device = Device.objects.get(says="Firefox on Windows")
    assert here.post(f"/settings/devices/{device.pk}/").status_code == 302
    assert (is_in(firefox), is_in(iphone), is_in(here)) == (False, True, True)
    assert not Session.objects.filter(session_key=device.session_key).exists()
    here.post("/settings/devices/others/")
    assert (is_in(iphone), is_in(here)) == (False, True)


def test_nobody_ends_somebody_elses(enter) -> None:
    tom, mia = enter("tom"), enter("mia")
    mia.post(f"/settings/devices/{Device.objects.get(account__person=party('tom')).pk}/")
    mia.post("/settings/devices/others/")
    assert is_in(tom)


def test_after_two_weeks_without_a_visit_one_signs_in_again(enter, clock) -> None:
    tom = enter("tom")
    clock.forward(days=13)
    assert is_in(tom), "and the two weeks begin anew"
    clock.forward(days=13)
    assert is_in(tom)
    clock.forward(days=15)
    assert not is_in(tom)


def test_a_new_password_ends_every_other_session_and_link(enter) -> None:
    tom, elsewhere = enter("tom"), enter("tom")
    Client().post("/signin/link/", {"link-email": "tom@firm.example"})
    link = link_in(letter_to("tom"))
    before = tom.session.session_key
    assert tom.post("/settings/password/", {"password": PASSWORD, **NEW}).status_code == 302
    assert (is_in(tom), is_in(elsewhere)) == (True, False)
    assert tom.session.session_key != before
    assert Client().post(link).status_code == 410
    assert knock(Client(), "tom@firm.example").status_code == 422
    assert knock(Client(), "tom@firm.example", NEW["again"]).status_code == 302


def test_the_old_password_has_to_be_right_and_guessing_ends(enter) -> None:
    tom = enter("tom")
    for _ in range(8):
        assert "That is not your password." in text(
            tom.post("/settings/password/", {"password": "a guess", **NEW})
        )
    assert "too many tries" in text(tom.post("/settings/password/", {"password": PASSWORD, **NEW}))


def test_whoever_comes_by_links_sets_a_first_password(enter, account) -> None:
    account("tom", None)
    tom = enter("tom")
    assert "none: you come by links" in text(tom.get("/settings/"))
    assert tom.post("/settings/password/", NEW).status_code == 302
    assert knock(Client(), "tom@firm.example", NEW["again"]).status_code == 302


def test_a_new_address_counts_once_a_link_shows_that_it_is_theirs(enter) -> None:
    tom = enter("tom")
    assert (
        tom.post("/settings/address/", {"email": "berg@firm.example", "password": "wrong one"}).status_code
        == 422
    )
    said = tom.post("/settings/address/", {"email": "Berg@firm.example", "password": PASSWORD})
    assert "A link is on its way to the new address." in text(said)
    letter = letter_to("tom")
    link = link_in(letter)
    assert letter.address == "berg@firm.example"
    assert Client().post(link.replace("settings/address", "signin/link")).status_code == 410
    assert enter("mia").post(link).status_code == 410
    assert Account.objects.get(person=party("tom")).email == "tom@firm.example"
    assert "Sign in with berg@firm.example from now on?" in text(tom.get(link))
    assert tom.post(link).status_code == 302
    assert knock(Client(), "berg@firm.example").status_code == 302
    assert letter_to("tom").address == "tom@firm.example", "whoever reads the old address is told"
    assert tom.post(link).status_code == 410


def test_an_address_of_somebody_else_is_refused(enter, account) -> None:
    account("mia")
    refused = enter("tom").post("/settings/address/", {"email": "mia@firm.example", "password": PASSWORD})
    assert (refused.status_code, "belongs to somebody else here" in text(refused)) == (422, True)


def test_zone_and_language_are_ones_own(enter) -> None:
    tom = enter("tom")
    wrong = tom.post("/settings/time/", {"zone": "Europe/Wien", "language": "de"})
    assert "Europe/Wien is no time zone; write one like Europe/Vienna." in text(wrong)
    tom.post("/settings/time/", {"zone": "Europe/Vienna", "language": "de"})
    assert (str(zone_of(party("tom"))), language_of(party("tom"))) == ("Europe/Vienna", "de")
    page = text(tom.get("/settings/"))
    assert "Europe/Vienna" in page and "Deutsch" in page


def test_pages_of_whoever_is_signed_in_are_kept_by_no_browser(enter) -> None:
    assert "no-store" in enter("tom").get("/settings/").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (SAFARI, "Safari on an iPhone"),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X) AppleWebKit Chrome/141.0 Safari/537 Edg/141.0",
            "Edge on a Mac",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64)", "A browser on Linux"),
        ("curl/8.5", "A browser that does not say what it is"),
        ("<script>alert(1)</script>" * 500, "A browser that does not say what it is"),
        ("", "A browser that does not say what it is"),
    ],
)
def test_a_device_in_plain_words(agent: str, words: str) -> None:
    assert in_words(agent) == words
