"""A leader's calendar in: look at what would become of it, and commit it as a whole; undo takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from ridealong.doors.crm.door import free_name
from ridealong.doors.crm.history import History
from ridealong.doors.crm.models import Batch
from ridealong.ledger.head import hold
from ridealong.ledger.receipt import Recorder, Status
from ridealong.ledger.recording import record
from ridealong.ledger.through import came_through
from ridealong.ledger.uncollected import uncollected
from ridealong.moments.overdue import IMPORTED
from ridealong.people import parties
from ridealong.people.lines import Lines
from ridealong.speech import gettext, ngettext
from ridealong.speech.figures import day, either, figure
from ridealong.started import program

from .classing import Company
from .directory import Directory
from .lines import NoCalendar
from .preview import CalendarPreview, Preview
from .reading import Reading, read
from .remembered import Known, left_out, not_so, remember, remembered
from .saying import Saying
from .settling import Settled, Wanted, moments_of, settle
from .sources import Source
from .timing import Window

Progress = Callable[[int], None]
FEWEST_TO_TELL = 5
"""Events with guests, after which a calendar that never names its leader is taken for somebody else's."""


class CalendarError(Exception):
    """Why a calendar cannot be read, connected or recorded, in one line."""


class Work(NamedTuple):
    """What a commit needs of a look."""

    reading: Reading
    wanted: list[Wanted]


def leader_called(handle: str, now: datetime) -> parties.Party:
    """Whose calendar may be read: a leader's, and nobody else's."""
    party = parties.find(handle)
    if party is None:
        near = parties.nearest(handle, ("person",))
        raise CalendarError(
            gettext("nobody here is called {handle}; did you mean {near}?", handle=handle, near=either(near))
            if near
            else gettext("nobody here is called {handle}", handle=handle)
        )
    may_be_read(party, now)
    return party


def may_be_read(party: parties.Party, now: datetime) -> None:
    """Raises :class:`CalendarError`: salespeople are never tracked."""
    name, lines = party.name or party.handle, Lines.known()
    day = now.astimezone(parties.zone_of(party.id)).date()
    stay = lines.on(party.id, day)
    only = gettext("only the calendar of somebody who leads is read, and salespeople are never tracked")
    if party.sort != "person" or stay is None or party.forgotten:
        raise CalendarError(gettext("{name} is none of your own people today; {only}", name=name, only=only))
    if stay.role == "salesperson":
        raise CalendarError(gettext("{name} is a salesperson; {only}", name=name, only=only))
    if not lines.leads(party.id, day):
        raise CalendarError(gettext("{name} leads nobody; {only}", name=name, only=only))


def look(
    sources: Iterable[Source], *, of: parties.Party, saying: Saying | None = None, now: datetime
) -> Preview:
    """Read calendars and say what would become of them; nothing is recorded."""
    may_be_read(of, now)
    directory = Directory.of(of.id, saying or Saying())
    preview = Preview(of.name or of.handle)
    window, zone = Window.up_to(now), parties.zone_of(of.id)
    reading = Reading(Company.of(of.id, directory), window, zone, preview)
    with uncollected():
        try:
            read(reading, sources)
        except NoCalendar as trouble:
            raise CalendarError(str(trouble)) from None
        work = Work(reading, wanted_of(reading))
        preview.work = work
        for one in settled_of(work)[0]:
            preview.statuses[one.status] += 1
            if kind := kind_recorded(one):
                preview.moments[kind] += 1
    preview.questions += [why for each in preview.calendars if (why := whose_it_seems(each, of, directory))]
    preview.says += list(told_of(reading, of))
    return preview


def told_of(reading: Reading, of: parties.Party) -> Iterable[str]:
    name = of.name or of.handle
    since, until = (day(at.astimezone(reading.zone).date()) for at in reading.window)
    yield gettext(
        "What took place from {since} to {until} is counted; titles, places and notes are not read.",
        since=since,
        until=until,
    )
    if missing := left_out(reading, history_of(reading)):
        yield ngettext(
            "{count} meeting that came with an earlier import is not in it now; it stays, for many calendars drop what "
            "is past.",
            "{count} meetings that came with an earlier import are not in it now; they stay, for many calendars drop "
            "what is past.",
            missing,
            count=figure(missing),
        )
    if not reading.company.directory.mine:
        yield (
            gettext(
                "Nobody said what {name}’s own mail address is, so what they declined cannot be told from what they "
                "went to: {program} settle {handle} --email …",
                name=name,
                program=program(),
                handle=of.handle,
            )
        )


def wanted_of(reading: Reading) -> list[Wanted]:
    return [
        Wanted(identity, made.fact, meeting.at)
        for meeting in reading.meetings
        for identity, made in meeting.ids().items()
    ]


def settled_of(work: Work) -> tuple[list[Settled], Known]:
    reading = work.reading
    known = remembered(reading.judged, reading.window.since)
    return settle(work.wanted, not_so(known, reading.meetings), history_of(reading)), known


def history_of(reading: Reading) -> History:
    return History(reading.window.now.date(), nothing_imported=not came_through(IMPORTED))


def kind_recorded(one: Settled) -> str:
    """The kind of moment that has to be recorded; empty where nothing has."""
    if one.status == "not so any more":
        return "moment.withdrawn"
    return one.kind if one.status in ("new", "changed") else ""


def whose_it_seems(calendar: CalendarPreview, of: parties.Party, directory: Directory) -> str:
    """A calendar in whose events the leader never is, and one of the team nearly always, is that other person's."""
    guests, total = calendar.guests, calendar.with_guests
    if not directory.mine or total < FEWEST_TO_TELL or any(guests[each] for each in directory.mine):
        return ""
    often = [(times, each) for each, times in guests.items() if times * 2 > total]
    who = next((found for _, each in sorted(often, reverse=True) if (found := directory.who(each)).id), None)
    if who is None or who.sort != "ours":
        return ""
    seems = parties.names([who.id])[who.id]
    return gettext(
        "{calendar} looks like {seems}’s calendar: none of its {total} events with guests names {name}; salespeople "
        'are never tracked. Should it be theirs all the same, say their other address with mine = ["…"] in a mapping',
        calendar=calendar.name,
        seems=seems,
        total=figure(total),
        name=of.name or of.handle,
    )


def commit(preview: Preview, *, by: Recorder, now: datetime, progress: Progress | None = None) -> Batch:
    """Record what was looked at: everything, or after any refusal or crash nothing."""
    if preview.questions:
        raise CalendarError(
            gettext("this has to be answered first: {questions}", questions=preview.questions[0])
        )
    if not preview.calendars:
        raise CalendarError(gettext("there is nothing to import: no calendar was read"))
    work: Work = preview.work
    with uncollected(), transaction.atomic():
        hold()
        settled, known = settled_of(work)
        batch = Batch(id=free_name(), at=now, by=by.id, files=[
            {"name": each.name, "kind": "events", "rows": each.events} for each in preview.calendars
        ])  # fmt: skip
        made = list(moments_of(settled, by, now))
        receipts = record(made, by=by, door=batch.door, now=now, whole=True, progress=progress)
        for moment, receipt in zip(made, receipts, strict=True):
            if receipt.status is Status.REFUSED and receipt.why:
                kind, day = moment.fact.NAME, moment.happened_at.date()
                raise CalendarError(
                    gettext(
                        "nothing is imported, for the ledger refuses: {kind} of {day}: {why}",
                        kind=kind,
                        day=day,
                        why=receipt.why,
                    )
                )
        kinds = [moment.fact.NAME for moment in made]
        batch.moments = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
        remember(known, work.reading.meetings, work.reading.window.since)
        batch.save(force_insert=True)
    return batch
