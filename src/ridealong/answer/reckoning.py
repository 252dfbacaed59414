"""Works out what every customer is worth and who came through whom, once a day and whenever little has to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import median

import numpy as np
from django.db import DatabaseError

from ridealong.answer.relationships import NoWorth, Relationship, worths
from ridealong.engines.referral.reproduction import reproduction, still_to_come
from ridealong.engines.referral.trees import NOBODY, Forest, forest
from ridealong.ledger import worths as ledger
from ridealong.ledger.behind import impatient
from ridealong.ledger.lookup import last_known
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.uncollected import uncollected
from ridealong.ledger.worths import Expected, Kept, Told
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerBought, CustomerReferred
from ridealong.moments.loops import speaks_for
from ridealong.moments.purchases import SLACK

A_DAY = timedelta(days=1)
A_YEAR_OF_DAYS = 365.25
DISCOUNT = 0.1
"""As in :func:`ridealong.engines.relationship.valuing.value`, where nobody says otherwise."""
Related = Mapping[str, Relationship]


def due(now: datetime) -> Iterator[str]:
    """What the tick does: nothing, unless it is another day, or a little was told that changes it."""
    day = now.date()
    if ledger.is_due(day) and (not _known_on(day) or ledger.is_little()):
        reckon(now)
    yield from ()


def reckon_if_quick(now: datetime) -> None:
    """Before a page is shown: where it is little, it is worked out at once."""
    if not (ledger.is_due(now.date()) and ledger.is_little()):
        return
    with suppress(DatabaseError), impatient():  # somebody writes just now: the page says what was kept before
        reckon(now)


def reckon(now: datetime) -> Told:
    """Work it out from the whole ledger, whoever leads whom, and keep it."""
    day, seq = now.date(), last_known(now)
    with uncollected():
        rows, told = reckoned(day)
    ledger.keep(rows, told, day=day, seq=seq)
    return told


def reckoned(day: date) -> tuple[list[ledger.Row], Told]:
    """A row a customer, and what all of them say together, as it is when a day ends."""
    evidence = recall(
        Scope.everything(), until=day + A_DAY, zone=UTC, kinds=(CustomerBought, CustomerReferred),
        words=False, apart=True,
    )  # fmt: skip
    related, why = _related(evidence, day + A_DAY)
    said = _said(evidence)
    customers = sorted({*related, *(side for pair in said for side in pair)})
    number = {each: place for place, each in enumerate(customers)}
    trees = forest(len(customers), [(number[newcomer], number[through]) for newcomer, through in said])
    return _rows(customers, related, trees), _together(customers, related, trees, day, why)


def _known_on(day: date) -> bool:
    found = ledger.book()
    return found is not None and found.day == day


def _related(evidence: Evidence, as_of: date) -> tuple[Related, NoWorth | None]:
    try:
        return (worths(evidence.purchases, as_of) if evidence.purchases else {}), None
    except NoWorth as why:
        return {}, why


def _said(evidence: Evidence) -> list[tuple[str, str]]:
    """Who came through whom by their own word, in the order they said it; one of ours who calls on somebody is none."""
    root, ours = evidence.roster.root, evidence.roster.memberships
    return [
        (newcomer, root(fact.through))
        for moment, fact in evidence.kind(CustomerReferred)
        if speaks_for(moment, newcomer := root(fact.customer), root) and fact.through not in ours
    ]


def _rows(customers: list[str], related: Related, trees: Forest) -> list[ledger.Row]:
    value = np.array([related[each].value if each in related else 0.0 for each in customers])
    hanging, below = trees.descendants.tolist(), trees.below(value).tolist()
    sent = trees.sent.tolist()
    return [
        (
            each,
            customers[sender] if (sender := int(trees.sender[at])) != NOBODY else None,
            Kept(_expected(related.get(each)), sent[at], hanging[at], below[at]),
        )
        for at, each in enumerate(customers)
    ]


def _expected(found: Relationship | None) -> Expected | None:
    if found is None:
        return None
    return Expected(found.alive, found.purchases, found.value, found.low, found.high, found.lifetime)


def _together(customers: list[str], related: Related, trees: Forest, day: date, why: NoWorth | None) -> Told:
    told = Told(
        why=why.why if why else "",
        detail=why.detail if why else "",
        currency=next((each.currency for each in related.values()), ""),
        customers=len(related),
        value=sum(each.value for each in related.values()),
        lifetime=sum(each.lifetime for each in related.values()),
        sent=int(trees.sent.sum()),
    )
    if not related or not told.sent:
        return told
    usual = _usual_gap(related)
    here = [related[each] for each in customers if each in related]
    gone = np.array([float(_is_gone(each, usual, day)) for each in here])
    years = np.array([_days_with_us(each, day, bool(left)) for each, left in zip(here, gone, strict=True)])
    years /= A_YEAR_OF_DAYS
    sent = trees.sent[[at for at, each in enumerate(customers) if each in related]]
    found = reproduction(sent, years, gone)
    yearly = sum(each.spent for each in here) / max(found.years, 1 / A_YEAR_OF_DAYS)
    return Told(
        **{name: getattr(told, name) for name in Told.__struct_fields__[:7]},
        r=found.r,
        r_low=found.low,
        r_high=found.high,
        multiplier=found.multiplier,
        to_come=still_to_come(found, yearly, DISCOUNT),
    )


def _usual_gap(related: Related) -> float:
    """Between two purchase days of one customer, in the middle of all."""
    gaps = [(after - before).days for each in related.values() for before, after in pairwise(each.days)]
    return float(median(gaps)) if gaps else float("inf")


def _is_gone(found: Relationship, usual: float, day: date) -> bool:
    """Past their own rhythm; whoever has none yet is gone after thrice the gap that is usual here."""
    if found.due is not None:
        return found.quiet(day)
    return (day - found.last).days > SLACK * usual


def _days_with_us(found: Relationship, day: date, gone: bool) -> float:
    return float(((found.last if gone else day) - found.days[0]).days)
