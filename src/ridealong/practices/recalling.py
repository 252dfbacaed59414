"""Whose cards were due when, and whether they were known the first time they came up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.difference import LessonLearned, LessonRecalled, LessonTaught
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import TIME_FOR_SLIPS
from ridealong.moments.weeks import monday, week_of
from ridealong.practices.observing import Observation, Seen
from ridealong.practices.spacing import due_after

DAYS_TO_REVIEW = 7


@dataclass(slots=True)
class Card:
    """One lesson as one person keeps it: since which moment, and every answer in the order it was given."""

    who: str
    lesson: str
    since: Moment | None = None
    answers: list[tuple[date, Moment, bool]] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return f"{self.who} {self.lesson}"


@dataclass(frozen=True, slots=True)
class Due:
    """A card on a day it was due; ``answer`` is the first from that day on, and whether it was known."""

    card: Card
    day: date
    answer: tuple[date, Moment, bool] | None
    again: bool = False
    """Whether the card was due before after having been known as often in a row: it fell back, and is learned again."""

    @property
    def opener(self) -> str:
        """What it is listed by: the answer, or, where nobody opened it, what gave them the card."""
        moment = self.answer[1] if self.answer else self.card.since
        assert moment is not None
        return moment.id

    @property
    def week(self) -> int:
        """A card matures a week after its day, reviewed or not: otherwise only easy ones would be opened."""
        return week_of(self.day) + 1

    @property
    def known(self) -> bool:
        if self.answer is None:
            return False
        day, _, known = self.answer
        return known and day <= self.day + timedelta(days=DAYS_TO_REVIEW)


def cards(evidence: Evidence) -> list[Card]:
    """Everybody's cards, from the day another voice than the leader's says that they have them.

    Whoever learned a lesson has its card; so does whoever was taught it, or first answers it. An answer told more than
    a week late was given when it was told: sixty of them in one sitting, dated back, are one review.
    """
    found: dict[tuple[str, str], Card] = {}

    def give(who: str, lesson: str, moment: Moment) -> Card:
        card = found.setdefault((who, lesson), Card(who, lesson))
        if card.since is None or moment.day(evidence.zone) < card.since.day(evidence.zone):
            card.since = moment
        return card

    for moment, fact in evidence.kind(LessonLearned):
        if evidence.outside(moment):
            give(fact.who, moment.id, moment)
    for moment, taught in evidence.kind(LessonTaught):
        for who in taught.whom if evidence.outside(moment) else ():
            give(who, taught.lesson, moment)
    for moment, recalled in evidence.kind(LessonRecalled):
        if counts(evidence, moment, recalled):
            card = give(recalled.who, recalled.lesson, moment)
            known = recalled.how == "recalled" and not _is_a_second_thought(moment)
            card.answers.append((evidence.told_on(moment), moment, known))
    for card in found.values():
        card.answers.sort(key=lambda each: each[0])
    gone = _taken_back(evidence)
    return [card for card in found.values() if card.lesson not in gone]


def _taken_back(evidence: Evidence) -> set[str]:
    """Lessons that were withdrawn, and so have no cards. One of another team may not be here, and its cards are."""
    return {fact.what for _, fact in evidence.kind(MomentWithdrawn)} - evidence.by_id.keys()


def counts(evidence: Evidence, moment: Moment, fact: LessonRecalled) -> bool:
    """Whether an answer is a person's own, or a system's record of it; the leader's, in any voice but theirs."""
    return evidence.outside(moment) and (moment.by in (fact.who, None) or fact.who == evidence.leader)


def _is_a_second_thought(moment: Moment) -> bool:
    """Whether it puts right an answer that is days old: a slip is seen at once, and the key is known by then."""
    if moment.corrects is None or moment.recorded_at is None:
        return False
    return moment.recorded_at - moment.happened_at > TIME_FOR_SLIPS


def dues(card: Card, evidence: Evidence) -> Iterator[Due]:
    """Every day on which a card was due. Answers before that day are practice: they neither count nor put it off."""
    assert card.since is not None
    known, furthest = 0, -1
    day = due_after(card.since.day(evidence.zone), known)
    while True:
        answer = next((each for each in card.answers if each[0] >= day), None)
        yield Due(card, day, answer, again=known <= furthest)
        furthest = max(furthest, known)
        if answer is None:
            return
        answered_on, _, right = answer
        known = known + 1 if right else 0
        day = due_after(answered_on, known)


def due_cards(evidence: Evidence, mine: list[Card]) -> list[Due]:
    """What was due to be known by this leader and everybody below them, since anybody first reviewed anything.

    A card counts once at each step of its way. What is forgotten is asked again after a day, and so the hardest card
    the oftenest: of cards that are as well known as is asked for on the whole, that made poor ones.
    """
    reviewed = [day for card in mine for day, _, _ in card.answers]
    if not reviewed:
        return []
    live = monday(week_of(min(reviewed)))
    found = [due for card in mine for due in dues(card, evidence) if due.day >= live and not due.again]
    return [due for due in found if evidence.roster.ours(evidence.leader, due.card.who, due.day)]


def recalled(evidence: Evidence, found: list[Due]) -> Seen:
    """Each due card, known the first time it came up and within a week; one nobody opened was not."""
    observations = [
        Observation(
            due.opener, due.card.subject, due.week, due.known,
            (due.answer[1].id,) if due.answer else (), since=due.week,
        )
        for due in found if due.week <= evidence.last_week
    ]  # fmt: skip
    young = [due.opener for due in found if due.week > evidence.last_week]
    return Seen([*observations, *_set_aside(evidence)], young)


def _set_aside(evidence: Evidence) -> list[Observation]:
    """What only the leader says was known."""
    return [
        Observation(moment.id, fact.who, week_of(moment.day(evidence.zone)), None, aside=True)
        for moment, fact in evidence.kind(LessonRecalled)
        if not evidence.outside(moment)
    ]


def shares(evidence: Evidence, found: list[Due]) -> dict[bool, tuple[int, int]]:
    """What was known of what was due in the last quarter, the leader's own cards and everybody else's apart."""
    told: defaultdict[bool, list[bool]] = defaultdict(list)
    for due in found:
        if evidence.last_week - 13 < due.week <= evidence.last_week:
            told[due.card.who == evidence.leader].append(due.known)
    return {own: (sum(known), len(known)) for own, known in told.items()}
