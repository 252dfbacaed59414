"""The moments under a figure, as sentences people can read, with who said so and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten

from ridealong.ledger.known import load, load_linked, pointed_at
from ridealong.moments.book import PlainBook
from ridealong.moments.kind import parties as parties_of
from ridealong.moments.kinds.loops import VisitMade
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.moments.notation import say_fact
from ridealong.people import parties as people

LONGEST = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One moment as evidence. ``state`` says whether it still stands: empty, withdrawn or corrected."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a moment hangs together with: what it answers, what it corrects, what followed it."""

    answers: Sequence[Cited] = ()
    corrects: Sequence[Cited] = ()
    followed: Sequence[Cited] = ()


def cited(ids: Iterable[str]) -> list[Cited]:
    """These moments in the order given, each once; ids nobody knows are left out."""
    wanted = list(dict.fromkeys(ids))
    found = {moment.id: moment for moment in load(wanted)}
    return _cite([found[each] for each in wanted if each in found])


def around(moment_id: str) -> Around:
    moments = list(load([moment_id]))
    answers = [each for moment in moments for each in pointed_at(moment) if each != moment.corrects]
    corrects = [moment.corrects for moment in moments if moment.corrects]
    followed = sorted(load_linked([moment_id]), key=lambda moment: moment.happened_at)
    return Around(answers=cited(answers), corrects=cited(corrects), followed=_cite(followed))


def _cite(moments: list[Moment]) -> list[Cited]:
    followers = list(load_linked([moment.id for moment in moments]))
    states = {each.corrects: "corrected" for each in followers if each.corrects}
    states |= {each.fact.what: "withdrawn" for each in followers if isinstance(each.fact, MomentWithdrawn)}
    pointed = {
        moment.id: moment for moment in load({ref for moment in moments for ref in pointed_at(moment)})
    }
    reader = Reader([*moments, *pointed.values()], pointed)
    return [
        Cited(
            id=moment.id,
            when=moment.happened_at,
            day=moment.happened_at.date(),
            all_day=moment.all_day,
            sentence=reader.sentence(moment),
            voice=moment.voice.value if moment.voice else "",
            recorded_by=reader.handle(moment.by) if moment.by else "the system",
            recorded_at=moment.recorded_at,
            door=moment.door,
            state=states.get(moment.id, ""),
        )
        for moment in moments
    ]


class Reader(PlainBook):
    """A book that says names in full and, instead of a label, what the moment it names was about."""

    def __init__(self, moments: Iterable[Moment], pointed: dict[str, Moment]) -> None:
        super().__init__()
        everyone = list(moments)
        named = {each for moment in everyone for each in parties_of(moment.fact)}
        named |= {moment.by for moment in everyone if moment.by}
        self._names = {party.id: party.name or party.handle for party in people.known(named).values()}
        self._pointed = pointed

    def sentence(self, moment: Moment) -> str:
        return say_fact(moment.fact, self).replace("^“", "“")

    def handle(self, identity: str) -> str:
        return self._names.get(identity, identity)

    def label(self, moment_id: str) -> str:
        moment = self._pointed.get(moment_id)
        if moment is None:
            return moment_id
        if isinstance(moment.fact, VisitMade):
            return f"“the visit to {self.handle(moment.fact.customer)}”"
        words = getattr(moment.fact, "what", None) or say_fact(moment.fact, self)
        return f"“{shorten(words, LONGEST, placeholder=' …')}”"
