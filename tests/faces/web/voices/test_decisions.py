"""A decision waits for the one it is for: they say on their page, or by a link, that it stood so; then it counts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from ridealong.doors.voices import links
from ridealong.ledger.models import OpenLoop
from ridealong.ledger.recall import Scope, recall
from ridealong.moments.kinds.loops import LoopConfirmed
from ridealong.practices.reading import Sign
from ridealong.practices.trenches import study
from tests.faces.web.conftest import text
from tests.faces.web.voices.clients import page, press, told, who
from tests.ledger.telling import ledger_size, named, party, tell

COSTS = "stakes 900 EUR, final, delay 1 EUR a week, study 9 EUR an hour"
PUT_UP = f"""
as ana
2026-03-25  ana put up "a van" for decision by 2026-03-27, {COSTS}, for {{}} ^d1:
    lease: 100 to 200 EUR
    rent: 0 to 100 EUR
"""
MADE = f'{PUT_UP}2026-03-26  ana decided ^d1: "lease"'
FOR_TOM, FOR_ACME = MADE.format("tom"), MADE.format("acme")


def on_time() -> Sign:
    evidence = recall(Scope.of_leader(party("ana")), until=date(2026, 4, 6), zone=UTC)
    return study.read(evidence).sign("on_time")


def test_one_tap_after_the_choice_and_study_counts_it() -> None:
    tell(FOR_TOM)
    assert (on_time().n, len(on_time().aside)) == (0, 1)
    said = page("tom")
    assert "One decision waits for Tom Berg: nobody else can say that it stood so." in said
    assert "Ana Ortiz put up “a van” for decision by 27 March 2026, stakes 900 EUR" in said
    assert "“lease” Ana Ortiz said on 26 March 2026 how it was decided." in said
    confirmed = told(press("tom", "confirm", "d1", says="as she says"))
    assert (who(confirmed), type(confirmed.fact)) == (("tom", "salesperson"), LoopConfirmed)
    assert (on_time().k, on_time().n, on_time().aside) == (1, 1, ())
    assert "Did it stand so?" not in page("tom")


def test_a_no_is_a_miss() -> None:
    tell(FOR_TOM)
    told(press("tom", "deny", "d1"))
    assert (on_time().k, on_time().n) == (0, 1)
    assert "Nothing waits for Tom Berg" in page("tom")


def test_it_stands_there_before_it_is_made_and_again_afterwards() -> None:
    tell(PUT_UP.format("tom"))
    assert "Told by Ana Ortiz on 25 March 2026, due since 27 March 2026. Overdue." in page("tom")
    told(press("tom", "confirm", "d1"))
    assert "Nothing waits for Tom Berg" in page("tom")
    tell('as ana\n2026-04-01 10:00  ana decided ^d1: "lease"', now=datetime(2026, 4, 1, 10, tzinfo=UTC))
    assert "One decision waits for Tom Berg" in page("tom")


def test_whoever_put_it_up_owes_nothing_and_cannot_say_it_themselves() -> None:
    tell(FOR_TOM)
    assert "a van" not in page("ana")
    assert press("ana", "confirm", "d1").status_code == 404


@pytest.mark.parametrize("whose", ["mia", "nils", "bob", "rita"])
def test_a_decision_for_somebody_else_is_nobodys_to_answer(whose: str) -> None:
    tell(FOR_TOM)
    before = ledger_size()
    assert "a van" not in page(whose)
    assert press(whose, "confirm", "d1").status_code == 404
    assert ledger_size() == before


@pytest.mark.parametrize("verb", ["claim", "drop", "move"])
def test_it_is_confirmed_or_denied_and_nothing_else(verb: str) -> None:
    tell(FOR_TOM)
    refused = press("tom", verb, "d1", to="2026-05-01", says="not mine")
    assert "a decision is made, not claimed, moved or dropped; it can be confirmed or denied" in text(refused)
    assert "not mine" in text(refused)


def test_a_customer_says_it_by_a_link_and_never_reads_what_is_at_stake() -> None:
    tell(FOR_ACME)
    link = f"/word/{links.link_for(party('acme/petra'), named('d1'), now=timezone.now())}/"
    said = text(Client().get(link))
    assert (
        "Was it so? Ana Ortiz put up “a van” to be decided by 27 March 2026, and says that it is for you."
        in said
    )
    assert "Ana Ortiz said on 26 March 2026 how it was decided: “lease”." in said
    assert "Your answer goes to Ana Ortiz and their team, with your name." in said
    assert "900" not in said and "100" not in said
    assert "You said that it was so." in text(Client().post(link, {"word": "yes"}))
    assert (on_time().k, on_time().n) == (1, 1)
    assert not OpenLoop.objects.exists()


def test_a_link_to_what_has_been_said_meanwhile_asks_nothing() -> None:
    tell(FOR_ACME)
    link = f"/word/{links.link_for(party('acme/petra'), named('d1'), now=timezone.now())}/"
    tell("as acme/petra\n2026-03-30  acme/petra confirmed ^d1")
    assert "this has been settled, or taken back, in the meantime" in text(Client().get(link))
