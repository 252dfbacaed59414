"""Links wait for a keeper to bring them; a leader never sees one that speaks with another's voice."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from ridealong.people import parties as people
from ridealong.people.accounts.opening import open_account
from ridealong.people.letters.models import Letter
from ridealong.people.letters.writing import Draft, write
from tests.ledger.telling import BEFORE, CAST, tell

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)
WORDS = "https://ride.example.com/ask/secret/"


@pytest.fixture(autouse=True)
def cast(db: None) -> None:
    tell(CAST + '2025-01-06  kim joined as keeper called "Kim Roth"\n', now=BEFORE)


@pytest.fixture
def letter() -> int:
    acme = people.find("acme")
    assert acme is not None
    draft = Draft(
        key="ask 1", kind="question", party=acme.id, address="", subject="Two questions", text=WORDS
    )
    return write(draft, now=NOW).pk


def signed_in(handle: str) -> Client:
    person = people.find(handle)
    assert person is not None
    client = Client()
    client.force_login(open_account(person.id, f"{handle}@example.com", now=NOW))
    return client


def test_a_keeper_takes_a_link_once_to_bring_it(letter: int) -> None:
    kim = signed_in("kim")
    listed = kim.get("/letters/").content.decode()
    assert "1 letter waits for somebody to bring it, because no mail server is set." in listed
    assert "Acme" in listed and WORDS not in listed
    brought = kim.post(f"/letters/{letter}/")
    assert WORDS in brought.content.decode()
    assert brought["Cache-Control"] == "no-store"
    assert kim.post(f"/letters/{letter}/").status_code == 404
    assert "brought by somebody" in kim.get("/letters/").content.decode()


@pytest.mark.parametrize("who", ["ana", "tom", "charlie"])
def test_nobody_else_does_the_leader_least_of_all(letter: int, who: str) -> None:
    if who == "charlie":
        tell('2025-01-06  charlie joined as colleague called "Charlie"\n2025-02-03  charlie left', now=BEFORE)
    client = signed_in(who)
    refused = 302 if who == "charlie" else 404  # whoever left is signed out, and sent to the door
    assert client.get("/letters/").status_code == refused
    assert client.post(f"/letters/{letter}/").status_code == refused
    assert Letter.objects.get(pk=letter).text


def test_looking_at_the_address_of_a_letter_takes_nothing(letter: int) -> None:
    assert signed_in("kim").get(f"/letters/{letter}/")["Location"] == "/letters/"
    assert Letter.objects.get(pk=letter).text


def test_at_the_machine_where_nobody_signs_in_it_is_as_on_the_command_line(letter: int) -> None:
    assert Client().get("/letters/").status_code == 200


def test_whoever_is_not_signed_in_is_asked_to(letter: int) -> None:
    signed_in("kim")
    answer = Client().get("/letters/")
    assert (answer.status_code, answer["Location"]) == (302, "/signin/?next=/letters/")


def test_a_link_that_signs_somebody_in_is_no_keepers_to_bring() -> None:
    tom = people.find("tom")
    assert tom is not None
    draft = Draft(key="in", kind="signing in", party=tom.id, address="", subject="Sign in", text=WORDS)
    number = write(draft, now=NOW).pk
    kim = signed_in("kim")
    assert "Nobody has been written to yet" in kim.get("/letters/").content.decode()
    assert kim.post(f"/letters/{number}/").status_code == 404
