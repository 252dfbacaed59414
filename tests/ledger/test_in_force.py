"""What was in force stays so for the weeks it was: another plan, pay plan or statement is told anew, from its day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from tests.ledger.telling import named, read, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")
TOLD = datetime(2026, 3, 2, 9, tzinfo=UTC)
SOON, LATER = TOLD + timedelta(hours=20), TOLD + timedelta(days=9)
PLAN = "2026-03-02  ana adopted the game plan from 2026-03-02 ^x:\n    whom we serve: near us\n    in Graz"
PAY = '2026-03-02  ana adopted the pay plan "one" from 2026-03-02 ^x:\n    component: bonus on all deals'
SAID = '2026-03-02  ana stated "we come at night" from 2026-03-02 ^x:\n    - we come at night'
EACH = pytest.mark.parametrize(
    ("sentence", "called", "instead"),
    [
        (PLAN, "a game plan", "adopt another, which counts from the day you say so"),
        (PAY, "a pay plan", "adopt another, which counts from the day you say so"),
        (SAID, "a statement", "state it anew, which counts from the day you say so"),
    ],
    ids=["plan", "pay", "statement"],
)


def corrected(sentence: str, now: datetime, who: str = "ana") -> str:
    (moment,) = read(f"as {who}\n{sentence}")
    told = replace(moment, corrects=named("x"), label=None)
    return record([told], by=recorder(who), door="cli", now=now)[0].why


def back(now: datetime, who: str = "ana") -> str:
    return withdraw(named("x"), why="a slip", by=recorder(who), door="cli", now=now).why


@EACH
def test_it_is_neither_rewritten_nor_taken_back_once_it_has_stood_for_a_day(
    sentence: str, called: str, instead: str
) -> None:
    tell(f"as ana\n{sentence}", now=TOLD)
    why = f"{called} is {{}} once it has stood for a day; it was in force; {instead}"
    assert corrected(f"{sentence} and far", LATER) == why.format("corrected in its words only,")
    assert back(LATER) == why.format("not taken back")
    assert tell(f"as ana\n{sentence.replace(' ^x', '')} and far", now=LATER), "what it says can be said"


@EACH
def test_a_slip_is_mended_on_the_day(sentence: str, called: str, instead: str) -> None:
    tell(f"as ana\n{sentence}", now=TOLD)
    assert corrected(f"{sentence} and far", SOON) == ""
    assert back(SOON) == ""


@EACH
def test_a_keeper_mends_it_later(sentence: str, called: str, instead: str) -> None:
    tell(f"as ana\n{sentence}", now=TOLD)
    assert corrected(f"{sentence} and far", LATER, "rita") == back(LATER, "rita") == ""
