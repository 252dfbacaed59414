"""Who may say whether somebody may be asked: keepers, imports, they themselves; nobody picks their own judges."""

from __future__ import annotations

from ridealong.ledger.beneath import beneath
from ridealong.ledger.keeping import keepers_then, keeps
from ridealong.ledger.known import Known
from ridealong.ledger.receipt import Refused
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import UNDONE
from ridealong.speech import gettext


def consents(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if this gives, changes or takes back a consent that is not its recorder's to judge."""
    before = beneath(moment, known)
    said = before or moment
    if not isinstance(said.fact, ContactPermitted) or moment.by in (None, said.fact.who):
        return
    if moment.door.startswith(UNDONE):
        return  # an import is taken back as a whole, and picks nobody
    who = known.handle(said.fact.who)
    if before is not None and before.by == said.fact.who:
        raise Refused(gettext("{who} said so of themselves, so only {who} can say otherwise", who=who))
    if not keeps(moment, known):
        raise Refused(
            gettext(
                "whether {who} may be asked is not for anybody whose work the answers judge: {keepers} can say it, "
                "an import from the CRM, or {who}, by the link in each letter",
                who=who,
                keepers=keepers_then(moment),
            )
        )
