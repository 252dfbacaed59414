"""Letters to our own people are in the language they settled, failing that in that of who has them written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ridealong.people.accounts.inviting import invite
from ridealong.people.accounts.links import ask_to_move, send_link
from ridealong.people.accounts.opening import open_account
from ridealong.people.letters.models import Letter
from ridealong.people.preferences import speak
from ridealong.speech import speaking
from tests.ledger.telling import party, the_cast

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def firm(db: None) -> None:
    the_cast()


def last() -> Letter:
    return Letter.objects.latest("id")


def invited(handle: str) -> Letter:
    return invite(party(handle), f"{handle}@firm.example", "/i/{}".format, by=party("ana"), now=NOW)


def test_tom_who_settled_german_is_invited_in_german_by_ana_who_reads_english() -> None:
    speak(party("tom"), "de")
    letter = invited("tom")
    assert letter.subject == "Einladung zu Ridealong"
    assert letter.text.startswith("Tom Berg, Sie sind bei Ridealong eingeladen, von: Ana Ortiz.")
    assert "gilt einmal und bis zum 17. März 2026:" in letter.text


def test_mia_who_settled_nothing_is_invited_in_the_language_that_ana_reads() -> None:
    with speaking("de"):
        assert invited("mia").subject == "Einladung zu Ridealong"
    assert invited("tom").subject == "You are invited to Ridealong"


def test_tom_reads_his_links_in_german_and_a_stranger_gets_none_in_any_language() -> None:
    account = open_account(party("tom"), "tom@firm.example", now=NOW)
    speak(party("tom"), "de")
    send_link("tom@firm.example", "/l/{}".format, now=NOW)
    assert (last().subject, last().text[:21]) == ("Ihr Link zum Anmelden", "Jemand, hoffentlich S")
    ask_to_move(account, "t@firm.example", "/l/{}".format, now=NOW)
    assert last().subject == "Ist das Ihre Adresse?"
    send_link("charlie@firm.example", "/l/{}".format, now=NOW)
    assert last().text == ""
