"""Whose a system's word is: what only a system can know is typed by nobody, and what it told is mended by keepers."""

from __future__ import annotations

from ridealong.ledger.beneath import beneath
from ridealong.ledger.keeping import keepers_then, keeps, may_mend_anything
from ridealong.ledger.known import Known
from ridealong.ledger.receipt import Refused
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import CustomerMerged, MomentWithdrawn, PersonMerged
from ridealong.moments.kinds.strategy import PaySettled
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.overdue import UNDONE
from ridealong.speech import gettext, gettext_noop

CALLED: dict[type[Fact], str] = {
    CustomerMerged: gettext_noop("that two customers are one"),
    PersonMerged: gettext_noop("that two of our people are one"),
    PaySettled: gettext_noop("payroll's word"),
}
"""What a refusal calls it that a keeper may tell."""


def voices(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if this is a system's word, told, changed or taken back by somebody whose it is not."""
    changed = beneath(moment, known)
    _tells(moment, changed, known)
    if changed is not None and changed.by is None:
        _changes(moment, known)


def _tells(moment: Moment, changed: Moment | None, known: Known) -> None:
    back = isinstance(moment.fact, MomentWithdrawn)
    fact = changed.fact if back and changed else moment.fact
    if fact.RECORDED_BY == "anybody" or _is_a_systems(moment):
        return
    by_keepers = (
        back or fact.RECORDED_BY == "keeper"
    )  # whoever keeps the ledger mends what a system got wrong
    if by_keepers and keeps(moment, known):
        return
    if back and moment.door.startswith(UNDONE):
        return
    teller = _teller(moment, known)
    if not by_keepers:
        raise Refused(
            gettext(
                "a {kind} is recorded by the system itself, and typed in by nobody, so not by {teller}",
                kind=fact.NAME,
                teller=teller,
            )
        )
    keepers = keepers_then(moment)
    called = CALLED.get(type(fact))
    said = {"what": gettext(called) if called else gettext("a {kind}", kind=fact.NAME)}
    said |= {"keepers": keepers, "teller": teller}
    if back:
        raise Refused(gettext("{what} is taken back by an import or by {keepers}, not by {teller}", **said))
    raise Refused(gettext("{what} is recorded by an import or by {keepers}, not by {teller}", **said))


def _changes(moment: Moment, known: Known) -> None:
    """An order book, a calendar or a list told it: whoever it speaks of, or whoever read the file in, only reads it.

    A newer import mends what an older one brought, and one that was wrong is undone as a whole.
    """
    if not may_mend_anything(moment, known):
        said = {"keepers": keepers_then(moment), "teller": _teller(moment, known)}
        if isinstance(moment.fact, MomentWithdrawn):
            why = gettext(
                "nobody here said that, a system or a file did, so it is taken back by a newer import or by "
                "{keepers}, not by {teller}",
                **said,
            )
        else:
            why = gettext(
                "nobody here said that, a system or a file did, so it is corrected by a newer import or by "
                "{keepers}, not by {teller}",
                **said,
            )
        raise Refused(why)


def _teller(moment: Moment, known: Known) -> str:
    return known.handle(moment.by) if moment.by else gettext("a {kind}", kind=moment.voice)


def _is_a_systems(moment: Moment) -> bool:
    return moment.by is None and moment.voice is Voice.SYSTEM
