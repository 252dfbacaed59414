"""Tickets, cases and complaints as moments: what a customer says is wrong, and who says that it is put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ridealong.moments.kinds.loops import LoopClaimed, TroubleReported

from .asking import Asked, Wish
from .desk import Desk
from .keys import moment_id
from .records import TicketRow
from .refusals import shortened
from .states import read_state

Left = Literal[
    "no customer",
    "no words",
    "no day",
    "day out of reach",
    "closed and no day",
    "closed by nobody named",
    "closed before reported",
    "closed out of reach",
    "id again",
    "spam or a duplicate",
]
LONGEST_WORDS = 500


@dataclass(slots=True)
class Tickets(Desk[TicketRow, Left]):
    """Turns tickets into wishes: the trouble is the system's record, its end the word of whoever closed it."""

    words: Mapping[str, str] = field(default_factory=dict)
    whose: str | None = None

    def wish(self, row: TicketRow) -> Wish | None:
        self.left.clear()
        name, what = row.customer or self.whose, words_of(row)
        why: Left | None = None
        if name is None:
            why = "no customer"
        elif what is None:
            why = "no words"
        elif row.opened is None:
            why = "no day"
        elif not self.calendar.holds(row.opened):
            why = "day out of reach"
        elif read_state(row.status, self.words, "tickets") == "dropped":
            why = "spam or a duplicate"
        elif row.id is not None and self.repeats.count(row.id):
            why = "id again"
        if why is not None or name is None or what is None or row.opened is None:
            self.left.append(why or "no words")
            return None
        customer = self.customers[name].id
        known = self.known_by(row, customer)
        trouble = Asked(f"{known}0", TroubleReported(customer, what), row.opened, None)
        return Wish((trouble, *self.closed(row, trouble, f"{known}1")))

    def known_by(self, row: TicketRow, customer: str) -> str:
        if row.id is not None:
            return moment_id("ticket", row.id)[:-1]
        key = ("ticket of", customer, str(row.opened))
        return self.known(*key, str(self.repeats.count(key)), end=-1)

    def closed(self, row: TicketRow, trouble: Asked, identity: str) -> Iterator[Asked]:
        """Only the customer can confirm it, so whoever closed it claims it."""
        state = read_state(row.status, self.words, "tickets")
        if row.closed is None and state != "done":
            return
        if row.closed is None:
            self.left.append("closed and no day")
        elif row.owner is None:
            self.left.append("closed by nobody named")
        elif row.closed < trouble.day:
            self.left.append("closed before reported")
        elif not self.calendar.holds(row.closed):
            self.left.append("closed out of reach")
        elif state != "open":
            owner = self.people[row.owner].id
            yield Asked(identity, LoopClaimed(owner, trouble.id), row.closed, owner)


def words_of(row: TicketRow) -> str | None:
    """What the customer said, else what it was filed under; how bad it is stands behind it."""
    filed = ": ".join(dict.fromkeys(each for each in (row.type, row.subject) if each))
    said = row.note or filed
    if not said:
        return None
    whole = f"{row.subject}: {row.note}" if row.subject and row.note and row.subject not in row.note else said
    return shortened(whole, LONGEST_WORDS) + (f" (severity {row.severity})" if row.severity else "")
