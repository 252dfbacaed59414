"""A reader reads the kinds it says it reads, and of each kind something hangs on it."""

from __future__ import annotations

import pytest

from ridealong.moments.evidence import Evidence
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.kinds.strategy import StandardSet
from ridealong.practices.registry import PRACTICES, READERS, READS
from tests.practices.weekly import every_week, told
from tests.stories import story

A_BIT_OF_EVERYTHING = """
{mon}  tom promised acme "a proof" by {wed} ^p{i}
{mon}  tom asked ana for "a demo van" by {thu} ^r{i}
{tue}  ana visited acme with tom for 55 min ^v{i}
{tue}  tom raised a barrier "number {i}" found on ^v{i} ^b{i}
{tue}  acme bought for 100.00 EUR from tom
{tue}  tom warned acme "the resin is short"
{wed}  new-{i} came through acme
{wed}  acme graded tom: listens meets
{wed}  ana spent 3 h in the field with tom
{mon}  mia noticed that everybody "closes on Saturdays", disliked by bolt ^n{i}
{mon}  mia started a try "open {i}", smallest "one Saturday", opposite of ^n{i}, judge by {fri} ^y{i}
{tue}  tom challenged the origin of ^y{i}: opposite
{wed}  mia showed ^y{i} to bolt
{thu}  bolt ended ^y{i} kept: "good"
{mon}  mia learned "fact {i}" from bolt: ask "what?", key "that" ^l{i}
{tue}  mia recalled ^l{i}
{wed}  mia applied ^l{i} with bolt: "a call"
{thu}  mia taught ^l{i} to tom
{mon}  ana adopted the game plan from {mon}:
    whom we serve: printers
    customers acme
    - keep printers
{mon}  ana adopted the pay plan "one" from {mon}:
    component: commission on all deals
{tue}  tom named priorities "keep printers"; own part "Saturday rounds"
{tue}  tom named a tactic "a fair"
{tue}  tom opened a deal with acme "drums" ^d{i}
{tue}  tom opened a deal with acme "cans" ^e{i}
{tue}  tom let ^e{i} go, sent acme to "Harbour", told them "theirs is faster" ^g{i}
{wed}  acme confirmed ^g{i}
{thu}  ^d{i} was won for 100.00 EUR
{mon}  ana put up "it" for decision by {fri}, stakes 9 EUR, final, COSTS, for tom ^c{i}:
    lease: 0 to 900 EUR
    rent: 0 to 600 EUR
{tue}  tom studied ^c{i} for 1 h
{wed}  ana decided ^c{i}: "lease"
{thu}  tom reviewed ^c{i}: came to 500 EUR
""".replace("COSTS", "delay 1 EUR a week, study 2 EUR an hour")


A_QUIET_TIME = """
{mon}  pulse of ana was answered by 6 of 8: listens 2 met ^u{i}
{tue}  ana discussed ^u{i} with tom
"""


class Watched(Evidence):
    """Evidence that remembers what it was asked for."""

    def kind(self, kind):
        asked.add(kind)
        return super().kind(kind)

    @property
    def purchases(self):
        asked.add(CustomerBought)
        return super().purchases


asked: set[type[Fact]] = set()
FOR_ALL = {StandardSet, MomentWithdrawn}
"""What every reader may ask for, without saying so."""


@pytest.mark.parametrize("key", READERS)
def test_a_reader_reads_what_it_declares(key):
    asked.clear()
    for lines in (A_BIT_OF_EVERYTHING, A_QUIET_TIME):
        evidence = story(told(every_week(lines, 13), close="2026-04-06"))
        READERS[key](
            Watched(leader="ana", zone=evidence.zone, as_of=evidence.as_of, moments=evidence.moments)
        )
    assert asked - FOR_ALL == set(READS[key])


def test_every_reader_is_a_practice_and_declares_its_kinds():
    assert set(READERS) == set(READS) == {practice.key for practice in PRACTICES}


@pytest.mark.parametrize("key", READERS)
def test_nothing_told_is_nothing_seen(key):
    evidence = story('2026-03-02  acme said "good morning"')
    reading = READERS[key](evidence)
    assert reading.says == "Nothing seen yet."
    assert [(sign.n, sign.events, sign.probability) for sign in reading.signs] == [(0, 0, None)] * len(
        reading.signs
    )
