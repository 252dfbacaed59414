"""What a link opens: a customer's questions, a salesperson's two minutes, or in plain words why nothing opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ridealong.doors.asking.models import Ask, Block, PulseAsk
from ridealong.doors.asking.reasons import REASONS
from ridealong.ledger.lookup import load
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.preferences import reach_of
from ridealong.people.tickets.issuing import Expired, For, NoGood, Unknown, Used, look
from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext

PULSE = "pulse "
"""How what a ticket is about begins where it is a block and not an ask."""


class Answered(NoGood):
    """The answer is in already: a second click, the back button, the letter found again."""


class Stopped(NoGood):
    """They wanted no more questions."""


class Closed(NoGood):
    """The block it belongs to is over."""

    def __init__(self, day: date) -> None:
        super().__init__("This block has closed.")
        self.day = day


@dataclass(frozen=True, slots=True)
class CustomersAsk:
    """One customer's questions: who asks, about whom, and about what."""

    ticket: Ticket
    ask: Ask
    leader: str
    seller: str
    language: str
    about: Moment | None

    @property
    def questions(self) -> tuple[str, ...]:
        return REASONS[self.ask.reason].questions

    @property
    def what(self) -> str:
        """The words of what they are asked about, where it has any of its own."""
        found = getattr(self.about.fact, "what", "") if self.about else ""
        return found if isinstance(found, str) else ""

    @property
    def day(self) -> date | None:
        return self.about.happened_at.date() if self.about else None


@dataclass(frozen=True, slots=True)
class TeamsAsk:
    """One salesperson's two minutes about one leader above them."""

    ticket: Ticket
    asked: PulseAsk
    block: Block
    leader: str
    language: str


def opened(token: str, now: datetime) -> CustomersAsk | TeamsAsk:
    """What a token opens. Raises :class:`NoGood`, and writes nothing: whoever only looks leaves no trace."""
    try:
        ticket = look(token, For.ASK, now=now)
    except Used as used:
        raise Answered(str(used)) from used
    party = people.known([ticket.party]).get(ticket.party)
    if party is None or party.forgotten:
        raise Unknown(gettext("Nobody was given this link."))
    _, language = reach_of([party.id]).get(party.id, ("", ""))
    if ticket.about.startswith(PULSE):
        return _pulse(ticket, language)
    return _ask(ticket, language)


def _ask(ticket: Ticket, language: str) -> CustomersAsk:
    ask = Ask.objects.filter(id=ticket.about, party=ticket.party).first()
    if ask is None:
        raise Unknown(gettext("Nobody was given this link."))
    if ask.state == Ask.State.ANSWERED:
        raise Answered("This ask has been answered.")
    if ask.state == Ask.State.STOPPED:
        raise Stopped("No more questions were wanted.")
    names = people.names([ask.leader, ask.person])
    about = next(iter(load([ask.about])), None)
    return CustomersAsk(ticket, ask, names[ask.leader], names[ask.person], language, about)


def _pulse(ticket: Ticket, language: str) -> TeamsAsk:
    number = int(ticket.about.removeprefix(PULSE))
    asked = PulseAsk.objects.filter(block_id=number, party=ticket.party).first()
    if asked is None:
        raise Unknown(gettext("Nobody was given this link."))
    block = asked.block
    if asked.answered:
        raise Answered("This person has answered.")
    if asked.stopped:
        raise Stopped("No more questions were wanted.")
    if block.state != Block.State.OPEN:
        raise Closed(block.closes_at.date())
    return TeamsAsk(ticket, asked, block, people.names([block.leader])[block.leader], language)


__all__ = ["Answered", "Closed", "CustomersAsk", "Expired", "Stopped", "TeamsAsk", "Unknown", "opened"]
