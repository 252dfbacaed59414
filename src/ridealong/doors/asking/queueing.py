"""What a draw leaves behind: a moment for everybody asked, their ask, their links and their letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ridealong.doors.asking.candidates import Candidate
from ridealong.doors.asking.letters import Asking, draft
from ridealong.doors.asking.models import Ask
from ridealong.doors.asking.reach import Person
from ridealong.doors.asking.reasons import REASONS
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.letters.writing import write_many
from ridealong.people.tickets.issuing import For, issue_many

DOOR = "ask"
A_TIME = 500


@dataclass(frozen=True, slots=True)
class Drawn:
    """One ask that is to be made, under the id its moment will have."""

    id: str
    candidate: Candidate
    person: Person


def queue(leader: str, week: int, drawn: Sequence[Drawn], now: datetime) -> None:
    """Record that these were asked and write to them, all in the transaction of the draw."""
    moments = [Moment(id=each.id, fact=_sent(each), happened_at=now) for each in drawn]
    receipts = record(moments, by=SYSTEM, door=DOOR, now=now)
    kept = [
        each for each, receipt in zip(drawn, receipts, strict=True) if receipt.status is not Status.REFUSED
    ]
    Ask.objects.bulk_create([_ask(leader, week, each, now) for each in kept], batch_size=A_TIME)
    _write(leader, kept, now)


def _sent(drawn: Drawn) -> AskSent:
    candidate = drawn.candidate
    return AskSent(drawn.person.id, candidate.about, REASONS[candidate.reason].first)


def _ask(leader: str, week: int, each: Drawn, now: datetime) -> Ask:
    return Ask(
        id=each.id, leader=leader, party=each.person.id, customer=each.person.customer, week=week,
        reason=each.candidate.reason, about=each.candidate.about, person=each.candidate.person, asked_at=now,
    )  # fmt: skip


def _write(leader: str, kept: Sequence[Drawn], now: datetime) -> None:
    names = people.names(
        [leader, *(each.candidate.person for each in kept), *(each.person.id for each in kept)]
    )
    asks = issue_many(For.ASK, [(each.person.id, each.id) for each in kept], now=now)
    stops = issue_many(For.STOP, [(each.person.id, "") for each in kept], now=now)
    write_many(
        (
            draft(
                Asking(
                    key=key_of(each.id), kind="ask", party=each.person.id, address=each.person.email,
                    language=each.person.language, leader=names[leader], seller=names[each.candidate.person],
                    name=names.get(each.person.id, ""), ask=ask, stop=stop,
                )
            )
            for each, ask, stop in zip(kept, asks, stops, strict=True)
        ),
        now=now,
    )  # fmt: skip


def key_of(ask: str, *, again: bool = False) -> str:
    """The key of an ask's letter, and of its one reminder."""
    return f"ask {ask} again" if again else f"ask {ask}"
