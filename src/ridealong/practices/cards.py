"""Report cards as context: how many customers were asked, how many graded, and how many found what they expect.

A grade that pays gets steered, so grades decide nothing; and whoever was asked and stayed silent is counted too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerRated
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.moment import Voice
from ridealong.moments.weeks import week_of

QUARTER_WEEKS = 13
Cards = Mapping[str, CustomerRated]


def report_cards(evidence: Evidence) -> list[str]:
    """What customers' report cards of the last quarter say, as a sentence; nothing where nobody was asked or graded."""
    cards, asked = _graded(evidence), _asked(evidence)
    answered = {customer: card for customer, card in cards.items() if customer in asked}
    unasked = {customer: card for customer, card in cards.items() if customer not in asked}
    said = []
    if asked:
        said.append(_of_those_asked(answered, len(asked)))
    if unasked:
        more = " more" if answered else ""
        said.append(
            f"{_good(unasked)} of {len(unasked)}{more} who were not asked graded meets or better on every point"
        )
    if not said:
        return []
    pushed = sum(card.pushed is not None for card in cards.values())
    who = "one customer was" if pushed == 1 else f"{pushed} customers were"
    said += [f"{who} asked for a score"] if pushed else []
    sentence = "; ".join(said)
    return [f"{sentence[:1].upper()}{sentence[1:]}."]


def _of_those_asked(answered: Cards, asked: int) -> str:
    if not answered:
        return f"none of the {asked} customers asked this quarter has graded anybody"
    return (
        f"graded meets or better on every point by {_good(answered)} of {len(answered)} customers who answered, "
        f"of {asked} asked this quarter"
    )


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


def _asked(evidence: Evidence) -> set[str]:
    """Customers of ours whom the system asked; what anybody else says about asking counts for nothing."""
    roster = evidence.roster
    found = set()
    for moment, fact in evidence.kind(AskSent):
        day, customer = moment.day(evidence.zone), roster.root(fact.whom)
        if moment.voice is Voice.SYSTEM and _ours_lately(evidence, roster.server(customer, day), day):
            found.add(customer)
    return found


def _ours_lately(evidence: Evidence, person: str | None, day: date) -> bool:
    this_quarter = evidence.last_week - QUARTER_WEEKS < week_of(day) <= evidence.last_week
    return this_quarter and evidence.roster.ours(evidence.leader, person, day)
