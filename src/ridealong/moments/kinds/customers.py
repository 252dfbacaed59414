"""What happens between customers and us: purchases, words, referrals, touches and deals."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ridealong.moments.kind import Fact, Slip, kind
from ridealong.moments.slots import Anyone, Customer, Grade, Money, Person, Ref, Word, Words
from ridealong.speech import gettext


@kind(
    "customer.bought",
    "{customer} bought for {amount}[ from {seller}][, margin {margin}][, order {order}][ in {deal}]",
    audience="team",
)
class CustomerBought(Fact):
    """A customer bought, for how much, and from whom."""

    customer: Customer
    amount: Money
    seller: Person | None = None
    margin: Money | None = None
    order: Word | None = None
    deal: Ref | None = None

    def slips(self, day: date) -> list[Slip]:
        """Given for nothing is not bought: else a sample sent out would be a customer come back."""
        if self.amount.amount:
            return []
        free = gettext(
            "what costs {amount} was given, not bought; say who gave it, as in: tom fixed acme …",
            amount=self.amount,
        )
        return [Slip(free, "amount")]


@kind("customer.spoke", "{who} said {says}[ about {topic}][ on {on}]", audience="leaders")
class CustomerSpoke(Fact):
    """What a customer, or anyone, said, in their own words."""

    who: Anyone
    says: Words
    topic: Word | None = None
    on: Ref | None = None


@kind("customer.rated", "{who} graded {whom}: {grades}[, was asked for {pushed}]", audience="leaders")
class CustomerRated(Fact):
    """A customer graded somebody who serves them, behaviour by behaviour."""

    who: Anyone
    whom: Person
    grades: tuple[Grade, ...]
    pushed: Literal["a score"] | None = None
    """The customer says somebody asked them for a particular grade."""

    def slips(self, day: date) -> list[Slip]:
        graded = [each.behaviour for each in self.grades]
        twice = sorted({each for each in graded if graded.count(each) > 1})
        return [
            Slip(gettext("{behaviour} is graded twice on this card", behaviour=each), "grades")
            for each in twice
        ]


@kind("customer.referred", "{customer} came through {through}[: {says}]", audience="team")
class CustomerReferred(Fact):
    """A newcomer says who sent them."""

    customer: Customer
    through: Anyone
    says: Words | None = None

    def problems(self) -> list[str]:
        return [gettext("nobody comes through themselves")] if self.customer == self.through else []


@kind("touch.made", "{who} {how} {whom} {what}[ on {on}]", audience="figures")
class TouchMade(Fact):
    """Somebody of ours gave a customer something, or asked them for something."""

    who: Person
    how: Literal["answered", "warned", "introduced", "fixed", "pitched", "chased"]
    whom: Anyone
    what: Words
    on: Ref | None = None


@kind("deal.opened", "{owner} opened a deal with {customer} {what}[ worth {worth}]", audience="team")
class DealOpened(Fact):
    """A deal was begun with a customer."""

    owner: Person
    customer: Customer
    what: Words
    worth: Money | None = None


@kind("deal.moved", "{deal} reached stage {stage}[ worth {worth}]", audience="about")
class DealMoved(Fact):
    """A deal reached another stage."""

    deal: Ref
    stage: Words
    worth: Money | None = None


@kind("deal.closed", "{deal} was {outcome}[ for {amount}][: {why}]", audience="about")
class DealClosed(Fact):
    """A deal was won, lost or given up."""

    deal: Ref
    outcome: Literal["won", "lost", "abandoned"]
    amount: Money | None = None
    why: Words | None = None


@kind(
    "customer.chose",
    "{who} preferred (us|{rival}) because {why}[ over {other}][ in {deal}]",
    audience="leaders",
)
class CustomerChose(Fact):
    """A buyer says why they chose us, or somebody else, and whom they considered."""

    who: Anyone
    why: Words
    rival: Words | None = None
    """Whom they chose instead; empty where they chose us."""
    other: Words | None = None
    deal: Ref | None = None


@kind("fit.judged", "{who} called {what} a {fit} fit[: {says}]", audience="leaders")
class FitJudged(Fact):
    """A customer says, some time after, whether what they bought, or were sent to, fits them."""

    who: Anyone
    what: Ref
    fit: Literal["good", "poor"]
    says: Words | None = None
