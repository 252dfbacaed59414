"""Takes files in from a page, and what somebody then says of them: answers, yes, or away with it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ridealong.doors.crm.door import batches
from ridealong.doors.crm.money import CODES
from ridealong.ledger.through import last_through
from ridealong.speech import gettext, spoken

from . import places
from .models import Parcel, TakingBack
from .names import names_of

State = Parcel.State
MOST_FILES = 100
MOST_WAITING = 20
KEPT = timedelta(days=1)
"""So long a preview waits for its yes."""


class NotTaken(Exception):
    """Why files are not taken in, in one line."""


def take(arrived: Sequence[Any], names: Sequence[str], *, by: str | None, now: datetime) -> Parcel:
    """Keep files that have arrived, open and whole, and have them looked at."""
    if not arrived:
        raise NotTaken(gettext("no file came along; choose one or several first"))
    parcel = new_parcel(names, by=by, now=now)
    places.keep(parcel.id, arrived)
    parcel.save(force_insert=True)
    return parcel


def new_parcel(names: Sequence[str], *, by: str | None, now: datetime) -> Parcel:
    """Not saved yet. Raises :class:`NotTaken` where there is no room for it."""
    if len(names) > MOST_FILES:
        raise NotTaken(
            gettext(
                "these are {number} files; bring at most {most} at once", number=len(names), most=MOST_FILES
            )
        )
    if Parcel.objects.exclude(state=State.DONE).count() >= MOST_WAITING:
        raise NotTaken(
            gettext(
                "{number} imports wait already for somebody’s yes; record or throw away one first",
                number=MOST_WAITING,
            )
        )
    return Parcel(
        id=secrets.token_hex(8),
        by=by,
        made_at=now,
        touched_at=now,
        files=names_of(names),
        language=spoken(),
    )


def answer(parcel: Parcel, said: Pairs[str, str], *, now: datetime) -> bool:
    """Take the answers in, by the number of each question, and have the files looked at again."""
    answers = dict(parcel.answers)
    for number, question in enumerate(parcel.shown["questions"]):
        value = said.get(f"a{number}", "")
        if value in [each for each, _ in question["choices"]]:
            table = question["file"] or parcel.shown["files"][0]["name"]
            answers[table] = _with(answers.get(table, {}), question, value)
    currency, firms = said.get("currency", ""), said.get("firms", "")
    more = {
        "currency": currency if currency in CODES else parcel.currency,
        "new_firms": firms == "customers" if firms else parcel.new_firms,
    }
    return answer_with(parcel, answers, now=now, **more)


def answer_with(parcel: Parcel, answers: dict[str, Any], *, now: datetime, **more: Any) -> bool:
    return _turn(parcel, State.SHOWN, State.LOOKING, now, answers=answers, language=spoken(), **more)


def _with(answers: Pairs[str, Any], question: Pairs[str, str], value: str) -> dict[str, Any]:
    """One more answer about a table, as a mapping would say it."""
    if question["word"] == "names":
        return {**answers, "names": {**answers.get("names", {}), question["about"]: value}}
    return {**answers, question["word"]: value}


def record(parcel: Parcel, *, now: datetime, stays: bool = False) -> bool:
    """Yes: have it recorded, once or again every hour. Nothing happens where that was said before, or too early."""
    ready = bool(parcel.shown.get("ready")) and (bool(parcel.sealed) or not stays)
    return ready and _turn(parcel, State.SHOWN, State.RECORDING, now, stays=stays)


def look_again(parcel: Parcel, *, now: datetime) -> bool:
    return _turn(parcel, State.FAILED, State.LOOKING, now, trouble="", language=spoken())


def throw_away(parcel: Parcel) -> bool:
    """Its files, and what was seen in them. What is just being recorded cannot be stopped, and is taken back after."""
    gone, _ = Parcel.objects.filter(pk=parcel.pk).exclude(state=State.RECORDING).delete()
    if gone:
        places.discard(parcel.id)
    return bool(gone)


def _turn(parcel: Parcel, was: State, now_is: State, now: datetime, **more: Any) -> bool:
    """Of two who press at once, one moves it on."""
    changed = Parcel.objects.filter(pk=parcel.pk, state=was)
    return bool(changed.update(state=now_is, touched_at=now, attempts=0, **more))


def take_back(batch: str, *, by: str | None, now: datetime) -> TakingBack:
    """Have an import taken back; asked for twice, it is done once."""
    with transaction.atomic():
        waiting = TakingBack.objects.filter(batch=batch, state=TakingBack.State.WAITING).first()
        return waiting or TakingBack.objects.create(batch=batch, by=by, asked_at=now)


def is_known(batch: str) -> bool:
    return any(each.id == batch for each in batches()) or last_through(f"import:{batch}") is not None


def sweep(now: datetime) -> int:
    """Throw away what waited for a day, and whatever lies about that nobody knows of. Returns how many parcels went."""
    old = Parcel.objects.filter(touched_at__lt=now - KEPT)
    going = list(old.values_list("id", flat=True))
    old.delete()
    for each in going:
        places.discard(each)
    known = set(Parcel.objects.values_list("id", flat=True))
    for path in places.left_behind(known, now - KEPT):
        places.discard(path.name) if path.is_dir() else path.unlink(missing_ok=True)
    return len(going)
