"""A preview as plain data, so that it can be shown again by a page that did not make it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ridealong.doors.crm.because import because
from ridealong.doors.crm.counted import rows
from ridealong.doors.crm.foreseeing import say_no_currency
from ridealong.doors.crm.preview import FilePreview, Preview, say_calendar
from ridealong.doors.crm.questions import Question
from ridealong.doors.crm.refusals import Worded

Shown = dict[str, Any]
WHAT_WOULD_BE = ("moments", "statuses", "questions", "refused", "calendars")


def shown(preview: Preview) -> Shown:
    asked = [say_no_currency(file) for file in preview.without_currency]  # the page asks it
    elsewhere = [say_calendar(each) for each in preview.calendars]  # the page leads there
    return {
        "files": [_file(each) for each in preview.files],
        "refused": [on_a_page(each) for each in preview.refused if each not in elsewhere],
        "calendars": [each.name for each in preview.calendars],
        "questions": [question(each) for each in preview.questions],
        "traps": [str(each) for each in preview.traps],
        "says": [on_a_page(each) for each in preview.says if each not in asked],
        "moments": dict(sorted(preview.moments.items())),
        "statuses": counted(preview.statuses),
        "total": preview.total,
        "ready": preview.ready,
        "all_aside": on_a_page(preview.all_aside),
        "unknown": [each.table.name for each in preview.unknown],
        "firms": list(preview.firms),
        "without_currency": list(preview.without_currency),
    }


def _file(file: FilePreview) -> Shown:
    return {
        "name": file.name,
        "rows": file.rows,
        "holds": rows(file.kind, file.rows),
        "reasons": [on_a_page(each) for each in file.reasons],
        "notes": [on_a_page(each) for each in file.notes],
        "columns_left": list(file.columns_left),
        "left": [because(file.kind, why, seen.count) for why, seen in file.left.items()],
        "put_aside": file.put_aside,
        "asides": [on_a_page(str(each)) for each in file.asides],
        "statuses": counted(file.statuses),
    }


def on_a_page(said: str) -> str:
    """What ends with a command has other words where a page has a link or a choice for it."""
    return said.page if isinstance(said, Worded) else said


def counted(statuses: Counter[Any]) -> Shown:
    """What is new before what is not."""
    first = sorted(statuses, key=lambda status: (status != "new", status))
    return {status: statuses[status] for status in first if statuses[status]}


def question(said: str) -> Shown:
    """A question that knows its answers can be answered on a page; of another the words are shown."""
    if not isinstance(said, Question):
        return {"asks": said, "file": "", "word": "", "about": "", "choices": []}
    return {
        "asks": said.asks,
        "file": said.file,
        "word": said.word,
        "about": said.about,
        "choices": [list(each) for each in said.choices],
    }


def same(before: Shown, now: Shown) -> bool:
    """Whether what would be recorded is what was shown."""
    return all(before.get(each) == now.get(each) for each in WHAT_WOULD_BE)
