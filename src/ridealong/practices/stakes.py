"""What is most at stake with customers right now: the promise about to break, the rhythm already broken."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, chain
from operator import sub
from statistics import median

from ridealong.moments.evidence import Evidence
from ridealong.moments.loops import Loop
from ridealong.moments.purchases import Purchase
from ridealong.practices.reading import NextStep
from ridealong.speech import figures, gettext

LOOK_AHEAD_DAYS, YEAR_DAYS, FEWEST_DAYS, SLACK = 14, 365, 4, 3
A_YEAR = timedelta(days=YEAR_DAYS)


Days = dict[date, list[Purchase]]


class Purchases(dict[str, Days]):
    """Every customer's purchase days in order, with what was bought on each; the leader's own word left out.

    Of what was bought long before anything counts only the days are at hand, as ordinals.
    """

    def __init__(self, evidence: Evidence) -> None:
        bought: defaultdict[str, Days] = defaultdict(dict)
        leader = evidence.leader
        for each in evidence.purchases:
            if not (each.leaders and each.alone(leader)):
                days, day = bought[each.customer], each.day
                if day in days:
                    days[day].append(each)
                else:
                    days[day] = [each]
        super().__init__((customer, _in_order(days)) for customer, days in bought.items())
        self._earlier = evidence.earlier
        for customer in self._earlier.days if self._earlier else ():
            self.setdefault(customer, {})
        self._sums: dict[str, tuple[list[date], list[Decimal]]] = {}
        self._ordinals: dict[str, list[int]] = {}

    def ordinals(self, customer: str) -> list[int]:
        """All the days on which a customer bought."""
        found = self._ordinals.get(customer)
        if found is None:
            before = self._earlier.days.get(customer, ()) if self._earlier else ()
            found = self._ordinals[customer] = [*before, *map(date.toordinal, self.get(customer, ()))]
        return found

    def spend(self, customer: str, as_of: date) -> Decimal:
        """What a customer bought in the twelve months before a day: the stake, until relationship value exists."""
        known = self._sums.get(customer)
        if known is None:
            # The same customer is asked about for many days: what each of them adds up to is summed once.
            known = self._sums[customer] = _summed(self._bought(customer))
        days, sums = known
        return sums[bisect_left(days, as_of)] - sums[bisect_left(days, as_of - A_YEAR)]

    def _bought(self, customer: str) -> Iterator[Purchase]:
        """As far back as anybody may ask what was bought on them, in the order of days."""
        days = self.get(customer, {}).values()
        if self._earlier is not None and customer in self._earlier.days:
            return chain(self._earlier.bought(customer), *days)
        return chain.from_iterable(days)


def _summed(bought: Iterable[Purchase]) -> tuple[list[date], list[Decimal]]:
    """The day of each, and how much had been bought before it; the last is all of it."""
    told = list(bought)
    return [each.day for each in told], list(accumulate([each.amount for each in told], initial=Decimal(0)))


def told_by_others(evidence: Evidence, since: date, customers: Container[str]) -> Iterator[Purchase]:
    """What some customers bought since a day, in the order it happened, the leader's own word left out."""
    bought = evidence.bought_since(since, customers)
    return (each for each in bought if not (each.leaders and each.alone(evidence.leader)))


def _in_order(days: Days) -> Days:
    order = sorted(days)
    return days if order == list(days) else {day: days[day] for day in order}


def first_act(evidence: Evidence, loops: Sequence[Loop], purchases: Purchases) -> NextStep | None:
    """The promise due next or just broken, the dearest customer first; failing that, whoever is past their rhythm."""
    return _promise_at_risk(evidence, loops, purchases) or _past_their_rhythm(evidence, purchases)


def _promise_at_risk(evidence: Evidence, loops: Sequence[Loop], purchases: Purchases) -> NextStep | None:
    begin, end = (
        evidence.as_of - timedelta(days=LOOK_AHEAD_DAYS),
        evidence.as_of + timedelta(days=LOOK_AHEAD_DAYS),
    )
    open_ones = [
        (due, loop) for loop in loops
        if loop.is_open and loop.claimed is None and (due := loop.due()) is not None and begin <= due <= end
        and evidence.may_be_named(evidence.roster.root(loop.fact.receiver))
    ]  # fmt: skip
    if not open_ones:
        return None
    root = evidence.roster.root
    due, loop = max(
        open_ones,
        key=lambda each: (
            purchases.spend(root(each[1].fact.receiver), evidence.closed_on),
            each[0],
            each[1].opener.id,
        ),
    )
    who, customer = loop.fact.doer, root(loop.fact.receiver)
    # Whoever promised may be forgotten, and what they said with them: the customer still waits.
    known = who is not None and evidence.may_be_named(who)
    theirs = evidence.name(customer)
    return NextStep(
        says=gettext(
            "Help {name} keep a promise to {customer}", name=evidence.name(who or ""), customer=theirs
        )
        if known
        else gettext("See to a promise to {customer}", customer=theirs),
        why=_due(evidence, loop, due),
        who=who if known else None,
        confirmed_by=customer,
        about=(loop.opener.id,),
    )


def _due(evidence: Evidence, loop: Loop, due: date) -> str:
    late, day, fact = due < evidence.as_of, figures.short_day(due), loop.fact
    if not evidence.may_be_named(fact.doer, fact.receiver):
        return gettext("It was due {day}", day=day) if late else gettext("It is due {day}", day=day)
    what = getattr(fact, "what", "")
    return (
        gettext("“{what}” was due {day}", what=what, day=day)
        if late
        else gettext("“{what}” is due {day}", what=what, day=day)
    )


def _past_their_rhythm(evidence: Evidence, purchases: Purchases) -> NextStep | None:
    silent = []
    a_year_ago = evidence.as_of - A_YEAR
    for customer, bought in purchases.items():
        days = list(bought)
        # Whoever bought once within the year cannot be past a rhythm longer than that.
        if days and days[-1] >= a_year_ago and len(ordinals := purchases.ordinals(customer)) >= FEWEST_DAYS:
            due = days[-1] + timedelta(days=int(SLACK * median(map(sub, ordinals[1:], ordinals))))
            server = evidence.roster.server(customer, evidence.as_of)
            owed = due < evidence.as_of and evidence.may_be_named(customer)
            if owed and evidence.roster.ours(evidence.leader, server, evidence.as_of):
                silent.append((purchases.spend(customer, evidence.closed_on), customer, days[-1]))
    if not silent:
        return None
    _, customer, last = max(silent)
    server = evidence.roster.server(customer, evidence.as_of)
    return NextStep(
        says=gettext("See {customer}", customer=evidence.name(customer)),
        why=gettext("silent since {day}, past their own rhythm", day=figures.day(last)),
        who=server if evidence.may_be_named(server) else None,
        confirmed_by=customer,
        about=(purchases[customer][last][0].id,),
    )
