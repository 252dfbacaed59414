"""A link for one word: read by anybody who holds it, used once, by the one it was written to."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ridealong.doors.voices import links
from ridealong.doors.voices.phrasing import TEXTS
from ridealong.ledger.lookup import load
from ridealong.ledger.models import MomentRow, OpenLoop
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied
from ridealong.moments.moment import Moment
from ridealong.people.models import Preference
from ridealong.people.tickets.models import Ticket
from ridealong.people.words import LANGUAGES, spoken, wished
from tests.faces.web.conftest import text
from tests.faces.web.voices.clients import signed_in, who
from tests.ledger.telling import ledger_size, named, party, recorder, tell

STORY = """
as tom
2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
2026-03-05  tom claimed ^p1: "sent by post"
"""


@pytest.fixture
def link() -> str:
    tell(STORY)
    return link_for("acme/petra")


def link_for(handle: str, label: str = "p1") -> str:
    return f"/word/{links.link_for(party(handle), named(label), now=timezone.now())}/"


def press(link: str, word: str, says: str = "", client: Client | None = None) -> HttpResponse:
    return (client or Client()).post(link, {"word": word, "says": says})


def last() -> Moment:
    (moment,) = load([MomentRow.objects.order_by("-seq").values_list("id", flat=True)[0]])
    return moment


def test_it_says_what_was_promised_and_who_says_it_is_done(link: str) -> None:
    said = text(Client().get(link))
    assert "Is it done? Tom Berg promised you “a corrected invoice” by 6 March 2026." in said
    assert "Tom Berg said on 5 March 2026 that it is done: “sent by post”." in said
    assert "Your answer goes to Tom Berg and Ana Ortiz, with your name." in said


def test_a_contact_speaks_with_the_customers_voice(link: str) -> None:
    assert "You said that it is done." in text(press(link, "yes", "thank you"))
    moment = last()
    assert isinstance(moment.fact, LoopConfirmed) and moment.fact.says == "thank you"
    assert who(moment) == ("acme/petra", "customer")
    assert not OpenLoop.objects.exists()


def test_the_language_can_be_switched_and_stays_with_the_answer(link: str) -> None:
    tom = Client()
    page = tom.get(f"{link}?in=fr").content.decode()
    assert '<html lang="fr">' in page and 'action="?in=fr"' in page
    assert re.findall(r'href="\?in=(\w+)"', page) == list(LANGUAGES)
    assert '<html lang="fr">' in tom.post(f"{link}?in=fr", {"word": "yes"}).content.decode()
    assert '<html lang="de">' in tom.get("/word/guessed/?in=de").content.decode()


def test_a_no_counts_as_a_no(link: str) -> None:
    assert "You said that it is not done." in text(press(link, "no"))
    assert isinstance(last().fact, LoopDenied)
    assert OpenLoop.objects.get().state == "open"


def test_looking_does_nothing_however_often_a_scanner_looks(link: str) -> None:
    before = ledger_size()
    for _ in range(3):
        assert Client().get(link).status_code == 200
        assert Client().head(link).status_code == 200
    assert (ledger_size(), Ticket.objects.filter(used_at=None).count()) == (before, 1)
    assert Client().put(link).status_code == 405
    assert Client().get(link)["Cache-Control"].count("no-store") == 1


def test_it_works_once(link: str) -> None:
    press(link, "yes")
    size = ledger_size()
    again = press(link, "no", "I changed my mind")
    assert again.status_code == 410
    assert "This link has been used, and what was said with it is kept. Each works once." in text(again)
    assert "invoice" not in text(again) + text(Client().get(link))
    assert ledger_size() == size


def test_a_forged_form_without_its_own_token_is_refused(link: str) -> None:
    assert Client(enforce_csrf_checks=True).post(link, {"word": "yes"}).status_code == 403


@pytest.mark.parametrize("guess", ["x", "0" * 43, "%00", "admin", "é" * 40])
def test_a_guessed_link_opens_nothing_and_says_the_same_for_all(link: str, guess: str) -> None:
    answer = Client().get(f"/word/{guess}/")
    assert answer.status_code == 404
    assert text(answer) == text(Client().get("/word/another-guess/"))
    assert press(f"/word/{guess}/", "yes").status_code == 404


def test_a_link_for_something_else_is_no_link_for_a_word(link: str) -> None:
    Ticket.objects.update(purpose=Ticket.For.ASK)
    assert Client().get(link).status_code == 404


def test_an_expired_link_says_so(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    answer = press(link, "yes")
    assert answer.status_code == 410
    assert "thirty days, and they are over" in text(answer)
    assert OpenLoop.objects.get().state == "claimed"


def test_what_is_over_meanwhile_says_so_and_uses_nothing_up(link: str) -> None:
    press(link_for("acme"), "yes")
    answer = Client().get(link)
    assert answer.status_code == 410
    assert "this has been settled, or taken back, in the meantime" in text(answer)
    assert "invoice" not in text(answer)


def test_a_promise_taken_back_leaves_nothing_to_answer(link: str) -> None:
    withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=timezone.now())
    assert press(link, "yes").status_code == 410


def test_a_leader_who_is_signed_in_cannot_answer_for_a_customer(link: str) -> None:
    before = ledger_size()
    for answer in (signed_in("ana").get(link), press(link, "yes", client=signed_in("ana"))):
        assert answer.status_code == 403
        assert "This link was written to somebody else" in text(answer)
        assert "invoice" not in text(answer)
    assert (ledger_size(), Ticket.objects.filter(used_at=None).count()) == (before, 1)


def test_one_of_ours_without_an_account_speaks_as_what_they_are_that_day() -> None:
    tell('as mia\n2026-03-02  mia raised a barrier "no van" ^b1\nas ana\n2026-03-05  ana claimed ^b1')
    signed_in("ana")  # somebody signs in here, but not Mia
    press(link_for("mia", "b1"), "yes")
    assert who(last()) == ("mia", "salesperson")


def test_a_visit_is_asked_about_as_a_visit() -> None:
    tell("as ana\n2026-03-24  ana visited acme ^v1")
    link = link_for("acme/petra", "v1")
    said = text(Client().get(link))
    assert "Was it so? Ana Ortiz says they visited Acme Tools on 24 March 2026." in said
    assert "You said that it was so." in text(press(link, "yes"))


def test_twenty_thousand_letters_are_refused_and_kept_and_the_link_stays_good(link: str) -> None:
    much = "much to say, " * 1600
    answer = press(link, "no", much)
    assert answer.status_code == 409
    assert "That is 20799 characters, and at most 2000 are kept." in text(answer)
    assert much.strip() in answer.content.decode()
    assert Client().get(link).status_code == 200


def test_an_answer_that_is_none_is_asked_again_with_the_words_kept(link: str) -> None:
    answer = press(link, "perhaps", "well")
    assert (answer.status_code, "well</textarea>" in answer.content.decode()) == (409, True)


def test_scripts_are_only_words(link: str) -> None:
    assert "<script" not in press(link, "perhaps", "<script>alert(1)</script>").content.decode()


# ---- languages ----


@pytest.mark.parametrize(
    ("header", "heading"),
    [
        ("de-AT,de;q=0.9,en;q=0.4", "Ist es erledigt?"),
        ("fr", "Est-ce fait ?"),
        ("es;q=0.3, de;q=0.2", "¿Está hecho?"),
        ("ja, zh", "Is it done?"),
        ("", "Is it done?"),
        ("de;q=;;=x,\x7f*;q=9", "Is it done?"),
        (";" * 90_000, "Is it done?"),
    ],
)
def test_it_speaks_the_readers_language_whatever_the_header_looks_like(
    link: str, header: str, heading: str
) -> None:
    answer = Client(headers={"accept-language": header}).get(link)
    assert (answer.status_code, heading in text(answer)) == (200, True)


def test_the_language_somebody_settled_comes_first(link: str) -> None:
    Preference.objects.update_or_create(
        person=party("acme/petra"), defaults={"zone": "UTC", "language": "de"}
    )
    answer = Client(headers={"accept-language": "fr"}).get(link)
    assert '<html lang="de">' in answer.content.decode()
    assert "Tom Berg hat Ihnen „a corrected invoice“ bis 6. März 2026 versprochen." in text(answer)


def test_every_language_says_everything_that_english_does() -> None:
    def shape(language: str) -> dict[str, list[str]]:
        told = tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))
        return dict(_holes("", told))

    english = shape("en")
    assert [language for language in LANGUAGES if shape(language) != english] == []


def _holes(path: str, told: object) -> list[tuple[str, list[str]]]:
    if isinstance(told, dict):
        return [each for key, value in told.items() for each in _holes(f"{path}.{key}", value)]
    return [(path, sorted(re.findall(r"\{\w+\}", str(told))))]


def test_wishes_are_weighed_and_unspoken_ones_passed_over() -> None:
    assert wished("en;q=0.1, es;q=0.8, ja") == "es"
    assert wished("de;q=0") == ""
    assert spoken("", "xx", "fr-CA") == "fr"


def test_it_is_read_in_utc_but_dated_as_it_was_told() -> None:
    tell(
        'as tom\n2026-03-02  tom promised acme "a call" by 2026-03-06 ^p2\n2026-03-05 23:30+00:00  tom claimed ^p2'
    )
    assert "5 March 2026" in text(Client().get(link_for("acme/petra", "p2")))
    assert datetime(2026, 3, 5, tzinfo=UTC) < timezone.now()
