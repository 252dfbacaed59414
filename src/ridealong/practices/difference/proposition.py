"""Buyers can say why they chose us, and it is the reason we gave.

Reads the statement and its claims, what buyers say they chose us or a rival for, whether the claim was delivered,
what salespeople say unprompted, what the rivals whom buyers named say of themselves, and who was asked about a deal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerChose, DealClosed, DealOpened
from ridealong.moments.kinds.difference import (
    ClaimDelivered,
    PropositionRecited,
    PropositionStated,
    RivalClaimed,
)
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.slots import FORGOTTEN
from ridealong.moments.weeks import week_of
from ridealong.practices.bench import context, what_failed
from ridealong.practices.counting import LONGEST_WINDOW_WEEKS, Question, rate
from ridealong.practices.endings import Ending, endings
from ridealong.practices.judging import judge
from ridealong.practices.matching import likeness, says
from ridealong.practices.observing import NEVER, Observation, Seen
from ridealong.practices.reading import Reading
from ridealong.practices.rivals import Sentence, sentences
from ridealong.practices.statements import Statement, in_force, is_receivers, statements
from ridealong.speech import gettext, gettext_noop, ngettext

READS = (
    PropositionStated, CustomerChose, DealOpened, DealClosed, AskSent, ClaimDelivered, PropositionRecited, RivalClaimed,
)  # fmt: skip

REASONS = Question(
    practice="proposition", key="reasons", title=gettext_noop("Buyers whose own reason is one we gave"),
    proposal=0.5, leading=True,
    says=lambda k, n: gettext("{k} of {n} buyers chose you for a reason you give", k=k, n=n),
)  # fmt: skip
DELIVERED = Question(
    practice="proposition", key="delivered", title=gettext_noop("The claim delivered when it was due"),
    proposal=0.9, says=lambda k, n: gettext("the claim was kept {k} of {n} times it was due", k=k, n=n),
)  # fmt: skip
RECITED = Question(
    practice="proposition", key="recited", title=gettext_noop("Salespeople who can say it unprompted"),
    proposal=0.8, says=lambda k, n: gettext("{k} of {n} times a salesperson could say it unprompted", k=k, n=n),
)  # fmt: skip

DAYS_TO_ASK = 30
"""A buyer who is asked later tells a story about the choice, and not the choice."""


def read(evidence: Evidence) -> Reading:
    told, rivals, deals = statements(evidence), evidence.once(sentences), Deals(evidence)
    signs = (
        rate(REASONS, reasons(evidence, told, rivals, deals), evidence),
        rate(DELIVERED, delivered(evidence, told), evidence),
        rate(RECITED, recited(evidence, told), evidence),
    )
    step = what_failed(evidence, told, rivals)
    seen = [*not_compared(evidence, told, deals), *context(evidence, told, rivals)]
    return judge("proposition", signs, next_step=step, context=seen)


class Deals:
    """Whose deals there are, and when each of them was closed."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    @cached_property
    def opened(self) -> dict[str, DealOpened]:
        return {moment.id: fact for moment, fact in self.evidence.kind(DealOpened)}

    @cached_property
    def closed(self) -> dict[str, Ending]:
        """How each deal ended, as anybody but the leader says: their word would make an unwelcome answer late."""
        return {deal: end for deal, end in self.evidence.once(endings).items() if end.heard}

    def ours(self, buyer: str, deal: str | None, day: date) -> bool:
        """Whether one of ours serves this buyer, or had the deal: who never bought is served by nobody."""
        opened = self.opened.get(deal or "")
        sellers = (self.evidence.roster.server(buyer, day), opened.owner if opened else None)
        return any(self.evidence.roster.ours(self.evidence.leader, each, day) for each in sellers)

    def in_time(self, deal: str | None, day: date) -> bool:
        """Whether a day lies within thirty days of the deal's end, where one is named and has ended."""
        ended = self.closed.get(deal or "")
        return ended is None or (day - ended.day).days <= DAYS_TO_ASK


class Word(NamedTuple):
    """What a buyer chose us for, and when."""

    moment: Moment
    fact: CustomerChose
    buyer: str
    day: date


def reasons(evidence: Evidence, told: Sequence[Statement], rivals: Sequence[Sentence], deals: Deals) -> Seen:
    """Each buyer who chose us, in their own words: is it nearer to a claim of ours than to anything a rival says?"""
    observations, answered = [], set()
    asked = _asked(evidence, deals)
    for word in _words(evidence, deals):
        own = word.moment.voice is Voice.CUSTOMER and evidence.roster.root(word.moment.by or "") == word.buyer
        statement, key = in_force(told, word.day), (word.fact.deal, word.buyer)
        # Asking about one deal until the answer pleases would be no question: the first answer stands.
        if own and word.fact.deal and key in answered:
            continue
        answered.update([key] if own else [])
        week = week_of(word.day)
        if word.fact.rival is not None or week > evidence.last_week or not _can_be_coded(word, statement):
            continue
        if not own:
            if not evidence.outside(word.moment):
                observations.append(Observation(word.moment.id, word.buyer, week, None, aside=True))
            continue
        met = statement is not None and is_ours(word, statement, rivals)
        observations.append(
            Observation(
                word.moment.id, word.buyer, week, met, (word.moment.id,), since=week, awaited=key in asked
            )
        )
    silent = [each for key, each in asked.items() if key not in answered and each.week <= evidence.last_week]
    return Seen([*observations, *silent])


def _words(evidence: Evidence, deals: Deals) -> list[Word]:
    """What buyers of ours said they chose for, soon enough after the deal."""
    found = []
    for moment, fact in evidence.kind(CustomerChose):
        buyer, day = evidence.roster.root(fact.who), moment.day(evidence.zone)
        if deals.ours(buyer, fact.deal, day) and deals.in_time(fact.deal, day):
            found.append(Word(moment, fact, buyer, day))
    return found


def _can_be_coded(word: Word, statement: Statement | None) -> bool:
    """Whether there is a statement to hold it against, in a language it can be compared in, and any words."""
    return (
        statement is not None
        and word.moment.language == statement.language
        and word.fact.why.strip() not in ("", FORGOTTEN)
    )


def not_compared(evidence: Evidence, told: Sequence[Statement], deals: Deals) -> list[str]:
    """How many buyers answered in a language the statement in force is not in, or does not say that it is in."""
    statement = in_force(told, evidence.as_of)
    if statement is None:
        return []
    begins = evidence.last_week - LONGEST_WINDOW_WEEKS
    spoken = Counter(
        word.moment.language or gettext("no named language")
        for word in _words(evidence, deals)
        if word.moment.language != statement.language and begins < week_of(word.day) <= evidence.last_week
    )
    return [_in_another(many, language, statement.language) for language, many in spoken.most_common(1)]


def _in_another(many: int, language: str, stated: str | None) -> str:
    if stated:
        return ngettext(
            "{number} buyer answered in {language}, which is not compared with a statement in {stated}.",
            "{number} buyers answered in {language}, which is not compared with a statement in {stated}.",
            many, language=language, stated=stated,
        )  # fmt: skip
    return ngettext(
        "{number} buyer answered in {language}, which is not compared with a statement that names no language; "
        "state it again with @{language} behind its words.",
        "{number} buyers answered in {language}, which is not compared with a statement that names no language; "
        "state it again with @{language} behind its words.",
        many, language=language,
    )  # fmt: skip


def is_ours(word: Word, statement: Statement, rivals: Sequence[Sentence]) -> bool:
    """Coded blind: of all sentences, ours and rivals', the nearest is looked for, and it has to be one of ours.

    What a rival says just as well is no reason for us. Rivals the leader alone tells of are not in the pile.
    """
    why = word.fact.why
    ours = [claim for claim in statement.claimed_on(word.day) if says(why, claim)]
    theirs = [each.what for each in rivals if each.outside and each.since <= word.day]
    best = max((likeness(why, each) for each in ours), default=0.0)
    return best > max((likeness(why, each) for each in theirs), default=0.0)


def _asked(evidence: Evidence, deals: Deals) -> dict[tuple[str | None, str], Observation]:
    """Buyers whom the system asked about a deal they had just given us: silent, as long as they say nothing."""
    asked: dict[tuple[str | None, str], Observation] = {}
    for moment, fact in evidence.kind(AskSent):
        day, buyer = moment.day(evidence.zone), evidence.roster.root(fact.whom)
        ended = deals.closed.get(fact.what)
        won = ended is not None and ended.outcome == "won" and deals.in_time(fact.what, day)
        if moment.voice is Voice.SYSTEM and won and deals.ours(buyer, fact.what, day):
            # A buyer gets a week to answer before they are called silent.
            silent = Observation(moment.id, buyer, week_of(day) + 1, None, since=NEVER, awaited=True)
            asked.setdefault((fact.what, buyer), silent)
    return asked


def delivered(evidence: Evidence, told: Sequence[Statement]) -> Seen:
    """Each time the claim was due: kept as the customer or a system says, broken as anybody but the leader says."""
    stated, roster = {each.id for each in told}, evidence.roster
    observations = []
    for moment, fact in evidence.kind(ClaimDelivered):
        day, customer = moment.day(evidence.zone), roster.root(fact.customer)
        ours = any(
            roster.ours(evidence.leader, each, day) for each in (fact.who, roster.server(customer, day))
        )
        outside, week = evidence.outside(moment), week_of(day)
        heard = not outside or fact.how == "broke" or is_receivers(evidence, moment, fact)
        if fact.claim in stated and ours and heard and week <= evidence.last_week:
            kept = fact.how == "kept"
            observations.append(
                Observation(moment.id, customer, week, kept, (moment.id,), since=week, aside=not outside)
            )
    return Seen(observations)


def recited(evidence: Evidence, told: Sequence[Statement]) -> Seen:
    """Each salesperson's own wording: does it say at least half of what the statement of that day says?

    Put right afterwards, it was not unprompted.
    """
    observations = []
    for moment, fact in evidence.kind(PropositionRecited):
        day = moment.day(evidence.zone)
        statement, week = in_force(told, day), week_of(day)
        sells = fact.who in evidence.roster.below(evidence.leader, day)
        sells = sells and evidence.roster.role(fact.who, day) == "salesperson"
        aside, own = not evidence.outside(moment), moment.by in (fact.who, None)
        sells = sells and fact.what != FORGOTTEN
        if statement and sells and (own or aside) and week <= evidence.last_week:
            met = moment.corrects is None and says(fact.what, statement.what)
            observations.append(
                Observation(moment.id, fact.who, week, met, (moment.id,), since=week, aside=aside)
            )
    return Seen(observations)
