"""The moments under a figure, as sentences people can read, with who said so and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from textwrap import shorten
from typing import NamedTuple

from ridealong.ledger import around as ledger
from ridealong.ledger.around import find, states_of
from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.lookup import load
from ridealong.ledger.seen import seen
from ridealong.moments.book import PlainBook
from ridealong.moments.kind import parties as parties_of
from ridealong.moments.kinds.loops import VisitMade
from ridealong.moments.moment import Moment, on_day
from ridealong.moments.notation import say_fact
from ridealong.moments.weeks import monday, week_of
from ridealong.people import parties as people
from ridealong.people.models import Party
from ridealong.people.seeing import Sees, Sight
from ridealong.speech import gettext

LONGEST = 70
PRIVATE = "private"
ONE_OF_US = "one of the team"


class Called(NamedTuple):
    """Whom a sentence may name."""

    id: str
    sort: str
    name: str
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One moment as evidence. ``state`` says whether it still stands: empty, withdrawn, corrected; or private."""

    id: str
    when: datetime
    day: date
    all_day: bool = False
    sentence: str
    voice: str
    recorded_by: str
    recorded_at: datetime | None = None
    door: str
    state: str = ""

    @property
    def is_private(self) -> bool:
        return self.state == PRIVATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a moment hangs together with: what it answers, what followed it, what was remarked, how it was put right."""

    answers: Sequence[Cited] = ()
    followed: Sequence[Cited] = ()
    remarks: Sequence[Cited] = ()
    history: Sequence[Cited] = ()
    """How it came to stand as it does: each wording there was and who took one back, oldest first; empty where there is
    one only."""


def cited(ids: Iterable[str], sight: Sight) -> list[Cited]:
    """These moments in the order given, each once, as far as they may be read; ids nobody knows are left out.

    Whatever may not be read stands as private: a figure that counts it can still be counted after.
    """
    return cite(find(ids), sight)


def around(moment_id: str, sight: Sight) -> Around:
    """What hangs together with a moment; what may not be read is no figure's evidence here, and is left out."""
    found = ledger.around(moment_id)
    parts = [found.answers, found.followed, found.remarks, found.history]
    told = {
        each.id: each for each in cite(list({one.id: one for part in parts for one in part}.values()), sight)
    }
    answers, followed, remarks, history = (
        [told[each.id] for each in part if not told[each.id].is_private] for part in parts
    )
    return Around(answers=answers, followed=followed, remarks=remarks, history=history)


def seen_of(ids: Iterable[str], sight: Sight) -> dict[str, Sees]:
    """How much of these moments may be read."""
    return seen(find(ids), sight)


def cite(moments: Sequence[Moment], sight: Sight, known: Iterable[Called] = ()) -> list[Cited]:
    """The same of moments at hand; those who are ``known`` already are not asked for again."""
    pointed = {moment.id: moment for moment in load({ref for each in moments for ref in pointed_at(each)})}
    everything = [*moments, *pointed.values()]
    sees = seen(everything, sight)
    open_ones = [moment for moment in moments if sees[moment.id] is not Sees.NOTHING]
    states = states_of(open_ones)
    ours = [Called(each, "person", person.name, person.handle) for each, person in sight.lines.people.items()]
    teller = Teller(everything, pointed, sees, [*ours, *known])
    return [
        _private(moment)
        if sees[moment.id] is Sees.NOTHING
        else _told(moment, teller.masked if sees[moment.id] is Sees.MASKED else teller, states[moment.id])
        for moment in moments
    ]


def _private(moment: Moment) -> Cited:
    """Nothing but the week it happened in."""
    week = monday(week_of(moment.happened_at.date()))
    return Cited(
        id=moment.id, when=on_day(week), day=week, all_day=True, sentence="", voice="", recorded_by="", door="",
        state=PRIVATE,
    )  # fmt: skip


def _told(moment: Moment, teller: Teller, state: str) -> Cited:
    return Cited(
        id=moment.id,
        when=moment.happened_at,
        day=moment.happened_at.date(),
        all_day=moment.all_day,
        sentence=begun(teller.sentence(moment)),
        voice=moment.voice.value if moment.voice else "",
        recorded_by=who_recorded(teller.handle(moment.by)) if moment.by else gettext("the system"),
        recorded_at=moment.recorded_at,
        door=moment.door,
        state=state,
    )


def who_recorded(name: str) -> str:
    """Who recorded it; beside a sentence, and so in the language of the page, which the sentence is not."""
    return gettext("one of the team") if name == ONE_OF_US else name


def _known(ids: set[str]) -> Iterable[tuple[str, Party]]:
    return people.known(ids).items() if ids else ()


def begun(sentence: str) -> str:
    """A sentence as it begins on a page: a name stays as it is written."""
    return sentence[:1].upper() + sentence[1:] if sentence.startswith(ONE_OF_US) else sentence


class Teller(PlainBook):
    """A book that says names in full and, instead of a label, what the moment it names was about."""

    def __init__(
        self,
        moments: Iterable[Moment],
        pointed: Mapping[str, Moment],
        sees: Mapping[str, Sees],
        known: Iterable[Called] = (),
    ) -> None:
        super().__init__()
        everyone = list(moments)
        named = {each for moment in everyone for each in parties_of(moment.fact)}
        named |= {moment.by for moment in everyone if moment.by}
        told = {each.id: each for each in known}
        unknown = {
            each: Called(each, it.sort, it.name, it.handle) for each, it in _known(named - told.keys())
        }
        self._parties = told | unknown
        self._names = {party.id: party.name or party.handle for party in self._parties.values()}
        self._pointed, self._sees = pointed, sees

    @cached_property
    def masked(self) -> Teller:
        """The same book, but that it names none of our people."""
        other = copy(self)
        hidden = {party.id: ONE_OF_US for party in self._parties.values() if party.sort == "person"}
        other._names = self._names | hidden
        return other

    def sentence(self, moment: Moment) -> str:
        return say_fact(moment.fact, self).replace("^“", "“")

    def handle(self, identity: str) -> str:
        return self._names.get(identity, identity)

    def label(self, moment_id: str) -> str:
        """What may not be read is not quoted either, however openly it is pointed at."""
        moment = self._pointed.get(moment_id)
        if moment is None:
            return moment_id
        if self._sees[moment_id] is Sees.NOTHING:
            return "“something private”"
        if isinstance(moment.fact, VisitMade):
            return f"“the visit to {self.handle(moment.fact.customer)}”"
        teller = self.masked if self._sees[moment_id] is Sees.MASKED else self
        words = getattr(moment.fact, "what", None) or say_fact(moment.fact, teller)
        return f"“{shorten(words, LONGEST, placeholder=' …')}”"
