"""Thirteen readings become one answer: nobody's average, one practice that decides, and enough of it from others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ridealong.answer import compose as composing
from ridealong.answer.answer import Answer
from ridealong.answer.compose import compose
from ridealong.engines.belief import Verdict
from ridealong.moments.evidence import Evidence
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, NextStep, Reading, Sign, Standard
from ridealong.practices.registry import FUNDAMENTALS, PRACTICES
from tests.practices.weekly import every_week, told
from tests.stories import story

NOBODY = Evidence(
    leader="ana", zone=UTC, as_of=date(2026, 3, 30), known_at=datetime(2026, 3, 30, 6, tzinfo=UTC)
)
LIKELY = {YES: 0.97, NOT_YET: 0.01, CANT_TELL: 0.5}


def reading(
    key: str,
    verdict: Verdict,
    *,
    probability: float | None = None,
    aside: int = 0,
    before: Verdict | None = None,
) -> Reading:
    """A practice with one sign that says this, after thirteen weeks in which it said the same, or something else."""
    sure = LIKELY[verdict] if probability is None else probability
    then = verdict if before is None else before
    sign = Sign(
        key="v1", type="rate", standard=Standard(0.7), leading=True, k=9, n=10, k_eff=9, n_eff=10, weeks=13,
        probability=sure, verdict=verdict, aside=("said",) * aside, trend=((1, 1),) * 13, says=f"{key} says so",
    )  # fmt: skip
    history = ((LIKELY[then], then),) * 12 + ((sure, verdict),)
    return Reading(
        key=key, verdict=verdict, signs=(sign,), decided_by="v1", history=history, says=f"{key} says so."
    )


def answered(monkeypatch: pytest.MonkeyPatch, readings: Iterable[Reading]) -> Answer:
    """The answer these readings make; a practice that is not among them has seen nothing."""
    by_key = {each.key: Reading(key=each.key, says="Nothing seen yet.") for each in PRACTICES}
    by_key |= {each.key: each for each in readings}
    readers = {key: lambda _, said=said: said for key, said in by_key.items()}
    monkeypatch.setattr(composing, "READERS", readers)
    return compose(NOBODY, name="Ana Ortiz", handle_of=lambda identity: f"@{identity}")


def all_thirteen(**others: Reading) -> list[Reading]:
    """All hold, but for these."""
    return [others.get(each.key, reading(each.key, YES)) for each in PRACTICES]


def test_thirteen_that_hold_are_a_yes(monkeypatch):
    answer = answered(monkeypatch, all_thirteen())
    assert answer.verdict is YES
    assert [each.verdict for each in answer.fundamentals] == [YES] * 4
    assert answer.says.startswith("Thirteen of thirteen practices hold.")


def test_one_that_fails_is_a_not_yet_and_is_named(monkeypatch):
    answer = answered(monkeypatch, all_thirteen(care=reading("care", NOT_YET)))
    assert (answer.verdict, answer.decided_by) == (NOT_YET, "care")
    assert [each.verdict for each in answer.fundamentals] == [YES, YES, NOT_YET, YES]
    assert answer.says == (
        "Twelve of thirteen practices hold, one doesn’t. What decides it is care: care says so."
    )


def test_one_that_cannot_be_told_does_not_spoil_a_fundamental(monkeypatch):
    answer = answered(monkeypatch, all_thirteen(merit=reading("merit", CANT_TELL, probability=0.4)))
    assert answer.verdict is YES, "two of three at .97 and one at .4: more than half hold at .96"


def test_two_that_cannot_be_told_do(monkeypatch):
    open_ones = {key: reading(key, CANT_TELL, probability=0.4) for key in ("merit", "care")}
    answer = answered(monkeypatch, all_thirteen(**open_ones))
    assert (answer.verdict, answer.decided_by) == (CANT_TELL, "care"), "ties go by number"
    assert [each.verdict for each in answer.fundamentals] == [YES, YES, CANT_TELL, YES]


def test_what_keeps_it_open_lies_in_a_fundamental_that_is_open(monkeypatch):
    """The least likely of all may stand in a fundamental that holds without it; then it decides nothing."""
    doubtful = {"merit": 0.4, "care": 0.4, "learning": 0.1}
    readings = {key: reading(key, CANT_TELL, probability=sure) for key, sure in doubtful.items()}
    answer = answered(monkeypatch, all_thirteen(**readings))
    assert answer.fundamentals[0].verdict is YES
    assert answer.decided_by == "care"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(4, [YES, CANT_TELL]), (2, [CANT_TELL, CANT_TELL])],
    ids=["four seen", "two seen"],
)
def test_half_of_four_is_not_more_than_half(monkeypatch, number, expected):
    in_the_trenches = [each.key for each in PRACTICES if each.fundamental == "trenches"]
    answer = answered(monkeypatch, [reading(key, YES) for key in in_the_trenches[:number]])
    assert [answer.fundamentals[3].verdict, answer.verdict] == expected


def test_a_fundamental_keeps_its_yes_until_eight_tenths(monkeypatch):
    wavering = [reading(key, CANT_TELL, probability=0.72, before=YES) for key in ("care", "field", "merit")]
    fresh = [reading(key, CANT_TELL, probability=0.72) for key in ("care", "field", "merit")]
    assert answered(monkeypatch, wavering).fundamentals[2].verdict is YES, "more than half hold at .81"
    assert answered(monkeypatch, fresh).fundamentals[2].verdict is CANT_TELL


@pytest.mark.parametrize(("aside", "verdict"), [(1, YES), (2, CANT_TELL)])
def test_a_yes_needs_nine_tenths_of_other_voices(monkeypatch, aside, verdict):
    # 130 counted; 14 set aside make 130 of 144, which is .903, and 15 make .897.
    extra = {"care": reading("care", YES, aside=aside)}
    answer = answered(
        monkeypatch,
        [extra.get(each.key, reading(each.key, YES, aside=1 + (each.number == 1))) for each in PRACTICES],
    )
    assert (answer.outside_k, answer.outside_n) == (130, 130 + 13 + aside)
    assert answer.verdict is verdict
    assert ("your own word about yourself" in answer.says) is (verdict is CANT_TELL)


def test_the_share_of_other_voices_never_softens_a_not_yet(monkeypatch):
    answer = answered(monkeypatch, all_thirteen(care=reading("care", NOT_YET, aside=500)))
    assert answer.verdict is NOT_YET


def test_of_several_failures_the_least_likely_decides_and_ties_go_by_number(monkeypatch):
    fails = {
        "tempo": reading("tempo", NOT_YET, probability=0.02),
        "field": reading("field", NOT_YET, probability=0.02),
        "change": reading("change", NOT_YET, probability=0.03),
    }
    answer = answered(monkeypatch, all_thirteen(**fails))
    assert answer.decided_by == "tempo", "number 6 goes before number 9"
    assert {each.key: each.decided_by for each in answer.fundamentals}["employees"] == "field"


def test_how_many_hold_is_a_distribution_of_fourteen_numbers(monkeypatch):
    answer = answered(monkeypatch, all_thirteen())
    assert len(answer.holding) == 14
    assert sum(answer.holding) == pytest.approx(1)
    assert answer.holding[13] == pytest.approx(0.97**13)
    assert answered(monkeypatch, []).holding[0] == 1, "what nobody has seen cannot be said to hold"


def test_the_weeks_in_which_something_was_practised(monkeypatch):
    answer = answered(monkeypatch, [reading("serving", YES)])
    assert {each.key: each.weeks_practised for each in answer.fundamentals} == {
        "difference": 0, "customers": 13, "employees": 0, "trenches": 0,
    }  # fmt: skip


def test_acts_name_people_by_their_handles(monkeypatch):
    step = NextStep("Call Acme", who="tom", confirmed_by="acme", about=("p1",))
    answer = answered(monkeypatch, [replace(reading("serving", YES), next_step=step)])
    named = answer.row("serving").reading.next_step
    assert named == NextStep("Call Acme", who="@tom", confirmed_by="@acme", about=("p1",))
    assert answer.leader == "@ana"


def test_nobody_who_leads_confirms_an_act_of_their_own(monkeypatch):
    own = replace(reading("study", YES), next_step=NextStep("decide it", who="ana", confirmed_by="ana"))
    step = answered(monkeypatch, all_thirteen(study=own)).row("study").reading.next_step
    assert step is not None and (step.who, step.confirmed_by) == ("@ana", None)


def test_nothing_told_yet():
    answer = compose(story("2026-03-02  acme may be asked by mail"), name="Ana", handle_of=str)
    assert (answer.verdict, answer.outside_n, answer.outside_rate) == (CANT_TELL, 0, None)
    assert (
        answer.says == "Nothing has been told yet. Say one sentence about a customer, and the answer begins."
    )
    assert [each.key for each in answer.fundamentals] == [each.key for each in FUNDAMENTALS]
    assert [row.practice.key for row in answer.rows] == [each.key for each in PRACTICES]


def test_what_is_known_is_said_without_a_look_at_the_clock():
    line = """2026-03-02  acme said "good"
2026-03-09  acme said "better" | recorded 2026-03-10T10:12Z
close of period 2026-04-06"""
    assert compose(story(line), name="Ana", handle_of=str).known_at == datetime(
        2026, 3, 10, 10, 12, tzinfo=UTC
    )
    then = compose(story(f"{line} known at 2026-03-05"), name="Ana", handle_of=str)
    assert then.known_at.astimezone(UTC).date() == date(2026, 3, 5)


GOOD_TEAM_FORGOTTEN_BY_ITS_LEADER = """
{mon}  tom promised firm-{i} "a proof" by {wed} ^p{i}
{wed}  tom claimed ^p{i}
{thu}  firm-{i} confirmed ^p{i}
{mon}  rep-{i} asked ana for "a demo van" by {thu}
{tue}  ana visited acme with tom for 55 min | by system as system
"""


def test_three_practices_from_one_quarter_of_sentences():
    team = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(1, 14))
    evidence = story(told(team, every_week(GOOD_TEAM_FORGOTTEN_BY_ITS_LEADER, 13), close="2026-04-06"))
    answer = compose(evidence, name="Ana Ortiz", handle_of=str)
    seen = [row for row in answer.rows if any(sign.n for sign in row.reading.signs)]
    assert {row.practice.key: row.reading.verdict for row in seen} == {
        "serving": YES, "care": NOT_YET, "field": NOT_YET, "joint_visits": NOT_YET,
    }  # fmt: skip
    assert (answer.verdict, answer.decided_by) == (NOT_YET, "field"), "thirteen weeks of one customer a day"
    assert (answer.first_day, answer.last_day, answer.weeks) == (date(2026, 1, 5), date(2026, 4, 5), 13)
    assert "One of thirteen practices holds, three don’t, nine can’t be told yet." in answer.says
