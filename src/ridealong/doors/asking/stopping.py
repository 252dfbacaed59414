"""No more questions: recorded in their own voice, and everything that waits for them is taken back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ridealong.doors.asking.models import Ask, PulseAsk
from ridealong.doors.asking.queueing import key_of
from ridealong.ledger.receipt import Recorder
from ridealong.ledger.recording import record
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.moment import Moment, new_id
from ridealong.people import parties as people
from ridealong.people.letters.writing import cancel
from ridealong.people.preferences import reach_of
from ridealong.people.tickets.issuing import For, Unknown, look, use
from ridealong.people.tickets.models import Ticket
from ridealong.speech import gettext

DOOR = "ask"


def may_stop(token: str, now: datetime) -> Ticket:
    """The ticket of a stop link; looking changes nothing. Raises ``NoGood``."""
    ticket = look(token, For.STOP, now=now)
    party = people.known([ticket.party]).get(ticket.party)
    if party is None or party.forgotten:
        raise Unknown(gettext("Nobody was given this link."))
    return ticket


def language_of(ticket: Ticket) -> str:
    """What they are written to in; empty where nobody said."""
    return reach_of([ticket.party]).get(ticket.party, ("", ""))[1]


def stop(ticket: Ticket, now: datetime) -> None:
    """Ask this one nothing more. Raises ``Used`` where that was said already."""
    with transaction.atomic():
        use(ticket, now=now)
        no_more(ticket.party, now)


def no_more(party: str, now: datetime) -> None:
    """Record their no, and take back every letter and every ask that waits for them."""
    with transaction.atomic():
        told = Moment(id=new_id(), fact=ContactPermitted(party, "nobody"), happened_at=now)
        record([told], by=Recorder(party), door=DOOR, now=now, whole=True)
        open_asks = Ask.objects.filter(party=party, state=Ask.State.OPEN)
        keys = [key for each in open_asks for key in (key_of(each.id), key_of(each.id, again=True))]
        pulses = PulseAsk.objects.filter(party=party)
        keys += [f"pulse {each.block_id} {party}{end}" for each in pulses for end in ("", " again")]
        cancel(keys, now=now)
        open_asks.update(state=Ask.State.STOPPED)
        pulses.update(stopped=True)
