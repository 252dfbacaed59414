"""Who may record what only a system can know: payroll, a closed pulse, an ask that was sent, two names of one firm."""

from __future__ import annotations

from ridealong.ledger.keeping import keepers_on, keeps
from ridealong.ledger.known import Known
from ridealong.ledger.receipt import Refused
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import CustomerMerged, MomentWithdrawn
from ridealong.moments.kinds.strategy import PaySettled
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.overdue import UNDONE

CALLED: dict[type[Fact], str] = {
    CustomerMerged: "that two customers are one",
    PaySettled: "payroll's word",
}
"""What a refusal calls it that a keeper may tell."""


def voices(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if this is a system's word, told, changed or taken back by somebody whose it is not."""
    back = isinstance(moment.fact, MomentWithdrawn)
    fact = _taken_back(moment, known) if back else moment.fact
    if fact is None or fact.RECORDED_BY == "anybody" or _is_a_systems(moment):
        return
    by_keepers = (
        back or fact.RECORDED_BY == "keeper"
    )  # whoever keeps the ledger mends what a system got wrong
    if by_keepers and keeps(moment, known):
        return
    if back and moment.door.startswith(UNDONE):
        return
    assert moment.recorded_at is not None
    teller = known.handle(moment.by) if moment.by else f"a {moment.voice}"
    if not by_keepers:
        raise Refused(
            f"a {fact.NAME} is recorded by the system itself, and typed in by nobody, so not by {teller}"
        )
    keepers = keepers_on(moment.recorded_at.date())
    done = "taken back" if back else "recorded"
    called = CALLED.get(type(fact), f"a {fact.NAME}")
    raise Refused(f"{called} is {done} by an import or by {keepers}, not by {teller}")


def _is_a_systems(moment: Moment) -> bool:
    return moment.by is None and moment.voice is Voice.SYSTEM


def _taken_back(moment: Moment, known: Known) -> Fact | None:
    """What a withdrawal takes back or gives back, through any number of withdrawals of withdrawals."""
    fact: Fact = moment.fact
    while isinstance(fact, MomentWithdrawn):
        found = known.moment(fact.what)
        if found is None:
            return None
        fact = found.fact
    return fact
