"""Whether a moment is its recorder's to tell: what only a system or a keeper may say, and others' words and consents."""

from __future__ import annotations

from ridealong.ledger.changing import mends
from ridealong.ledger.consenting import consents
from ridealong.ledger.known import Known
from ridealong.moments.moment import Moment


def entitled(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if somebody else would have to tell this.

    Not asked of what is restored: it was kept once, whoever may say it by now.
    """
    consents(moment, known)
    mends(moment, known)
