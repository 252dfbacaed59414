"""A session that ends under somebody's hands takes nothing with it that they typed, and shows it to nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client

from ridealong.people.accounts import second
from ridealong.people.accounts.devices import end
from ridealong.people.accounts.models import Account, Device, SecondFactor
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import PASSWORD, knock, letter_to, link_in
from tests.faces.web.signin.walking import come
from tests.ledger.telling import NOW, party
from tests.provider import Running

pytestmark = pytest.mark.django_db
NOTE = "ridealong-last"
LONG = "They wait nine days for an answer.\n" * 500
SENT = {
    "name": "Uli <b>Ö</b>",
    "role": "salesperson",
    "day": "2026-03-30",
    "words": LONG,
    "password": "hidden words",
}


def interrupted(enter, path: str = "/settings/people/new/") -> Client:
    ana = enter("ana")
    ana.get("/settings/")
    end(Device.objects.all())
    sent = {**SENT, "under": party("ana")}
    answer = ana.post(path, sent, headers={"referer": "http://testserver/settings/people/new/?a=1"})
    assert answer.headers["Location"] == "/signin/?next=%2Fsettings%2Fpeople%2Fnew%2F%3Fa%3D1"
    return ana


def test_what_was_typed_is_there_again_after_signing_in(enter) -> None:
    ana = interrupted(enter)
    assert "What you typed is kept" in text(ana.get("/signin/"))
    assert knock(ana, "ana@firm.example").headers["Location"] == "/signin/typed/"
    page = ana.get("/signin/typed/").content.decode()
    assert LONG.strip() in page
    assert 'value="Uli &lt;b&gt;Ö&lt;/b&gt;"' in page
    assert "hidden words" not in page, "passwords are not kept"
    assert f'<input type="hidden" name="under" value="{party("ana")}">' in page, "nobody typed that"
    assert "<b>Under</b><br>Ana Ortiz" in page
    on = ana.post("/signin/typed/", {**SENT, "under": party("ana")})
    assert (on.status_code, on.headers["Location"]) == (307, "/settings/people/new/")
    assert (
        ana.post(on.headers["Location"], {**SENT, "under": party("ana")}).headers["Location"]
        == "/settings/people/"
    )
    assert ana.get("/signin/typed/").headers["Location"] == "/", "sent once, it is kept no longer"


def test_what_nobody_typed_goes_on_unseen(enter) -> None:
    ana = enter("ana")
    ana.get("/settings/")
    end(Device.objects.all())
    ana.post("/tell/", {"form": "sentence", "once": "an-id", "sentence": "a thought"})
    knock(ana, "ana@firm.example")
    page = ana.get("/signin/typed/").content.decode()
    assert '<input type="hidden" name="once" value="an-id">' in page
    assert "Sentence</label>" in page and "Once</label>" not in page


def test_it_can_be_thrown_away(enter) -> None:
    ana = interrupted(enter)
    knock(ana, "ana@firm.example")
    assert ana.post("/signin/typed/", {"throw away": "yes"}).headers["Location"] == "/"
    assert ana.get("/signin/typed/").headers["Location"] == "/"


def test_after_an_hour_it_is_gone(enter, clock) -> None:
    ana = interrupted(enter)
    clock.forward(minutes=61)
    assert knock(ana, "ana@firm.example").headers["Location"] == "/"


def test_too_much_to_keep_is_said(enter) -> None:
    ana = enter("ana")
    ana.get("/settings/")
    end(Device.objects.all())
    answer = ana.post("/settings/people/new/", {"words": "x" * 200_000})
    assert (answer.status_code, "too long to be kept. Go back in your browser" in text(answer)) == (403, True)


def by_password(browser: Client) -> None:
    assert knock(browser, "tom@firm.example").headers["Location"] == "/"


def by_link(browser: Client) -> None:
    browser.post("/signin/link/", {"link-email": "tom@firm.example"})
    assert browser.post(link_in(letter_to("tom"))).headers["Location"] == "/"


def by_second_factor(browser: Client) -> None:
    tom = Account.objects.get(person=party("tom"))
    SecondFactor.objects.filter(pk=second.begun(tom).pk).update(on_since=NOW)
    written = second.renew_codes(tom)[0]
    assert knock(browser, "tom@firm.example").headers["Location"] == "/signin/code/"
    assert browser.post("/signin/code/", {"code": written}).headers["Location"] == "/"


@pytest.mark.parametrize("come_in", [by_password, by_link, by_second_factor])
def test_whoever_comes_in_next_in_that_browser_is_not_shown_what_ana_typed(
    enter, account, come_in: Callable[[Client], None]
) -> None:
    account("tom")
    browser = interrupted(enter)
    come_in(browser)
    assert not_shown(browser)
    knock(browser, "ana@firm.example")
    assert not_shown(browser), "it was deleted, not put by"


def test_whoever_accepts_an_invitation_there_is_not_shown_it_either(enter) -> None:
    enter("ana").post("/settings/people/of/tom/invitation/", {"email": "tom@firm.example"})
    browser = interrupted(enter)
    new = {"new_password": PASSWORD, "again": PASSWORD}
    assert browser.post(link_in(letter_to("tom")), new).headers["Location"] == "/"
    assert not_shown(browser)


def test_whoever_comes_from_a_provider_is_not_shown_it_either(there: Running, enter, account) -> None:
    account("tom")
    browser = interrupted(enter)
    assert come(browser, "tom-there").headers["Location"] == "/"
    assert not_shown(browser)


def not_shown(browser: Client) -> bool:
    return browser.get("/signin/typed/").headers["Location"] == "/"


def test_after_signing_out_nobody_can_tell_whose_the_words_of_a_page_left_open_are(enter, account) -> None:
    account("tom")
    browser = enter("ana")
    browser.get("/settings/")
    browser.post("/signout/")
    assert NOTE not in {name for name, each in browser.cookies.items() if each.value}
    answer = browser.post("/settings/people/new/", SENT)
    assert (answer.status_code, "Go back in your browser: there it still stands" in text(answer)) == (
        403,
        True,
    )
    for who in ("tom", "ana"):
        assert knock(browser, f"{who}@firm.example").headers["Location"] == "/"
        browser.post("/signout/")


def test_a_note_of_who_was_here_cannot_be_written_by_hand(enter) -> None:
    ana = enter("ana")
    ana.get("/settings/")
    end(Device.objects.all())
    ana.cookies[NOTE] = "1" + ana.cookies[NOTE].value.removeprefix("1") + "x"
    assert ana.post("/settings/people/new/", SENT).status_code == 403


@pytest.mark.parametrize("https", [True, False])
def test_the_note_is_for_the_server_alone(enter, settings, https: bool) -> None:
    settings.SESSION_COOKIE_SECURE = https
    ana = enter("ana")
    ana.get("/settings/")
    note = ana.cookies[NOTE]
    assert (note["httponly"], note["samesite"], bool(note["secure"])) == (True, "Lax", https)
    assert int(note["max-age"]) > 14 * 24 * 60 * 60, "it outlives the session"
    ana.cookies[NOTE] = ""
    assert "ana" not in note.value


def test_a_page_from_before_signing_in_again_offers_its_words_anew(enter) -> None:
    enter("ana")
    strict = Client(enforce_csrf_checks=True)
    strict.get("/signin/")
    ours = strict.post("/settings/people/new/", SENT, headers={"origin": "http://testserver"})
    page = ours.content.decode()
    assert ours.status_code == 403
    assert LONG.strip() in page and "hidden words" not in page
    assert 'action="/settings/people/new/"' in page


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
def test_words_sent_by_another_site_are_not_offered(enter, origin: str | None) -> None:
    enter("ana")
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/settings/people/new/", SENT, headers={"origin": origin} if origin else {})
    assert answer.status_code == 403
    page = answer.content.decode().partition("<footer")[0]  # in which a language may be chosen
    assert "nine days" not in answer.content.decode()
    assert "<form" not in page


@pytest.mark.parametrize(
    "page", ["/signin/", "/signin/link/", "/signout/", "/signin/first/", "/signin/invitation/x/"]
)
def test_every_form_at_the_door_is_guarded(firm, page: str) -> None:
    assert (
        Client(enforce_csrf_checks=True)
        .post(page, {"email": "a@b.example", "password": PASSWORD})
        .status_code
        == 403
    )
