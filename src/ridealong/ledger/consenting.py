"""Who may say whether somebody may be asked: keepers, imports, they themselves; nobody picks their own judges."""

from __future__ import annotations

from datetime import date

from ridealong.ledger.known import Known
from ridealong.ledger.receipt import Refused
from ridealong.moments.kinds.roster import ContactPermitted, MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import UNDONE
from ridealong.people import parties as people
from ridealong.people.teams import places_on

KEEPER = "keeper"


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
    if not _keeps(moment, known):
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


def _keeps(moment: Moment, known: Known) -> bool:
    """Today: whoever kept the ledger once, and leads now, would only have to name a day of then."""
    assert moment.by is not None and moment.recorded_at is not None
    stay = known.stay(moment.by, moment.recorded_at.date())
    return stay is not None and stay[1] == KEEPER


def keepers_on(day: date) -> str:
    """Who keeps the ledger on a day, in words."""
    places = places_on(day)
    keep = [each for each, place in places.items() if place.role == KEEPER]
    called = people.names(keep)
    return f"a keeper ({', '.join(sorted(called[each] for each in keep)) or 'there is none yet'})"
