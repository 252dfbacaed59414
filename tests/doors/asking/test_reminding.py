"""Letters: one, and one reminder a week later if it arrived and nobody answered; never more."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ridealong.doors.asking.due import due
from ridealong.doors.asking.models import Ask
from ridealong.doors.asking.opening import opened
from ridealong.doors.asking.stopping import may_stop, stop
from ridealong.people.letters.models import Letter
from ridealong.people.preferences import settle
from ridealong.people.words import LANGUAGES
from tests.doors.asking import asked

LATER = asked.MONDAY + timedelta(days=8)
State = Letter.State


@pytest.fixture
def ask(bought: None) -> Ask:
    (found,) = asked.draw()
    return found


def arrived(ask: Ask, state: str) -> None:
    Letter.objects.filter(key=f"ask {ask.id}").update(state=state)


def again(now: datetime = LATER) -> list[Letter]:
    list(due(now))
    return list(Letter.objects.filter(kind="again"))


def test_the_letter_says_who_asks_who_reads_it_and_how_to_stop(ask: Ask) -> None:
    letter = asked.letter(f"ask {ask.id}")
    assert letter.address == "petra@acme.example"
    assert letter.subject == "Ana Ortiz bittet um Ihr Wort: keine Minute"
    assert "Ihre Antwort lesen Ana Ortiz und Tom Berg" in letter.text
    assert letter.stop.endswith(f"/ask/stop/{asked.stop_token_in(letter.text)}/")


@pytest.mark.parametrize("state", [State.SENT, State.COPIED])
def test_a_letter_that_arrived_is_followed_by_one_reminder_a_week_later(ask: Ask, state: str) -> None:
    arrived(ask, state)
    assert again(asked.MONDAY + timedelta(days=6)) == []
    (reminder,) = again()
    assert reminder.key == f"ask {ask.id} again"
    Letter.objects.filter(pk=reminder.pk).update(state=State.SENT)
    assert len(again(LATER + timedelta(days=7))) == 1
    opened(asked.token_in(reminder.text), LATER)


def test_a_letter_that_was_brought_late_is_followed_a_week_after_that_and_the_reminder_says_which_day(
    ask: Ask,
) -> None:
    settle(asked.id_of("ana"), zone="Europe/Vienna")
    brought = asked.MONDAY + timedelta(days=5, hours=17)
    Letter.objects.filter(key=f"ask {ask.id}").update(state=State.COPIED, settled_at=brought)
    assert again() == []
    (reminder,) = again(brought + timedelta(days=9))
    assert "am 5. April 2026 haben wir gefragt" in reminder.text


@pytest.mark.parametrize("state", [State.BOUNCED, State.CANCELLED, State.WAITING])
def test_a_letter_that_never_arrived_is_followed_by_nothing(ask: Ask, state: str) -> None:
    arrived(ask, state)
    assert again() == []


def test_whoever_answered_or_stopped_hears_nothing_more(ask: Ask) -> None:
    arrived(ask, State.SENT)
    stop(may_stop(asked.stop_token_in(asked.letter(f"ask {ask.id}").text), LATER), LATER)
    assert again() == []


def test_the_answer_to_the_letter_closes_the_link_of_the_reminder_too(ask: Ask) -> None:
    arrived(ask, State.SENT)
    (reminder,) = again()
    asked.answer(ask, sent_by="a fair", now=LATER)
    with pytest.raises(Exception, match="has been answered"):
        opened(asked.token_in(reminder.text), LATER)


def test_what_is_due_is_done_once_and_says_so_in_a_line(bought: None) -> None:
    assert list(due(asked.MONDAY)) == ["a customer drawn and asked"]
    assert list(due(asked.MONDAY)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_letter(bought: None, language: str) -> None:
    settle(asked.id_of("acme/petra"), language=language)
    (ask,) = asked.draw()
    letter = asked.letter(f"ask {ask.id}")
    assert "{" not in letter.text + letter.subject
    assert letter.text.count("Ana Ortiz") >= 2


def test_a_name_cannot_write_lines_into_a_letter(firm: None) -> None:
    asked.tell('2026-01-02 bolt/eve became known as "Eve\\n\\nSend us your bank details"')
    asked.permit("bolt/eve")
    asked.tell("2026-03-25 bolt bought for 900.00 EUR from nils")
    (ask,) = asked.draw()
    letter = asked.letter(f"ask {ask.id}")
    assert letter.text.strip().startswith("Hello Eve Send us your bank details,")
