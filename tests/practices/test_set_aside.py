"""What only the leader says of the leader changes nothing but the share of other voices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.answer.compose import compose
from ridealong.moments.kinds.difference import PropositionStated
from ridealong.moments.kinds.loops import LoopClaimed, LoopMoved, Verb
from ridealong.moments.kinds.roster import CustomerServed, PersonJoined
from ridealong.moments.kinds.strategy import PayPlanAdopted, PlanAdopted, StandardSet
from ridealong.moments.moment import Voice
from ridealong.practices.registry import READERS
from tests.practices.weekly import every_week, told
from tests.stories import story

COSTS = "delay 1 EUR a week, study 2 EUR an hour"
TRUE = """
{mon}  tom promised acme "a proof" by {wed} ^p{i}
{wed}  tom claimed ^p{i}
{thu}  acme confirmed ^p{i}
{mon}  mia promised bolt "samples" by {wed} ^q{i}
{tue}  mia warned bolt "the resin is short"
{mon}  tom asked ana for "a demo van" by {thu} ^r{i}
{mon}  mia raised a barrier "number {i}" ^b{i}
{fri}  new-{i} came through acme
{fri}  acme bought for 100.00 EUR from tom
{tue}  ana visited acme with tom for 55 min ^v{i} | by system as system
{tue}  ana spent 3 h inside | by system as system
{mon}  tom opened a deal with acme "drums" ^deal{i}
{thu}  ^deal{i} was won for 100.00 EUR | by tom as salesperson
{thu}  mia spent 1 h with customers with bolt
{fri}  tom named priorities "keep printers", "weekends"; own part "Saturday rounds"
{mon}  ana put up "it" for decision by {fri}, stakes 9 EUR, final, COSTS, for tom ^c{i}:
    lease: 0 to 900 EUR
    rent: 0 to 600 EUR
{tue}  ana studied ^c{i} for 1 h
{tue}  ana decided ^c{i}: "lease"
{wed}  tom confirmed ^c{i}
{mon}  mia started a try "x{i} y{i}", smallest "one", own, judge by {fri} ^try{i}
{tue}  mia showed ^try{i} to bolt
{fri}  tom ended ^try{i} altered: "half of it"
{mon}  tom asked carla for "a list" by {thu} ^ask{i}
{wed}  carla claimed ^ask{i}
{thu}  tom confirmed ^ask{i}
{mon}  mia helped bruno with "a call" ^fav{i}
{tue}  bruno confirmed ^fav{i}
{tue}  acme preferred us because "the drums come back clean"
{tue}  bolt preferred us because "you were cheap"
{wed}  acme kept claim ^only for acme
{wed}  tom recited "clean drums, and we take them back"
{mon}  tom started a try "open {i}", smallest "one Saturday", own, judge by {fri} ^y{i}
{thu}  acme ended ^y{i} kept: "good"
{mon}  mia learned "fact {i}" from bolt: ask "what?", key "that" ^l{i}
{tue}  mia recalled ^l{i}
{wed}  mia applied ^l{i} with bolt: "a call" ^use{i}
{thu}  bolt confirmed ^use{i}
{fri}  mia taught ^l{i} to tom | by tom as salesperson
""".replace("COSTS", COSTS)
PLANS = """
2026-01-05  ana stated "clean drums back" from 2026-01-05 ^only:
    clean drums back
2025-12-01  carla joined as colleague
2025-12-01  bruno joined as colleague
2025-12-01  tom proposed a change "no forms" to bruno ^chg
2025-12-02  bruno confirmed ^chg
2026-03-03  mia found ^chg still in use
2025-12-01  ana adopted the game plan from 2025-12-01:
    whom we serve: printers
    customers acme
    - keep printers
    how we win: at weekends
    - weekends
2025-12-01  ana adopted the pay plan "one" from 2025-12-01:
    component: commission on all deals serving keep printers
"""
"""The house; documents, which evidence is held against and are none themselves; and a change made long before."""
TYPED = """
as ana
{mon}  ana promised tom "a second desk" by {wed}
{mon}  ana promised acme "my own attention" by {wed} ^lp{i}
{wed}  ana claimed ^lp{i}
{wed}  acme confirmed ^lp{i}
{tue}  tom claimed ^q{i}
{tue}  mia claimed ^q{i}
{thu}  bolt confirmed ^q{i}
{thu}  tom confirmed ^r{i}
{thu}  bolt dropped ^q{i}
{fri}  mia confirmed ^b{i}
{wed}  acme moved ^p{i} to {fri}
{tue}  tom answered acme "yes"
{tue}  acme bought for 9000.00 EUR from mia
{tue}  typed-{i} came through bolt
{tue}  ana visited bolt with mia for 4 h
{tue}  ana spent 7 h in the field with mia
{tue}  tom raised a barrier "something easy" ^lb{i}
{wed}  tom confirmed ^lb{i}
{thu}  ana withdrew ^r{i}: "not meant"
{fri}  acme graded tom: listens exceeds
{fri}  pulse of ana was answered by 8 of 8: listens 8 met
{mon}  mia opened a deal with acme "drums" ^ldeal{i}
{tue}  ^ldeal{i} was won for 100.00 EUR
{tue}  ^deal{i} was won for 100.00 EUR
{tue}  ana spent 2 h with customers with acme
{tue}  mia named priorities "keep printers", "weekends"; own part "all of it"
{mon}  ana put up "it" for decision by {fri}, stakes 9 EUR, final, COSTS, for mia ^lc{i}:
    lease: 0 to 900 EUR
    rent: 0 to 600 EUR
{tue}  ana studied ^lc{i} for 1 h
{tue}  ana decided ^lc{i}: "lease"
{wed}  mia confirmed ^lc{i}
{thu}  ana studied ^c{i} for 30 h
{thu}  ana decided ^c{i}: "rent"
{thu}  tom denied ^c{i}
{fri}  tom reviewed ^c{i}: came to 1 EUR
{mon}  mia started a try "v{i} w{i}", smallest "one", own ^ltry{i}
{tue}  mia showed ^ltry{i} to bolt
{wed}  acme ended ^ltry{i} kept: "yes"
{tue}  ana showed ^try{i} to acme
{wed}  tom ended ^try{i} killed: "no"
{mon}  ana asked carla for "a clerk" by {thu} ^lask{i}
{tue}  carla claimed ^lask{i}
{wed}  ana confirmed ^lask{i}
{tue}  carla moved ^ask{i} to {next_fri}
{wed}  tom dropped ^ask{i}
{mon}  ana helped carla with "a call" ^lfav{i}
{tue}  carla confirmed ^lfav{i}
{mon}  ana proposed a change "a{i}" to carla ^lchg{i}
{tue}  carla confirmed ^lchg{i}
{fri}  mia found ^chg out of use
{tue}  bolt preferred us because "the drums come back clean"
{tue}  rival "Harbour" claims "clean drums back", named by bolt
{wed}  tom kept claim ^only for bolt
{wed}  mia recited "clean drums back"
{mon}  ana started a try "by myself {i}", smallest "one", own, judge by {fri} ^ly{i}
{tue}  ana challenged the origin of ^y{i}: copied
{thu}  ana ended ^ly{i} kept: "good"
{mon}  ana learned "mine {i}" from acme: ask "what?", key "that" ^ll{i}
{tue}  ana recalled ^ll{i}
{tue}  tom recalled ^l{i}
{wed}  ana applied ^ll{i} with acme: "a call"
{fri}  ana taught ^ll{i} to mia
as themselves
""".replace("COSTS", COSTS)
"""Everything a leader could type in about a week: promises kept, words put into mouths, visits, hours, orders."""


def signs(evidence) -> dict[str, object]:
    """Every sign as it stands, without what is set aside."""
    return {
        f"{key}.{sign.key}": replace(sign, aside=())
        for key, read in READERS.items()
        for sign in read(evidence).signs
    }


def test_whatever_a_leader_types_in_no_sign_moves():
    alone = story(told(PLANS, every_week(TRUE, 13), close="2026-04-06"))
    typed = story(told(PLANS, every_week(f"{TRUE.strip()}\n{TYPED.strip()}", 13), close="2026-04-06"))
    assert len(typed.moments) > len(alone.moments) + 200
    before, after = signs(alone), signs(typed)
    assert before.keys() == after.keys()
    for key, sign in before.items():
        assert figures(after[key]) == figures(sign), key


def figures(sign) -> tuple[object, ...]:
    """All that a sign says. Ids that come from line numbers differ between two stories, so lists are counted."""
    return (
        sign.k, sign.n, sign.k_eff, sign.n_eff, sign.events, sign.weeks, sign.probability, sign.verdict, sign.needs,
        sign.response, sign.standard, sign.context, sign.trend, sign.history, sign.says, len(sign.counted),
        len(sign.because), len(sign.young),
    )  # fmt: skip


def test_taking_the_leaders_own_moments_out_leaves_all_but_the_outside_share():
    typed = story(told(PLANS, every_week(f"{TRUE.strip()}\n{TYPED.strip()}", 13), close="2026-04-06"))
    stripped = replace(
        typed, moments=tuple(each for each in typed.moments if not is_leaders_word(each, typed))
    )
    assert len(stripped.moments) < len(typed.moments)
    assert signs(stripped) == signs(typed)
    with_them, without = (compose(each, name="Ana", handle_of=str) for each in (typed, stripped))
    assert (without.verdict, without.holding, without.outside_k) == (
        with_them.verdict,
        with_them.holding,
        with_them.outside_k,
    )
    assert without.outside_n == without.outside_k < with_them.outside_n


def is_leaders_word(moment, evidence) -> bool:
    """What the leader alone says; not the team list, standards, the statement, or what others are asked about."""
    if moment.voice is not Voice.LEADER or isinstance(
        moment.fact,
        (PersonJoined, CustomerServed, StandardSet, PlanAdopted, PayPlanAdopted, PropositionStated),
    ):
        return False
    if isinstance(moment.fact, (LoopClaimed, LoopMoved)):
        opener = evidence.by_id.get(moment.fact.of)
        return opener is None or opener.voice is Voice.LEADER or moment.fact.who != "ana"
    if isinstance(moment.fact, Verb):
        return moment.fact.who != "ana"
    about = getattr(moment.fact, "decision", moment.id)
    return not any(
        isinstance(other.fact, Verb) and other.fact.of == about and other.voice is not Voice.LEADER
        for other in evidence.moments
    )


@pytest.mark.parametrize("boss", ["zoe", "ana"])
def test_a_leader_further_down_is_another_voice_for_the_one_above(boss):
    lines = """
    2025-01-06  {0} joined as leader
    2025-01-06  lou joined as leader under {0}
    2026-03-02  lou promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-04  lou answered acme "yes" ^t1
    close of period 2026-03-30
    """
    reading = READERS["serving"](
        story("\n".join(line.strip() for line in lines.format(boss).strip().split("\n")))
    )
    assert (reading.sign("promises").n, reading.sign("gave").n) == (1, 1)
    assert reading.sign("promises").aside == reading.sign("gave").aside == ()
