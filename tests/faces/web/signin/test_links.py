"""Coming in by a link: sent to whoever asks, used up by a button, and nothing tells who is known."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ridealong.people.accounts import links
from ridealong.people.letters.models import Letter
from ridealong.people.tickets.models import Ticket
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import is_in, letter_to, link_in
from tests.ledger.telling import tell

WHAT_IT_SAYS = re.compile(r' VALUES | SET | WHERE | "s\d+_x')
pytestmark = pytest.mark.django_db


def ask(email: str):
    return Client().post("/signin/link/", {"link-email": email})


def test_tom_comes_in_by_a_link_that_only_a_button_uses_up(account) -> None:
    account("tom", None)
    assert ask("TOM@firm.example").headers["Location"] == "/signin/sent/"
    letter = letter_to("tom")
    assert (letter.address, letter.subject) == ("tom@firm.example", "Your link to sign in")
    assert "http://127.0.0.1:8000/signin/link/" in letter.text
    link = link_in(letter)
    scanner = Client()
    for _ in range(3):
        assert "Sign in as Tom Berg" in text(scanner.get(link))
    assert not is_in(scanner)
    tom = Client()
    assert tom.post(link).headers["Location"] == "/"
    assert is_in(tom)
    again = Client()
    assert again.get(link).status_code == 410
    used = again.post(link)
    assert (used.status_code, "This link has been used. Each works once." in text(used)) == (410, True)
    assert not is_in(again)


def test_the_answer_and_the_work_are_the_same_for_an_address_nobody_has(account) -> None:
    account("tom")
    account("mia")
    tell("2026-03-01  mia left")
    work, said = {}, {}
    for who in ("tom", "charlie", "mia"):
        with CaptureQueriesContext(connection) as queries:
            answer = ask(f"{who}@firm.example")
        work[who] = [WHAT_IT_SAYS.split(each["sql"])[0] for each in queries.captured_queries]
        said[who] = (answer.status_code, answer.headers["Location"])
    assert said["tom"] == said["charlie"] == said["mia"] == (302, "/signin/sent/")
    assert work["tom"] == work["charlie"] == work["mia"]
    assert len(work["tom"]) > 5


def test_nothing_is_sent_to_or_kept_of_an_address_nobody_has(account) -> None:
    account("mia")
    tell("2026-03-01  mia left")
    ask("charlie@elsewhere.example")
    ask("mia@firm.example")
    assert not Letter.objects.filter(state=Letter.State.WAITING).exists()
    assert {(each.address, each.text) for each in Letter.objects.all()} == {("", "")}
    assert set(Ticket.objects.values_list("party", flat=True)) == {"nobody"}


def test_the_decoy_opens_nothing(account, monkeypatch) -> None:
    account("tom")
    made = []
    real = links.issue
    monkeypatch.setattr(links, "issue", lambda *a, **k: made.append(real(*a, **k)) or made[-1])
    ask("charlie@elsewhere.example")
    assert Client().post(f"/signin/link/{made[0]}/").status_code == 410


def test_an_old_a_cut_and_a_guessed_link_say_so(account, clock) -> None:
    account("tom")
    ask("tom@firm.example")
    link = link_in(letter_to("tom"))
    assert "It may have been cut off on the way" in text(Client().get(f"{link[:-9]}/"))
    assert "Nobody was given this link." in text(Client().post("/signin/link/guessed/"))
    clock.forward(minutes=21)
    late = Client().post(link)
    assert (late.status_code, "This link was good until 1 April 2026." in text(late)) == (410, True)


def test_a_forwarded_link_does_not_turn_ana_into_tom(account, enter) -> None:
    account("tom")
    ask("tom@firm.example")
    link, ana = link_in(letter_to("tom")), enter("ana")
    for told in (ana.get(link), ana.post(link)):
        assert told.status_code == 409
        assert "This link is for Tom Berg, and here Ana Ortiz is signed in." in text(told)
    assert "Ana Ortiz" in text(ana.get("/settings/"))
    assert Client().post(link).status_code == 302, "nothing was used up"


def test_an_invitation_is_no_link_to_sign_in_with(account, enter) -> None:
    enter("ana").post("/settings/people/of/tom/invitation/", {"email": "tom@firm.example"})
    token = link_in(letter_to("tom")).split("/")[-2]
    assert Client().post(f"/signin/link/{token}/").status_code == 410


def test_whoever_leaves_before_pressing_the_button_stays_out(account) -> None:
    account("tom")
    ask("tom@firm.example")
    link = link_in(letter_to("tom"))
    tell("2026-03-01  tom left")
    told = Client().post(link)
    assert (told.status_code, "You have left" in text(told)) == (410, True)


def test_a_mailbox_is_not_flooded_known_or_not(account, clock) -> None:
    account("tom")
    said = {}
    for who in ("tom", "charlie"):
        assert [ask(f"{who}@firm.example").status_code for _ in range(4)] == [302] * 4
        refused = ask(f"{who}@firm.example")
        assert refused.status_code == 429
        assert f'value="{who}@firm.example"' in refused.content.decode()
        said[who] = text(refused)
    assert "There were too many tries. Wait 15 minutes" in said["tom"]
    assert said["tom"] == said["charlie"]
    assert Letter.objects.filter(state=Letter.State.WAITING).count() == 4


def test_what_is_no_address_is_said_and_kept(account) -> None:
    refused = ask("tom at firm")
    assert refused.status_code == 422
    assert "That is no address; write one like ana@firm.example." in text(refused)
    assert 'value="tom at firm"' in refused.content.decode()
