"""Purchases without their envelopes: there are more of them than of everything else, and only this much is counted."""

from __future__ import annotations

from datetime import date, tzinfo
from decimal import Decimal
from typing import NamedTuple

from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.moment import Moment, Voice


class Purchase(NamedTuple):
    """What a customer bought, on which day, and from whom if anybody said so."""

    id: str
    customer: str
    day: date
    seller: str | None
    paid: str
    """As it was told: of a hundred thousand purchases only a few are ever added up."""
    leaders: bool = False
    """Whether it is the word of somebody who leads."""
    by: str | None = None

    @property
    def amount(self) -> Decimal:
        return Decimal(self.paid)

    def alone(self, leader: str) -> bool:
        """Whether only this leader says so."""
        return self.leaders and self.by in (None, leader)


def purchase(moment: Moment, zone: tzinfo) -> Purchase:
    fact = moment.fact
    assert isinstance(fact, CustomerBought)
    leaders = moment.voice is Voice.LEADER
    return Purchase(
        moment.id, fact.customer, moment.day(zone), fact.seller, str(fact.amount.amount), leaders, moment.by
    )
