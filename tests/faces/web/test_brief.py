"""The week on one page, and what a leader says on pages of their own: a guess before reading, a standard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.utils import timezone

from ridealong.ledger.lookup import load_naming
from ridealong.moments.kinds.strategy import GuessMade, StandardSet
from tests.faces.web.conftest import Visit, links, text
from tests.faces.web.people import NOW, House
from tests.ledger import telling

STANDARD = "/practices/care/answered/standard/?leader=ana"


def test_the_week_stands_on_one_page(visit: Visit) -> None:
    said = text(visit("/brief/"))
    assert "The week of 30 March 2026, for Ana Ortiz Not yet." in said
    assert "Answer Tom about the credit checks: open 19 days done when Tom Adler says so" in said
    assert "confirmed by Tom Adler on Wednesday, 25 March" in said
    assert "Serving yes, after can’t tell a week before" in said
    assert "40 of 44 a week before, and 2 have come in since" in said
    assert "You had guessed yes on 29 March 2026; what others tell says not yet." in said
    assert "Of care: yes on 29 March 2026; what others tell says not yet." in said


def test_nothing_on_it_can_be_ticked_off(visit: Visit) -> None:
    # Above it stand the box and the search, and under it a reader may choose a language.
    page = visit("/brief/").content.decode().partition("<main")[2].partition("</main>")[0]
    assert "<form" not in page and "<input" not in page


def test_a_week_without_acts_says_where_to_begin(visit: Visit) -> None:
    assert "It begins with a sentence: tell what happened" in text(visit("/brief/?leader=lena"))


def test_there_are_seven_acts_over_thirteen_practices(visit: Visit) -> None:
    assert visit("/brief/?leader=joon").content.decode().count('class="says"') == 7 + 1, (
        "and one that was done"
    )


def test_the_answer_says_what_changed_and_leads_to_the_moments_that_did_it(visit: Visit) -> None:
    page = visit("/")
    assert "What changed Serving yes, after can’t tell a week before" in text(page)
    assert "/practices/serving/promises/?show=entered" in links(page)
    entered = visit("/practices/serving/promises/?show=entered").content.decode()
    assert entered.count('href="/moments/0') == 2
    assert "Counted now and not yet a week before" in entered


def test_the_guess_stands_beside_what_the_others_say(visit: Visit) -> None:
    assert "You had guessed yes on 29 March 2026; what others tell says not yet." in text(visit("/"))
    care = visit("/practices/care/")
    assert "You had guessed yes" in text(care)
    assert "/guess/?about=care" in links(care)
    assert "had guessed" not in text(visit("/practices/serving/"))


def test_what_is_too_young_is_said_beside_the_figure(visit: Visit) -> None:
    said = text(visit("/practices/serving/"))
    assert "7 too young to count. Each enters in the week it falls due, however it ends." in said


# ---- a small firm, in which people sign in ----


def send(house: House, who: str, address: str, **fields: str) -> HttpResponse:
    return house.enter(who).post(address, fields)


def kept(kind: type) -> list[object]:
    return [each.fact for each in load_naming([telling.party("ana")], [kind])]


def test_the_team_reads_the_leaders_page_and_what_is_anothers_stays_private(house: House) -> None:
    """What Tom promised Acme is not for Mia: she reads that there is an act, and not which."""
    assert "Help Tom Berg keep a promise to Acme Tools" in house.reads("ana", "/brief/")
    assert "Help Tom Berg keep a promise to Acme Tools" in house.reads("tom", "/brief/")
    mias = house.reads("mia", "/brief/")
    assert "Kept between those it concerns. private" in mias
    assert "samples of matt stock" not in mias and "Help Tom" not in mias
    assert house.get("charlie", "/brief/", 302)


def test_a_leader_guesses_before_reading_on_a_page_that_shows_no_answer(house: House) -> None:
    asked = house.reads("ana", "/guess/")
    assert "What would you say?" in asked and "Can’t tell yet." not in asked
    assert send(house, "ana", "/guess/", verdict="yes")["Location"] == "/"
    assert send(house, "ana", "/guess/", verdict="not yet", about="care")["Location"] == "/practices/care/"
    who = telling.party("ana")
    assert kept(GuessMade) == [GuessMade(who, "yes"), GuessMade(who, "not yet", "care")]
    assert "You had guessed yes on 30 March 2026" in house.reads("ana", "/")
    assert "had guessed" not in house.reads("tom", "/"), "it is the leader's own"


@pytest.mark.parametrize("fields", [{}, {"verdict": "maybe"}, {"verdict": "yes", "about": "selling"}])
def test_a_guess_that_is_none_is_not_kept(house: House, fields: dict[str, str]) -> None:
    assert "That was not kept" in text(send(house, "ana", "/guess/", **fields))
    assert kept(GuessMade) == []


def test_the_same_form_sent_twice_is_one_guess(house: House) -> None:
    once = "0195e2a0-0000-7000-8000-000000000001"
    for _ in range(2):
        send(house, "ana", "/guess/", verdict="yes", once=once)
    assert len(kept(GuessMade)) == 1


def test_a_leader_adopts_a_standard_and_reads_since_when(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = house.reads("ana", "/practices/care/")
    assert "Held to 80%, a proposal, until you set your own." in before
    done = send(house, "ana", STANDARD, value="75")
    assert done["Location"] == "/practices/care/?leader=ana#answered"
    (set_,) = kept(StandardSet)
    assert (set_.sign, str(set_.value), set_.since) == ("care.answered", "0.75", NOW.date())  # type: ignore[attr-defined]
    assert "You chose 75% on 30 March 2026. It counts from the week that closes" in house.reads(
        "ana", "/practices/care/"
    )
    assert "Ana Ortiz chose 75% on 30 March 2026." in house.reads("tom", "/practices/care/")
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=7))
    later = house.reads("ana", "/practices/care/")
    assert "Held to 75%, set by Ana Ortiz on 30 March 2026." in later
    assert "chose 75%" not in later


@pytest.mark.parametrize("typed", ["", "80 of them", "0", "100", "150", "-5", "NaN", "1e400"])
def test_a_standard_that_could_never_be_used_is_refused_beside_its_field(house: House, typed: str) -> None:
    refused = send(house, "ana", STANDARD, value=typed)
    assert refused.status_code == 422
    assert "is no standard; write a percentage between 1 and 99, such as 80." in text(refused)
    assert kept(StandardSet) == []


def test_a_rare_cadence_is_set_as_so_many_in_so_many_weeks(house: House) -> None:
    house.tell(
        'as system\n2026-03-02  nova became known as "Nova"\nas nova\n2026-03-03  nova came through acme'
    )
    newcomers = "/practices/serving/newcomers/standard/?leader=ana"
    assert send(house, "ana", newcomers, value="2", weeks="13").status_code == 302
    (set_,) = kept(StandardSet)
    assert str(set_.value) == "0.1538"  # type: ignore[attr-defined]
    assert "write how many, and in how many weeks" in text(
        send(house, "ana", newcomers, value="2", weeks="0")
    )


@pytest.mark.parametrize("who", ["tom", "dora", "bob", "rita"])
def test_nobody_else_sets_a_leaders_standard_or_is_offered_to(house: House, who: str) -> None:
    assert send(house, who, STANDARD, value="50").status_code == 404
    assert kept(StandardSet) == []
    if who in ("tom", "dora"):
        page = house.get(who, "/practices/care/?leader=ana").content.decode()
        assert "/standard/" not in page and "/guess/" not in page
