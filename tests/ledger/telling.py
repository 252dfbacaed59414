"""A ledger to tell moments to: Ana leads Tom and Mia, Bob leads Nils; Acme and Bolt buy, and Petra speaks for Acme."""

from __future__ import annotations

import textwrap
from datetime import UTC, date, datetime

from ridealong.ledger.book import LedgerBook
from ridealong.ledger.known import load
from ridealong.ledger.models import MomentRow
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import SYSTEM, Receipt, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.ledger.script import read_script
from ridealong.moments.evidence import Evidence
from ridealong.moments.moment import Moment
from ridealong.moments.notation import say

NOW = datetime(2026, 4, 1, 8, tzinfo=UTC)
BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
UNTIL = date(2026, 3, 30)
CAST = """
2025-01-06  ana joined as leader called "Ana Ortiz"
2025-01-06  tom joined as salesperson under ana called "Tom Berg"
2025-01-06  mia joined as salesperson under ana called "Mia Lind"
2025-01-06  bob joined as leader called "Bob Hale"
2025-01-06  nils joined as salesperson under bob called "Nils Falk"
2025-01-06  rita joined as keeper called "Rita Roth"
2025-01-06  acme became known as "Acme Tools"
2025-01-06  acme/petra became known as "Petra Lang"
2025-01-06  bolt became known as "Bolt Works"
2025-01-06  tom took over acme
2025-01-06  nils took over bolt
"""


def book() -> LedgerBook:
    return LedgerBook(UTC, NOW)


def read(text: str) -> list[Moment]:
    """The moments a text tells; ``as tom`` says who records what follows."""
    script = read_script(textwrap.dedent(text), book(), SYSTEM)
    assert script.problems == [], script.problems
    return [told.moment for told in script.told]


def the_cast() -> None:
    """Those every ledger here begins with."""
    tell(CAST, door="cast", now=BEFORE)


def attempt(text: str, *, now: datetime = NOW, door: str = "test", whole: bool = False) -> list[Receipt]:
    return record(read(text), by=SYSTEM, door=door, now=now, whole=whole)


def tell(text: str, *, now: datetime = NOW, door: str = "test") -> list[str]:
    """Record a text that nothing is wrong with; the ids of its moments."""
    receipts = attempt(text, now=now, door=door)
    assert [receipt.why for receipt in receipts if receipt.status is not Status.KEPT] == []
    return [receipt.id for receipt in receipts]


def refusal(text: str) -> str:
    """Why the last moment of a text is refused; everything before it is kept."""
    *before, last = attempt(text)
    assert [receipt.why for receipt in before if receipt.status is not Status.KEPT] == []
    assert last.status is Status.REFUSED, "it was kept"
    return last.why


def party(handle: str) -> str:
    return book().find(handle, None)


def named(label: str) -> str:
    """The id of the moment a label names."""
    return book().moment(label)


def kept(*ids: str) -> list[Moment]:
    found = {moment.id: moment for moment in load(ids)}
    return [found[each] for each in ids]


def the(label: str) -> Moment:
    return kept(named(label))[0]


def recorder(handle: str) -> Recorder:
    return Recorder(party(handle))


def everything(until: date = UNTIL, known_at: datetime | None = None) -> Evidence:
    return recall(Scope.everything(), until=until, zone=UTC, known_at=known_at)


def anas(until: date = UNTIL, known_at: datetime | None = None, leader: str = "ana") -> Evidence:
    return recall(Scope.of_leader(party(leader)), until=until, zone=UTC, known_at=known_at)


def said(evidence: Evidence) -> list[str]:
    """The sentences of some evidence, without those about the roster that every test begins with."""
    names = book()
    return [say(moment, names, plain=True) for moment in evidence.moments if moment.door != "cast"]


def ledger_size() -> int:
    return MomentRow.objects.count()
