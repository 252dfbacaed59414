"""Records an import piece by piece inside one transaction, so that memory stays small and nothing is half done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice

from ridealong.ledger.receipt import Recorder, Status
from ridealong.ledger.recording import record
from ridealong.moments.moment import Moment

from .asking import Calendar
from .beside import Beside
from .gathered import Cast
from .history import History
from .known_again import Again
from .reading import Reading, in_pieces, roster_moments, roster_now, wished
from .refusals import nobody_asked
from .settling import moments_of, settle

AT_ONCE = 5_000


class Stop(Exception):
    """The ledger refused a moment; nothing more needs to be read."""


@dataclass(slots=True)
class Writing:
    """What has been kept so far by kind; `refused` is why nothing must be kept."""

    door: str
    by: Recorder
    now: datetime
    progress: Callable[[int], None] | None = None
    kept: Counter[str] = field(default_factory=Counter)
    refused: str = ""
    again: list[Again] = field(default_factory=list)
    """What was recognised under another name of whoever came in twice."""

    def write(self, reading: Reading) -> None:
        calendar = Calendar.up_to(self.now.astimezone(UTC).date())
        today = calendar.last - timedelta(days=1)
        cast, evidence = Cast.now(reading.said), roster_now(today)
        cast.enter(reading.gathered)
        histories = list(reading.histories(today))  # before anything comes through this door
        roster = roster_moments(reading.gathered, cast, evidence, today)
        around = reading.around(cast, evidence, roster.moments)
        try:
            self.record(roster.moments)
            Beside(roster.book, reading.gathered, cast).keep(self.door, by=self.by, now=self.now)
            for layout, history in histories:
                desk = reading.desk(layout, cast, calendar, around)
                if desk is None:
                    continue
                history.around(around)
                wishes = wished(desk, reading.rows(layout, nobody_asked), lambda why, line: None)
                settled = (one for piece in in_pieces(wishes) for one in settle(piece, history))
                self.record(moments_of(settled, self.by, self.now))
            origins = [origin.wish for origin in reading.origins(around, cast) if origin.wish is not None]
            last = History(today, nothing_imported=False).around(around)
            self.record(moments_of(settle(origins, last), self.by, self.now))
            self.again = [
                each for history in (*(each for _, each in histories), last) for each in history.learned
            ]
        except Stop:
            return

    def record(self, moments: Iterable[Moment]) -> None:
        for piece in pieces(moments):
            done = self.kept.total()
            receipts = record(
                piece, by=self.by, door=self.door, now=self.now, whole=True, progress=self.telling(done)
            )
            became = list(zip(piece, receipts, strict=True))
            for moment, receipt in became:
                if receipt.status is Status.REFUSED and receipt.why:
                    self.refused = f"{moment.fact.NAME} of {moment.happened_at.date()}: {receipt.why}"
                    raise Stop
            self.kept.update(moment.fact.NAME for moment, receipt in became if receipt.status is Status.KEPT)

    def telling(self, done: int) -> Callable[[int], None] | None:
        progress = self.progress
        return None if progress is None else lambda count: progress(done + count)


def pieces(moments: Iterable[Moment]) -> Iterator[list[Moment]]:
    waiting = iter(moments)
    while piece := list(islice(waiting, AT_ONCE)):
        yield piece
