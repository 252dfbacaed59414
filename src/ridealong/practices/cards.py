"""Report cards as context: how many customers were asked, how many graded, and how many found what they expect.

A grade that pays gets steered, so grades decide nothing; and whoever was asked and stayed silent is counted too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerRated, CustomerSpoke, DealClosed
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.moment import Voice
from ridealong.moments.weeks import week_of
from ridealong.speech import figures, gettext, ngettext

QUARTER_WEEKS = 13
SCORE_TOPIC = "asked-for-a-score"
"""What a customer's word is about who graded nobody and says that somebody asked them for a grade."""
Cards = Mapping[str, CustomerRated]


def report_cards(evidence: Evidence) -> list[str]:
    """What customers' report cards of the last quarter say, as a sentence; nothing where nobody was asked or graded."""
    cards, asked, pushed = _graded(evidence), _asked(evidence), _pushed(evidence)
    answered = {customer: card for customer, card in cards.items() if customer in asked}
    unasked = {customer: card for customer, card in cards.items() if customer not in asked}
    said = []
    if asked:
        said.append(_of_those_asked(answered, len(asked)))
    if unasked:
        said.append(_of_the_others(unasked, more=bool(answered)))
    if pushed:
        said.append(
            ngettext(
                "one customer was asked for a score by somebody here",
                "{number} customers were asked for a score by somebody here",
                len(pushed),
            )
        )
    return [f"{figures.begun('; '.join(said))}."] if said else []


def _of_those_asked(answered: Cards, asked: int) -> str:
    if not answered:
        return ngettext(
            "the one customer whom the system asked for a card this quarter has graded nobody",
            "none of the {number} customers whom the system asked for a card this quarter has graded anybody",
            asked,
        )
    return gettext(
        "graded meets or better on every point by {k} of {n} customers who answered, "
        "of {asked} whom the system asked for a card this quarter",
        k=_good(answered), n=len(answered), asked=asked,
    )  # fmt: skip


def _of_the_others(cards: Cards, *, more: bool) -> str:
    k, n = _good(cards), len(cards)
    if more:
        return gettext("{k} of {n} more who were not asked graded meets or better on every point", k=k, n=n)
    return gettext("{k} of {n} who were not asked graded meets or better on every point", k=k, n=n)


def _good(cards: Cards) -> int:
    """Customers whose latest card has nothing below on it."""
    return sum(all(grade.grade != "below" for grade in card.grades) for card in cards.values())


def _graded(evidence: Evidence) -> dict[str, CustomerRated]:
    """Each customer's latest card on one of ours, in their own voice."""
    return {
        evidence.roster.root(fact.who): fact
        for moment, fact in evidence.kind(CustomerRated)
        if moment.voice is Voice.CUSTOMER and _ours_lately(evidence, fact.whom, moment.day(evidence.zone))
    }


def _pushed(evidence: Evidence) -> set[str]:
    """Customers who say, graded or not, that somebody asked them for a grade. The system's asking is no such thing."""
    root = evidence.roster.root
    found = {customer for customer, card in _graded(evidence).items() if card.pushed is not None}
    for moment, fact in evidence.kind(CustomerSpoke):
        day, customer = moment.day(evidence.zone), root(fact.who)
        own = fact.topic == SCORE_TOPIC and moment.voice is Voice.CUSTOMER
        if own and _ours_lately(evidence, evidence.roster.server(customer, day), day):
            found.add(customer)
    return found


def _asked(evidence: Evidence) -> set[str]:
    """Customers of ours whom the system asked for a card; what anybody else says about asking counts for nothing.

    Whoever went elsewhere is asked why, and about nobody who serves them.
    """
    roster = evidence.roster
    lost = {fact.deal for _, fact in evidence.kind(DealClosed) if fact.outcome == "lost"}
    found = set()
    for moment, fact in evidence.kind(AskSent):
        day, customer = moment.day(evidence.zone), roster.root(fact.whom)
        by_system = moment.voice is Voice.SYSTEM and fact.what not in lost
        if by_system and _ours_lately(evidence, roster.server(customer, day), day):
            found.add(customer)
    return found


def _ours_lately(evidence: Evidence, person: str | None, day: date) -> bool:
    this_quarter = evidence.last_week - QUARTER_WEEKS < week_of(day) <= evidence.last_week
    return this_quarter and evidence.roster.ours(evidence.leader, person, day)
