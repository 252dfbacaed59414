"""A ledger written as a story, and the evidence it makes: what a test tells in its docstring, a reader can judge.

    @story
    def test_a_claim_nobody_answered_is_not_a_kept_promise(evidence):
        '''
        2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
        2026-03-05  tom claimed ^p1
        close of period
        '''

Handles and labels are their own ids; a line without a label has its line for an id (``line-3``). A line is recorded
when it happened, by the one its sentence begins with, in the voice of that person's role; whoever never joined is a
customer; what nobody says (an order, a pulse, a stage reached, an arrival) is the system's. ``| by … recorded …`` says
otherwise for one line. Ana leads Tom, who serves Acme, and Mia, who serves Bolt, all since 2025-01-06, unless the story
introduces them itself. Times without a zone are Vienna's. Lines that begin with ``#`` are for the reader.

``as ana``                     Ana records what follows; so do ``as system`` and ``as themselves``, which ends it
``known at 2026-03-30``        what follows was recorded on that day, or when it happened if that was later
``close of period [DATE]``     the weeks before DATE are judged; without it, the thirteen from the first line that is
                               not about the roster, up to the next Monday
``… known at 2026-03-30``      after it: by someone who knew what had been recorded by the end of that day
"""

from __future__ import annotations

import functools
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, overload
from zoneinfo import ZoneInfo

from ridealong.moments.book import PlainBook, Unknown, nearest
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, PersonJoined, PersonLeft
from ridealong.moments.moment import Moment, Voice, on_day
from ridealong.moments.notation import parse
from ridealong.moments.phrase import phrase_of
from ridealong.moments.problem import SentenceError
from ridealong.moments.roster import Roster

VIENNA = ZoneInfo("Europe/Vienna")
CAST = """
2025-01-06  ana joined as leader called "Ana"
2025-01-06  tom joined as salesperson under ana called "Tom"
2025-01-06  mia joined as salesperson under ana called "Mia"
2025-01-06  acme became known as "Acme"
2025-01-06  bolt became known as "Bolt"
2025-01-06  tom took over acme
2025-01-06  mia took over bolt
"""
ARRIVALS = (PersonJoined, PersonLeft, CustomerMet)
UNSPOKEN = (*ARRIVALS, CustomerBought)
"""Kinds that begin with somebody and yet are no one's word: orders come from the order book, arrivals from lists."""
VOICES = {
    "leader": Voice.LEADER,
    "salesperson": Voice.SALESPERSON,
    "colleague": Voice.COLLEAGUE,
    "keeper": Voice.COLLEAGUE,
}
CLOSE = re.compile(r"close of period(?: (?P<day>\d{4}-\d\d-\d\d))?(?: known at (?P<known>\S+))?")
AS = re.compile(r"as (?P<who>\S+)")
KNOWN = re.compile(r"known at (?P<known>\S+)")


@overload
def story(told: str) -> Evidence: ...
@overload
def story(told: Callable[..., None]) -> Callable[..., None]: ...
def story(told: Any) -> Any:
    """The evidence a ledger makes; or, over a test, the test with the evidence of its docstring."""
    return evidence_of(told) if isinstance(told, str) else _with_evidence(told)


def _with_evidence(test: Callable[..., None]) -> Callable[..., None]:
    signature = inspect.signature(test)

    @functools.wraps(test)
    def told(*args: Any, **fixtures: Any) -> None:
        test(*args, evidence=evidence_of(test.__doc__ or ""), **fixtures)

    # pytest fills in what the signature asks for; the evidence is ours to give.
    others = [each for name, each in signature.parameters.items() if name != "evidence"]
    told.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
    return told


def evidence_of(ledger: str) -> Evidence:
    told = _tell(ledger)
    cast = _cast_beside(told)
    roster = Roster.of(sorted([*cast, *told.moments], key=lambda each: each.happened_at), VIENNA, ())
    voiced = [*cast, *(_in_voice(moment, roster) for moment in told.moments)]
    known = [each for each in voiced if told.known_at is None or each.recorded_at <= told.known_at]
    as_of = told.as_of or _thirteen_weeks_on(told.moments)
    evidence = Evidence.of(
        known, leader=told.leader, zone=VIENNA, as_of=as_of, known_at=told.known_at, names=_names(known)
    )
    before = tuple(each for each in evidence.moments if each.day(VIENNA) < as_of)
    return replace(evidence, moments=before)


@dataclass
class Told:
    """What a story has told so far, and what its directives say of the lines to come."""

    moments: list[Moment] = field(default_factory=list)
    recorder: str = "themselves"
    recorded_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    closed: bool = False
    as_of: date | None = None
    known_at: datetime | None = None

    @property
    def leader(self) -> str:
        leaders = [each.fact.who for each in self.moments if _introduces(each) and each.fact.role == "leader"]
        return leaders[0] if leaders else "ana"


class StoryBook(PlainBook):
    """A book in which a label has to be told before it is used."""

    def __init__(self) -> None:
        super().__init__(VIENNA)
        self.labels: set[str] = set()
        self.line = 0

    def moment(self, label: str) -> str:
        if label not in self.labels:
            raise Unknown("the label", label, nearest(label, self.labels))
        return label

    def fresh(self, label: str | None) -> str:
        if label is None:
            return f"line-{self.line}"
        if label in self.labels:
            raise SentenceError(f"^{label} names an earlier line already", line=self.line, column=1)
        self.labels.add(label)
        return label


def _tell(ledger: str) -> Told:
    told, book = Told(), StoryBook()
    for number, line in _lines(textwrap.dedent(ledger)):
        book.line = number
        if not _directed(told, line, number):
            moment = parse(line, book, line=number)
            if moment.fact.problems():
                raise SentenceError("; ".join(moment.fact.problems()), line=number, column=1)
            told.moments.append(_recorded(moment, told, number))
    return told


def _lines(ledger: str) -> Iterator[tuple[int, str]]:
    """Each line with its number, documents joined to the sentence they belong to."""
    gathered: list[tuple[int, str]] = []
    for number, line in enumerate(ledger.split("\n"), 1):
        if line[:1].isspace() and gathered:
            first, text = gathered.pop()
            gathered.append((first, f"{text}\n{line}"))
        elif line.strip() and not line.startswith("#"):
            gathered.append((number, line))
    return iter(gathered)


def _directed(told: Told, line: str, number: int) -> bool:
    """Whether the line was a directive; it is followed at once."""
    if found := CLOSE.fullmatch(line.strip()):
        if told.closed:
            raise SentenceError("a story closes its period once", line=number, column=1)
        told.closed = True
        told.as_of = date.fromisoformat(found["day"]) if found["day"] else None
        told.known_at = _moment_of_knowing(found["known"], end_of_day=True) if found["known"] else None
    elif found := AS.fullmatch(line.strip()):
        told.recorder = found["who"]
    elif found := KNOWN.fullmatch(line.strip()):
        told.recorded_at = _moment_of_knowing(found["known"], end_of_day=False)
    return found is not None


def _moment_of_knowing(text: str, *, end_of_day: bool) -> datetime:
    at = datetime.fromisoformat(text)
    if "T" not in text:
        # As a moment of the whole day happens at midnight UTC, so is it recorded.
        return datetime.combine(at, time.max, VIENNA) if end_of_day else on_day(at.date())
    return at if at.tzinfo else at.replace(tzinfo=VIENNA)


def _recorded(moment: Moment, told: Told, number: int) -> Moment:
    """The moment with who recorded it and when, as far as its suffix leaves that open."""
    by = moment.by or (_subject(moment) if told.recorder == "themselves" else told.recorder)
    # A microsecond a line keeps the story's order among moments of one day.
    at = moment.recorded_at or max(moment.happened_at, told.recorded_at) + timedelta(microseconds=number)
    return replace(moment, by=None if by == "system" else by, recorded_at=at.astimezone(UTC))


def _subject(moment: Moment) -> str:
    """The one a sentence begins with, if that is anybody who could have recorded it."""
    first = phrase_of(type(moment.fact)).parts[0].slot
    if first is None or not first.is_identity or isinstance(moment.fact, UNSPOKEN):
        return "system"
    return str(getattr(moment.fact, first.name))


def _cast_beside(told: Told) -> list[Moment]:
    """Those of the usual cast whom the story doesn't introduce itself."""
    introduced = {each.fact.who for each in told.moments if _introduces(each)}
    introduced |= {each.fact.customer for each in told.moments if isinstance(each.fact, CustomerMet)}
    if told.leader != "ana":
        introduced.add("ana")
    book = StoryBook()
    cast = [
        parse(line, book) for line in CAST.replace("under ana", f"under {told.leader}").strip().split("\n")
    ]
    return [
        replace(each, id=f"cast-{number}", recorded_at=each.happened_at, voice=Voice.SYSTEM)
        for number, each in enumerate(cast, 1)
        if isinstance(each.fact, CustomerServed) or _newcomer(each) not in introduced
    ]


def _introduces(moment: Moment) -> bool:
    return isinstance(moment.fact, PersonJoined)


def _newcomer(moment: Moment) -> str:
    return moment.fact.who if _introduces(moment) else moment.fact.customer


def _in_voice(moment: Moment, roster: Roster) -> Moment:
    if moment.voice is not None:
        return moment
    if moment.by is None:
        return replace(moment, voice=Voice.SYSTEM)
    speaker = roster.root(moment.by)  # whoever came in twice speaks with one voice
    stays = roster.memberships.get(speaker)
    role = roster.role(speaker, moment.recorded_at.date()) or (stays[0].role if stays else None)
    return replace(moment, voice=VOICES[role] if role else Voice.CUSTOMER)


def _thirteen_weeks_on(moments: list[Moment]) -> date:
    lives = [each.day(VIENNA) for each in moments if not isinstance(each.fact, (*ARRIVALS, CustomerServed))]
    first = lives[0] if lives else moments[0].day(VIENNA) if moments else date(2026, 1, 5)
    full = first + timedelta(weeks=13)
    return full + timedelta(days=-full.weekday() % 7)


def _names(moments: list[Moment]) -> dict[str, str]:
    named = [
        each for each in moments if isinstance(each.fact, (PersonJoined, CustomerMet)) and each.fact.name
    ]
    return {_newcomer(each): each.fact.name for each in named}
