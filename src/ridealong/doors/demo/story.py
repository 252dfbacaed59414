"""The demonstration organisation: eighteen months of an invented firm, told in the notation."""

from __future__ import annotations

from datetime import date

from ridealong.doors.demo import (
    alignment,
    barriers,
    contrarian,
    currency,
    deals,
    inside,
    learning,
    orders,
    promises,
    proposition,
    pulses,
    requests,
    riding,
    roster,
    study,
    threads,
    together,
    touches,
    tries,
)
from ridealong.doors.demo.days import Span
from ridealong.doors.demo.firm import Firm
from ridealong.doors.demo.telling import Telling

SEED = 7


def story(seed: int = SEED, *, until: date) -> list[str]:
    """The firm's sentences up to the last week that closed before a day, with ``as …`` for who records them.

    The cast is always the same and so is what they are good and bad at; the seed decides what happens when.
    """
    span = Span.before(until)
    firm = Firm(seed, span, Telling(span))
    roster.tell(firm)
    threads.tell(firm)
    promises.tell(firm)
    touches.tell(firm)
    requests.tell(firm)
    alone, known = riding.tell(firm)
    inside.tell(firm)
    barriers.tell(firm, found_on=[*alone[2::3], *known[5::15]])
    together.tell(firm, known)
    pulses.tell(firm)
    deals.tell(firm)
    tries.tell(firm)
    currency.tell(firm)
    alignment.tell(firm)
    study.tell(firm)
    proposition.tell(firm)
    contrarian.tell(firm)
    learning.tell(firm)
    orders.tell(firm)
    return firm.telling.lines()
