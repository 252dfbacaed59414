"""Every calendar of two public collections, real ones among them: read, or refused in one line, as the docs say."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ridealong.doors.calendar import door
from ridealong.doors.calendar.preview import Preview
from ridealong.doors.calendar.sources import files_at, read_files
from ridealong.doors.crm.door import undo
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties
from tests.doors.calendar.diary import SHARED, found
from tests.house.tree import DOCS
from tests.ledger.telling import tell

AS_OF = datetime(2020, 1, 1, tzinfo=ZoneInfo("Europe/Vienna"))
TESTED = "ics-recurring/recurring_ical_events/test/calendars"
ROWS = {
    "ics-icalendar": "ics-icalendar",
    "ics-recurring": "ics-recurring",
    "a workshop’s public calendar": f"{TESTED}/fablab_cottbus.ics",
    "a community’s public calendar": f"{TESTED}/machbar_16_feb_2019.ics",
    "German public holidays": f"{TESTED}/Germany.ics",
}
HEAD = """| calendars | files | read | copies | refused | events | unreadable | moments | not counted, and why |
|---|--:|--:|--:|--:|--:|--:|--:|---|"""
PAGE = DOCS / "calendars.md"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SHARED.exists(), reason="the public calendars are not in ../shared/data"),
]


@pytest.mark.slow
def test_the_table_in_the_docs_says_what_becomes_of_them() -> None:
    tell('1970-01-01  ana joined as leader called "Ana"', now=AS_OF.astimezone(UTC))
    parties.settle(found("ana").id, zone="Europe/Vienna")
    table = "\n".join([HEAD, *(row(name, SHARED / path) for name, path in ROWS.items())])
    assert table in PAGE.read_text(), f"docs/calendars.md should hold:\n{table}"


def row(name: str, path: Path) -> str:
    paths, preview, now = files_at(path), looked_at(path), AS_OF.astimezone(UTC)
    by = Recorder(found("ana").id)
    moments = 0
    if preview.total:
        batch = door.commit(preview, by=by, now=now)
        moments = sum(batch.moments.values())
        assert moments == preview.total
        assert len(undo(batch.id, by=by, now=now).reversed) == moments
    copies = sum(" is a copy of " in each for each in preview.says)
    assert len(preview.calendars) + copies + len(preview.refused) == len(paths)
    assert all("\n" not in each for each in (*preview.refused, *preview.told()))
    broken = sum(len(each.broken) for each in preview.calendars)
    files = (len(paths), len(preview.calendars), copies, len(preview.refused))
    counts = (*files, events(preview), broken, moments)
    return f"| {name} | {' | '.join(f'{each:,}' for each in counts)} | {why(preview)} |"


def looked_at(path: Path) -> Preview:
    refused: list[str] = []
    preview = door.look(read_files(files_at(path), refused), of=found("ana"), now=AS_OF.astimezone(UTC))
    preview.refused += refused
    return preview


def events(preview: Preview) -> int:
    return sum(each.events for each in preview.calendars)


def why(preview: Preview) -> str:
    aside: Counter[str] = Counter()
    for each in preview.calendars:
        aside.update(each.aside)
        aside["the same event again"] += each.again
    most_first = sorted(aside.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{times:,} {reason}" for reason, times in most_first if times)
