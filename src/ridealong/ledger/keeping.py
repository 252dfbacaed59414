"""Who keeps the ledger today: roles are known here alone, so what only keepers may do is judged here."""

from __future__ import annotations

from datetime import date

from ridealong.ledger.known import Known
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.overdue import UNDONE
from ridealong.people import parties as people
from ridealong.people.teams import places_on
from ridealong.speech import gettext

KEEPER = "keeper"


def keeps(moment: Moment, known: Known) -> bool:
    """Today: whoever kept the ledger once, and leads now, would only have to name a day of then."""
    assert moment.recorded_at is not None
    if moment.by is None:
        return False
    stay = known.stay(moment.by, moment.recorded_at.date())
    return stay is not None and stay[1] == KEEPER


def may_mend_anything(moment: Moment, known: Known) -> bool:
    """Whether a keeper tells it, a system or a file that it came with, or the undoing of a whole import."""
    through_a_door = moment.by is None or moment.voice is Voice.SYSTEM or moment.door.startswith(UNDONE)
    return through_a_door or keeps(moment, known)


def keepers_then(moment: Moment) -> str:
    """Who keeps the ledger on the day this is recorded, in words."""
    assert moment.recorded_at is not None
    return keepers_on(moment.recorded_at.date())


def a_keeper_on(day: date) -> str | None:
    """Who has kept the ledger longest, of those who keep it that day."""
    return next(iter(_keep(day)), None)


def keepers_on(day: date) -> str:
    """Who keeps the ledger on a day, in words."""
    keep = _keep(day)
    called = people.names(keep)
    if not keep:
        return gettext("a keeper (there is none yet)")
    return gettext("a keeper ({names})", names=", ".join(sorted(called[each] for each in keep)))


def _keep(day: date) -> list[str]:
    places = places_on(day)
    keep = [each for each, place in places.items() if place.role == KEEPER]
    return sorted(keep, key=lambda each: (places[each].since, each))
