"""What an import would do, as plain data: for a person to read before anything is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Any, Literal, NamedTuple

from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.overdue import IMPORTED
from ridealong.people.plain import plain
from ridealong.speech import gettext, ngettext
from ridealong.speech.figures import day, figure
from ridealong.started import program

from .asking import NOT_SO
from .because import because
from .counted import rows
from .fields import Kind
from .layout import Layout
from .refusals import Aside
from .settling import Settled, Status
from .sums import sum_of
from .tables import Table
from .tallies import Sighting
from .traps import Trap

MOST_SHOWN = 50
BECOMES: tuple[tuple[str, Callable[[int], str]], ...] = (
    (
        "corrected",
        lambda n: ngettext(
            "{count} moment is corrected", "{count} moments are corrected", n, count=figure(n)
        ),
    ),
    (
        "sale",
        lambda n: ngettext("{count} sale is withdrawn", "{count} sales are withdrawn", n, count=figure(n)),
    ),
    (
        "other",
        lambda n: ngettext(
            "{count} other moment is withdrawn", "{count} other moments are withdrawn", n, count=figure(n)
        ),
    ),
)
"""What would become of what came with earlier files."""


@dataclass(slots=True)
class FilePreview:
    """One table: what it was taken for and why, and what would come of its rows."""

    name: str
    kind: Kind | Literal["contacts"]
    """What its rows are; contacts come as vCards, which are no table."""
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    columns_left: tuple[str, ...]
    rows: int = 0
    put_aside: int = 0
    asides: list[Aside] = field(default_factory=list)
    left: dict[str, Sighting] = field(default_factory=dict)
    statuses: Counter[Status] = field(default_factory=Counter)

    @classmethod
    def of(cls, layout: Layout) -> FilePreview:
        notes = (*layout.table.notes, *layout.warnings)
        return cls(layout.table.name, layout.kind, layout.reasons, notes, layout.unknown)

    @property
    def left_over(self) -> int:
        """How many were not put aside: cards are counted as they come, rows once they could be read."""
        return self.rows - self.put_aside if self.kind == "contacts" else self.rows

    def aside(self, aside: Aside) -> None:
        """Of rows that could not be read the first are shown and all are counted."""
        self.put_aside += 1
        if len(self.asides) < MOST_SHOWN:
            self.asides.append(aside)

    def leave(self, why: str, line: int, times: int = 1) -> None:
        if (seen := self.left.get(why)) is None:
            self.left[why] = Sighting(times, line)
        else:
            seen.count += times

    def told(self) -> Iterator[str]:
        """Line by line, the way a terminal shows it."""
        yield f"{self.name}: {rows(self.kind, self.rows)}"
        for line in (*self.reasons, *self.notes):
            yield f"  {line}"
        if self.columns_left:
            yield f"  left aside: {', '.join(f'`{heading}`' for heading in self.columns_left)}"
        for why, seen in self.left.items():
            yield f"  {because(self.kind, why, seen.count)}"
        if self.put_aside:
            what = ("row", ", unread") if self.kind != "contacts" else ("card", "")
            many = f"{what[0]} is" if self.put_aside == 1 else f"{what[0]}s are"
            yield f"  {self.put_aside:,} {many} put aside{what[1]}:"
            yield from (f"    {aside}" for aside in self.asides)


class Unknown(NamedTuple):
    """A table that was opened and not recognised, and the line in which it is refused."""

    table: Table
    why: str


@dataclass(slots=True)
class Preview:
    """The whole import. It can be committed when there are no questions and at least one file was read."""

    brought_by: str | None
    files: list[FilePreview] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    """Tables that were opened and not recognised: a person may say what they are."""
    calendars: list[Path] = field(default_factory=list)
    """Those among the refused that are calendars, which come in by a door of their own."""
    questions: list[str] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    firms: list[str] = field(default_factory=list)
    """Firms that nothing names but cards, whether they become customers or not."""
    without_currency: list[str] = field(default_factory=list)
    """The files whose amounts are in no currency that anybody said."""
    moments: Counter[str] = field(default_factory=Counter)
    statuses: Counter[Status] = field(default_factory=Counter)
    overruled: Counter[str] = field(default_factory=Counter)
    """What came with an earlier import and would be corrected or withdrawn because these files say otherwise."""
    last_overruled: date | None = None
    work: Any = field(default=None, repr=False, compare=False)
    """What a commit needs to go on; no part of what is shown."""

    @property
    def total(self) -> int:
        """How many moments would be recorded."""
        return self.moments.total()

    @property
    def ready(self) -> bool:
        return bool(self.files) and not self.questions

    @property
    def all_aside(self) -> str:
        """The first of what was put aside, and why, where nothing was left beside it; else empty."""
        if any(file.left_over for file in self.files):
            return ""
        return next((str(aside) for file in self.files for aside in file.asides), "")

    def count(self, file: FilePreview, settled: Iterable[Settled], again: Callable[[Settled], bool]) -> None:
        said: Counter[tuple[Status, str, str]] = Counter(
            ("already" if one.status == "new" and again(one) else one.status, one.kind, one.why)
            for one in self._overruling(settled)
        )
        for (status, kind, why), times in said.items():
            if status == "left aside":
                file.leave(why, file.rows, times)
                continue
            file.statuses[status] += times
            self.statuses[status] += times
            if status in ("new", "changed"):
                self.moments[kind] += times
            elif status == "not so any more":
                self.moments["moment.withdrawn"] += times

    def _overruling(self, settled: Iterable[Settled]) -> Iterator[Settled]:
        for one in settled:
            if one.over is not None and (one.status == "changed" or one.why == NOT_SO):
                bought = one.kind == CustomerBought.NAME
                self.overruled["corrected" if one.status == "changed" else "sale" if bought else "other"] += 1
                if one.over.door.startswith(IMPORTED) and one.over.recorded_at is not None:
                    day = one.over.recorded_at.date()
                    self.last_overruled = max(day, self.last_overruled or day)
            yield one

    def warned(self) -> Iterator[str]:
        """Nothing in a file says how old it is: whoever brings it has to know."""
        if not self.overruled or self.last_overruled is None:
            return
        parts = [becomes(times) for key, becomes in BECOMES if (times := self.overruled[key])]
        yield gettext(
            "{what}: if these files are older than what was imported on {day}, stop here",
            what="; ".join(parts),
            day=day(self.last_overruled),
        )

    def put_aside(self, asides: Iterable[Aside]) -> None:
        """What could be judged only when every file was read, each in its file."""
        files = {file.name: file for file in self.files}
        for aside in asides:
            files[aside.file].aside(aside)

    def told(self) -> Iterator[str]:
        """The whole preview, line by line; a face may show it otherwise."""
        for file in self.files:
            yield from file.told()
        yield from self.refused
        if self.traps:
            yield "To look at:"
            yield from (f"  {trap}" for trap in self.traps)
        yield from self.says
        if self.questions:
            yield "To be answered first:"
            yield from (f"  {question}" for question in self.questions)
        yield self.sum()

    def sum(self) -> str:
        return sum_of(self.moments, self.statuses)


def say_calendar(path: Path) -> str:
    command = f"{program()} calendar {plain(quote(str(path)))} --of …"
    return gettext(
        "{file}: this is a calendar: bring it with `{command}`", file=plain(path.name), command=command
    )
