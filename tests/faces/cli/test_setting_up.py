"""Beginning with a name and an address that can be used, and settling both for anybody later."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.moments.kinds.roster import PersonJoined
from ridealong.moments.moment import Moment, on_day
from ridealong.people import parties as people


def settled(handle: str) -> tuple[str, str]:
    party = people.find(handle)
    return str(people.zone_of(party.id)), people.email_of(party.id)


@pytest.mark.parametrize(
    "address",
    ["ana", "ana@", "@example.com", "ana@example", "ana ortiz@example.com", '"ana"@example.com', "ana@localhost",
     "ana@example.com\nbcc: all@example.com", f"{'a' * 250}@example.com", " "],
)  # fmt: skip
def test_an_address_nobody_could_write_to_is_wrong_usage_and_nothing_is_made(ridealong, address):
    begun = ridealong("init", "--leader", "Ana Ortiz", "--email", address)
    assert begun.code == 2
    assert "mail address" in begun.err or "quotation mark" in begun.err
    assert people.find("ana-ortiz") is None


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("   ", "a leader needs a name"),
        ("A" * 201, "a name has at most 200 characters; this one has 201"),
        ("Ana\nOrtiz", "a name is one line of letters"),
        ("Ana\x1b[31m", "a name is one line of letters"),
    ],
)
def test_a_name_that_is_none_is_refused_and_nothing_is_made(ridealong, name, why):
    begun = ridealong("init", "--leader", name)
    assert (begun.code, why in begun.err) == (1, True)
    assert ridealong("answer").code == 1


def test_a_long_name_or_handle_in_a_sentence_is_refused_too(ana):
    told = ana("tell", f'2026-03-03 zoe joined as salesperson called "{"Z" * 201}"')
    assert (told.code, "a name has at most 200 characters" in told.err) == (1, True)
    told = ana("tell", f'2026-03-03 nova became known as "{"N" * 201}"')
    assert (told.code, "a name has at most 200 characters" in told.err) == (1, True)
    told = ana("tell", f'2026-03-03 {"z" * 151} joined as salesperson called "Zoe"')
    assert (told.code, "a handle has at most 150 characters" in told.err) == (1, True)


def test_anybody_may_settle_their_zone_and_their_address(ana):
    told = ana("settle", "mia", "--zone", "Asia/Kathmandu", "--email", " mia@example.com ")
    assert (told.code, told.out) == (0, "mia: days are counted in Asia/Kathmandu; mia@example.com.\n")
    assert settled("mia") == ("Asia/Kathmandu", "mia@example.com")


def test_one_is_settled_without_touching_the_other(ana):
    ana("settle", "ana-ortiz", "--email", "ana@example.com")
    assert settled("ana-ortiz") == ("Europe/Vienna", "ana@example.com")
    ana("settle", "ana-ortiz", "--zone", "Europe/Berlin")
    assert settled("ana-ortiz") == ("Europe/Berlin", "ana@example.com")
    ana("settle", "ana-ortiz", "--email", "")
    assert ana("settle", "ana-ortiz").out == (
        "ana-ortiz: days are counted in Europe/Berlin; no mail address.\n"
    )


def test_what_was_settled_is_what_their_sentences_are_read_by(ana):
    ana("settle", "tom", "--zone", "Asia/Tokyo")
    told = ana("tell", "2026-03-03 09:00 tom spent 1 h inside", "--as", "tom")
    assert "2026-03-03 00:00Z" in ana("show", "--id", told.err.removeprefix("kept as ").strip()).out


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("toom", "--zone", "UTC"), 1, "nobody here is called toom; did you mean tom?"),
        (("acme", "--zone", "UTC"), 1, "acme is a customer"),
        (("tom", "--zone", "Europe/Atlantis"), 2, "is no time zone"),
        (("tom", "--email", "tom"), 2, "is no mail address"),
    ],
)
def test_what_cannot_be_settled_says_why(ana, words, code, why):
    told = ana("settle", *words)
    assert (told.code, why in told.err.replace("\n", " ").replace("│ ", "")) == (code, True), told.err


def test_of_the_forgotten_nothing_is_settled_any_more(ana):
    forgotten = ana("show", "--who", "tom", "--kind", "person.joined", "--json").document[0]["names"][0]
    assert forgotten == "tom"
    ana("forget", "tom", "--yes")
    handle = ana("show", "--kind", "person.joined", "--json").document[1]["names"][0]
    told = ana("settle", handle, "--email", "tom@example.com")
    assert (told.code, "was forgotten" in told.err) == (1, True)


def test_another_leader_who_settles_something_does_not_become_the_first(ana):
    """Whoever a ledger was begun for is meant where nobody is named, whatever others settle."""
    abe = PersonJoined(who="0-abe", role="leader", name="Abe Lund", handle="abe")
    earlier = Moment(id="0-abe", fact=abe, happened_at=on_day(date(2024, 1, 1)), all_day=True)
    record([earlier], by=SYSTEM, door="test", now=datetime.now(UTC))
    ana("settle", "abe", "--zone", "Europe/Oslo")
    assert ana("answer", "--json").document["leader"] == "ana-ortiz"
