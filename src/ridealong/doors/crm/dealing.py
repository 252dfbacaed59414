"""Deals as moments: each opened and closed on its day, and what was won is bought; nothing a row leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from ridealong.moments import slots
from ridealong.moments.kinds.customers import CustomerBought, DealClosed, DealMoved, DealOpened
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.roster import ALWAYS
from ridealong.moments.slots import Money, Word

from .asking import Asked, Wish
from .desk import Desk
from .keys import moment_id
from .losing import Reasons
from .records import DealRow
from .sources import Said

WORD = re.compile(slots.PATTERNS[Word])
Left = Literal[
    "no customer",
    "no owner",
    "no opening date",
    "opening date out of reach",
    "no closing date",
    "closing date out of reach",
    "closed before opened",
    "won without amount",
    "id again",
    "next step without a day",
    "next step with nobody to do it",
    "next step out of reach",
    "stage from before it was opened",
    "referral by nobody",
]


@dataclass(slots=True)
class Deals(Desk[DealRow, Left]):
    """Turns the deals of one file into wishes. The ids of one deal's moments differ in the last digit."""

    reasons: Reasons = field(default_factory=Reasons)

    def wish(self, row: DealRow) -> Wish | None:
        """None, and the reason in `left`, where a moment could only be guessed."""
        self.left.clear()
        owner = self.people[row.owner].id if row.owner else None
        customer = self.customers[row.customer].id if row.customer else None
        if customer is None:
            self.left.append("no customer")
            return None
        known = self.known_by(row, customer)
        if known is None:
            self.left.append("id again")
            return None
        opened = self.opened(row, f"{known}0", owner, customer)
        ended = self.ended(row)
        asked = [opened] if opened else []
        if ended is not None and opened is not None:
            asked.append(self.closed(row, f"{known}1", opened, ended))
        if ended is not None and row.outcome == "won":
            asked += self.bought(row, f"{known}2", opened, ended)
        if row.outcome == "open":
            asked += [*self.stage(row, known, opened), *self.next_step(row, known, owner, customer)]
        elif row.why is not None:
            self.reasons.see(row.outcome, row.why)
        if row.source is not None:
            self.came_through(row, customer, owner)
        not_so = (f"{known}2",) if row.outcome in ("lost", "abandoned") else ()
        return Wish(tuple(asked), not_so) if asked else None

    def says(self) -> Iterator[str]:
        return self.reasons.told()

    def known_by(self, row: DealRow, customer: str) -> str | None:
        """A deal is known by its id; without one by whose it is, with whom, since when, and its place among such."""
        if row.id is not None:
            return None if self.repeats.count(row.id) else moment_id("deal", row.id)[:-1]
        own = self.people[row.owner].own if row.owner else ""
        key = ("deal of", own, customer, str(row.opened or row.closed or ""), row.product or "")
        return self.known(*key, str(self.repeats.count(key)), end=-1)

    def opened(self, row: DealRow, identity: str, owner: str | None, customer: str) -> Asked | None:
        if owner is None:
            self.left.append("no owner")
        elif row.opened is None:
            self.left.append("no opening date")
        elif not self.calendar.holds(row.opened):
            self.left.append("opening date out of reach")
        elif row.outcome != "open" and row.closed is not None and row.closed < row.opened:
            # The ledger keeps nothing that ended before it began, and which of the two is wrong would be a guess.
            self.left.append("closed before opened")
        else:
            worth = self.money(row) if row.outcome == "open" else None
            fact = DealOpened(owner, customer, what_of(row), worth)
            return Asked(identity, fact, row.opened, owner)
        return None

    def stage(self, row: DealRow, known: str, opened: Asked | None) -> list[Asked]:
        """The stage an open deal has, where the file says since when."""
        if row.entered is None or row.stage is None or opened is None or not self.calendar.holds(row.entered):
            return []
        if row.entered < opened.day:
            self.left.append("stage from before it was opened")
            return []
        fact = DealMoved(opened.id, row.stage, self.money(row))
        moved = self.around.elsewhere.made_of(f"{known}0", "moved", "", row.stage, str(row.entered))
        return [Asked(moved, fact, row.entered, opened.by)]

    def next_step(self, row: DealRow, known: str, owner: str | None, customer: str) -> list[Asked]:
        """What its owner means to do next for the customer: a promise where it has a day."""
        if row.next is None:
            return []
        if row.next_due is None:
            self.left.append("next step without a day")
        elif owner is None:
            self.left.append("next step with nobody to do it")
        else:
            day = max(ALWAYS, min(row.next_due, self.calendar.last - timedelta(days=1)))
            if row.next_due < day or not self.calendar.reaches(row.next_due, day):
                self.left.append("next step out of reach")
                return []
            fact = PromiseMade(owner, customer, row.next, row.next_due)
            step = self.around.elsewhere.made_of(known, "next step", "", str(row.next_due))
            return [Asked(step, fact, day, owner, loose=True)]
        return []

    def came_through(self, row: DealRow, customer: str, owner: str | None) -> None:
        day = row.opened or row.closed
        if day is None or not self.calendar.holds(day):
            return
        said = Said(day, owner, self.customers.file, row.line)
        for why in self.around.sources.take(customer, row.source or "", said):
            assert why == "referral by nobody"
            self.left.append(why)

    def ended(self, row: DealRow) -> date | None:
        if row.outcome == "open":
            return None
        if row.closed is None:
            self.left.append("no closing date")
        elif not self.calendar.holds(row.closed):
            self.left.append("closing date out of reach")
        else:
            return row.closed
        return None

    def closed(self, row: DealRow, identity: str, opened: Asked, day: date) -> Asked:
        assert row.outcome != "open"
        # A deal lost at nought was lost for nothing known: systems write 0 where there is no amount.
        amount = self.money(row) if row.amount or row.outcome == "won" else None
        return Asked(identity, DealClosed(opened.id, row.outcome, amount, row.why), day, opened.by)

    def bought(self, row: DealRow, identity: str, opened: Asked | None, day: date) -> list[Asked]:
        amount, customer = self.money(row), row.customer
        if amount is None or amount.amount <= 0 or customer is None:
            self.left.append("won without amount")
            return []
        owner = self.people[row.owner].id if row.owner else None
        fact = CustomerBought(
            self.customers[customer].id,
            amount,
            seller=owner or None,
            order=order_of(row.id),
            deal=opened.id if opened else None,
        )
        return [Asked(identity, fact, day, owner)]

    def money(self, row: DealRow) -> Money | None:
        return None if row.amount is None else Money(row.amount, row.currency or self.currency)


def move_id(deal: str, stage: str, day: date) -> str:
    return moment_id("moved", deal, stage, str(day))


def what_of(row: DealRow) -> str:
    if row.title and row.product and row.title != row.product:
        return f"{row.title}: {row.product}"
    return row.title or row.product or (f"deal {row.id}" if row.id else "a deal")


def order_of(number: str | None) -> Word | None:
    """The number of an order where a sentence can hold it."""
    return number if number is not None and WORD.fullmatch(number) else None
