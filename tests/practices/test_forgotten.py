"""Nobody is sent to somebody who was forgotten: the next best act is named, or the act without the name."""

from __future__ import annotations

from dataclasses import replace

from ridealong.practices.customers import serving
from ridealong.practices.employees import care, field
from tests.stories import story

PROMISES = """
2026-03-02  acme bought for 900.00 EUR from tom
2026-03-02  bolt bought for 100.00 EUR from mia
2026-03-20  tom promised acme "an invoice" by 2026-03-27 ^p1
2026-03-20  mia promised bolt "a drum" by 2026-03-27 ^p2
close of period 2026-03-30
"""
WAITING = """
2026-03-02  tom asked ana for "a van" by 2026-03-06 ^r1
2026-03-03  mia asked ana for "a desk" by 2026-03-06 ^r2
2026-03-03  ana spent 3 h in the field with mia | by system as system
close of period 2026-03-30
"""
RHYTHM = "\n".join(
    f"2026-0{month}-0{day}  {who} bought for {price}.00 EUR from {seller}"
    for month, day in ((1, 1), (1, 5), (1, 9), (2, 2))
    for who, price, seller in (("acme", 900, "tom"), ("bolt", 100, "mia"))
)


def without(told: str, *forgotten: str):
    return replace(story(told), forgotten=frozenset(forgotten))


def test_a_promise_to_a_customer_who_was_forgotten_gives_way_to_the_next():
    assert serving.read(without(PROMISES)).next_step.says == "Help Tom keep a promise to Acme"
    assert serving.read(without(PROMISES, "acme")).next_step.says == "Help Mia keep a promise to Bolt"
    assert serving.read(without(PROMISES, "acme", "bolt")).next_step is None


def test_a_promise_by_somebody_who_was_forgotten_is_still_owed_and_nobody_is_named():
    step = serving.read(without(PROMISES, "tom")).next_step
    assert (step.says, step.why) == ("See to a promise to Acme", "It was due 27 March")
    assert (step.who, step.confirmed_by, step.about) == (None, "acme", ("p1",))


def test_a_promise_to_one_who_speaks_for_a_customer_is_owed_to_the_customer():
    told = PROMISES.replace("promised acme", "promised acme/petra")
    step = serving.read(without(told, "acme/petra")).next_step
    assert (step.says, step.why) == ("Help Tom keep a promise to Acme", "It was due 27 March")


def test_a_rhythm_broken_by_a_customer_who_was_forgotten_is_nobodys_errand():
    told = f"{RHYTHM}\nclose of period 2026-05-04"
    assert serving.read(without(told)).next_step.says == "See Acme"
    step = serving.read(without(told, "acme", "mia")).next_step
    assert (step.says, step.who) == ("See Bolt", None)


def test_an_answer_to_somebody_who_was_forgotten_gives_way_to_the_next():
    assert care.read(without(WAITING)).next_step.says == "Answer Tom"
    assert care.read(without(WAITING, "tom")).next_step.says == "Answer Mia"
    assert care.read(without(WAITING, "tom", "mia")).next_step is None


def test_nobody_rides_with_somebody_who_was_forgotten():
    assert field.read(without(WAITING)).next_step.says == "Ride with Tom"
    assert field.read(without(WAITING, "tom")).next_step.says == "Ride with Mia"
    assert field.read(without(WAITING, "tom", "mia")).next_step is None
