"""A year of serving employees: barriers, pulses, hours, skills, and who is chosen for what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from invented.firm import LEADER, Firm  # type: ignore[import-not-found]
from ridealong.moments.kinds.employees import (
    CandidateScored,
    ConversationHeld,
    HoursSpent,
    OpeningWritten,
    OutcomeJudged,
    PersonChosen,
    PulseAnswered,
)
from ridealong.moments.kinds.loops import BarrierRaised, LoopClaimed, LoopConfirmed, RequestMade, VisitMade
from ridealong.moments.moment import Moment
from ridealong.moments.slots import Tally


def asked_of_the_leader(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.003):
        who, day = firm.somebody(), firm.day()
        asked = firm.say(RequestMade(who, LEADER, "a demo van", day + timedelta(days=4)), day, who)
        yield asked
        yield firm.say(LoopClaimed(LEADER, asked.id), day + timedelta(days=3), LEADER)
        if firm.likely(0.8):
            yield firm.say(LoopConfirmed(who, asked.id), day + timedelta(days=4), who)


def barriers(firm: Firm) -> Iterator[Moment]:
    """A third of them found on a visit."""
    for number in firm.many(0.008):
        who, day = firm.somebody(), firm.day()
        found_on = None
        if number % 3 == 0:
            found_on = firm.say(VisitMade(LEADER, firm.customer(), who), day)
            yield found_on
        barrier = BarrierRaised(who, "credit checks", found_on=found_on and found_on.id)
        raised = firm.say(barrier, day, who)
        yield raised
        yield firm.say(LoopConfirmed(who, raised.id), day + timedelta(days=12), who)


def pulses(firm: Firm) -> Iterator[Moment]:
    asked = max(8, len(firm.people))
    answered = round(asked * 0.8)
    for quarter in range(4):
        marks = tuple(Tally(item, round(answered * 0.85)) for item in ("listens", "keeps", "follows"))
        day = firm.end - timedelta(days=30 + 91 * quarter)
        pulse = firm.say(PulseAnswered(LEADER, answered, asked, marks), day)
        yield pulse
        talked = ConversationHeld(LEADER, pulse.id, (firm.people[0],))
        yield firm.say(talked, day + timedelta(days=5), firm.people[0])


def inside(firm: Firm) -> Iterator[Moment]:
    for _ in firm.many(0.002):
        yield firm.say(HoursSpent(LEADER, 190, "inside", firm.somebody()), firm.day())


def chosen(firm: Firm) -> Iterator[Moment]:
    for number in firm.many(0.0004):
        who, day, candidate = firm.somebody(), firm.day(), f"candidate-{number}"
        opening = firm.say(OpeningWritten(who, "inside sales", None if number % 5 else "a degree"), day, who)
        yield opening
        for rater in firm.people[:2]:
            score = CandidateScored(rater, candidate, 4, "listening", opening.id)
            yield firm.say(score, day + timedelta(days=1), rater)
        hired = PersonChosen(who, candidate, opening.id, "hire", None)
        yield firm.say(hired, day + timedelta(days=3), who)
        if day + timedelta(days=369) < firm.end:
            outcome = OutcomeJudged(who, candidate, "meets", opening.id)
            yield firm.say(outcome, day + timedelta(days=368), who)


RECIPES = (asked_of_the_leader, barriers, pulses, inside, chosen)
