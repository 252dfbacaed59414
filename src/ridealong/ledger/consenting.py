"""Who may say whether somebody may be asked: keepers, imports, they themselves; nobody picks their own judges."""

from __future__ import annotations

from ridealong.ledger.keeping import keepers_on, keeps
from ridealong.ledger.known import Known
from ridealong.ledger.receipt import Refused
from ridealong.moments.kinds.roster import ContactPermitted, MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import UNDONE


def consents(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if this gives, changes or takes back a consent that is not its recorder's to judge."""
    before = _before(moment, known)
    said = before or moment
    if not isinstance(said.fact, ContactPermitted) or moment.by in (None, said.fact.who):
        return
    if moment.door.startswith(UNDONE):
        return  # an import is taken back as a whole, and picks nobody
    who = known.handle(said.fact.who)
    if before is not None and before.by == said.fact.who:
        raise Refused(f"{who} said so of themselves, so only {who} can say otherwise")
    assert moment.recorded_at is not None
    if not keeps(moment, known):
        keepers = keepers_on(moment.recorded_at.date())
        raise Refused(
            f"whether {who} may be asked is not for anybody whose work the answers judge: "
            f"{keepers} can say it, an import from the CRM, or {who}, by the link in each letter"
        )


def _before(moment: Moment, known: Known) -> Moment | None:
    """What this corrects or takes back, through any number of withdrawals of withdrawals."""
    found = None
    ref = moment.fact.what if isinstance(moment.fact, MomentWithdrawn) else moment.corrects
    while ref is not None and (found := known.moment(ref)) is not None:
        ref = found.fact.what if isinstance(found.fact, MomentWithdrawn) else None
    return found
