"""What waits for whose word: each confirms, denies and claims for themselves, and nobody for another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ridealong.ledger.lookup import load
from ridealong.ledger.models import OpenLoop
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied, LoopMoved
from ridealong.moments.moment import new_id
from tests.faces.web.conftest import text
from tests.faces.web.voices.clients import page, press, signed_in, told, who
from tests.ledger.telling import ledger_size, named, party, tell

BARRIER = 'as tom\n2026-03-02  tom raised a barrier "credit checks take nine days" by 2026-03-20 ^b1'
GONE = f'{BARRIER}\nas ana\n2026-03-16  ana claimed ^b1: "they take one day now"'
PROMISE = 'as tom\n2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1'
REQUEST = 'as tom\n2026-03-23  tom asked ana for "a decision on the van" by 2026-04-10 ^r1'


def test_the_leader_says_it_is_gone_and_the_salesperson_denies_and_later_confirms() -> None:
    tell(BARRIER)
    assert "What stands in others’ way" in page("ana")
    claim = told(press("ana", "claim", "b1", says="they take one day now"))
    assert who(claim) == ("ana", "leader")
    said = page("tom")
    assert "Tom Berg raised a barrier “credit checks take nine days”" in said
    assert "“they take one day now” Ana Ortiz said on 1 April 2026 that it is done." in said
    denied = told(press("tom", "deny", "b1", says="not for Bolt"))
    assert (who(denied), type(denied.fact)) == (("tom", "salesperson"), LoopDenied)
    assert "Nothing waits for the word of Tom Berg" in page("tom")
    press("ana", "claim", "b1")
    confirmed = told(press("tom", "confirm", "b1"))
    assert type(confirmed.fact) is LoopConfirmed
    assert not OpenLoop.objects.exists()


def test_a_leader_can_never_confirm_what_was_done_for_another() -> None:
    tell(GONE)
    refused = press("ana", "confirm", "b1", says="Tom told me so")
    assert refused.status_code == 409
    said = text(refused)
    assert "only tom can confirm it, because it was done for them; ana cannot" in said
    assert "Tom told me so" in said
    assert OpenLoop.objects.get(opener=named("b1")).state == "claimed"


@pytest.mark.parametrize("verb", ["confirm", "deny", "claim", "drop"])
def test_a_promise_to_a_customer_is_not_for_the_leader_to_answer(verb: str) -> None:
    tell(f"{PROMISE}\n2026-03-04  tom claimed ^p1")
    before = ledger_size()
    assert press("ana", verb, "p1").status_code == 404
    assert ledger_size() == before


@pytest.mark.parametrize("whose", ["mia", "nils", "bob", "rita"])
def test_somebody_elses_loop_is_as_if_it_were_not_there(whose: str) -> None:
    tell(GONE)
    assert "credit checks" not in page(whose)
    there = press(whose, "confirm", "b1")
    nowhere = signed_in(whose).post(f"/waiting/{new_id()}/", {"verb": "confirm"})
    assert (there.status_code, text(there)) == (nowhere.status_code, text(nowhere)) == (404, text(nowhere))


def test_charlie_who_left_sees_nothing_and_says_nothing() -> None:
    tell(GONE)
    for address in ("/waiting/", "/tell/"):
        for stranger in (signed_in("charlie"), Client()):
            answer = stranger.get(address)
            assert (answer.status_code, answer["Location"]) == (302, f"/signin/?next={address}")
    for stranger in (signed_in("charlie"), Client()):
        assert stranger.post(f"/waiting/{named('b1')}/", {"verb": "confirm"}).status_code == 403
        assert stranger.post("/tell/", {"form": "barrier", "what": "no van"}).status_code == 403
    assert OpenLoop.objects.get().state == "claimed"


def test_a_word_on_something_that_is_no_loop_or_no_word_is_nothing() -> None:
    tell(BARRIER)
    assert press("tom", "withdraw", "b1").status_code == 404
    assert signed_in("tom").post(f"/waiting/{party('acme')}/", {"verb": "confirm"}).status_code == 404


def test_pressing_twice_says_it_once_however_late_the_second_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    tell(GONE)
    once = new_id()
    first = told(press("tom", "confirm", "b1", once=once, says="at last"))
    size, later = ledger_size(), timezone.now() + timedelta(seconds=3)
    monkeypatch.setattr(timezone, "now", lambda: later)
    again = told(press("tom", "confirm", "b1", once=once, says="at last"))
    assert (first.id, ledger_size()) == (again.id, size) == (once, size)


def test_an_id_made_up_or_taken_by_another_changes_nothing_of_theirs() -> None:
    tell(f"{GONE}\n{REQUEST}")
    theirs = told(press("tom", "confirm", "b1"))
    refused = press("ana", "claim", "r1", once=theirs.id)
    assert refused.status_code == 409
    assert load([theirs.id]) == [theirs]
    kept = told(press("ana", "claim", "r1", once="../../etc"))
    assert kept.id != "../../etc"


def test_what_was_said_is_shown_and_can_be_taken_back_by_the_one_who_said_it() -> None:
    tell(GONE)
    confirmed = told(press("tom", "confirm", "b1"))
    assert "Recorded, in your own name: Tom Berg confirmed" in page("tom", f"/waiting/?said={confirmed.id}")
    assert "Recorded" not in page("mia", f"/waiting/?said={confirmed.id}")
    assert signed_in("mia").post("/waiting/undo/", {"what": confirmed.id}).status_code == 404
    assert signed_in("tom").post("/waiting/undo/", {"what": confirmed.id}).status_code == 302
    assert OpenLoop.objects.get(opener=named("b1")).state == "claimed"
    again = signed_in("tom").post("/waiting/undo/", {"what": confirmed.id})
    assert "that moment was withdrawn already" in text(again)


def test_what_came_in_elsewhere_is_not_taken_back_here() -> None:
    tell(BARRIER)
    assert signed_in("tom").post("/waiting/undo/", {"what": named("b1")}).status_code == 404


def test_a_loop_that_is_over_meanwhile_says_so_and_loses_no_word() -> None:
    tell(GONE)
    press("tom", "confirm", "b1")
    refused = press("tom", "drop", "b1", says="I changed my mind")
    assert refused.status_code == 409
    assert "this was closed already: tom confirmed it on 2026-04-01" in text(refused)
    assert "You wrote: “I changed my mind”" in text(refused)


def test_what_is_owed_can_be_claimed_moved_and_given_up() -> None:
    tell(REQUEST)
    assert "What I owe" in page("ana") and "What I wait for" in page("tom")
    assert "write it like 2026-03-30" in text(press("ana", "move", "r1", to="tomorrow", says="not before"))
    moved = told(press("ana", "move", "r1", to="2026-04-20"))
    assert isinstance(moved.fact, LoopMoved) and str(moved.fact.to) == "2026-04-20"
    claimed = told(press("ana", "claim", "r1"))
    assert claimed.happened_at == timezone.now()
    assert "the word of the one it was for is still to come" in page("ana")
    told(press("ana", "drop", "r1"))
    assert not OpenLoop.objects.exists()


def test_another_day_counts_once_the_one_who_waits_agrees() -> None:
    tell(REQUEST)
    moved = told(press("ana", "move", "r1", to="2026-04-20", says="the van is at the garage"))
    said = page("tom")
    assert "Is another day all right?" in said and "“the van is at the garage”" in said
    assert "Until you agree, 10 April 2026 holds." in said
    assert "another day" not in page("mia").lower()
    assert signed_in("mia").post(f"/waiting/{moved.id}/", {"verb": "confirm"}).status_code == 404
    agreed = signed_in("tom").post(f"/waiting/{moved.id}/", {"verb": "confirm"})
    assert isinstance(told(agreed).fact, LoopConfirmed)
    assert str(OpenLoop.objects.get().due) == "2026-04-20"
    assert "Is another day all right?" not in page("tom")


def test_what_is_still_to_do_stands_before_what_waits_for_another() -> None:
    tell(f'{REQUEST}\n2026-03-24  tom asked ana for "a second desk" by 2026-04-10 ^r2')
    tell("as ana\n2026-03-23  ana claimed ^r1")
    said = page("ana")
    assert said.index("a second desk") < said.index("a decision on the van")


def test_a_visit_with_somebody_waits_for_their_word() -> None:
    tell("as ana\n2026-03-24  ana visited acme with tom for 55 min ^v1")
    assert "Ana Ortiz visited Acme Tools with Tom Berg for 55 min" in page("tom")
    assert "Yes, it was so" in page("tom")
    assert "visited" not in page("ana"), "there is nothing left for her to do about it"
    assert who(told(press("tom", "confirm", "v1"))) == ("tom", "salesperson")


def test_trouble_a_customer_reports_falls_to_whoever_serves_them_and_those_above() -> None:
    tell('as acme/petra\n2026-03-24  acme/petra reported trouble "the hose leaks" ^t1')
    assert "the hose leaks" in page("tom")
    assert "the hose leaks" in page("ana")
    for other in ("mia", "nils", "bob"):
        assert "the hose leaks" not in page(other)
    assert who(told(press("tom", "claim", "t1"))) == ("tom", "salesperson")
    tell("2026-03-25  mia took over acme from tom")
    assert "the hose leaks" in page("mia")
    assert "the hose leaks" not in page("tom")


def test_whoever_left_or_went_to_another_team_is_no_longer_the_leaders_to_see_to() -> None:
    tell(BARRIER)
    assert "credit checks" in page("ana")
    tell("2026-03-30  tom joined as salesperson under bob")
    assert "credit checks" not in page("ana") and "credit checks" in page("bob")
    tell("2026-03-31  tom left")
    assert "credit checks" not in page("bob")


def test_a_salesperson_who_leads_by_now_speaks_as_a_leader_from_that_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tell(f"{GONE}\n{REQUEST}\nas ana\n2026-03-30  ana claimed ^r1")
    assert who(told(press("tom", "confirm", "b1"))) == ("tom", "salesperson")
    later = datetime(2026, 4, 6, 9, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: later)
    tell("2026-04-05  tom joined as leader", now=later)
    tell("2026-04-05  mia joined as salesperson under tom", now=later)
    assert who(told(press("tom", "confirm", "r1"))) == ("tom", "leader")
    tell('as mia\n2026-04-06  mia raised a barrier "no van" ^b2', now=later)
    assert "no van" in page("tom")


def test_twenty_thousand_letters_are_refused_and_kept() -> None:
    tell(GONE)
    much = "so much to say " * 1400
    refused = press("tom", "deny", "b1", says=much)
    assert refused.status_code == 409
    assert "that is 21,000 letters, and at most 2,000 are kept" in text(refused)
    assert much in refused.content.decode()


def test_scripts_in_words_are_only_words() -> None:
    tell(BARRIER.replace("credit checks take nine days", "<script>alert(1)</script>"))
    press("ana", "claim", "b1", says="<img src=x onerror=alert(2)>")
    body = signed_in("tom").get("/waiting/").content.decode()
    assert "<script>" not in body and "<img" not in body
    assert "&lt;img src=x" in body


def test_where_nobody_signs_in_the_page_is_the_first_leaders_and_says_how_others_get_theirs() -> None:
    tell(f"{REQUEST}\n{GONE}")
    said = text(Client().get("/waiting/"))
    assert "Nobody signs in here yet, so these are Ana Ortiz’s own." in said
    assert "a decision on the van" in said
    assert Client().post(f"/waiting/{named('b1')}/", {"verb": "confirm"}).status_code == 409
    assert told(Client().post(f"/waiting/{named('r1')}/", {"verb": "claim"})).by == party("ana")


def test_an_empty_page_says_what_would_fill_it() -> None:
    said = page("mia")
    assert "Nothing waits for Mia Lind, and Mia Lind waits for nothing." in said
    assert "A promise, a request or a barrier would stand here. Tell what happened" in said


def test_the_page_shows_fifty_and_says_how_many_more() -> None:
    for n in range(53):
        tell(
            f'as mia\n2026-03-02  mia raised a barrier "number {n}" ^n{n}\nas ana\n2026-03-04  ana claimed ^n{n}'
        )
    said = page("mia")
    assert "53 things wait for Mia Lind" in said.replace("Fifty-three", "53")
    assert said.count("Yes, it is done") == 50
    assert "3 more behind these; what has waited longest stands first." in said
