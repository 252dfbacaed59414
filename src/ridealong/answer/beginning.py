"""The sentences that would begin a practice, in the names of this ledger, so that they can be told as they stand.

They are remembered with the answer once there is a salesperson and a customer to say them of; until then whoever comes
is named at once.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from ridealong.answer.answer import Answer
from ridealong.ledger.book import LedgerBook
from ridealong.people import parties as people
from ridealong.people.places import a_colleague, a_customer, a_salesperson
from ridealong.practices.registry import BY_KEY

FORTNIGHT = timedelta(days=14)
_QUOTED_OR_NAMED = re.compile(r'"(?:[^"\\]|\\.)*"|\b(?:ana|tom|acme|carla|\d{4}-\d{2}-\d{2})\b|(?<=\^)d1\b')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def in_names_of_this_ledger(answer: Answer, leader: str, now: datetime) -> Answer:
    """The answer with every sentence to begin with said of people and customers there are, and of days to come."""
    names = {**_cast(leader, now), "ana": answer.leader}
    rows = [
        replace(row, practice=replace(row.practice, begin=_said(BY_KEY[row.practice.key].begin, names)))
        for row in answer.rows
    ]
    return replace(answer, rows=tuple(rows), named={"tom", "acme"} <= names.keys())


def _cast(leader: str, now: datetime) -> dict[str, str]:
    """Who stands for Tom, Acme and Carla here; whoever nobody stands for keeps the name of the example."""
    zone = people.zone_of(leader)
    today = now.astimezone(zone).date()
    seller = a_salesperson(leader, today)
    found = {
        "tom": seller,
        "acme": a_customer(seller.id if seller else None),
        "carla": a_colleague(leader, today) or seller,
    }
    book = LedgerBook(zone, now)
    label = next(each for number in count(1) if _is_free(each := f"d{number}", book))
    names = {example: party.handle for example, party in found.items() if party is not None}
    return {**names, "d1": label, "day": (today + FORTNIGHT).isoformat()}


def _is_free(label: str, book: LedgerBook) -> bool:
    try:
        book.moment(label)
    except LookupError:
        return True
    return False


def _said(sentence: str, names: dict[str, str]) -> str:
    def here(found: re.Match[str]) -> str:
        key = "day" if _DAY.fullmatch(found[0]) else found[0]
        return names.get(key, found[0])

    return _QUOTED_OR_NAMED.sub(here, sentence)
