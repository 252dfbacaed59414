"""What happens between customers and us: purchases, words, referrals, touches and deals."""

from __future__ import annotations

from typing import Literal

from ridealong.moments.kind import Fact, kind
from ridealong.moments.slots import Anyone, Customer, Grade, Money, Person, Ref, Word, Words


@kind("customer.bought", "{customer} bought for {amount}[ from {seller}][, margin {margin}][, order {order}][ in {deal}]")
class CustomerBought(Fact):
    customer: Customer
    amount: Money
    seller: Person | None = None
    margin: Money | None = None
    order: Word | None = None
    deal: Ref | None = None


@kind("customer.spoke", "{who} said {says}[ about {topic}][ on {on}]")
class CustomerSpoke(Fact):
    who: Anyone
    says: Words
    topic: Word | None = None
    on: Ref | None = None


@kind("customer.rated", "{who} graded {whom}: {grades}[, was asked for {pushed}]")
class CustomerRated(Fact):
    who: Anyone
    whom: Person
    grades: tuple[Grade, ...]
    pushed: Literal["a score"] | None = None
    """The customer says somebody asked them for a particular grade."""


@kind("customer.referred", "{customer} came through {through}[: {says}]")
class CustomerReferred(Fact):
    customer: Customer
    through: Anyone
    says: Words | None = None

    def problems(self) -> list[str]:
        return ["nobody comes through themselves"] if self.customer == self.through else []


@kind("touch.made", "{who} {how} {whom} {what}[ on {on}]")
class TouchMade(Fact):
    who: Person
    how: Literal["answered", "warned", "introduced", "fixed", "pitched", "chased"]
    whom: Anyone
    what: Words
    on: Ref | None = None


@kind("deal.opened", "{owner} opened a deal with {customer} {what}[ worth {worth}]")
class DealOpened(Fact):
    owner: Person
    customer: Customer
    what: Words
    worth: Money | None = None


@kind("deal.moved", "{deal} reached stage {stage}[ worth {worth}]")
class DealMoved(Fact):
    deal: Ref
    stage: Words
    worth: Money | None = None


@kind("deal.closed", "{deal} was {outcome}[ for {amount}][: {why}]")
class DealClosed(Fact):
    deal: Ref
    outcome: Literal["won", "lost", "abandoned"]
    amount: Money | None = None
    why: Words | None = None
