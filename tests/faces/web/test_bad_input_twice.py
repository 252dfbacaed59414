"""Forms that come twice, too late, or from a page open for too long: nothing is told twice, and nothing lost."""

from __future__ import annotations

import pytest
from django.test import Client

from ridealong.people.accounts.devices import end
from ridealong.people.accounts.models import Device
from ridealong.people.letters.models import Letter
from tests.faces.web.forms import Form, words_in
from tests.faces.web.people import NOBODY
from tests.faces.web.reading import text
from tests.faces.web.test_bad_input_words import SECRET, fitting
from tests.faces.web.walked import AsServed, Walk, trouble_with, undone
from tests.ledger.telling import ledger_size, party

pytestmark = [pytest.mark.django_db, pytest.mark.once_is_enough]

WORDS = "the <b>resin</b> is \u202eshort"
OURS = {"origin": "http://testserver"}


def typed_in(form: Form) -> dict[str, str]:
    """A form filled in so that it would be taken, with words one knows again."""
    return {name: WORDS if value == "a few words" else value for name, value in fitting(form).items()}


def written(walk: Walk) -> list[tuple[str, Form]]:
    """The forms for those who are signed in on which something is typed that is no secret."""
    return [
        (who, form) for who, form in walk.posted if who != NOBODY and {*form.written} - {*SECRET}
        and not form.action.startswith(("/word/", "/ask/"))
    ]  # fmt: skip


def missing(page: str, form: Form, sent: dict[str, str]) -> list[str]:
    there = words_in(page)
    return [name for name in form.written if name not in SECRET and sent[name] not in there]


def strict(walk: Walk, who: str) -> Client:
    """A browser whose forms have to have come from a page of ours."""
    client = walk.client(who)
    client.handler = AsServed(enforce_csrf_checks=True)
    return client


# ---- twice ----


def test_a_second_click_on_the_same_page_tells_nothing_twice(walk: Walk) -> None:
    told_twice, told, before = [], 0, ledger_size()
    for who, form in walk.posted:
        client, sent = walk.client(who), typed_in(form)
        with undone():
            client.post(form.action, sent)
            once = ledger_size()
            again = client.post(form.action, sent)
            twice = ledger_size()
        told += once > before
        if once != twice or trouble_with(again):
            told_twice.append((who, form.action, twice, once, trouble_with(again)))
    assert told_twice == []
    assert told >= 10, "most forms are taken the first time, else nothing could be told twice"


def test_whoever_signed_out_sends_nothing_more_from_a_page_left_open(walk: Walk) -> None:
    troubles, before = [], ledger_size()
    for who, form in written(walk):
        client = walk.client(who)
        with undone():
            client.get("/waiting/")
            client.post("/signout/")
            answer = client.post(form.action, typed_in(form))
            if (
                answer.status_code != 403
                or "there it still stands" not in text(answer)
                or ledger_size() != before
            ):
                troubles.append((who, form.action, answer.status_code))
    assert troubles == []


# ---- too late ----


def test_a_session_that_ends_while_somebody_types_takes_nothing_with_it(walk: Walk) -> None:
    troubles = []
    for who, form in written(walk):
        client, sent = walk.client(who), typed_in(form)
        with undone():
            client.get("/settings/")
            end(Device.objects.all())
            away = client.post(form.action, sent)
            assert away["Location"].startswith("/signin/"), form.action
            comes_back(client, who)
            kept = client.get("/signin/typed/")
            if gone := missing(kept.content.decode(), form, sent):
                troubles.append((who, form.action, kept.status_code, gone))
    assert troubles == []


@pytest.mark.parametrize("referer", ["http://[", "//", "http://testserver/[?x=\u00e4", "\u202e"])
def test_wherever_the_page_was_that_somebody_typed_on_what_they_typed_is_kept(
    walk: Walk, referer: str
) -> None:
    with undone():
        client = walk.client("tom")
        client.get("/settings/")
        end(Device.objects.all())
        away = client.post("/tell/", {"sentence": WORDS}, headers={"referer": referer})
        assert (away.status_code, trouble_with(away)) == (302, "")
        comes_back(client, "tom")
        assert WORDS in words_in(client.get("/signin/typed/").content.decode())


def comes_back(client: Client, who: str) -> None:
    """Signs in by a link again; whoever has a second factor does so, too, as far as it matters here."""
    client.post("/signin/link/", {"link-email": f"{who}@firm.example"})
    letter = Letter.objects.filter(party=party(who), text__contains="/signin/link/").latest("pk")
    link = next(each for each in letter.text.split() if "/signin/link/" in each)
    client.post("/" + link.split("/", 3)[3])


# ---- from a page that was open for too long ----


@pytest.mark.parametrize("token", ["", "x" * 32, "x" * 64, "\0", "ä" * 1_000])
def test_a_form_whose_token_is_missing_or_old_comes_back_as_it_was_filled_in(walk: Walk, token: str) -> None:
    troubles = []
    for who, form in written(walk):
        client, sent = strict(walk, who), {**typed_in(form), "csrfmiddlewaretoken": token}
        with undone():
            answer = client.post(form.action, sent, headers=OURS)
        if answer.status_code != 403 or missing(answer.content.decode(), form, sent) or trouble_with(answer):
            troubles.append((who, form.action, answer.status_code, trouble_with(answer)))
        elif "Look it over, and send it now." not in text(answer):
            troubles.append((who, form.action, text(answer)[:200]))
    assert troubles == []


def test_whoever_allows_no_cookies_is_told_what_to_do(walk: Walk) -> None:
    answer = strict(walk, NOBODY).post("/signin/", {"email": "ana@firm.example", "password": "words"})
    assert answer.status_code == 403
    assert "cookies have to be allowed" in text(answer)
