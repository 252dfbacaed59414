"""The way of deals through their stages, where a list of its own says since when each had which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ridealong.moments.kinds.customers import DealMoved
from ridealong.moments.slots import Money

from .asking import Asked, Wish
from .dealing import move_id
from .desk import Desk
from .keys import moment_id
from .records import MoveRow

Left = Literal["day out of reach", "stage again"]


@dataclass(slots=True)
class Moves(Desk[MoveRow, Left]):
    """Turns stages into wishes, as the system's record: whether their deal is here is for the settling to see."""

    def wish(self, row: MoveRow) -> Wish | None:
        self.left.clear()
        day = row.date.date()
        if not self.calendar.holds(day):
            self.left.append("day out of reach")
            return None
        deal = f"{moment_id('deal', row.deal)[:-1]}0"
        identity = move_id(deal, row.stage, day)
        if self.repeats.count(identity):
            self.left.append("stage again")
            return None
        worth = None if row.worth is None else Money(row.worth, row.currency or self.currency)
        return Wish((Asked(identity, DealMoved(deal, row.stage, worth), day, None),))
