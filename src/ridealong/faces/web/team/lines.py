"""Open loops as a page shows them to one reader: in words or private, and what the reader can say of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ridealong.doors.voices.waiting import Row, told_to
from ridealong.faces.web.voices.speaker import Speaker
from ridealong.ledger.open_pages import Page
from ridealong.ledger.owed import Owed
from ridealong.people.seeing import Sight


@dataclass(frozen=True, slots=True)
class Line:
    """One loop. Without words it is private, and counted."""

    row: Row | None
    can: str
    """What the reader can say of it: ``confirm``, ``await``, ``do``, ``see_to``; nothing where it waits for another."""


@dataclass(frozen=True, slots=True)
class Side:
    """One list of a page and, where there is more of it, after which the next begins."""

    lines: Sequence[Line]
    next: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """For whom loops are put into words."""

    speaker: Speaker
    sight: Sight

    def sides(self, *pages: Page, by_name: bool = False) -> list[Side]:
        """Pages of loops in words, all of them in one question; found by name, what has none to show is left out."""
        every = [loop for page in pages for loop in page.loops]
        today, zone = self.speaker.today, self.speaker.zone
        rows = told_to(every, self.sight, today=today, zone=zone, by_name=by_name)
        return [
            Side(
                [self._line(each, rows) for each in page.loops if not by_name or each.opener in rows],
                page.next,
            )
            for page in pages
        ]

    def _line(self, loop: Owed, rows: dict[str, Row]) -> Line:
        return Line(rows.get(loop.opener), self._can(loop) if loop.opener in rows else "")

    def _can(self, loop: Owed) -> str:
        if loop.receiver == self.speaker.person:
            return "confirm" if loop.claim else "await"
        if loop.claim:
            return ""
        if loop.doer == self.speaker.person:
            return "do"
        return "see_to" if loop.doer is None else ""
