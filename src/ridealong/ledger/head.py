"""The end of the chain: read by whoever proves it, and held by whoever writes next."""

from __future__ import annotations

from ridealong.ledger.codec import FIRST_CHAIN
from ridealong.ledger.models import Head
from ridealong.people.lists import insert


def head() -> tuple[int, str]:
    """How many moments there are, and the last link of their chain: kept elsewhere, it proves that none went since."""
    last = Head.objects.first()
    return (last.seq, last.chain) if last else (0, FIRST_CHAIN)


def hold() -> Head:
    """The head, held until the transaction ends: whoever writes next waits here, and then sees all of this one.

    So whatever a writer has to know it asks for after this, never before. In an empty ledger there is no row to
    hold, and two first writers would both begin the chain; hence one is made.
    """
    insert(Head, ("id", "seq", "chain", "recorded"), [(1, 0, FIRST_CHAIN, 0)], "ON CONFLICT DO NOTHING")
    return Head.objects.select_for_update().get(id=1)
