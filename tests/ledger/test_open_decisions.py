"""The list of what waits for a word holds decisions that only a leader tells of, until the one they are for speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.ledger.catching_up import catch_up_after_migration
from ridealong.ledger.derived import every, rebuild
from ridealong.ledger.models import OpenLoop
from ridealong.ledger.owed import claims, owed_by, owed_to
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.moment import Moment
from tests.ledger.telling import NOW, attempt, named, party, read, recorder, tell
from tests.ledger.test_open_loops import a_ledger, listed

COSTS = "stakes 9 EUR, final, delay 1 EUR a week, study 1 EUR an hour"
PUT_UP = f"""
as ana
2026-03-02  ana put up "a van" for decision by 2026-03-06, {COSTS}, for tom ^d1:
    lease: 1 to 2 EUR
    rent: 0 to 1 EUR
"""
MADE = 'as ana\n2026-03-04  ana decided ^d1: "lease" ^m1'
SAID = "as tom\n2026-03-05  tom confirmed ^d1 ^c1"


def waits(whom: str = "tom") -> list[tuple[str, str | None]]:
    return [(each.opener, each.claim) for each in owed_to(party(whom))]


@pytest.mark.usefixtures("ledger")
def test_a_decision_waits_from_the_day_it_is_put_up_and_is_asked_about_once_it_is_made() -> None:
    tell(PUT_UP)
    assert (waits(), claims(NOW - timedelta(days=60))) == ([(named("d1"), None)], [])
    tell(MADE)
    assert waits() == [(named("d1"), named("m1"))]
    assert [each.opener for each in claims(NOW - timedelta(days=60))] == [named("d1")]
    assert owed_by(party("ana")) == [], "whoever put it up owes nothing"


@pytest.mark.parametrize("word", ["tom confirmed ^d1", "tom denied ^d1", "tom reviewed ^d1: came to 5 EUR"])
@pytest.mark.usefixtures("ledger")
def test_any_word_of_the_one_it_is_for_settles_it(word: str) -> None:
    tell(f"{PUT_UP}{MADE}\nas tom\n2026-03-05  {word}")
    assert waits() == []


@pytest.mark.usefixtures("ledger")
def test_what_somebody_else_writes_down_of_him_settles_nothing() -> None:
    tell(
        f"{PUT_UP}{MADE}\nas rita\n2026-03-05  tom confirmed ^d1\nas ana\n2026-03-05  tom reviewed ^d1: came to 5 EUR"
    )
    assert waits() == [(named("d1"), named("m1"))]


@pytest.mark.usefixtures("ledger")
def test_a_word_before_the_choice_leaves_the_choice_waiting() -> None:
    tell(f"{PUT_UP}as tom\n2026-03-03  tom confirmed ^d1")
    assert waits() == []
    tell(MADE, now=NOW + timedelta(hours=1))
    assert waits() == [(named("d1"), named("m1"))]


@pytest.mark.usefixtures("ledger")
def test_a_choice_rewritten_after_the_word_needs_another() -> None:
    tell(f"{PUT_UP}{MADE}\n{SAID}")
    (again,) = read('as ana\n2026-03-04  ana decided ^d1: "rent"')
    record([replace(again, corrects=named("m1"))], by=SYSTEM, door="tell", now=NOW + timedelta(hours=1))
    assert waits() == [(named("d1"), again.id)]


@pytest.mark.usefixtures("ledger")
def test_taking_the_word_or_the_choice_back_is_followed() -> None:
    tell(f"{PUT_UP}{MADE}\n{SAID}")
    withdraw(named("c1"), why="too early", by=recorder("tom"), door="web", now=NOW)
    assert waits() == [(named("d1"), named("m1"))]
    withdraw(named("m1"), why="not yet", by=recorder("ana"), door="web", now=NOW)
    assert waits() == [(named("d1"), None)]
    withdraw(named("d1"), why="a slip", by=recorder("rita"), door="web", now=NOW)
    assert waits() == []


@pytest.mark.usefixtures("ledger")
def test_nobody_is_asked_about_their_own_nor_of_what_a_salesperson_put_up_before_it_is_decided() -> None:
    tell(PUT_UP.replace("for tom", "for ana"))
    assert waits("ana") == []
    tell(PUT_UP.replace("ana", "tom").replace("for tom", "for mia").replace("^d1", "^d2"))
    assert waits("mia") == [], "that it was put up is more than the leader’s word"
    tell('as tom\n2026-03-04  tom decided ^d2: "lease" ^m2')
    assert waits("mia") == [(named("d2"), named("m2"))]
    tell("as mia\n2026-03-05  mia confirmed ^d2")
    assert waits("mia") == []


@pytest.mark.usefixtures("ledger")
def test_a_contact_speaks_for_their_customer_as_long_as_they_do() -> None:
    tell(
        f"{PUT_UP}{MADE}".replace("for tom", "for acme")
        + "\nas acme/petra\n2026-03-05  acme/petra confirmed ^d1"
    )
    assert waits("acme") == []
    (met,) = read('2026-03-06  acme/petra became known as "Petra Lang"')
    assert isinstance(met.fact, CustomerMet)
    moved = replace(met, id="petra-moved", fact=replace(met.fact, speaks_for=party("bolt")))
    record([moved], by=SYSTEM, door="import:9", now=NOW)
    assert waits("acme") == [(named("d1"), named("m1"))]


@pytest.mark.usefixtures("ledger")
def test_an_older_ledger_finds_its_decisions_when_it_is_brought_up_to_date() -> None:
    tell(f"{PUT_UP}{MADE}")
    before = listed()
    OpenLoop.objects.all().delete()
    catch_up_after_migration()
    assert listed() == before != []


# ---- the law ----

LINES = (
    ("ana", 'ana decided ^{d}: "lease"'), ("ana", 'ana decided ^{d}: "rent"'), ("tom", 'tom decided ^{d}: "rent"'),
    ("tom", "tom confirmed ^{d}"), ("acme/petra", "acme/petra denied ^{d}"), ("tom", "tom denied ^{d}"),
    ("acme/petra", "acme/petra reviewed ^{d}: came to 3 EUR"), ("ana", "tom confirmed ^{d}"),
    ("ana", "ana studied ^{d} for 2 h"),
)  # fmt: skip


@pytest.mark.django_db
@given(st.data())
def test_whatever_happens_the_list_is_what_reading_everything_again_makes(data: st.DataObject) -> None:
    with a_ledger():
        for n, whom in enumerate(["tom", "acme"]):
            tell(PUT_UP.replace("^d1", f"^d{n}").replace("for tom", f"for {whom}"))
        for step in range(data.draw(st.integers(1, 6), label="what followed")):
            _one_more(data, NOW + timedelta(minutes=step * data.draw(st.integers(0, 1))))
        before = listed()
        rebuild()
        assert listed() == before


def _one_more(data: st.DataObject, now: datetime) -> None:
    told = {moment.id: moment for _, moment in every() if moment.door != "cast"}
    if data.draw(st.integers(0, 3)) == 0:
        withdraw(
            data.draw(st.sampled_from(sorted(told))), why="a slip", by=recorder("rita"), door="web", now=now
        )
        return
    old = told[data.draw(st.sampled_from(sorted(told)))]
    if data.draw(st.integers(0, 3)) == 0:
        new = Moment(
            id=f"c{len(told)}",
            fact=_about_the_other(old),
            corrects=old.id,
            happened_at=datetime(2026, 3, 9, tzinfo=UTC),
        )
        record([new], by=recorder("rita"), door="web", now=now)
        return
    by, line = data.draw(st.sampled_from(LINES))
    day = data.draw(st.integers(2, 9))
    attempt(f"as {by}\n2026-03-0{day}  {line.format(d=data.draw(st.sampled_from(['d0', 'd1'])))}", now=now)


def _about_the_other(old: Moment) -> object:
    """Where it points at a decision, its correction points at the other one."""
    other = {named("d0"): named("d1"), named("d1"): named("d0")}
    name = next((each for each in ("decision", "of") if getattr(old.fact, each, None) in other), "")
    return replace(old.fact, **{name: other[getattr(old.fact, name)]}) if name else old.fact
