"""Who may see what: whose answers are open to a reader today, and which moments, by the reporting line of their day.

docs/privacy.md says the same to those it concerns. Nothing else in the product decides this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ridealong.people.lines import Lines
from ridealong.people.reader import Reader


class Sees(StrEnum):
    """How much of a moment somebody may read."""

    NOTHING = "private"
    MASKED = "masked"
    """Everything but which of our people it names."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Row:
    """What there is to know of a moment before it can be said who may read it."""

    id: str
    audience: str
    days: tuple[date, ...]
    """The days whose reporting lines it is judged by: the day it happened, and today too for what lasts."""
    concerned: frozenset[str]
    """Whoever is named in it or recorded it."""
    ours: frozenset[str]
    """The people of ours it is about."""
    about: tuple[str, ...] = ()
    """The moments whose audience is its own."""


@dataclass(frozen=True)
class Sight:
    """What one reader may see today."""

    reader: Reader
    today: date
    lines: Lines
    switched: Mapping[str, tuple[tuple[date, bool], ...]] = field(default_factory=dict)
    """When each leader switched per-person views on or off, oldest first."""

    @property
    def everything(self) -> bool:
        return self.reader.at_the_machine

    @property
    def here(self) -> bool:
        """Whether the reader has a place today: whoever left, or never joined, sees nothing at all."""
        return self.everything or self.lines.on(self.reader.person, self.today) is not None

    # ---- answers ----

    def may_open(self, leader: str) -> bool:
        """A leader's answer is open to them, to those above and to everyone below them today."""
        me = self.reader.person
        if self.everything or me is None:
            return self.everything
        line = {leader, *self.lines.above(leader, self.today)}
        return self.here and (me in line or leader in self.lines.above(me, self.today))

    def leaders(self) -> list[str]:
        """Those whose answers are open to this reader."""
        return [each for each in self.lines.leaders() if self.may_open(each)]

    def own_leader(self) -> str | None:
        """Whose answer a reader means who names nobody: their own where they lead, else their leader's."""
        me = self.reader.person
        if me is None or not self.here:
            return None
        return me if self.lines.leads(me, self.today) else next(iter(self.lines.above(me, self.today)), None)

    # ---- moments ----

    def sees(self, row: Row, others: Mapping[str, Row]) -> Sees:
        """How much of a moment this reader may read; ``others`` holds the moments it takes its audience from."""
        if self.everything:
            return Sees.ALL
        if not self.here:
            return Sees.NOTHING
        if self.reader.person in row.concerned:
            return Sees.ALL
        if row.audience == "about":
            return self._as_what_it_is_about(row, others)
        return max((self._on(day, row) for day in row.days), key=list(Sees).index, default=Sees.NOTHING)

    def _as_what_it_is_about(self, row: Row, others: Mapping[str, Row]) -> Sees:
        about = [self.sees(others[each], others) for each in row.about if each in others]
        return min(about, key=list(Sees).index, default=Sees.NOTHING)

    def _on(self, day: date, row: Row) -> Sees:
        match row.audience:
            case "team":
                return self._if(any(self.reader.person in self.lines.team(each, day) for each in row.ours))
            case "leaders":
                return self._if(any(self._is_above(each, day) for each in row.ours))
            case "figures":
                return self._figures(row, day)
            case _:
                return Sees.NOTHING

    def _figures(self, row: Row, day: date) -> Sees:
        """What one of ours owes or gives a customer reaches those above without the name; among ours it stays."""
        if len(row.ours) != 1 or not any(self._is_above(each, day) for each in row.ours):
            return Sees.NOTHING
        return Sees.ALL if self.per_person(self.reader.person, day) else Sees.MASKED

    def _is_above(self, person: str, day: date) -> bool:
        return self.reader.person in (person, *self.lines.above(person, day))

    def _if(self, allowed: bool) -> Sees:
        return Sees.ALL if allowed else Sees.NOTHING

    # ---- per-person views ----

    def per_person(self, leader: str | None, day: date) -> bool:
        """Whether a leader had switched per-person views on by a day; they are off until then."""
        said = [on for since, on in self.switched.get(leader or "", ()) if since <= day]
        return said[-1] if said else False

    def per_person_since(self, leader: str) -> date | None:
        """Since when they are on; None while they are off."""
        since = None
        for day, on in self.switched.get(leader, ()):
            since = (since or day) if on else None
        return since
