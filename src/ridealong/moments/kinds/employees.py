"""What happens between a leader and salespeople: hours beside them, the pulse and the talk about it."""

from __future__ import annotations

from typing import Literal

from ridealong.moments.kind import Fact, kind
from ridealong.moments.slots import Anyone, Minutes, Person, Ref, Tally, Words

FEWEST_ANSWERS = 5
"""Below five answers a pulse would point at people, so there is none."""


@kind("hours.spent", "{who} spent {length} {where}[ with {beside}]")
class HoursSpent(Fact):
    who: Person
    length: Minutes
    where: Literal["in the field", "with customers", "inside"]
    beside: Anyone | None = None

    def problems(self) -> list[str]:
        return ["a day has 24 hours"] if self.length > 24 * 60 else []


@kind("pulse.answered", "pulse[ {pulse}] of {leader} was answered by {answered} of {asked}: {marks}")
class PulseAnswered(Fact):
    leader: Person
    answered: int
    asked: int
    marks: tuple[Tally, ...]
    pulse: Ref | None = None
    """The ask these answers came to, where one was sent."""

    def problems(self) -> list[str]:
        found = []
        if self.answered < FEWEST_ANSWERS:
            found.append(f"a pulse is kept from {FEWEST_ANSWERS} answers up; this one has {self.answered}")
        if self.answered > self.asked:
            found.append(f"{self.answered} answers to {self.asked} asked")
        found += [f"{mark.met} of {self.answered} answers met {mark.item}" for mark in self.marks if mark.met > self.answered]
        return found


@kind("conversation.held", "{who} discussed {about} with {others}")
class ConversationHeld(Fact):
    who: Person
    about: Ref
    others: tuple[Person, ...]


@kind("thanks.given", "{who} thanked {whom} for {what}[: {says}]")
class ThanksGiven(Fact):
    who: Person
    whom: Anyone
    what: Ref
    says: Words | None = None


@kind("comment.made", "{who} noted on {on}: {says}")
class CommentMade(Fact):
    who: Anyone
    on: Ref
    says: Words
