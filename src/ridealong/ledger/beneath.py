"""What a correction or a withdrawal changes in the end."""

from __future__ import annotations

from ridealong.ledger.known import Known
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment


def beneath(moment: Moment, known: Known) -> Moment | None:
    """What this corrects, takes back or gives back, through any number of withdrawals of withdrawals."""
    found = None
    ref = moment.fact.what if isinstance(moment.fact, MomentWithdrawn) else moment.corrects
    while ref is not None and (found := known.moment(ref)) is not None:
        ref = found.fact.what if isinstance(found.fact, MomentWithdrawn) else None
    return found
