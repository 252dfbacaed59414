"""Whether what was sold still fits after ninety days, in the word of those who bought, the silent shown beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import DealOpened, FitJudged
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.loops import speaks_for
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.weeks import week_of
from ridealong.practices.endings import endings
from ridealong.practices.observing import NEVER, Observation, Seen

DAYS_TO_FIT, DAYS_TO_SAY = 90, 7


@dataclass(frozen=True, slots=True)
class Sale:
    """Something sold that its buyer may judge: a deal that was won, or a purchase."""

    customer: str
    seller: str | None
    day: date
    called: tuple[str, ...]
    """The moments that are this sale: of a deal, its opening and its end."""

    @property
    def by(self) -> date:
        """The day from which on its buyer can say whether it still fits."""
        return self.day + timedelta(days=DAYS_TO_FIT)


def fits(evidence: Evidence) -> Seen:
    """Each sale whose buyer was asked, or said by themselves, whether it fits, ninety days and a week after it."""
    words: defaultdict[str, list[tuple[Moment, FitJudged]]] = defaultdict(list)
    for moment, fact in evidence.kind(FitJudged):
        words[fact.what].append((moment, fact))
    asked = _asked(evidence)
    sales = _sales(evidence, words.keys() | asked.keys())
    seen, young = [], []
    for opener, sale in sales.items():
        last = _last_word(evidence, sale, [said for each in sale.called for said in words[each]])
        was_asked = any(day >= sale.by for each in sale.called for day in asked.get(each, ()))
        if not _ours(evidence, sale) or (last is None and not was_asked):
            continue
        matures = week_of(sale.by + timedelta(days=DAYS_TO_SAY))
        if matures > evidence.last_week:
            young.append(opener)
            continue
        known = week_of(last[0].day(evidence.zone)) if last else NEVER
        seen.append(
            Observation(
                opener,
                evidence.roster.root(sale.customer),
                matures,
                None if last is None else last[1].fit == "good",
                (last[0].id,) if last else (),
                since=max(matures, known),
                awaited=True,
            )
        )
    return Seen(seen, young)


def _asked(evidence: Evidence) -> dict[str, list[date]]:
    """When the system asked whether each sale fits. Where it does not say what it asked, its day tells: see `Sale.by`.

    A customer who fell quiet is asked about their last purchase too, but not whether it fits.
    """
    asked: defaultdict[str, list[date]] = defaultdict(list)
    for moment, fact in evidence.kind(AskSent):
        if moment.voice is Voice.SYSTEM and fact.first in (None, "whether it fits"):
            asked[fact.what].append(moment.day(evidence.zone))
    return dict(asked)


def _sales(evidence: Evidence, wanted: set[str]) -> dict[str, Sale]:
    """Those of these moments that are sales: a deal that was won, by its opening or its closing, or a purchase."""
    found: dict[str, Sale] = {}
    deals = {moment.id: fact for moment, fact in evidence.kind(DealOpened)}
    for opened, end in evidence.once(endings).items():
        deal, called = deals.get(opened), (end.moment, opened)
        if deal is not None and end.outcome == "won" and wanted.intersection(called):
            opener = end.moment if end.moment in wanted else opened
            found[opener] = Sale(deal.customer, deal.owner, end.day, called)
    if wanted - found.keys():
        for each in evidence.purchases:
            if each.id in wanted:
                found[each.id] = Sale(each.customer, each.seller, each.day, (each.id,))
    return found


def _last_word(
    evidence: Evidence, sale: Sale, said: list[tuple[Moment, FitJudged]]
) -> tuple[Moment, FitJudged] | None:
    """The buyer's own last word. A good one of the first weeks says nothing of the ninetieth day; a poor one does."""
    buyer, root = evidence.roster.root(sale.customer), evidence.roster.root
    decisive = [
        (moment, fact)
        for moment, fact in sorted(said, key=lambda each: each[0].happened_at)
        if speaks_for(moment, buyer, root) and (fact.fit == "poor" or moment.day(evidence.zone) >= sale.by)
    ]
    return decisive[-1] if decisive else None


def _ours(evidence: Evidence, sale: Sale) -> bool:
    seller = sale.seller or evidence.roster.server(evidence.roster.root(sale.customer), sale.day)
    return evidence.roster.ours(evidence.leader, seller, sale.day)
