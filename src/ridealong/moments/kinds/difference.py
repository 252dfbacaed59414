"""What sets a team apart: why buyers should choose it, what all others do, and what its people learned."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ridealong.moments.kind import Fact, Slip, kind
from ridealong.moments.slots import Anyone, Customer, Document, Person, Ref, Words, impossible_days
from ridealong.speech import gettext


@kind(
    "lesson.learned", "{who} learned {what} from ({source}|{moment}): ask {ask}, key {key}", audience="team"
)
class LessonLearned(Fact):
    """Somebody learned something from a customer or a moment, kept as a question and its answer."""

    who: Person
    what: Words
    ask: Words
    key: Words
    source: Anyone | None = None
    moment: Ref | None = None

    def problems(self) -> list[str]:
        told = [each for each in (self.source, self.moment) if each is not None]
        return (
            []
            if len(told) == 1
            else [gettext("a lesson is learned from somebody or from a moment, one of the two")]
        )


@kind("lesson.recalled", "{who} {how} {lesson}", audience="figures")
class LessonRecalled(Fact):
    """Somebody answered a lesson's question from memory; its key says whether they knew."""

    who: Person
    how: Literal["recalled", "forgot"]
    lesson: Ref


@kind("lesson.taught", "{who} taught {lesson} to {whom}", audience="team")
class LessonTaught(Fact):
    """A lesson was passed on."""

    who: Person
    lesson: Ref
    whom: tuple[Person, ...]

    def problems(self) -> list[str]:
        return [gettext("nobody teaches a lesson to themselves")] if self.who in self.whom else []


@kind("proposition.stated", "{who} stated {what} from {since}:{claims}", audience="team")
class PropositionStated(Fact):
    """Why anyone should buy from us and from nobody else: the statement in force from a day on, and its claims."""

    who: Person
    what: Words
    since: date
    claims: Document

    def slips(self, day: date) -> list[Slip]:
        return [Slip(why, "claims", text) for why, text in impossible_days(self.claims)]


@kind("proposition.recited", "{who} recited {what}", audience="figures")
class PropositionRecited(Fact):
    """A salesperson's own wording of the statement, unprompted."""

    who: Person
    what: Words


@kind("claim.delivered", "{who} {how} claim {claim} for {customer}[ on {on}]", audience="team")
class ClaimDelivered(Fact):
    """What the statement claims was delivered to a customer, or was not."""

    who: Anyone
    how: Literal["kept", "broke"]
    claim: Ref
    customer: Customer
    on: Ref | None = None


@kind("rival.claimed", "rival {rival} claims {what}[, named by {by}]", audience="team")
class RivalClaimed(Fact):
    """A rival's own words, and which buyer named that rival."""

    rival: Words
    what: Words
    by: Anyone | None = None


@kind("convention.noticed", "{who} noticed that everybody {what}[, disliked by {by}]", audience="team")
class ConventionNoticed(Fact):
    """What everybody in the market does, and who complains of it."""

    who: Person
    what: Words
    by: Customer | None = None


@kind("origin.challenged", "{who} challenged the origin of {what}: {origin}", audience="team")
class OriginChallenged(Fact):
    """A second person says where a try's idea really comes from."""

    who: Person
    what: Ref
    origin: Literal["opposite", "customer", "own", "copied"]
