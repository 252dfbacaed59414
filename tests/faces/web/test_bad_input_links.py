"""Links out of letters that were cut off, used, too old or given to somebody else: each page says which."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ridealong.people.letters.models import Unwanted
from ridealong.people.tickets.models import Ticket
from tests.faces.web.people import NOBODY, NOW
from tests.faces.web.reading import text
from tests.faces.web.walked import AsServed, Walk, trouble_with, undone
from tests.ledger.telling import ledger_size

pytestmark = [pytest.mark.django_db, pytest.mark.once_is_enough]

LINKS = {
    "/signin/link/{link}/": NOBODY,
    "/signin/invitation/{invitation}/": NOBODY,
    "/settings/address/{address}/": "ana",
    "/ask/{ask}/": NOBODY,
    "/ask/{pulse}/": NOBODY,
    "/ask/stop/{no_more}/": NOBODY,
    "/brief/stop/{stop}/": NOBODY,
    "/word/{word}/": NOBODY,
}
"""Every link there is in a letter, and who follows it."""
FOR_GOOD = ("/brief/stop/{stop}/",)
"""What stops letters goes on stopping them."""
ANSWERS = {
    "new_password": "seven crows on a wire",
    "again": "seven crows on a wire",
    "word": "yes",
    "visit": "yes",
    "listens": "yes",
    "keeps-promises": "yes",
    "follows-up": "yes",
    "lose-a-sale": "no",
}
NOT_OPEN = (403, 404, 410)


def phone() -> Client:
    """Whoever has no cookie, and a server that looks for one."""
    client = Client(raise_request_exception=False)
    client.handler = AsServed(enforce_csrf_checks=True)
    return client


def cut_off(address: str) -> list[str]:
    """A token as mail programs mangle it, and as nobody was ever given one."""
    start, _, token = address.rstrip("/").rpartition("/")
    there = [
        token[:-1],
        token[:5],
        token + "x",
        token.swapcase(),
        f"{token}=",
        f"{token}%3E",
        f"{token}%00",
        "%00",
        "=" * 50,
        "\u00e4" * 40,
        "w" * 3_000,
        f"<{token}>",
        "%ff%fe",
    ]
    return [f"{start}/{each}/" for each in there]


def looked_at(walk: Walk, who: str, address: str) -> list[HttpResponse]:
    client = walk.client(who)
    return [client.get(address), client.post(address, ANSWERS)]


def test_a_link_that_was_cut_off_opens_nothing_and_says_so(walk: Walk) -> None:
    wrong, before = [], ledger_size()
    for link, who in LINKS.items():
        whole = walk.at(link).rstrip("/").rpartition("/")[2]
        for address in cut_off(walk.at(link)):
            kindly = (
                (200,) if link in FOR_GOOD and whole in address else ()
            )  # all of it, and a bracket too many
            with undone():
                for answer in looked_at(walk, who, address):
                    if answer.status_code not in (*NOT_OPEN, *kindly) or trouble_with(answer):
                        wrong.append((link, address[-60:], answer.status_code, trouble_with(answer)))
    assert wrong == []
    assert ledger_size() == before


def test_a_link_that_was_used_says_that_it_was(walk: Walk) -> None:
    wrong = []
    for link, who in LINKS.items():
        with undone():
            client, address = walk.client(who), walk.at(link)
            first = client.post(address, ANSWERS)
            assert first.status_code in (200, 302, 303), (link, first.status_code, text(first))
            once = ledger_size()
            for answer in looked_at(walk, who, address):
                if trouble_with(answer) or ledger_size() != once:
                    wrong.append((link, answer.status_code, trouble_with(answer)))
                elif link not in FOR_GOOD and answer.status_code == 200 and "<form" in main(answer):
                    wrong.append((link, "asks again", text(answer)[:200]))
    assert wrong == []


def main(answer: HttpResponse) -> str:
    return answer.content.decode().partition("<main")[2].partition("</main")[0]


def test_a_link_that_is_too_old_says_how_long_it_was_good(walk: Walk) -> None:
    wrong = []
    for link, who in LINKS.items():
        if link in FOR_GOOD:
            continue
        with undone():
            Ticket.objects.update(expires_at=NOW - timedelta(days=1))
            for answer in looked_at(walk, who, walk.at(link)):
                if answer.status_code != 410 or trouble_with(answer) or "good" not in text(answer):
                    wrong.append((link, answer.status_code, text(answer)[:300]))
    assert wrong == []


def test_a_link_for_somebody_else_opens_nothing_for_whoever_is_signed_in(walk: Walk) -> None:
    wrong, before = [], ledger_size()
    for link in LINKS:
        if link in FOR_GOOD:
            continue
        with undone():
            for answer in looked_at(walk, "carla", walk.at(link)):
                if (
                    answer.status_code not in (*NOT_OPEN, 409)
                    or trouble_with(answer)
                    or ledger_size() != before
                ):
                    wrong.append((link, answer.status_code, trouble_with(answer)))
    assert wrong == []


# ---- one click of a mail program ----


def test_opening_a_stop_link_asks_and_stops_nothing(walk: Walk) -> None:
    before = ledger_size()
    for link in ("/ask/stop/{no_more}/", "/brief/stop/{stop}/"):
        asks = phone().get(walk.at(link))
        assert asks.status_code == 200
        assert "<form" in main(asks) and 'method="post"' in main(asks)
    assert (ledger_size(), Unwanted.objects.count()) == (before, 0)


def test_a_mail_program_stops_with_one_click_and_twice_is_once(walk: Walk) -> None:
    for link, before in (("/ask/stop/{no_more}/", ledger_size()), ("/brief/stop/{stop}/", 0)):
        with undone():
            one_click = {"List-Unsubscribe": "One-Click"}
            first, again = (phone().post(walk.at(link), one_click) for _ in range(2))
            assert (first.status_code, again.status_code) == (200, 200)
            stopped = Unwanted.objects.count() if "brief" in link else ledger_size() - before
            assert stopped == 1


@pytest.mark.parametrize("sort", ["application/json", "text/plain", "multipart/form-data", ""])
def test_a_mail_program_that_sends_it_in_another_way_stops_it_too_or_is_told_why(
    walk: Walk, sort: str
) -> None:
    for link in ("/ask/stop/{no_more}/", "/brief/stop/{stop}/"):
        with undone():
            answer = phone().generic("POST", walk.at(link), b"List-Unsubscribe=One-Click", sort)
            assert (answer.status_code in (200, 303, 400), trouble_with(answer)) == (True, "")
            assert answer.status_code != 400 or "Go back in your browser, and send it again." in text(answer)


def test_half_way_in_a_code_that_is_none_lets_nobody_in(walk: Walk) -> None:
    with undone(), patch.object(timezone, "now", lambda: NOW):
        client = walk.client(NOBODY)
        half = client.session
        mia = walk.house.enter("mia").session["_auth_user_id"]
        half["half in"] = {"account": int(mia), "until": (NOW + timedelta(minutes=5)).isoformat(), "then": ""}
        half.save()
        for code in (
            "",
            "\0",
            "123456",
            "\u0661\u0662\u0663\u0664\u0665\u0666",
            "9" * 10_000,
            "\u202e",
            "<b>",
        ):
            answer = client.post("/signin/code/", {"code": code})
            assert (answer.status_code in (422, 429), trouble_with(answer)) == (True, ""), code
        assert client.get("/settings/").status_code == 302
