"""Does what parcels wait for, one after the other: looks at files, records them, takes imports back."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime

from django.db import DatabaseError, transaction

from ridealong.doors.calendar.door import CalendarError
from ridealong.doors.calendar.lines import NoCalendar
from ridealong.doors.calendar.saying import NotSaid
from ridealong.doors.crm import door
from ridealong.doors.crm.door import DoorError
from ridealong.doors.crm.undone import outcome_of
from ridealong.ledger.receipt import SYSTEM, Recorder
from ridealong.people.preferences import language_of
from ridealong.speech import gettext, gettext_noop, speaking

from . import calendars, places, tables
from .looked import Looked
from .models import Parcel, TakingBack
from .shown import same

State = Parcel.State
Clock = Callable[[], datetime]
MOST_ATTEMPTS = 2
A_MOMENT = 0.3
OUR_FAULT = gettext_noop("something went wrong on our side, and nothing of it was recorded")
ENDED = gettext_noop("the work on it ended before it was done, twice; nothing of it was recorded")
CHANGED = gettext_noop("the ledger has changed since this was shown; look again before you say yes")
REFUSED = (DoorError, CalendarError, NoCalendar, NotSaid)
log = logging.getLogger("ridealong.parcels")


def work(clock: Clock) -> None:
    """Everything that waits, until nothing does."""
    for job in _waiting():
        with speaking(_language_for(job)):
            _attempt(job, clock)


def _language_for(job: Parcel | TakingBack) -> str:
    """That of whoever brought it: what is found is said once, here, and read on a page."""
    return job.language if isinstance(job, Parcel) else language_of(job.by or "")


def anything_waits() -> bool:
    return (
        Parcel.objects.filter(state__in=Parcel.AT_WORK).exists()
        or TakingBack.objects.filter(state=TakingBack.State.WAITING).exists()
    )


def _waiting() -> Iterator[Parcel | TakingBack]:
    while True:
        job = (
            Parcel.objects.filter(state__in=Parcel.AT_WORK).order_by("touched_at").first()
            or TakingBack.objects.filter(state=TakingBack.State.WAITING).order_by("id").first()
        )
        if job is None:
            return
        yield job


def _attempt(job: Parcel | TakingBack, clock: Clock) -> None:
    job.attempts += 1
    _keep(job, attempts=job.attempts)
    if job.attempts > MOST_ATTEMPTS:
        _fail(job, gettext(ENDED))
        return
    try:
        if isinstance(job, TakingBack):
            _take_back(job, clock())
        elif job.state == State.LOOKING:
            _look(job, clock())
        else:
            _record(job, clock())
    except REFUSED as refused:
        _fail(job, str(refused))
    except (DatabaseError, OSError) as trouble:
        log.error("%s: %s", job, trouble)
        _fail(job, gettext(OUR_FAULT))
    except Exception:  # whatever a file made us do, the others still wait
        log.exception("%s", job)
        _fail(job, gettext(OUR_FAULT))


def _fail(job: Parcel | TakingBack, why: str) -> None:
    _keep(job, state=job.State.FAILED, trouble=why)


def _keep(job: Parcel | TakingBack, **what: object) -> None:
    """Whoever threw a parcel away meanwhile does not get it back."""
    type(job).objects.filter(pk=job.pk).update(**what)


def _look(parcel: Parcel, now: datetime) -> None:
    _show(parcel, _looked_at(parcel, now).shown)


def _show(parcel: Parcel, found: dict[str, object], trouble: str = "") -> None:
    _keep(parcel, shown=found, state=State.SHOWN, trouble=trouble)


def _looked_at(parcel: Parcel, now: datetime) -> Looked:
    by = Recorder(parcel.by) if parcel.by else SYSTEM
    return calendars.look(parcel, by=by, now=now) if parcel.of else tables.look(parcel, by=by, now=now)


def _recorder(by: str | None) -> Recorder:
    return Recorder(by) if by else SYSTEM


def _record(parcel: Parcel, now: datetime) -> None:
    """What was shown, or nothing: where the ledger has moved on since, it is shown again."""
    looked = _looked_at(parcel, now)
    if not same(parcel.shown, looked.shown):
        _show(parcel, looked.shown, gettext(CHANGED))
        return
    with transaction.atomic():
        batch = looked.commit(_progress(parcel.id))
        shown = {
            what: said for what, said in parcel.shown.items() if what != "tables"
        }  # nobody is asked any more
        _keep(parcel, state=State.DONE, batch=batch.id if batch else "", sealed="", trouble="", shown=shown)
    places.discard(parcel.id)


def _progress(parcel: str) -> Callable[[int], None]:
    last = 0.0

    def tell(done: int) -> None:
        nonlocal last
        if (at := time.monotonic()) - last >= A_MOMENT:
            last = at
            places.tell_progress(parcel, done)

    return tell


def _take_back(job: TakingBack, now: datetime) -> None:
    with transaction.atomic():
        undone = door.undo(job.batch, by=_recorder(job.by), now=now)
        _keep(job, state=TakingBack.State.DONE, undone=asdict(outcome_of(undone)))
