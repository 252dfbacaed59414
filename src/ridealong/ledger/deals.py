"""Deals as they stand now: what they are worth, whether they are over, and which of somebody's people are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo

from ridealong.ledger.clusters import Clusters
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load_pointing
from ridealong.ledger.waiting import waiting_for
from ridealong.moments.kinds.customers import DealClosed, DealMoved, DealOpened
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied, LoopDropped, SaleLetGo
from ridealong.moments.moment import Moment
from ridealong.moments.slots import Money

MOST_READ = 200
"""Of the deals that are not over, those begun last."""
ANSWERS = (LoopConfirmed, LoopDenied, LoopDropped)


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal, with the customer or contact it was begun with."""

    id: str
    """Of what began it, as it stands."""
    what: str
    owner: str
    customer: str
    began: Moment
    worth: Money | None
    """As it was last told."""
    closed: str
    """How it ended: won, lost or abandoned; empty where it has not."""
    let_go: Moment | None
    """The word that it was let go, where it was."""
    answer: Moment | None = None
    """The last word on whether that was so: its customer's, or that it was dropped."""

    def opened_on(self, zone: tzinfo) -> date:
        return self.began.day(zone)


def deal(moment_id: str) -> Deal | None:
    """The deal that a moment began; nothing where it began none, or that was taken back."""
    return next(iter(_told([moment_id])), None)


def not_over(owners: Iterable[str]) -> list[Deal]:
    """The deals of some people that are neither over nor let go, the latest first."""
    ours = set(owners)
    ids = sorted(waiting_for(ours), reverse=True)[:MOST_READ]  # ids are in order of time
    found = [each for each in _told(ids) if each.owner in ours and not each.closed and each.let_go is None]
    return sorted(found, key=lambda each: each.began.happened_at, reverse=True)


def _told(ids: list[str]) -> list[Deal]:
    told = load_pointing(ids)
    clusters = clusters_of([*ids, *(each.id for each in told)])
    stand = clusters.which_stand(each.id for each in told)
    after = [each for each in told if each.id in stand]
    began = {each: found for each in ids if (found := clusters.standing_for(each)) is not None}
    answers = _answers(clusters, after)
    return [
        _deal(each, [one for one in after if _deal_of(one) in (first, each.id)], answers)
        for first, each in began.items()
        if isinstance(each.fact, DealOpened)
    ]


def _answers(clusters: Clusters, after: list[Moment]) -> dict[str, Moment]:
    """The last word on each sale let go; answers came with what they move, and are not asked for."""
    said = [each for each in clusters.moments.values() if isinstance(each.fact, ANSWERS)]
    stand = clusters.which_stand(each.id for each in said)
    last: dict[str, Moment] = {}
    for each in sorted(said, key=lambda each: (each.happened_at, each.id)):
        if each.id in stand and isinstance(each.fact, ANSWERS):
            last[clusters.first(each.fact.of)] = each
    gone = [each.id for each in after if isinstance(each.fact, SaleLetGo)]
    return {each: last[first] for each in gone if (first := clusters.first(each)) in last}


def _deal(began: Moment, after: list[Moment], answers: dict[str, Moment]) -> Deal:
    fact = began.fact
    assert isinstance(fact, DealOpened)
    worth, closed, let_go = fact.worth, "", None
    for each in sorted(after, key=lambda each: (each.happened_at, each.id)):
        match each.fact:
            case DealMoved(worth=told) if told is not None:
                worth = told
            case DealClosed(outcome=outcome):
                closed = outcome
            case SaleLetGo():
                let_go = each
    answer = answers.get(let_go.id) if let_go else None
    return Deal(began.id, fact.what, fact.owner, fact.customer, began, worth, closed, let_go, answer)


def _deal_of(moment: Moment) -> str:
    fact = moment.fact
    return fact.deal if isinstance(fact, DealMoved | DealClosed | SaleLetGo) else ""
