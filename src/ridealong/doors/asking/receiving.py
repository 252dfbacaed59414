"""Takes an answer in: recorded in the voice of who gives it, in the transaction that uses their link up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from ridealong.doors.asking.models import Ask
from ridealong.doors.asking.opening import Answered, CustomersAsk
from ridealong.doors.asking.replies import replies
from ridealong.doors.asking.typed import Typed
from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.moments.moment import Moment
from ridealong.people.tickets.issuing import Used, use

DOOR = "ask"


def receive(opened: CustomersAsk, typed: Typed, language: str, now: datetime) -> bool:
    """Record an answer once; whether all of it could be kept as it was meant.

    Raises ``Unfit`` where it cannot be sent yet, and ``Answered`` where it came a second time.
    """
    facts = replies(opened, typed, language)
    ask = opened.ask
    try:
        with transaction.atomic():
            use(opened.ticket, now=now)
            if not Ask.objects.filter(id=ask.id, state=Ask.State.OPEN).update(state=Ask.State.ANSWERED):
                raise Used("The letter and its reminder hold a link each, and one of them was used.")
            receipts = _record(facts, ask, language, now)
            return _rescue(facts, receipts, ask, language, now)
    except Used as used:
        raise Answered(str(used)) from used


def _record(facts: Iterable[Fact], ask: Ask, language: str, now: datetime, mark: str = "") -> list[Receipt]:
    moments = [
        Moment(id=_id(ask, f"{mark}{number}"), fact=fact, happened_at=now, language=language)
        for number, fact in enumerate(facts)
    ]
    return record(moments, by=Recorder(ask.party), door=DOOR, now=now)


def _rescue(  # all of it is what one answer is
    facts: Sequence[Fact], receipts: Sequence[Receipt], ask: Ask, language: str, now: datetime
) -> bool:
    """What the ledger could not take, because it was settled in the meantime, is still what somebody said."""
    refused = [
        fact for fact, receipt in zip(facts, receipts, strict=True) if receipt.status is Status.REFUSED
    ]
    said = [says for fact in refused if (says := getattr(fact, "says", None))]
    _record([CustomerSpoke(ask.party, says, "late") for says in said], ask, language, now, mark="late ")
    return not refused


def _id(ask: Ask, part: str) -> str:
    """Made from the ask: the same answer can never be recorded twice."""
    digest = hashlib.sha256(f"{ask.id} {part}".encode()).hexdigest()
    return "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
