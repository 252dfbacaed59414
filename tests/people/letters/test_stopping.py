"""The link that stops letters of one kind: it says nothing, cannot be made up, and stops nothing else."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import UTC, datetime

import pytest

from ridealong.people.accounts.closing import erase
from ridealong.people.accounts.sealing import seal
from ridealong.people.letters.models import Letter, Unwanted
from ridealong.people.letters.stopping import NoSuchLink, go_on, person_in, stop, stopped_since, token_for
from ridealong.people.letters.writing import Draft, write
from tests.ledger import telling

NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def firm(db: None) -> None:
    telling.the_cast()


def letter(kind: str, who: str) -> Letter:
    draft = Draft(
        key=f"{kind} {who}", kind=kind, party=who, address="a@b.example", subject="s", text="t", html="<p>t"
    )
    return write(draft, now=NOW)


def test_a_link_leads_to_whom_it_was_made_for_and_tells_nobody() -> None:
    ana = telling.party("ana")
    token = token_for(ana, "brief")
    assert person_in(token, "brief") == ana
    hidden = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    assert ana.encode() not in hidden and b"brief" not in hidden
    assert token != token_for(ana, "brief"), "two letters cannot be seen to be to the same reader"


def test_a_link_for_one_kind_is_none_for_another() -> None:
    token = token_for(telling.party("ana"), "ask")
    with pytest.raises(NoSuchLink):
        person_in(token, "brief")


@pytest.mark.parametrize("guessed", ["guessed", "", "ü" * 50, "=" * 90, "A" * 132, "%00", "a b"])
def test_whatever_was_not_given_out_stops_nothing(guessed: str) -> None:
    with pytest.raises(NoSuchLink):
        person_in(guessed, "brief")


def test_a_link_that_was_changed_by_a_letter_stops_nothing() -> None:
    token = token_for(telling.party("ana"), "brief")
    other = "B" if token[40] == "A" else "A"
    with pytest.raises(NoSuchLink):
        person_in(token[:40] + other + token[41:], "brief")


def test_what_was_sealed_for_something_else_is_no_link() -> None:
    with pytest.raises(NoSuchLink):
        person_in(seal(telling.party("ana").encode()), "brief")


def test_it_takes_back_what_waits_of_this_kind_and_of_nobody_else() -> None:
    ana, bob = telling.party("ana"), telling.party("bob")
    mine, link, bobs = letter("brief", ana), letter("signing in", ana), letter("brief", bob)
    stop(ana, "brief", now=NOW)
    stop(ana, "brief", now=NOW)
    for each in (mine, link, bobs):
        each.refresh_from_db()
    assert (mine.state, mine.text, mine.html) == ("cancelled", "", "")
    assert (link.state, bobs.state) == ("waiting", "waiting")
    assert stopped_since(ana, "brief") == NOW and stopped_since(bob, "brief") is None
    go_on(ana, "brief")
    assert stopped_since(ana, "brief") is None


def test_of_somebody_forgotten_nothing_stays() -> None:
    ana = telling.party("ana")
    stop(ana, "brief", now=NOW)
    erase(ana)
    assert not Unwanted.objects.exists()
