"""Derived: when each customer buys, in short: the last day, the day they are past their rhythm, who sold it last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec
from django.db import connection

from ridealong.ledger.bought import rows_of
from ridealong.ledger.codec import moment_from
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import SELECT_BARE, load
from ridealong.ledger.models import Link, Rhythm
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import CustomerMerged, CustomerMet, MomentWithdrawn, PersonMerged
from ridealong.moments.moment import Moment
from ridealong.moments.purchases import FIRST_JUDGED_PURCHASE, SLACK, Purchase, unpacked
from ridealong.people import parties as people
from ridealong.people.lists import Row, as_list, ask, insert, listed

COLUMNS = ("customer", "last", "due", "seller", "days", "recent")
CHANGING: tuple[type[Fact], ...] = (CustomerBought, MomentWithdrawn, CustomerMerged, PersonMerged)
A_YEAR = timedelta(days=365)


class Sum(msgspec.Struct, array_like=True):
    """What was bought for on a day; kept for the year before the last day only, for nothing earlier is added up."""

    day: int
    currency: str
    amount: str


summed = msgspec.json.Decoder(list[Sum]).decode


def concerned(since: int, upto: int) -> set[str]:
    """Whose purchases the moments after one place and up to another say something about, under whatever name."""
    rows = ask(
        f"{SELECT_BARE} WHERE m.seq > %s AND m.seq <= %s AND m.kind IN {listed()}",
        [since, upto, as_list(kind.STORED for kind in CHANGING)],
    )
    return _concerned([moment_from(row[:-1], None) for row in rows])


def renew(concerned: set[str]) -> None:
    """Bring these up to date with everything that is known by now."""
    roots = {customer or each for each, sort, _, customer in people.told_of(concerned) if sort != "person"}
    names = ask(
        f"SELECT id, coalesce(customer, id) FROM people_party"
        f" WHERE sort = 'customer' AND (id IN {listed()} OR customer IN {listed()})",
        [as_list(roots), as_list(roots)],
    )
    root: dict[str, str] = dict(names)
    found: defaultdict[str, list[Purchase]] = defaultdict(list)
    for each in bought_by(root):
        found[root[each.customer]].append(each)
    gone = as_list({*concerned, *roots})
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM ledger_rhythm WHERE customer IN {listed()}", [gone])
    insert(Rhythm, COLUMNS, _rows(found))


def empty() -> None:
    Rhythm.objects.all().delete()


def past_rhythm(days: Sequence[date]) -> date | None:
    """The last day a customer may come back and still be in their rhythm, from purchase days in order."""
    gaps = sorted((after - before).days for before, after in pairwise(days))
    if len(days) < FIRST_JUDGED_PURCHASE:
        return None
    middle = len(gaps) // 2
    slack = SLACK * gaps[middle] if len(gaps) % 2 else SLACK * (gaps[middle - 1] + gaps[middle]) // 2
    return days[-1] + timedelta(days=min(slack, (date.max - days[-1]).days))


def bought_by(customers: Iterable[str]) -> list[Purchase]:
    """Every purchase of these that stands."""
    told = unpacked(f"[{','.join([row[0] for row in rows_of(customers, 'b.told')])}]")
    changes = f'SELECT DISTINCT "to" FROM ledger_link WHERE "to" IN {listed()} AND how = %s'
    changed = {row[0] for row in ask(changes, [as_list(each.id for each in told), Link.How.CHANGES.value])}
    doubted = {each.id for each in told if each.corrects or each.id in changed}
    stand = clusters_of(doubted).which_stand(doubted) if doubted else set()
    return [each for each in told if each.id not in doubted or each.id in stand]


def _concerned(moments: Iterable[Moment]) -> set[str]:
    """Whose purchases these tell, correct or take back, under whatever name."""
    customers: set[str] = set()
    sellers: set[str] = set()
    waiting = list(moments)
    while waiting:
        behind: set[str] = set()
        for moment in waiting:
            match moment.fact:
                case CustomerBought(customer=customer) | CustomerMet(customer=customer):
                    customers.add(customer)
                case CustomerMerged(one=one, other=other):
                    customers |= {one, other}
                case PersonMerged(one=one, other=other):
                    sellers |= {one, other}
                case MomentWithdrawn(what=what):
                    behind.add(what)
            if moment.corrects:
                behind.add(moment.corrects)
        waiting = load(behind)
    ties = f'SELECT t."to" FROM ledger_tie t WHERE t."of" IN {listed()}'
    return customers.union(row[0] for row in ask(ties, [as_list(sellers)])) if sellers else customers


def _rows(found: dict[str, list[Purchase]]) -> list[Row]:
    same = people.came_twice()
    recent = {root: _of_the_last_year(bought) for root, bought in found.items()}
    currencies = currencies_of(each.id for bought in recent.values() for each in bought)
    rows = []
    for root, bought in found.items():
        days = sorted({each.day for each in bought})
        sold = max((each for each in bought if each.seller and not each.leaders), key=_when, default=None)
        seller = same.get(sold.seller or "", sold.seller) if sold else None
        sums = [Sum(each.day.toordinal(), currencies[each.id], str(each.amount)) for each in recent[root]]
        rows.append(
            (
                root,
                days[-1],
                past_rhythm(days),
                seller,
                _json([each.toordinal() for each in days]),
                _json(sums),
            )
        )
    return rows


def _json(told: object) -> str:
    return msgspec.json.encode(told).decode()


def _of_the_last_year(bought: list[Purchase]) -> list[Purchase]:
    last = max(each.day for each in bought)
    return [each for each in bought if last - each.day < A_YEAR]


def _when(each: Purchase) -> tuple[int, int, str]:
    return each.happened, each.recorded, each.id


def currencies_of(ids: Iterable[str]) -> dict[str, str]:
    """In which currency each was; purchases in short do not say."""
    rows = ask(f"SELECT id, structure FROM ledger_moment WHERE id IN {listed()}", [as_list(ids)])
    return {identity: msgspec.json.decode(told)["amount"]["currency"] for identity, told in rows}
