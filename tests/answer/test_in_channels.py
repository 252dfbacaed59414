"""The brief in Slack and Teams: in short, without anybody's words, and nothing that is not for all who read there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ridealong.answer.chatting import _without_words
from ridealong.answer.sending import due
from ridealong.people.chats import channels, notifier
from ridealong.people.chats.models import Channel, Note
from ridealong.people.letters.models import Letter
from tests.ledger import telling

MONDAY = datetime(2026, 3, 30, 8, tzinfo=UTC)
SLACK = "https://hooks.slack.com/services/T0000/B0000/abcdefghijklmnopqrst"
TEAMS = (
    "https://prod-01.westeurope.logic.azure.com:443/workflows/0ab/triggers/manual/paths/invoke?sig=Abc-9xQ4"
)
TOLD = """
as system
2026-02-02  acme bought for 1200 EUR from tom
as tom
2026-03-16  tom promised acme "a corrected invoice" by 2026-03-26 ^invoice
as mia
2026-03-10  mia asked ana for "a quiet room" by 2026-03-17 ^room
"""


@pytest.fixture(autouse=True)
def firm(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notifier, "installed", lambda: True)
    telling.tell(telling.CAST, door="cast", now=telling.BEFORE)
    telling.tell(TOLD, now=datetime(2026, 3, 20, 8, tzinfo=UTC))


def added(address: str = SLACK, *, only_me: bool = False) -> Channel:
    return channels.add(telling.party("ana"), address, only_me=only_me, now=MONDAY)


def test_in_her_own_channel_a_leader_reads_the_answer_what_to_do_and_where_the_page_is() -> None:
    added(only_me=True)
    assert due(MONDAY) == 1
    note = Note.objects.get()
    assert note.title == "The week of 30 March 2026, for Ana Ortiz"
    answer, *acts = note.text.splitlines()
    assert answer.startswith("Can’t tell yet. ")
    assert acts == ["1. Help Tom Berg keep a promise to Acme Tools", "2. Answer Mia Lind"]
    assert note.link.endswith("/brief/")


def test_where_others_read_what_is_not_for_the_whole_team_is_counted_and_not_told() -> None:
    """What Tom promised Acme is not for Mia, and what Mia asked for is not for Tom: neither stands there."""
    added()
    due(MONDAY)
    text = Note.objects.get().text
    assert "2 things to do are kept between those they concern." in text
    assert "Tom" not in text and "Mia" not in text and "Acme" not in text


def test_nobodys_words_stand_in_it() -> None:
    added(only_me=True)
    due(MONDAY)
    assert "invoice" not in Note.objects.get().text and "quiet room" not in Note.objects.get().text


def test_each_channel_is_told_once_a_week() -> None:
    added(), added(TEAMS)
    assert [due(MONDAY), due(MONDAY + timedelta(hours=1)), due(MONDAY + timedelta(days=2))] == [2, 0, 0]
    assert due(MONDAY + timedelta(days=7)) == 2


def test_a_channel_that_is_added_on_tuesday_still_gets_this_week() -> None:
    added()
    due(MONDAY)
    added(TEAMS)
    assert due(MONDAY + timedelta(days=1)) == 1


def test_a_quiet_week_is_quiet_there_too() -> None:
    bob = telling.party("bob")
    channels.add(bob, SLACK, only_me=True, now=MONDAY)
    assert due(MONDAY) == 0
    assert Letter.objects.get(party=bob).state == Letter.State.QUIET


def test_without_the_extra_nothing_waits_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    added()
    monkeypatch.setattr(notifier, "installed", lambda: False)
    assert due(MONDAY) == 0
    assert not Note.objects.exists()


def test_somebody_elses_quotation_in_an_act_is_left_out() -> None:
    assert _without_words("Keep or cut “the <Friday> round” with Tom", 80) == "Keep or cut “…” with Tom"
