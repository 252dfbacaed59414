"""Whether a moment is its recorder's to tell: a system's word, a consent, a visit, what others said or built upon."""

from __future__ import annotations

from ridealong.ledger.being_there import was_there
from ridealong.ledger.building_on import leaves_standing
from ridealong.ledger.changing import changes, mends
from ridealong.ledger.consenting import consents
from ridealong.ledger.known import Known
from ridealong.ledger.one_person import may_be_one
from ridealong.ledger.voicing import voices
from ridealong.moments.kinds.roster import PersonMerged
from ridealong.moments.moment import Moment


def entitled(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if somebody else would have to tell this.

    Not asked of what is restored: it was kept once, whoever may say it by now.
    """
    changes(moment, known)
    consents(moment, known)
    voices(moment, known)
    mends(moment, known)
    was_there(moment, known)
    leaves_standing(moment, known)
    if isinstance(moment.fact, PersonMerged):
        assert moment.recorded_at is not None
        may_be_one(moment.fact, known, moment.recorded_at.date())
