"""What a leader sets: the standards the signs are held to, whose names are shown, and the leader's own guess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from ridealong.moments.kind import Fact, kind
from ridealong.moments.slots import Anyone, Customer, Document, Money, Person, Ref, Word, Words


@kind("standard.set", "{who} set {sign} to {value} from {since}", audience="team")
class StandardSet(Fact):
    """A leader adopted what a sign is to be held to; it counts from the day it was said, never before."""

    who: Person
    sign: Word
    value: Decimal
    since: date

    def problems(self) -> list[str]:
        return [] if self.value > 0 else ["a standard is a number above zero"]


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

    def problems(self) -> list[str]:
        told = [each for each in (self.opposite, self.customer, self.basis) if each is not None]
        return (
            []
            if len(told) == 1
            else ["a try comes from one place: the opposite of something, a customer, oneself, or a copy"]
        )
