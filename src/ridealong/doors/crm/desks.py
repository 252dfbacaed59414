"""Which desk reads the rows of which table, and in which order tables are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ridealong.moments.currencies import UNKNOWN
from ridealong.moments.roster import ALWAYS

from .around import Around
from .asking import Calendar
from .buying import Purchases
from .complaining import Tickets
from .dealing import Deals
from .delivering import Orders
from .desk import Desk
from .doing import Doings
from .fields import Kind
from .gathered import Cast
from .layout import Layout
from .moving import Moves
from .referring import Origins, Referrals
from .returning import Returns
from .touches import Touches

LISTS: tuple[Kind, ...] = ("people", "customers", "products")
"""What is gathered before anything that happened is read: who serves whom must be known by then."""
GATHERED: tuple[Kind, ...] = (*LISTS, "returns")
LATER: tuple[Kind, ...] = ("moves", "returns")
"""What speaks of deals and purchases, and so comes after them."""
FAMILY: dict[Kind, Kind] = {"orders": "purchases", "tasks": "activities", "returns": "purchases"}
"""Tables of which two may speak of the same moments."""
AnyDesk = Desk[Any, Any]
Opens = Callable[..., AnyDesk]

DESKS: dict[Kind, tuple[Opens, Callable[[Layout], dict[str, Any]]]] = {
    "deals": (Deals, lambda layout: {}),
    "purchases": (Purchases, lambda layout: {}),
    "orders": (Orders, lambda layout: {
        "within": layout.within, "words": layout.stages, "whose": layout.whose,
        "steps": layout.in_steps,
    }),
    "tasks": (Doings, lambda layout: {
        "touches": Touches(layout.touches), "words": layout.stages, "whose": layout.whose, "tasks": True,
    }),
    "activities": (Doings, lambda layout: {
        "touches": Touches(layout.touches), "words": layout.stages, "whose": layout.whose,
    }),
    "tickets": (Tickets, lambda layout: {"words": layout.stages, "whose": layout.whose}),
    "referrals": (Referrals, lambda layout: {"words": layout.stages}),
    "moves": (Moves, lambda layout: {}),
    "returns": (Returns, lambda layout: {}),
    "customers": (Origins, lambda layout: {"always": ALWAYS}),
}  # fmt: skip


def open_desk(
    layout: Layout, cast: Cast, calendar: Calendar, around: Around, currency: str | None
) -> AnyDesk | None:
    """Where the rows of a table are turned into wishes; lists have none."""
    if layout.kind not in DESKS:
        return None
    desk, more = DESKS[layout.kind]
    file = layout.table.name
    people, customers = cast.people.within(file), cast.customers.within(file)
    return desk(people, customers, currency or UNKNOWN, calendar, around, **more(layout))


def family(kind: Kind) -> Kind:
    return FAMILY.get(kind, kind)


def rank(layout: Layout) -> int:
    """Lists first, and last what speaks of the others."""
    return 0 if layout.kind in LISTS else 2 if layout.kind in LATER else 1
