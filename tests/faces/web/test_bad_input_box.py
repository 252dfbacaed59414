"""The box on every page: whatever is typed into it, wherever it says that it stood, and whatever comes beside it."""

from __future__ import annotations

from itertools import product

import pytest
from django.conf import settings
from django.http import HttpResponse

from ridealong.faces.web.box import pace
from tests.faces.web.forms import words_in
from tests.faces.web.people import NOBODY
from tests.faces.web.reading import text
from tests.faces.web.walked import Walk, a_share, addresses, trouble_with, undone
from tests.ledger.telling import ledger_size

pytestmark = [pytest.mark.django_db, pytest.mark.once_is_enough]

HTMX = {"HX-Request": "true"}
SENTENCES = (
    "",
    " ",
    "\0",
    '"',
    "^",
    "|",
    "2026-99-99 tom",
    'tom promised acme "a\0b" by 2026-04-10',
    'tom promised acme "\u202eevil\u202c" by 0001-01-01',
    'tom promised acme "x" by 9999-12-31',
    f'tom promised acme "{"w" * 990}"',
    "w" * 10_000,
    "tom " * 60,
    '"' * 60,
    "(" * 60,
    "^" * 60,
    "acme bought for 1" + "0" * 400 + " EUR",
    "acme bought for 1e999 EUR",
    "ana visited acme with tom for 10e30 min",
    'tom promised acme "a" by 2026-04-10\ntom promised acme "b" by 2026-04-10',
    "in 999999999999 weeks tom left",
    "tom traf acme vor 99999999999999999999 tagen",
    '<script>alert(1)</script> became known as "<b>"',
    "\u200b\u200e\u2066 tom",
    "\U0001f600 \ufdd0 \uffff",
    'acme/../petra said "x"',
    "tom took over acme | by nobody",
)
CARETS = ("", "0", "-1", str(10**30), "²", "NaN", "5")
BACKS = (
    "//evil.example/",
    "nowhere",
    "https://evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "/\r\nX: y",
    "//[",
    "/[?a=b#c",
    "/" + "p" * 10_000,
    "\0",
    "/nowhere/?told=1&told=2&%00",
    "http://[::1",
    "/%",
)
NO_HEADERS = (
    {"referer": "http://["},
    {"referer": "//[::/\\"},
    {"referer": "\u00e4" * 50},
    {"referer": "http://testserver/\\[?%"},
    {"origin": "http://["},
    {"accept-language": "x;q=z, *;q=1e999," + "de-" * 5_000},
    {"accept": "\u00e4/*;;q="},
    {"hx-current-url": "http://[", "hx-request": "true"},
    {"hx-request": "nonsense", "hx-target": "\u00e4\\"},
    {"x-forwarded-for": "'; drop"},
    {"x-forwarded-proto": "gopher"},
    {"if-modified-since": "yesterday"},
    {"if-none-match": "\\"},
    {"range": "bytes=9-1"},
)
NO_COOKIES = ("x", "\\000" * 12, "\\303" * 12, "a" * 4_000, "=;,\\", "\u00e4" * 20)


def parse(walk: Walk, sentence: str, caret: str) -> HttpResponse:
    pace.forget()
    typed = {"sentence": sentence, "caret": caret}
    return walk.client("tom").post("/tell/understood/", typed, headers=HTMX)


def test_whatever_is_being_typed_the_line_below_has_something_to_say_or_nothing(walk: Walk) -> None:
    before, wrong = ledger_size(), []
    cases = [*product(SENTENCES, ("",)), *product((SENTENCES[7],), CARETS)]
    for sentence, caret in cases:
        answer = parse(walk, sentence, caret)
        if answer.status_code != 200 or trouble_with(answer):
            wrong.append((sentence[:40], caret, answer.status_code))
    assert wrong == []
    assert ledger_size() == before, "looking records nothing"


def test_whatever_is_sent_is_recorded_or_stands_in_the_box_again(walk: Walk) -> None:
    """By the script and without it, by turns."""
    wrong = []
    for number, sentence in enumerate(SENTENCES):
        with undone():
            before = ledger_size()
            headers = HTMX if number % 2 else {}
            answer = walk.client("tom").post(
                "/tell/", {"sentence": sentence, "back": "/waiting/"}, headers=headers
            )
            told = ledger_size() > before
        stands = sentence.strip() in words_in(answer.content.decode())
        if trouble_with(answer) or not (told or (stands and answer.status_code == 409)):
            wrong.append((sentence[:40], answer.status_code, told, trouble_with(answer)))
    assert wrong == []


def test_wherever_it_says_that_it_stood_it_leads_to_a_page_of_ours(walk: Walk) -> None:
    wrong = []
    for back in BACKS:
        for typed in (
            {"sentence": SENTENCES[7]},
            {"form": "barrier", "what": "credit checks"},
            {"sentence": "tom"},
        ):
            with undone():
                answer = walk.client("tom").post("/tell/", {**typed, "back": back})
            with undone():
                chosen = walk.client(NOBODY).post("/language/", {"language": "de", "next": back})
            for each in (answer, chosen):
                if trouble := trouble_with(each):
                    wrong.append((back[:40], typed, trouble))
    assert wrong == []


@pytest.mark.parametrize("who", ["ana", NOBODY])
def test_headers_that_mean_nothing_change_no_page(walk: Walk, who: str) -> None:
    wrong = []
    for headers in NO_HEADERS:
        for method, address in (("GET", "/waiting/"), ("POST", "/tell/"), ("POST", "/settings/people/new/")):
            with undone():
                client = walk.client(who)
                answer = client.generic(
                    method, address, "name=words", "application/x-www-form-urlencoded", headers=headers
                )
            if trouble := trouble_with(answer):
                wrong.append((headers, method, address, trouble))
    assert wrong == []


@pytest.mark.parametrize(
    "name", [settings.SESSION_COOKIE_NAME, f"{settings.SESSION_COOKIE_NAME}-last", "csrftoken"]
)
def test_cookies_that_are_none_of_ours_open_nothing_and_break_nothing(walk: Walk, name: str) -> None:
    for value in NO_COOKIES:
        client = walk.client(NOBODY)
        answer = client.get("/signin/", headers={"cookie": f'{name}="{value}"'})
        assert (answer.status_code, trouble_with(answer)) == (200, ""), value
        answer = client.post("/tell/", {"sentence": "words"}, headers={"cookie": f'{name}="{value}"'})
        assert (answer.status_code, trouble_with(answer)) == (403, ""), value
        assert "there it still stands" in text(answer)


def test_what_was_told_is_asked_for_by_an_id_that_is_none(walk: Walk) -> None:
    pages = [dict.fromkeys(each.partition("?")[0] for each in addresses(walk, "tom"))]
    wrong = []
    for page in a_share(pages, only=12):
        answer = walk.client("tom").get(f"{page}?told=%00&said=%00&told=x")
        if trouble := trouble_with(answer):
            wrong.append((page, trouble))
    assert wrong == []
