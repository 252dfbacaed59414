"""A session that ends under somebody's hands takes nothing with it that they typed."""

import pytest
from django.test import Client

from ridealong.people.accounts.devices import end
from ridealong.people.accounts.models import Device
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import PASSWORD, knock
from tests.ledger.telling import party

pytestmark = pytest.mark.django_db
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
    on = ana.post("/signin/typed/", {**SENT, "under": party("ana")})
    assert (on.status_code, on.headers["Location"]) == (307, "/settings/people/new/")
    assert (
        ana.post(on.headers["Location"], {**SENT, "under": party("ana")}).headers["Location"]
        == "/settings/people/"
    )
    assert ana.get("/signin/typed/").headers["Location"] == "/", "sent once, it is kept no longer"


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
    end(Device.objects.all())
    answer = ana.post("/settings/people/new/", {"words": "x" * 200_000})
    assert (answer.status_code, "Go back in your browser" in text(answer)) == (403, True)


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
    assert "nine days" not in answer.content.decode()
    assert "<form" not in answer.content.decode()


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
