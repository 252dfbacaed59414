"""Through whom a customer came, where a CRM's source names somebody who is known here; a channel names nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ridealong.moments.kinds.customers import CustomerReferred

from .asking import BROUGHT, Asked
from .keys import moment_id

Left = Literal["referral by nobody", "referral by a stranger"]
REFERRAL = re.compile(
    r"(?:(?:customer|client|partner|employee|friend|external|internal|existing|web)[\W_]+)*"
    r"(?:referr(?:al|als|ed|er)|recommend(?:ed|ation)|word[\W_]+of[\W_]+mouth|empfehlung|parrainage|referencia)"
    r"(?:[\W_]+(?:by|from|of|through|customer|client|partner|employee|program|programme|friend))*[\W_]*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Sources:
    """`knows` finds a customer or person of the ledger, or of a list that came along, by exactly their name."""

    knows: Callable[[str], str | None] = lambda name: None
    came: set[str] = field(default_factory=set)
    """Customers of whom this import has said already through whom they came: nobody comes twice."""

    def referred(
        self, source: str, customer: str, day: date, owner: str | None
    ) -> tuple[list[Asked], list[Left]]:
        """The referral a source speaks of, in its owner's words: it counts once the newcomer says so too."""
        through = self.knows(source)
        if through is None and (found := REFERRAL.match(source)) is not None:
            rest = source[found.end() :].strip(" )]\"'")
            if not rest:
                return [], ["referral by nobody"]
            through = self.knows(rest)
            if through is None:
                return [], ["referral by a stranger"]
        if through is None or through == customer or customer in self.came:
            return [], []
        self.came.add(customer)
        fact = CustomerReferred(customer, through)
        return [Asked(referral_id(customer), fact, day, owner or BROUGHT)], []


def referral_id(customer: str) -> str:
    return moment_id("referred", customer)
