"""Decisions as threads: put up, studied, made, and whose word says that they stood so.

What the one it is for says, confirming, denying or reviewing it, bears out all that was told of it before. A leader's
word that it was put up at all waits for that; whoever's word it is that it was made, it waits for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from ridealong.moments.deciding import follows, recorded
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied
from ridealong.moments.kinds.strategy import DecisionMade, DecisionOpened, DecisionReviewed, DecisionStudied
from ridealong.moments.loops import speaks_for
from ridealong.moments.moment import Moment, on_day
from ridealong.practices.options import Option, chosen, options_in


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision and what was told of it; ``said`` are the words of the one it is for, in the order they came."""

    opened: Moment
    fact: DecisionOpened
    subject: str
    options: tuple[Option, ...] | None
    studies: tuple[tuple[Moment, DecisionStudied], ...]
    made: Moment | None
    said: tuple[Moment, ...]
    reviewed: Moment | None
    zone: tzinfo
    outside: frozenset[str]
    """The ids of what somebody other than the leader told."""
    theirs: frozenset[str]
    """The ids of what the one it is for told, or a system."""
    put_up: date
    """The day it was put up; told more than a week later, the day it was told."""

    def bearer(self, moment: Moment) -> Moment | None:
        """The first word of somebody other than the leader that this was so: the moment itself, or a later answer."""
        return moment if moment.id in self.outside else self.answer_to(moment)

    def answer_to(self, moment: Moment) -> Moment | None:
        """The first word of the one it is for that this was so: the moment itself, or a later answer."""
        if moment.id in self.theirs:
            return moment
        return next((each for each in self.said if follows(each, moment, self.zone)), None)

    @property
    def stands(self) -> Moment | None:
        """Whose word says that it was put up at all, however it was rewritten since."""
        if self.opened.id in self.outside:
            return self.opened
        day = self.opened.day(self.zone)
        return next((each for each in self.said if each.day(self.zone) >= day), None)

    @property
    def decided(self) -> Moment | None:
        """Which word of the one it is for says that it was made."""
        return self.answer_to(self.made) if self.made else None

    @property
    def for_nobody(self) -> bool:
        """Whether there is nobody whose word could bear it out, and nobody has said a word of it."""
        return not self.said and self.fact.whom in (None, self.fact.who)

    @property
    def opened_on(self) -> date:
        return self.opened.day(self.zone)

    @property
    def made_on(self) -> date | None:
        return self.made.day(self.zone) if self.made else None

    @property
    def denied(self) -> Moment | None:
        """The last word of the one it is for, where that was a no."""
        last = self.said[-1] if self.said else None
        return last if last and isinstance(last.fact, LoopDenied) else None

    @property
    def option(self) -> Option | None:
        """The one that was taken, where its name says which."""
        if self.options is None or self.made is None:
            return None
        fact = self.made.fact
        assert isinstance(fact, DecisionMade)
        return chosen(self.options, fact.what)

    @property
    def hindsight(self) -> bool:
        """Whether it was written down after its own choice, or rewritten after the last word of the one it was for.

        Stakes, ranges and dates fit easily then. It was no decision put up before it was made, and is held to have
        missed: left out, any bad one could be rewritten away.
        """
        afterwards = self.made is not None and (
            recorded(self.opened) > recorded(self.made) or self.put_up > self.made.day(self.zone)
        )
        told = [each for each in (self.opened, self.made) if each and each.corrects]
        return afterwards or any(self.said and self.answer_to(each) is None for each in told)


def decisions(evidence: Evidence) -> list[Decision]:
    """Every decision of this leader's and of those below them on its day, in the order they were put up."""
    studies: defaultdict[str, list[tuple[Moment, DecisionStudied]]] = defaultdict(list)
    made: defaultdict[str, list[Moment]] = defaultdict(list)
    reviews: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment, studied in evidence.kind(DecisionStudied):
        studies[studied.decision].append((moment, studied))
    for moment, choice in evidence.kind(DecisionMade):
        made[choice.decision].append(moment)
    for moment, review in evidence.kind(DecisionReviewed):
        reviews[review.decision].append(moment)
    return [
        _decision(evidence, moment, fact, (studies[moment.id], made[moment.id], reviews[moment.id]))
        for moment, fact in evidence.kind(DecisionOpened)
        if evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
    ]


Parts = tuple[list[tuple[Moment, DecisionStudied]], list[Moment], list[Moment]]


def _decision(evidence: Evidence, opened: Moment, fact: DecisionOpened, parts: Parts) -> Decision:
    studies, made, reviews = parts
    root, zone = evidence.roster.root, evidence.zone
    after = [_as_told(evidence, each) for each in made if each.day(zone) >= opened.day(zone)]
    theirs = [each for each in reviews if _is_theirs(evidence, each, fact.whom)]
    answers = [
        each
        for each in evidence.verbs.get(opened.id, ())
        if isinstance(each.fact, LoopConfirmed | LoopDenied) and fact.whom is not None
        and _is_theirs(evidence, each, fact.whom)
    ]  # fmt: skip
    said = sorted([*answers, *theirs], key=lambda each: (each.day(zone), recorded(each)))
    told = [opened, *(moment for moment, _ in studies), *after]
    outside = [each for each in told if evidence.outside(each)]
    by_them = [each for each in outside if fact.whom and speaks_for(each, root(fact.whom), root)]
    choice = _choice(evidence, after, by_them, said)
    return Decision(
        opened, fact, root(fact.whom or fact.who), _options(fact), tuple(studies), choice, said=tuple(said),
        reviewed=next((each for each in theirs if choice and follows(each, choice, zone)), None),
        zone=zone, outside=frozenset(each.id for each in outside), theirs=frozenset(each.id for each in by_them),
        put_up=evidence.told_on(opened),
    )  # fmt: skip


def _as_told(evidence: Evidence, choice: Moment) -> Moment:
    """A choice is a claim: told more than a week after its day, it was made when it was told."""
    day = evidence.told_on(choice)
    return (
        choice if day == choice.day(evidence.zone) else replace(choice, happened_at=on_day(day), all_day=True)
    )


def _choice(
    evidence: Evidence, made: Sequence[Moment], theirs: Sequence[Moment], said: Sequence[Moment]
) -> Moment | None:
    """The first that the one it is for bears out; what is told besides, of an earlier day, replaces nothing."""
    borne_out = [
        each for each in made if each in theirs or any(follows(word, each, evidence.zone) for word in said)
    ]
    return next(iter([*borne_out, *made]), None)


def _options(fact: DecisionOpened) -> tuple[Option, ...] | None:
    """Amounts in several currencies cannot be weighed against each other, and nobody guesses a rate."""
    currencies = {fact.stakes.currency, fact.delay.currency, fact.study.currency}
    return options_in(fact.options, fact.stakes.currency) if len(currencies) == 1 else None


def _is_theirs(evidence: Evidence, moment: Moment, whom: str | None) -> bool:
    """Whether this is the own word of the one it is for, not the leader's; where it is for nobody, anybody else's."""
    root, who = evidence.roster.root, getattr(moment.fact, "who", "")
    right = whom is None or root(who) == root(whom)
    return right and speaks_for(moment, root(who), root) and evidence.outside(moment)


def open_ones(all_of_them: Sequence[Decision]) -> list[Decision]:
    """Those not made yet, the most pressing first."""
    waiting = [each for each in all_of_them if each.made is None]
    return sorted(waiting, key=lambda each: (each.fact.by, each.opened.id))
