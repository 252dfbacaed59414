"""Ana's diary as her calendar program writes it, and the small firm it is read in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from ridealong.doors.calendar import door
from ridealong.doors.calendar.preview import Preview
from ridealong.doors.calendar.saying import Saying
from ridealong.doors.calendar.sources import Source
from ridealong.doors.crm.models import Batch
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import Recorder
from ridealong.moments.evidence import Evidence
from ridealong.people import parties
from ridealong.people.parties import Party
from tests.ledger.telling import BEFORE, tell
from tests.once import once

NOW = datetime(2026, 4, 1, 8, tzinfo=UTC)
LATER = datetime(2026, 4, 8, 8, tzinfo=UTC)
SHARED = Path(__file__).parents[3].parent / "shared" / "data"
CAST = """
2025-01-06  ana joined as leader called "Ana Ortiz"
2025-01-06  tom joined as salesperson under ana called "Tom"
2025-01-06  mia joined as salesperson under ana called "Mia"
2025-01-06  acme became known as "Acme"
2025-01-06  bolt became known as "Bolt"
2025-01-06  acme/petra became known as "Petra Lang"
2025-01-06  tom took over acme
2025-01-06  mia took over bolt
"""
ADDRESSES = {
    "ana": "ana@firm.example",
    "tom": "tom@firm.example",
    "mia": "mia@firm.example",
    "acme/petra": "petra@acme.example",
    "bolt": "office@bolt.example",
}
PLACES = {**ADDRESSES, "acme": "lena@acme.example", "joe": "joe@firm.example"}
"""Whom a test invites; lena and joe are known by their domains alone."""


@dataclass
class Diary:
    """Events as lines of a calendar file; times without a zone are Vienna's."""

    lines: list[str] = field(default_factory=list)

    def event(  # one line a meeting is how the tests are read
        self, uid: str, start: str, end: str, guests: str = "", *, more: Sequence[str] = ()
    ) -> Diary:
        said = [f"UID:{uid}", zoned("DTSTART", start), zoned("DTEND", end), "SUMMARY:Raise for Tom", *more]
        if guests:
            said += ["ORGANIZER:mailto:ana@firm.example", guest("ana"), *map(guest, guests.split())]
        self.lines += ["BEGIN:VEVENT", *said, "END:VEVENT"]
        return self

    @property
    def text(self) -> str:
        return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *self.lines, "END:VCALENDAR", ""])


def zoned(name: str, at: str) -> str:
    if len(at) == 8:
        return f"{name};VALUE=DATE:{at}"
    return f"{name}:{at}" if at.endswith("Z") else f"{name};TZID=Europe/Vienna:{at}"


def guest(who: str) -> str:
    """`tom` comes, `tom!` has declined; whoever is no name here is an address."""
    part = "DECLINED" if who.endswith("!") else "ACCEPTED"
    name = who.rstrip("!")
    return f"ATTENDEE;CN=Somebody;PARTSTAT={part}:mailto:{PLACES.get(name, name)}"


def begin() -> Party:
    """Ana leads Tom and Mia, who serve Acme and Bolt; their addresses are known."""
    once(the_firm)
    return found("ana")


def the_firm() -> None:
    tell(CAST, door="cast", now=BEFORE)
    for handle, address in ADDRESSES.items():
        parties.settle(found(handle).id, email=address, zone="Europe/Vienna" if handle == "ana" else None)


def found(handle: str) -> Party:
    party = parties.find(handle)
    assert party is not None, handle
    return party


def look(diary: Diary | str, of: Party, *, saying: Saying | None = None, now: datetime = NOW) -> Preview:
    text = diary.text if isinstance(diary, Diary) else diary
    return door.look([Source("ana.ics", text.encode())], of=of, saying=saying, now=now)


def bring(diary: Diary | str, of: Party, *, saying: Saying | None = None, now: datetime = NOW) -> Batch:
    preview = look(diary, of, saying=saying, now=now)
    batch = door.commit(preview, by=Recorder(of.id), now=now)
    assert batch.moments == dict(preview.moments), "what was foreseen is what was done"
    return batch


def evidence(of: Party, until: date = date(2026, 4, 6)) -> Evidence:
    return recall(Scope.of_leader(of.id), until=until, zone=parties.zone_of(of.id))


def told(of: Party, until: date = date(2026, 4, 6)) -> list[str]:
    """What the calendar brought, a short line each: when in Vienna, the kind, and what it says."""
    zone, called = parties.zone_of(of.id), parties.names()
    lines = []
    for moment in evidence(of, until).moments:
        fact = moment.fact
        if fact.NAME not in ("hours.spent", "visit.made"):
            continue
        names = [called[each] for each in (getattr(fact, "customer", None), fact.beside) if each]
        what = getattr(fact, "where", "visited")
        at = moment.happened_at.astimezone(zone)
        lines.append(f"{at:%m-%d %H:%M} {fact.length} min {what} {' & '.join(names)}".strip())
    return sorted(lines)
