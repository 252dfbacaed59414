"""A year of being different: buyers who say why, a statement recited, conventions reversed, lessons that come back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from invented.firm import LEADER, Firm  # type: ignore[import-not-found]
from ridealong.moments.kinds.customers import CustomerChose
from ridealong.moments.kinds.difference import (
    ClaimDelivered,
    ConventionNoticed,
    LessonLearned,
    LessonRecalled,
    LessonTaught,
    OriginChallenged,
    PropositionRecited,
    PropositionStated,
    RivalClaimed,
)
from ridealong.moments.kinds.loops import LessonApplied, LoopConfirmed
from ridealong.moments.kinds.strategy import TryExposed, TryJudged, TryStarted
from ridealong.moments.moment import Moment

STATEMENT = "Presses repaired overnight, every weekday"
CLAIMS = "presses repaired overnight\nsomebody answers on Saturdays"
REASONS = ("my presses were repaired overnight", "somebody answers on Saturdays", "parking is easy there")
IDEAS = (
    "call",
    "ring",
    "write",
    "visit",
    "sketch",
    "print",
    "stack",
    "weigh",
    "count",
    "lend",
    "film",
    "paint",
)


def proposition(firm: Firm) -> Iterator[Moment]:
    since = firm.begin
    stated = firm.say(PropositionStated(LEADER, STATEMENT, since, CLAIMS), since, LEADER)
    yield stated
    for number in firm.many(0.001)[:80]:  # there are so many rivals and no more, however large one is
        rival = RivalClaimed(f"rival {number % 40}", f"the best {IDEAS[number % 12]} of all", firm.customer())
        yield firm.say(rival, firm.day())
    for _ in firm.many(0.01):
        customer = firm.customer()
        why = firm.chance.choice(REASONS)
        yield firm.say(CustomerChose(customer, why), firm.day(), customer)
    for _ in firm.many(0.01):
        customer = firm.customer()
        how = "kept" if firm.likely(0.95) else "broke"
        yield firm.say(ClaimDelivered(customer, how, stated.id, customer), firm.day(), customer)
    for quarter in range(4):
        for person in firm.people:
            what = STATEMENT if firm.likely(0.85) else REASONS[2]
            day = firm.end - timedelta(days=20 + 91 * quarter)
            yield firm.say(PropositionRecited(person, what), day, person)


def tries(firm: Firm) -> Iterator[Moment]:
    noticed = [
        firm.say(ConventionNoticed(firm.somebody(), f"closes early {number}", firm.customer()), firm.begin)
        for number in firm.many(0.0005)
    ]
    yield from noticed
    for number in firm.many(0.002):
        who, day, customer = firm.somebody(), firm.day(), firm.customer()
        against = firm.chance.choice(noticed).id if noticed and firm.likely(0.3) else None
        idea = f"{IDEAS[number % 12]} {_word(number)}"
        begun = TryStarted(
            who, idea, "five customers", opposite=against, basis=None if against else "own",
            by=day + timedelta(days=21),
        )  # fmt: skip
        started = firm.say(begun, day, who)
        yield started
        yield firm.say(TryExposed(who, started.id, customer), day + timedelta(days=5), who)
        if firm.likely(0.3):
            yield firm.say(
                OriginChallenged(firm.chance.choice(firm.colleagues), started.id, "own"),
                day + timedelta(days=6),
            )
        how = firm.chance.choice(["kept", "killed", "altered"])
        yield firm.say(
            TryJudged(customer, started.id, how, "two hours do"), day + timedelta(days=19), customer
        )


def lessons(firm: Firm) -> Iterator[Moment]:
    for number in firm.many(0.003):
        who, day, customer = firm.somebody(), firm.day(), firm.customer()
        learned = LessonLearned(who, f"they reorder {_word(number)}", "when?", "resin low", customer)
        lesson = firm.say(learned, day, who)
        yield lesson
        for after in (1, 3, 8, 20, 50, 120):
            how = "recalled" if firm.likely(0.9) else "forgot"
            yield firm.say(LessonRecalled(who, how, lesson.id), day + timedelta(days=after), who)
        if number % 3 == 0:
            used = firm.say(LessonApplied(who, lesson.id, customer, "asked"), day + timedelta(days=9), who)
            yield used
            yield firm.say(LoopConfirmed(customer, used.id), day + timedelta(days=11), customer)
        if number % 10 == 0:
            other = next(each for each in firm.people if each != who)
            yield firm.say(LessonTaught(who, lesson.id, (other,)), day + timedelta(days=12), other)


def _word(number: int) -> str:
    """A word for a number, for the same idea with another number is the same idea."""
    letters = "idea"
    while number:
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return letters


RECIPES = (proposition, tries, lessons)
