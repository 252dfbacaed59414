"""One link, one word: somebody without an account says yes or no to one claim, as themselves and as nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ridealong.doors.voices.saying import Word, say
from ridealong.ledger.lookup import load
from ridealong.ledger.owed import Owed, loop_of, standing_opener
from ridealong.ledger.receipt import Receipt, Status
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.tickets.issuing import For, NoGood, Unknown, issue, look, use
from ridealong.people.tickets.models import Ticket

DOOR = "word"


class Over(NoGood):
    """There is nothing left to say yes or no to."""


class NotKept(Exception):
    """The ledger refused the word; its reason is the message."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a link asks: of whom, about which loop, and who says that it is done."""

    ticket: Ticket
    loop: Owed
    opener: Moment
    claim: Moment


def link_for(party: str, opener: str, *, now: datetime) -> str:
    """A new link's token: for this party's word on this loop."""
    return issue(For.WORD, party, about=opener, now=now)


def question(token: str, *, now: datetime) -> Question:
    """What a link asks, using nothing up. Raises :class:`NoGood`."""
    return asked_by(look(token, For.WORD, now=now))


def asked_by(ticket: Ticket) -> Question:
    opener = standing_opener(ticket.about)
    loop = loop_of(opener.id) if opener else None
    if opener is None or loop is None or loop.claim is None:
        raise Over()
    if _root(ticket.party) != loop.receiver:
        raise Unknown()  # whoever it was written to speaks for another customer by now
    (claim,) = load([loop.claim])
    return Question(ticket, loop, opener, claim)


def _root(party: str) -> str:
    found = people.known([party]).get(party)
    return (found.customer if found else None) or party


def answer(token: str, verb: str, says: str, *, now: datetime) -> Receipt:
    """Record the word and use its link up, both or neither. Raises :class:`NoGood` or :class:`NotKept`."""
    with transaction.atomic():
        asked = question(token, now=now)
        use(asked.ticket, now=now)
        word = Word(verb=verb, opener=asked.opener.id, says=says)
        receipt = say(word, by=asked.ticket.party, now=now, door=DOOR)
        if receipt.status is Status.REFUSED:
            raise NotKept(receipt.why)
    return receipt
