"""What happens among those who work here: hours, pulses, thanks, skills looked at, and who is chosen for what."""

from __future__ import annotations

from typing import Literal

from ridealong.moments.kind import Fact, kind
from ridealong.moments.slots import Anyone, Minutes, Person, Ref, Tally, Word, Words
from ridealong.speech import gettext

FEWEST_ANSWERS = 5
"""Below five answers a pulse would point at people, so there is none."""

HIGHEST_SCORE = 5

FEWEST_NAMING = 2
"""A name given by one alone says who gave it to whoever knows them."""


@kind("hours.spent", "{who} spent {length} {where}[ with {beside}]", audience="team")
class HoursSpent(Fact):
    """Where hours went: the field, customers, or inside; a calendar tells the class and the length, never the title."""

    who: Person
    length: Minutes
    where: Literal["in the field", "with customers", "inside"]
    beside: Anyone | None = None

    def problems(self) -> list[str]:
        return (
            []
            if 0 < self.length <= 24 * 60
            else [gettext("hours spent are more than none, and a day has 24")]
        )


@kind(
    "pulse.answered",
    "pulse[ {pulse}] of {leader} was answered by {answered} of {asked}: {marks}",
    audience="team",
    recorded_by="system",
)
class PulseAnswered(Fact):
    """One closed, anonymous block of answers about a leader."""

    leader: Person
    answered: int
    asked: int
    marks: tuple[Tally, ...]
    pulse: Ref | None = None
    """The ask these answers came to, where one was sent."""

    def problems(self) -> list[str]:
        found = []
        if self.answered < FEWEST_ANSWERS:
            found.append(
                gettext(
                    "a pulse is kept from {fewest} answers up; this one has {number}",
                    fewest=FEWEST_ANSWERS,
                    number=self.answered,
                )
            )
        if self.answered > self.asked:
            found.append(gettext("{number} answers to {asked} asked", number=self.answered, asked=self.asked))
        found += [
            gettext("{k} of {n} answers met {item}", k=mark.met, n=self.answered, item=mark.item)
            for mark in self.marks
            if mark.met > self.answered
        ]
        return found


@kind(
    "colleague.named",
    "{who} was named by {named} of {answered} as the one who gets things changed[ in {pulse}]",
    audience="leaders",
    recorded_by="system",
)
class ColleagueNamed(Fact):
    """In one closed, anonymous block, so many named somebody as the one who gets things changed."""

    who: Person
    named: int
    answered: int
    pulse: Ref | None = None
    """The block they were named in."""

    def problems(self) -> list[str]:
        found = []
        if self.answered < FEWEST_ANSWERS:
            found.append(
                gettext(
                    "names are kept from {fewest} answers up; there were {number} in this block",
                    fewest=FEWEST_ANSWERS,
                    number=self.answered,
                )
            )
        if self.named < FEWEST_NAMING:
            found.append(
                gettext("somebody named once would point at who named them, so names are kept from two up")
            )
        if self.named > self.answered:
            found.append(gettext("{k} of {n} cannot have named anybody", k=self.named, n=self.answered))
        return found


@kind("conversation.held", "{who} discussed {about} with {others}", audience="team")
class ConversationHeld(Fact):
    """A leader talked with the team about what a moment says, such as a pulse."""

    who: Person
    about: Ref
    others: tuple[Person, ...]


@kind("thanks.given", "{who} thanked {whom} for {what}[: {says}]")
class ThanksGiven(Fact):
    """Somebody was thanked for a moment."""

    who: Person
    whom: Anyone
    what: Ref
    says: Words | None = None


@kind("comment.made", "{who} noted on {on}: {says}")
class CommentMade(Fact):
    """A remark on a moment, kept with it."""

    who: Anyone
    on: Ref
    says: Words


@kind("opening.written", "{who} wrote an opening {what}, (no filters|filters {filters})", audience="team")
class OpeningWritten(Fact):
    """A job was described, and by what applicants are sorted out before anyone has met them."""

    who: Person
    what: Words
    filters: Words | None = None


@kind("skill.agreed", "{who} agreed skill {skill} with {whom}")
class SkillAgreed(Fact):
    """Two people agreed on the one skill that the next rides are to look at."""

    who: Person
    skill: Words
    whom: Person

    def problems(self) -> list[str]:
        return [gettext("a skill is agreed between two people")] if self.who == self.whom else []


@kind("skill.observed", "{who} {how} skill {skill} in {whom} on {on}[: {says}]")
class SkillObserved(Fact):
    """On a visit an agreed skill was seen, or not; for the two concerned alone."""

    who: Person
    how: Literal["saw", "missed"]
    skill: Ref
    whom: Person
    on: Ref
    says: Words | None = None


@kind("visit.debriefed", "{who} debriefed {visit}, ({talker}|the customer) talked most[, change {change}]")
class VisitDebriefed(Fact):
    """Whoever was visited with says who talked most, and what will change."""

    who: Person
    visit: Ref
    talker: Person | None = None
    """Who talked most; empty where the customer did."""
    change: Words | None = None


@kind("candidate.scored", "{who} scored {candidate} {score} of 5 on {on} for {opening}")
class CandidateScored(Fact):
    """A rater's score of one candidate on one anchored question, before any rater saw another's."""

    who: Person
    candidate: Word
    score: int
    on: Words
    opening: Ref

    def problems(self) -> list[str]:
        return (
            []
            if 1 <= self.score <= HIGHEST_SCORE
            else [gettext("a score is 1 to {highest}", highest=HIGHEST_SCORE)]
        )


@kind("person.chosen", "{who} chose {candidate} for {opening} as {role}[, {pedigree}]", audience="team")
class PersonChosen(Fact):
    """Somebody was chosen for a place, with their pedigree shown to whoever chose, or without."""

    who: Person
    candidate: Word
    opening: Ref
    role: Literal["hire", "promotion", "territory"]
    pedigree: Literal["pedigree shown"] | None = None


@kind("outcome.judged", "{who} found {candidate} {outcome} after 12 months in {opening}", audience="leaders")
class OutcomeJudged(Fact):
    """How somebody who was chosen did in their first year, in the words of one who works with them."""

    who: Anyone
    candidate: Word
    outcome: Literal["exceeds", "meets", "below"]
    opening: Ref
