"""What would become of calendars, as plain data: for a person to read before anything is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ridealong.doors.crm.sums import sum_of
from ridealong.speech import gettext, gettext_noop, ngettext
from ridealong.speech.figures import figure

from .classing import Made
from .settling import Status
from .timing import Span

CLASSES = {
    "in the field": gettext_noop("{count} in the field, {hours} h"),
    "with customers": gettext_noop("{count} with customers, {hours} h"),
    "inside": gettext_noop("{count} inside, {hours} h"),
}
"""Where meetings were, as the notation says it, and how they are counted."""
MOST_TOLD = 20


@dataclass(slots=True)
class CalendarPreview:
    """One calendar: how many events were read, which took place, and what was put aside with its reason."""

    name: str
    events: int
    classes: Counter[str] = field(default_factory=Counter)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    visits: int = 0
    aside: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    again: int = 0
    elsewhere: int = 0
    strangers: Counter[str] = field(default_factory=Counter)
    guests: Counter[str] = field(default_factory=Counter)
    """Addresses invited, to tell whose calendar this is; shown to nobody."""
    with_guests: int = 0

    def invited(self, addresses: frozenset[str]) -> None:
        self.guests.update(addresses)
        self.with_guests += bool(addresses)

    def meeting(self, made: Iterable[Made], span: Span, strangers: set[str]) -> None:
        made = list(made)
        where = next(str(getattr(each.fact, "where", "")) for each in made)
        self.classes[where] += 1
        self.spans.setdefault(where, []).append(span)
        self.visits += sum(each.key[0] == "visit" for each in made)
        self.strangers.update(strangers)

    @property
    def meetings(self) -> int:
        return self.classes.total()

    def told(self) -> Iterator[str]:
        yield f"{self.name}: {self.holds}"
        yield from (f"  {each}" for each in self.notes())

    @property
    def holds(self) -> str:
        return f"{events(self.events)}, {meetings(self.meetings)}"

    def notes(self) -> Iterator[str]:
        for where in CLASSES:
            if self.classes[where]:
                told = gettext(
                    CLASSES[where], count=figure(self.classes[where]), hours=said_hours(self.spans[where])
                )
                yield f"{told}, {joint_visits(self.visits)}" if where == "in the field" else told
        for why, times in self.aside.most_common():
            yield gettext("{count} not counted: {why}", count=figure(times), why=gettext(why))
        if self.again:
            yield gettext(
                "{count} not counted: the same events as in another of these calendars",
                count=figure(self.again),
            )
        if self.elsewhere:
            yield ngettext(
                "{count} event in a time zone nobody here knows, read in the leader’s own",
                "{count} events in a time zone nobody here knows, read in the leader’s own",
                self.elsewhere,
                count=figure(self.elsewhere),
            )
        if self.broken:
            yield ngettext(
                "{count} event cannot be read:",
                "{count} events cannot be read:",
                len(self.broken),
                count=figure(len(self.broken)),
            )
            yield from (f"  {each}" for each in self.broken[:MOST_TOLD])
            if len(self.broken) > MOST_TOLD:
                yield f"  {and_more(len(self.broken) - MOST_TOLD)}"


def said_hours(spans: Iterable[Span]) -> str:
    """Hours in all of these; those that overlap are counted once."""
    minutes, until = 0.0, None
    for span in sorted(spans):
        begin = span.start if until is None else max(span.start, until)
        if span.end > begin:
            minutes += (span.end - begin).total_seconds() / 60
            until = span.end
    return figure(round(minutes / 60, 1))


def events(number: int) -> str:
    return ngettext("{count} event", "{count} events", number, count=figure(number))


def meetings(number: int) -> str:
    return ngettext("{count} meeting", "{count} meetings", number, count=figure(number))


def joint_visits(number: int) -> str:
    return ngettext("{count} joint visit", "{count} joint visits", number, count=figure(number))


def and_more(number: int) -> str:
    return gettext("… and {count} more", count=figure(number))


@dataclass(slots=True)
class Preview:
    """The whole look. It can be committed when there are no questions and at least one calendar was read."""

    whose: str
    """The leader, as people call them."""
    calendars: list[CalendarPreview] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    moments: Counter[str] = field(default_factory=Counter)
    statuses: Counter[Status] = field(default_factory=Counter)
    work: Any = field(default=None, repr=False, compare=False)
    """What a commit needs to go on; no part of what is shown."""

    @property
    def total(self) -> int:
        """How many moments would be recorded."""
        return self.moments.total()

    @property
    def ready(self) -> bool:
        return bool(self.calendars) and not self.questions

    @property
    def strangers(self) -> list[tuple[str, int]]:
        """Domains that nobody here knows, with how many meetings somebody from there was at, the most first."""
        found: Counter[str] = Counter()
        for each in self.calendars:
            found.update(each.strangers)
        return found.most_common()

    def told(self) -> Iterator[str]:
        """The whole preview, line by line; a face may show it otherwise."""
        for each in self.calendars:
            yield from each.told()
        yield from self.refused
        yield from self.says
        if strangers := self.strangers:
            yield "Domains that nobody here knows; who came from there counts as nobody until you say whose they are:"
            yield from (f"  {domain}: {meetings(times)}" for domain, times in strangers[:MOST_TOLD])
            if len(strangers) > MOST_TOLD:
                yield f"  {and_more(len(strangers) - MOST_TOLD)}"
        if self.questions:
            yield "To be answered first:"
            yield from (f"  {question}" for question in self.questions)
        yield self.sum()

    def sum(self) -> str:
        return sum_of(self.moments, self.statuses)
