"""What happened with one customer, sales and service not told apart: newest first and a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ridealong.ledger.codec import COLUMNS, microseconds, moment_from
from ridealong.ledger.models import Link
from ridealong.moments.kind import KINDS
from ridealong.moments.kinds.customers import CustomerReferred
from ridealong.moments.kinds.strategy import DecisionOpened
from ridealong.moments.moment import Moment
from ridealong.people.lines import kept_day
from ridealong.people.lists import Row, as_list, ask, listed

HOW = f"{Link.How.NAMES.value}, {Link.How.CONCERNS.value}"
_COLUMNS = ", ".join(f'm."{each}"' for each in COLUMNS)
ABOUT = f"""SELECT l.seq FROM ledger_link l WHERE l.how IN ({HOW})
 AND l."to" IN (SELECT id FROM people_party WHERE id = %s OR customer = %s)"""
WAITS = f"""SELECT opener, state, due FROM ledger_openloop WHERE receiver = %s
 AND kind <> '{DecisionOpened.NAME}' AND (claim IS NULL OR claim <> opener) ORDER BY since, opener"""
"""What is owed, or said to be done and not answered; a visit was told as done, and is owed to nobody."""
Place = tuple[int, int]
"""When the last one seen happened, in microseconds, and where it stands in the ledger."""


@dataclass(frozen=True, slots=True)
class Open:
    """A loop of this customer's that is not over."""

    opener: Moment
    due: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Told:
    """One page of what happened, with what is open and who came through whom."""

    moments: Sequence[Moment]
    after: Place | None
    """From where to go on, where there is more."""
    open: Sequence[Open]
    referrals: Sequence[Moment]


def told_of(root: str, *, kinds: Sequence[str], after: Place | None, most: int, most_open: int) -> Told:
    """All of it in one question: a page of moments, what is open up to a number, and every word on who sent whom."""
    a_page, values = (
        "SELECT m.seq FROM ledger_moment m WHERE m.seq IN (SELECT seq FROM about)",
        list[object](),
    )
    if kinds:
        a_page += f" AND m.kind IN {listed()}"
        values.append(as_list(KINDS[each].STORED for each in kinds))
    if after is not None:
        a_page += " AND (m.happened, m.seq) < (%s, %s)"
        values += after
    a_page += " ORDER BY m.happened DESC, m.seq DESC LIMIT %s"
    rows = ask(
        f"WITH about AS ({ABOUT}), page AS ({a_page}), waits AS ({WAITS} LIMIT %s)"
        f" SELECT m.seq, m.seq IN (SELECT seq FROM page), o.state, o.due, {_COLUMNS}, w.words FROM ledger_moment m"
        " LEFT JOIN ledger_words w ON w.seq = m.seq LEFT JOIN waits o ON o.opener = m.id"
        " WHERE m.seq IN (SELECT seq FROM page) OR m.id IN (SELECT opener FROM waits)"
        " OR m.seq IN (SELECT r.seq FROM ledger_moment r WHERE r.seq IN (SELECT seq FROM about) AND r.kind = %s)"
        " ORDER BY m.happened DESC, m.seq DESC",
        [root, root, *values, most + 1, root, most_open, CustomerReferred.STORED],
    )
    return _sorted_out(rows, most)


def _sorted_out(rows: Sequence[Row], most: int) -> Told:
    told = [(row[:4], moment_from(row[4:-1], row[-1])) for row in rows]
    page = [(seq, moment) for (seq, in_page, _, _), moment in told if in_page]
    waits = [Open(each, _day(due), state) for (_, _, state, due), each in told if state]
    after = None
    if len(page) > most:
        seq, last = page[most - 1]
        after = microseconds(last.happened_at), seq
    return Told(
        moments=[moment for _, moment in page[:most]],
        after=after,
        open=sorted(waits, key=lambda each: (each.due or date.max, each.opener.happened_at)),
        referrals=[moment for _, moment in told if isinstance(moment.fact, CustomerReferred)],
    )


def _day(kept: date | str | None) -> date | None:
    return None if kept is None else kept_day(kept)
