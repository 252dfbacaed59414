"""Per-person views: off until the leader switches them on for everybody to see, and from then on only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from ridealong.people.accounts.models import Account, Lock
from tests.faces.web.people import House
from tests.faces.web.reading import text


def test_views_are_off_and_the_page_says_so(house: House) -> None:
    for who in ("ana", "tom"):
        assert "Per-person views are off" in house.reads(who, "/")
        assert "Per-person views are off" in house.reads(who, "/practices/serving/")


def test_switched_on_they_hold_for_what_happens_from_then_on(house: House) -> None:
    house.tell("as ana\n2026-03-01  ana switched per-person views on", now=datetime(2026, 3, 30, tzinfo=UTC))
    house.tell('as tom\n2026-03-30  tom promised acme "a visit" by 2026-04-03 ^new')
    assert "Tom Berg promised Acme Tools “a visit”" in house.reads("ana", "/moments/{new}/")
    assert "One of the team promised" in house.reads("ana", "/moments/{promise}/")
    assert "One of the team promised" in house.reads("dora", "/moments/{new}/")
    for who in ("ana", "tom"):
        assert "Per-person views are on since 30 March 2026" in house.reads(who, "/")


@pytest.mark.parametrize(
    "story",
    [
        "as rita\n2026-03-29  ana switched per-person views on",
        "as ana\n2026-03-29  ana switched per-person views on\n2026-03-30  ana switched per-person views off",
        'as ana\n2026-03-29  ana switched per-person views on ^slip\n2026-03-29  ana withdrew ^slip: "a slip"',
    ],
    ids=["in somebody else’s word", "switched off again", "taken back"],
)
def test_nothing_else_switches_them_on(house: House, story: str) -> None:
    house.tell(story, now=datetime(2026, 3, 29, tzinfo=UTC))
    house.tell('as tom\n2026-03-30  tom promised acme "a visit" by 2026-04-03 ^new')
    assert "One of the team promised" in house.reads("ana", "/moments/{new}/")
    assert "Per-person views are off" in house.reads("tom", "/")


def test_while_nobody_signs_in_the_page_says_that_every_name_is_read_at_the_machine(house: House) -> None:
    """And once somebody does, it is silent of that, for then it is not so."""
    once_they_do = (
        "Per-person views are off: once people sign in, what salespeople promise, give and recite reaches"
    )
    assert "reads every name" not in house.reads("ana", "/")
    assert "Per-person views are off: what salespeople promise" in house.reads("ana", "/")
    Account.objects.all().delete()
    Lock.objects.all().delete()
    for address in ("/", "/practices/serving/", "/brief/"):
        page = text(Client().get(address))
        assert "Nobody signs in yet, so whoever sits at this machine reads every name." in page
        assert once_they_do in page
    assert "Tom Berg promised Acme Tools" in text(Client().get(house.at("/moments/{promise}/")))
