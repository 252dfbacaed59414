"""What a leader sets, plans, decides and tries: standards and guesses, plans and pay, decisions, tries, changes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from ridealong.moments.kind import Fact, Slip, kind
from ridealong.moments.slots import (
    Anyone,
    Customer,
    Document,
    Minutes,
    Money,
    Person,
    Ref,
    Word,
    Words,
    impossible_days,
)
from ridealong.speech import gettext, gettext_noop

TIME_TO_JUDGE = timedelta(days=90)
"""A try that names no day, or one further off, is to be judged a quarter after it was started."""

A_DAY = timedelta(days=1)
"""A day begins earlier further east."""

WEIGHED = {
    "stakes": gettext_noop("stakes cannot be below zero"),
    "delay": gettext_noop("a week's delay cannot be below zero"),
    "study": gettext_noop("an hour of study cannot be below zero"),
}
"""What a decision weighs against each other, and what to say of one that is below zero."""


@kind("standard.set", "{who} set {sign} to {value} from {since}", audience="team")
class StandardSet(Fact):
    """A leader adopted what a sign is to be held to; it counts from the day it was said, never before."""

    who: Person
    sign: Word
    value: Decimal
    since: date

    def problems(self) -> list[str]:
        return [] if self.value > 0 else [gettext("a standard is a number above zero")]


@kind("views.switched", "{who} switched per-person views {to}", audience="team")
class ViewsSwitched(Fact):
    """A leader chose to read salespeople's promises, touches and recitals with their names, or no longer to.

    It holds for what happens from the day it was recorded on, and only in the leader's own word.
    """

    who: Person
    to: Literal["on", "off"]


@kind("guess.made", "{who} guessed {verdict}[ on {practice}]")
class GuessMade(Fact):
    """What a leader thinks the answer is, before reading it."""

    who: Person
    verdict: Literal["yes", "not yet", "can't tell"]
    practice: Word | None = None


@kind("priority.recited", "{who} named priorities {priorities}; own part {part}", audience="figures")
class PriorityRecited(Fact):
    """A salesperson named the priorities unprompted, and their own part in them."""

    who: Person
    priorities: tuple[Words, ...]
    part: Words


@kind(
    "decision.opened",
    "{who} put up {what} for decision by {by}, stakes {stakes}, {undo}, delay {delay} a week,"
    " study {study} an hour[, for {whom}]:{options}",
    audience="team",
)
class DecisionOpened(Fact):
    """A decision was put up before it was made: its stakes, what waiting costs, and the options."""

    who: Person
    what: Words
    by: date
    stakes: Money
    undo: Literal["reversible", "final"]
    delay: Money
    study: Money
    options: Document
    whom: Anyone | None = None

    @property
    def doer(self) -> str:
        return self.who

    @property
    def receiver(self) -> str | None:
        return self.whom

    @property
    def due(self) -> date:
        return self.by

    def slips(self, day: date) -> list[Slip]:
        found = []
        if self.by < day - A_DAY:
            why = gettext("{due} had passed when this was put up, on {day}", due=self.by, day=day)
            found.append(Slip(why, "by"))
        told = [(name, getattr(self, name)) for name in WEIGHED]
        found += [Slip(gettext(WEIGHED[name]), name) for name, money in told if money.amount < 0]
        if len({money.currency for _, money in told}) > 1:
            why = gettext(
                "stakes, delay and study are weighed against each other, so they are in one currency"
            )
            found.append(Slip(why, "stakes"))
        return found


@kind(
    "try.started",
    "{who} started a try {what}, smallest {smallest}, (opposite of {opposite}|from customer {customer}|{basis})"
    "[, kill if {kill}][, judge by {by}]",
    audience="team",
)
class TryStarted(Fact):
    """Something imperfect was started: its smallest version, where the idea is from, and when to stop."""

    who: Person
    what: Words
    smallest: Words
    opposite: Ref | None = None
    customer: Customer | None = None
    basis: Literal["own", "copied"] | None = None
    kill: Words | None = None
    by: date | None = None

    @property
    def doer(self) -> str:
        return self.who

    @property
    def receiver(self) -> None:
        """Nobody in particular waits for it to be judged, so nobody can let it off."""
        return None

    @property
    def due(self) -> date | None:
        return self.by

    def problems(self) -> list[str]:
        told = [each for each in (self.opposite, self.customer, self.basis) if each is not None]
        return (
            []
            if len(told) == 1
            else [
                gettext(
                    "a try comes from one place: the opposite of something, a customer, oneself, or a copy"
                )
            ]
        )

    def slips(self, day: date) -> list[Slip]:
        if self.by is None or self.by >= day - A_DAY:
            return []
        why = gettext("{due} had passed when this was started, on {day}", due=self.by, day=day)
        return [Slip(why, "by")]


@kind("try.exposed", "{who} showed {what} to {customer}", audience="team")
class TryExposed(Fact):
    """A try was put in front of a real customer."""

    who: Person
    what: Ref
    customer: Customer


@kind("try.judged", "{who} ended {what} {how}: {says}", audience="team")
class TryJudged(Fact):
    """A try ended: what becomes of it and what was learned, in the word of someone who used it."""

    who: Anyone
    what: Ref
    how: Literal["kept", "killed", "altered"]
    says: Words


@kind("decision.studied", "{who} studied {decision} for {length}[ at {cost}]", audience="team")
class DecisionStudied(Fact):
    """Time and money spent on a decision before it was made."""

    who: Person
    decision: Ref
    length: Minutes
    cost: Money | None = None


@kind("decision.made", "{who} decided {decision}: {what}", audience="team")
class DecisionMade(Fact):
    """A decision was made: which of its options."""

    who: Person
    decision: Ref
    what: Words


@kind("decision.reviewed", "{who} reviewed {decision}: came to {worth}", audience="team")
class DecisionReviewed(Fact):
    """What a decision came to, in the word of the one it was for."""

    who: Anyone
    decision: Ref
    worth: Money


@kind("plan.adopted", "{who} adopted the game plan from {since}:{plan}", audience="team")
class PlanAdopted(Fact):
    """The game plan in force from a day on: how big, whom we serve, how we win, and the priorities under these."""

    who: Person
    since: date
    plan: Document

    def slips(self, day: date) -> list[Slip]:
        return [Slip(why, "plan", text) for why, text in impossible_days(self.plan)]


@kind("tactic.named", "{who} named a tactic {what}[ serving {priority}]", audience="team")
class TacticNamed(Fact):
    """Something we do, and the priority it serves, or none."""

    who: Person
    what: Words
    priority: Word | None = None


@kind("pay.plan_adopted", "{who} adopted the pay plan {name} from {since}:{plan}", audience="team")
class PayPlanAdopted(Fact):
    """The pay plan in force from a day on, with each component and the priority it serves."""

    who: Person
    name: Words
    since: date
    plan: Document

    def slips(self, day: date) -> list[Slip]:
        return [Slip(why, "plan", text) for why, text in impossible_days(self.plan)]


@kind("pay.settled", "payroll paid {whom} {amount} for {plan} in period {period}", recorded_by="keeper")
class PaySettled(Fact):
    """What payroll paid somebody, under a pay plan or for a sale they let go."""

    whom: Person
    amount: Money
    plan: Ref
    period: date

    def slips(self, day: date) -> list[Slip]:
        return [Slip(gettext("nobody is paid less than nothing"), "amount")] if self.amount.amount < 0 else []


@kind("change.in_use", "{who} found {what} {use}", audience="team")
class ChangeInUse(Fact):
    """Whether a change is still in use some time after, in the word of one who works with it."""

    who: Anyone
    what: Ref
    use: Literal["still in use", "out of use"]
