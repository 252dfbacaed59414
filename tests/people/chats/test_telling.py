"""Notes are told once, tried again after a fault, and where they cannot be told their leader is told by letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from ridealong.people import parties as people
from ridealong.people.accounts.closing import erase
from ridealong.people.chats import channels, notifier
from ridealong.people.chats.addresses import Unfit
from ridealong.people.chats.models import Channel, Note
from ridealong.people.chats.notifier import NotTold, Said
from ridealong.people.chats.telling import put, tell_due
from ridealong.people.letters.models import Letter
from ridealong.people.letters.posting import AGAIN, GIVEN_UP
from tests.ledger import telling

NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)
SLACK = "https://hooks.slack.com/services/T0000/B0000/abcdefghijklmnopqrst"
SAID = Said("The week of 30 March 2026", "Not yet.\n1. See Acme", "https://ridealong.example/brief/")


@dataclass
class Chat:
    """A stand-in for Slack and Teams: it keeps what arrives, and fails as it is told to."""

    arrived: list[tuple[str, Said]] = field(default_factory=list)
    trouble: NotTold | None = None

    def tell(self, url: str, said: Said) -> None:
        if self.trouble:
            raise self.trouble
        self.arrived.append((url, said))


@pytest.fixture
def chat(db: None, monkeypatch: pytest.MonkeyPatch) -> Chat:
    telling.the_cast()
    kept = Chat()
    monkeypatch.setattr(notifier, "tell", kept.tell)
    monkeypatch.setattr(notifier, "installed", lambda: True)
    people.settle(telling.party("ana"), email="ana@firm.example")
    return kept


def channel(at: str = SLACK) -> Channel:
    return channels.add(telling.party("ana"), at, only_me=False, now=NOW)


def waiting() -> Note:
    put(channel(), SAID, key="brief 1", now=NOW)
    return Note.objects.get()


def again(of: Channel) -> Channel:
    of.refresh_from_db()
    return of


def test_what_waits_is_told_once_and_then_without_words(chat: Chat) -> None:
    note = waiting()
    assert (tell_due(NOW).told, tell_due(NOW).told) == (1, 0)
    ((url, said),) = chat.arrived
    assert url.startswith("slack://T0000/B0000/") and said == SAID
    note.refresh_from_db()
    assert (note.state, note.text) == ("told", "")
    assert again(note.channel).told_at == NOW


def test_two_at_once_tell_it_once(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one process is telling the first of two notes, another looks for what is due and tells the second."""
    put(waiting().channel, SAID, key="brief 2", now=NOW)

    def tell(url: str, said: Said) -> None:
        chat.arrived.append((url, said))
        if len(chat.arrived) == 1:
            assert tell_due(NOW).told == 1

    monkeypatch.setattr(notifier, "tell", tell)
    assert tell_due(NOW).told == 1
    assert len(chat.arrived) == 2


def test_what_a_dead_process_had_taken_is_told_by_another(chat: Chat) -> None:
    Note.objects.filter(pk=waiting().pk).update(state="leaving", taken_at=NOW)
    assert tell_due(NOW + timedelta(minutes=1)).told == 0
    assert tell_due(NOW + GIVEN_UP + timedelta(minutes=1)).told == 1


def test_a_passing_fault_is_shown_and_tried_again(chat: Chat) -> None:
    note = waiting()
    chat.trouble = NotTold("it could not be reached")
    assert tell_due(NOW).put_off == 1
    assert again(note.channel).trouble == "it could not be reached"
    assert tell_due(NOW + timedelta(minutes=1)).put_off == 0, "not before its time"
    chat.trouble = None
    assert tell_due(NOW + AGAIN[0]).told == 1
    assert again(note.channel).trouble == ""
    assert not Letter.objects.exists(), "nobody is bothered with what mended itself"


def told_by_letter() -> Letter:
    return Letter.objects.get(kind="channel")


def test_an_address_that_is_gone_is_given_up_and_told_by_letter(chat: Chat) -> None:
    note = waiting()
    chat.trouble = NotTold("no channel takes messages at this address any more", for_good=True)
    assert (tell_due(NOW).given_up, tell_due(NOW + timedelta(days=2)).given_up) == (1, 0)
    note.refresh_from_db()
    assert (note.state, note.text) == ("given up", "")
    letter = told_by_letter()
    assert (letter.address, letter.subject) == ("ana@firm.example", "Nothing arrives in Slack …qrst")
    assert "no channel takes messages at this address any more" in letter.text
    assert "/settings/brief/" in letter.text
    assert "abcdefghijkl" not in letter.text and "See Acme" not in letter.text


def test_a_fault_that_does_not_pass_is_given_up_in_the_end(chat: Chat) -> None:
    waiting()
    chat.trouble, now = NotTold("it could not be reached"), NOW
    for each in AGAIN:
        assert tell_due(now).put_off == 1
        now += each
    assert tell_due(now).given_up == 1
    assert "it could not be reached" in told_by_letter().text


def test_what_was_sealed_under_another_key_says_so(chat: Chat, settings: object) -> None:
    waiting()
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert tell_due(NOW).given_up == 1
    assert "sealed under another key" in told_by_letter().text


def test_without_the_extra_what_waits_goes_on_waiting(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    note = waiting()
    monkeypatch.setattr(notifier, "installed", lambda: False)
    tell_due(NOW)
    note.refresh_from_db()
    assert note.state == "waiting"


def test_the_same_address_twice_is_one_channel(chat: Chat) -> None:
    assert channel().pk == channel(f" {SLACK}").pk


def test_there_is_an_end_to_channels(chat: Chat) -> None:
    for at in range(channels.AT_MOST):
        channel(f"{SLACK}{at}")
    with pytest.raises(Unfit, match="5 channels"):
        channel(f"{SLACK}x")
    assert channel(f"{SLACK}0"), "one that is there can be said again"


def test_the_address_lies_sealed(chat: Chat) -> None:
    kept = channel()
    shown = " ".join(str(getattr(kept, each.name)) for each in Channel._meta.fields)
    assert "abcdefghijkl" not in shown and "T0000" not in shown
    assert str(kept) == "Slack …qrst"


def pressed_twice(try_out: Callable[[], None]) -> None:
    try_out()
    try_out()


def test_a_test_is_told_at_once_and_pressed_twice_is_told_once(chat: Chat) -> None:
    kept = channel()
    pressed_twice(lambda: channels.try_out(kept.person, kept.pk, now=NOW))
    ((_, said),) = chat.arrived
    assert said.title == "A test from Ridealong"
    assert again(kept).told_at == NOW


def test_somebody_elses_channel_is_not_tried_out_or_removed(chat: Chat) -> None:
    kept, bob = channel(), telling.party("bob")
    channels.try_out(bob, kept.pk, now=NOW)
    channels.remove(bob, kept.pk)
    assert chat.arrived == [] and Channel.objects.filter(pk=kept.pk).exists()
    waiting()
    channels.remove(kept.person, kept.pk)
    assert not Note.objects.exists(), "what waited for it goes too"


def test_of_somebody_forgotten_no_channel_stays(chat: Chat) -> None:
    erase(channel().person)
    assert not Channel.objects.exists()
