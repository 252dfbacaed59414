"""Does what parcels wait for, one after the other: looks at files, records them, takes imports back."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime

from django.db import DatabaseError, transaction

from ridealong.doors.crm import door
from ridealong.doors.crm.door import DoorError
from ridealong.doors.crm.mapping import Mapping, Told, read_mapping
from ridealong.doors.crm.preview import Preview
from ridealong.doors.crm.questions import answered
from ridealong.doors.crm.refusals import TableError
from ridealong.doors.crm.undone import outcome_of
from ridealong.ledger.receipt import SYSTEM, Recorder

from . import places
from .models import Parcel, TakingBack
from .shown import same, shown

State = Parcel.State
Clock = Callable[[], datetime]
MOST_ATTEMPTS = 2
A_MOMENT = 0.3
LONGEST_MAPPING = 1_000_000
OUR_FAULT = "something went wrong on our side, and nothing of it was recorded"
ENDED = "the work on it ended before it was done, twice; nothing of it was recorded"
CHANGED = "the ledger has changed since this was shown; look again before you say yes"
log = logging.getLogger("ridealong.parcels")


def work(clock: Clock) -> None:
    """Everything that waits, until nothing does."""
    for job in _waiting():
        _attempt(job, clock)


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
        _fail(job, ENDED)
        return
    try:
        if isinstance(job, TakingBack):
            _take_back(job, clock())
        elif job.state == State.LOOKING:
            _look(job, clock())
        else:
            _record(job, clock())
    except DoorError as refused:
        _fail(job, str(refused))
    except (DatabaseError, OSError) as trouble:
        log.error("%s: %s", job, trouble)
        _fail(job, OUR_FAULT)
    except Exception:  # whatever a file made us do, the others still wait
        log.exception("%s", job)
        _fail(job, OUR_FAULT)


def _fail(job: Parcel | TakingBack, why: str) -> None:
    _keep(job, state=job.State.FAILED, trouble=why)


def _keep(job: Parcel | TakingBack, **what: object) -> None:
    """Whoever threw a parcel away meanwhile does not get it back."""
    type(job).objects.filter(pk=job.pk).update(**what)


def _look(parcel: Parcel, now: datetime) -> None:
    _show(parcel, shown(_looked_at(parcel, now)))


def _show(parcel: Parcel, found: dict[str, object], trouble: str = "") -> None:
    _keep(parcel, shown=found, state=State.SHOWN, trouble=trouble)


def _looked_at(parcel: Parcel, now: datetime) -> Preview:
    paths = places.files_of(parcel.id, parcel.files)
    mapping, wrong = _mapping([path for path in paths if path.suffix == ".toml"])
    preview = door.look(
        [path for path in paths if path.suffix != ".toml"],
        mapping=answered(mapping, parcel.answers),
        currency=parcel.currency or None,
        by=_recorder(parcel.by),
        now=now,
    )
    preview.questions += wrong
    return preview


def _mapping(paths: list[places.Called]) -> tuple[Mapping, list[str]]:
    """What the mapping files among them say. What is wrong in one is a question: without it much would be guessed."""
    entries: list[tuple[str, Told]] = []
    wrong: list[str] = []
    for path in paths:
        try:
            if path.stat().st_size > LONGEST_MAPPING:
                raise TableError("this is too long for a mapping", file=path.name)
            entries += read_mapping(path).entries
        except TableError as error:
            wrong.append(str(error))
    return Mapping(tuple(entries)), wrong


def _recorder(by: str | None) -> Recorder:
    return Recorder(by) if by else SYSTEM


def _record(parcel: Parcel, now: datetime) -> None:
    """What was shown, or nothing: where the ledger has moved on since, it is shown again."""
    preview = _looked_at(parcel, now)
    found = shown(preview)
    if not same(parcel.shown, found):
        _show(parcel, found, CHANGED)
        return
    with transaction.atomic():
        batch = door.commit(preview, by=_recorder(parcel.by), now=now, progress=_progress(parcel.id))
        _keep(parcel, state=State.DONE, batch=batch.id, trouble="")
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
