"""Tasks and activities as moments: what is owed with a day is a promise, what was given or asked a touch."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Literal

from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import TouchMade
from ridealong.moments.kinds.loops import LoopClaimed, LoopDropped, PromiseMade, VisitMade
from ridealong.speech import ngettext
from ridealong.speech.figures import figure, significant

from .asking import Asked, Wish
from .desk import Desk
from .keys import moment_id
from .records import ActivityRow
from .refusals import shortened
from .states import State, read_state
from .touches import Sort, Touches

Left = Literal[
    "nobody’s",
    "no customer",
    "no words",
    "no due day",
    "due before it was made",
    "due out of reach",
    "day out of reach",
    "done and no day",
    "done before it was made",
    "done out of reach",
    "still to be done",
    "did not take place",
    "no day",
    "lasts for days",
    "ends before it begins",
    "no rule fits",
    "id again",
]
A_DAY = 24 * 60
LONGEST_WORDS = 200


@dataclass(slots=True)
class Doings(Desk[ActivityRow, Left]):
    """Turns tasks and activities into wishes, each in the voice of its owner's role."""

    touches: Touches = field(default_factory=lambda: Touches({}))
    words: Mapping[str, str] = field(default_factory=dict)
    whose: str | None = None
    tasks: bool = False
    """Whether a row that does not say what sort it is, is a task."""
    lengths: array[float] = field(default_factory=lambda: array("d"))

    def wish(self, row: ActivityRow) -> Wish | None:
        self.left.clear()
        sort = self.touches.sort(row.type) or self.sort_of(row)
        minutes = minutes_of(row)
        if row.end is not None and minutes is not None:
            self.lengths.append(float(minutes))
        if minutes is not None and not 0 <= minutes <= A_DAY:
            return self.aside("ends before it begins" if minutes < 0 else "lasts for days")
        name = row.customer or self.whose
        if name is None:
            return self.aside("no customer")
        if row.owner is None:
            return self.aside("nobody’s")
        owner, customer = self.people[row.owner].id, self.customers[name].id
        if row.id is not None and self.repeats.count(row.id):
            return self.aside("id again")
        known = self.known_by(row, self.people[row.owner].own, customer, sort)
        if sort == "task":
            return self.promise(row, known, owner, customer)
        return self.touch(row, known, (owner, customer), sort, minutes)

    def aside(self, why: Left) -> Wish | None:
        self.left.append(why)
        return None

    def sort_of(self, row: ActivityRow) -> Sort:
        """Of a row without a type: with an end it is a meeting, with a day it is due a task."""
        if row.start is not None and row.end is not None:
            return "meeting"
        return "task" if self.tasks or (row.due is not None and row.start is None) else "note"

    def known_by(self, row: ActivityRow, owner: str, customer: str, sort: str) -> str:
        if row.id is not None:
            return moment_id("activity", row.id)[:-1]
        day = row.created if sort == "task" else None
        key = ("activity of", owner, customer, sort, str(row.start or day or row.due or row.done or ""))
        return self.known(*key, str(self.repeats.count(key)), end=-1)

    # ---- tasks ----

    def promise(self, row: ActivityRow, known: str, owner: str, customer: str) -> Wish | None:
        what, due, state = row.subject or row.note, due_of(row), read_state(row.status, self.words)
        done = self.done(row)
        if what is None or due is None:
            return self.aside("no words" if what is None else "no due day")
        if done is None and state == "done":
            return self.aside("done and no day")
        today = self.calendar.last - timedelta(days=1)
        made = row.created or min(due, done or due, today)
        if not self.calendar.holds(made):
            return self.aside("day out of reach")
        if due < made or not self.calendar.reaches(due, made):
            return self.aside("due before it was made" if due < made else "due out of reach")
        fact = PromiseMade(owner, customer, shortened(what, LONGEST_WORDS), due)
        asked = [Asked(f"{known}0", fact, made, owner, loose=row.created is None)]
        if done is not None:
            asked += self.ended(f"{known}0", (owner, made), done, state)
        return Wish(tuple(asked))

    def done(self, row: ActivityRow) -> date | None:
        """When it was done: some lists say by how many days it was late."""
        due = due_of(row)
        if row.done is not None or row.late_by is None or due is None:
            return row.done
        return due + timedelta(days=int(row.late_by))

    def ended(self, promise: str, made: tuple[str, date], done: date, state: State) -> list[Asked]:
        """Done, in its owner's own word; given up, where the status says so."""
        owner, since = made
        if done < since:
            self.left.append("done before it was made")
            return []
        if not self.calendar.holds(done):
            self.left.append("done out of reach")
            return []
        verb: Fact = LoopDropped(owner, promise) if state == "dropped" else LoopClaimed(owner, promise)
        return [Asked(f"{promise[:-1]}{2 if state == 'dropped' else 1}", verb, done, owner)]

    # ---- what took place ----

    def touch(
        self, row: ActivityRow, known: str, between: tuple[str, str], sort: Sort, minutes: Decimal | None
    ) -> Wish | None:
        day = self.took_place(row)
        if day is None:
            return None
        owner, customer = between
        if self.is_visit(row, sort, minutes) and self.around.sells(owner):
            beside = self.people[row.beside].id if row.beside else None
            length = round(minutes) if minutes is not None and minutes >= 1 else None
            visit = VisitMade(owner, customer, beside if beside != owner else None, length, row.place)
            return Wish((Asked(f"{known}3", visit, day, owner),), (f"{known}4",))
        how = self.touches.how(row.type, row.subject)
        if how is None:
            return self.aside("no rule fits")
        what = shortened(row.subject or row.note or row.type or how, LONGEST_WORDS)
        touch = TouchMade(owner, how, customer, what)  # type: ignore[arg-type]
        return Wish((Asked(f"{known}4", touch, day, owner),), (f"{known}3",))

    def took_place(self, row: ActivityRow) -> date | None:
        """The day it took place; None, and why, where it did not, or not yet."""
        state = read_state(row.status, self.words)
        begun = row.start.date() if row.start is not None else None
        day = begun or row.done or row.due or row.created
        why: Left | None = None
        if state in ("open", "dropped"):
            why = "still to be done" if state == "open" else "did not take place"
        elif day is None or not self.calendar.holds(day):
            why = "no day" if day is None else "day out of reach"
        if why is not None:
            self.left.append(why)
            return None
        return day

    def is_visit(self, row: ActivityRow, sort: Sort, minutes: Decimal | None) -> bool:
        """In person alone: by its type, or as a meeting at a place that is no telephone and no address of the web."""
        timed = row.start is not None and minutes is not None
        meets = sort == "visit" or (sort == "meeting" and row.place is not None)
        return timed and meets and not self.touches.is_afar(row.place) and not self.touches.is_afar(row.type)

    def says(self) -> Iterator[str]:
        if self.lengths:
            count, middle = len(self.lengths), median(self.lengths)
            yield ngettext(
                "{count} row has a beginning and an end, {minutes} minutes apart in the median",
                "{count} rows have a beginning and an end, {minutes} minutes apart in the median",
                count,
                count=figure(count),
                minutes=significant(middle, 6),
            )


def due_of(row: ActivityRow) -> date | None:
    """A task with one day alone is due on it, whatever its system calls that day."""
    alone = row.start is not None and row.end is None
    return row.due or (row.start.date() if row.start is not None and alone else None)


def minutes_of(row: ActivityRow) -> Decimal | None:
    if row.start is not None and row.end is not None:
        begun, ended = row.start, row.end
        if (begun.tzinfo is None) is not (ended.tzinfo is None):
            begun, ended = begun.replace(tzinfo=None), ended.replace(tzinfo=None)
        return Decimal(round((ended - begun).total_seconds() * 1000)) / 60_000
    return row.minutes
