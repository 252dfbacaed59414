"""Loops: what opens one, and the five verbs that move any of them."""

from __future__ import annotations

from datetime import date

from ridealong.moments.kind import Fact, kind
from ridealong.moments.slots import Anyone, Customer, Minutes, Money, Person, Ref, Words
from ridealong.speech import gettext

A_DAY = 24 * 60


class Opener(Fact):
    """A fact that starts a loop: something one owes another until that other says it is done."""

    __slots__ = ()

    @property
    def doer(self) -> str | None:
        """Who should do it; None where it is for the firm to find out."""
        return None

    @property
    def receiver(self) -> str:
        """Who it is done for, and so the only one who can confirm it."""
        raise NotImplementedError

    @property
    def witnesses(self) -> tuple[str, ...]:
        """Who can say whether it was so; where more than one was there, each for themselves."""
        return (self.receiver,)

    @property
    def due(self) -> date | None:
        return None


@kind("promise.made", "{who} promised {to} {what} by {by}", audience="figures")
class PromiseMade(Opener):
    """Somebody promised another something by a day; only the one it was promised to can say it was kept."""

    who: Anyone
    to: Anyone
    what: Words
    by: date

    @property
    def doer(self) -> str:
        return self.who

    @property
    def receiver(self) -> str:
        return self.to

    @property
    def due(self) -> date:
        return self.by

    def problems(self) -> list[str]:
        return [gettext("a promise to oneself is a plan, not a promise")] if self.who == self.to else []


@kind(
    "barrier.raised",
    "{who} raised a barrier {what}[ costing {cost} a week][ found on {found_on}][ by {by}]",
    audience="leaders",
)
class BarrierRaised(Opener):
    """A salesperson says what stands in their way; only they can say that it is gone."""

    who: Person
    what: Words
    cost: Minutes | None = None
    found_on: Ref | None = None
    by: date | None = None

    @property
    def receiver(self) -> str:
        return self.who

    @property
    def due(self) -> date | None:
        return self.by


@kind("trouble.reported", "{who} reported trouble {what}[ on {on}]", audience="leaders")
class TroubleReported(Opener):
    """A customer, or somebody here, says that something is wrong; only they can say that it is put right."""

    who: Anyone
    what: Words
    on: Ref | None = None

    @property
    def receiver(self) -> str:
        return self.who


@kind("request.made", "{who} asked {of} for {what}[ worth {worth}] by {by}", audience="figures")
class RequestMade(Opener):
    """Something asked for by a day; only who asked can say it was given, and whoever was asked may refuse."""

    who: Person
    of: Anyone
    what: Words
    by: date
    worth: Money | None = None

    @property
    def doer(self) -> str:
        return self.of

    @property
    def receiver(self) -> str:
        return self.who

    @property
    def due(self) -> date:
        return self.by

    def problems(self) -> list[str]:
        return [gettext("nobody asks themselves for something")] if self.who == self.of else []


@kind("visit.made", "{who} visited {customer}[ with {beside}][ for {length}][ at {place}]", audience="team")
class VisitMade(Opener):
    """A leader or salesperson was at a customer; whoever was beside them or visited can say whether it took place."""

    who: Person
    customer: Customer
    beside: Person | None = None
    length: Minutes | None = None
    place: Words | None = None

    @property
    def doer(self) -> str:
        return self.who

    @property
    def receiver(self) -> str:
        return self.beside or self.customer

    @property
    def witnesses(self) -> tuple[str, ...]:
        return (self.beside, self.customer) if self.beside else (self.customer,)

    def problems(self) -> list[str]:
        found = [gettext("a visit with oneself is a visit alone")] if self.who == self.beside else []
        if self.length is not None and not 0 < self.length <= A_DAY:
            found.append(gettext("a visit takes more than no time and at most a day"))
        return found


@kind(
    "sale.let_go",
    "{who} let {deal} go, sent {customer} to {rival}, told them {says}[, margin {margin}]",
    audience="team",
)
class SaleLetGo(Opener):
    """A sale was given up for the customer's good; the customer can say that it was so."""

    who: Person
    deal: Ref
    customer: Customer
    rival: Words
    says: Words
    margin: Money | None = None

    @property
    def doer(self) -> str:
        return self.who

    @property
    def receiver(self) -> str:
        return self.customer


@kind("favour.done", "{who} helped {whom} with {what}[ worth {worth}]")
class FavourDone(Opener):
    """Somebody did a part of another's work; whoever was helped says whether it was a help."""

    who: Person
    whom: Person
    what: Words
    worth: Minutes | None = None
    """The time it saved, as the one who helped sees it."""

    @property
    def doer(self) -> str:
        return self.who

    @property
    def receiver(self) -> str:
        return self.whom

    def problems(self) -> list[str]:
        return [gettext("who helps themselves does nobody a favour")] if self.who == self.whom else []


@kind("lesson.applied", "{who} applied {lesson} with {customer}: {what}", audience="team")
class LessonApplied(Opener):
    """What was learned once was used with a customer, who can say that it was so."""

    who: Person
    lesson: Ref
    customer: Customer
    what: Words

    @property
    def doer(self) -> str:
        return self.who

    @property
    def receiver(self) -> str:
        return self.customer


@kind("change.proposed", "{who} proposed a change {what} to {whom}", audience="team")
class ChangeProposed(Opener):
    """A change was put to whoever owns what would change; the owner says that it was made."""

    who: Person
    what: Words
    whom: Anyone

    @property
    def doer(self) -> str:
        return self.who

    @property
    def receiver(self) -> str:
        return self.whom

    def problems(self) -> list[str]:
        return [gettext("a change to one's own is made, not proposed")] if self.who == self.whom else []


class Verb(Fact):
    """A fact that moves a loop: who says so, and of which opener."""

    __slots__ = ()
    who: Anyone
    of: Ref


@kind("loop.claimed", "{who} claimed {of}[: {says}]", audience="about")
class LoopClaimed(Verb):
    """The one who should do it says that it is done."""

    who: Anyone
    of: Ref
    says: Words | None = None


@kind("loop.confirmed", "{who} confirmed {of}[: {says}]", audience="about")
class LoopConfirmed(Verb):
    """The one it was done for says so too."""

    who: Anyone
    of: Ref
    says: Words | None = None


@kind("loop.denied", "{who} denied {of}[: {says}]", audience="about")
class LoopDenied(Verb):
    """The one it was done for says that it is not done; the one who was asked, that it will not be."""

    who: Anyone
    of: Ref
    says: Words | None = None


@kind("loop.moved", "{who} moved {of} to {to}[: {says}]", audience="about")
class LoopMoved(Verb):
    """One of the two names another day; it counts only if the one it is done for agrees before the first has passed."""

    who: Anyone
    of: Ref
    to: date
    says: Words | None = None


@kind("loop.dropped", "{who} dropped {of}[: {says}]", audience="about")
class LoopDropped(Verb):
    """Given up by the one who should do it, or let off by the one it was for."""

    who: Anyone
    of: Ref
    says: Words | None = None
