"""What waits for somebody's word, what they owe, what stands in their people's way, and what they wait for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from ridealong.answer.citing import Teller, begun, who_recorded
from ridealong.doors.voices.lines import falls_to
from ridealong.doors.voices.phrasing import said_with
from ridealong.ledger.lookup import load
from ridealong.ledger.owed import Owed, moves_unanswered, owed_by, owed_by_nobody, owed_to
from ridealong.ledger.seen import seen
from ridealong.moments.moment import Moment
from ridealong.people.seeing import Sees, Sight
from ridealong.speech import gettext

AT_MOST = 50
"""Rows of one list: whoever has more answers those that have waited longest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One loop in words."""

    opener: str
    kind: str
    sentence: str
    told_by: str
    told_on: date
    due: date | None
    overdue: bool
    claimed_on: date | None = None
    claimed_by: str = ""
    claim_says: str = ""
    told_as_done: bool = False
    is_decision: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One list, and how many more there are than it shows."""

    rows: Sequence[Row]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """Another day somebody named for what they owe; it counts only once this person agrees."""

    id: str
    sentence: str
    says: str
    due: date | None
    """The day that holds until then."""


@dataclass(frozen=True, slots=True)
class Waiting:
    word: Part
    """Said to be done, for this person, who has not spoken yet."""
    decisions: Part
    """Put up for this person; they count once this person says that it was so."""
    owes: Part
    falls: Part
    """What nobody by name owes, and stands in the way of those below or served."""
    awaits: Part
    moves: Sequence[Move] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        return (self.word, self.decisions, self.owes, self.falls, self.awaits)

    @property
    def is_empty(self) -> bool:
        return not any(part.rows for part in self.parts)

    @property
    def shown(self) -> set[str]:
        """The ids a form stands under."""
        return {row.opener for part in self.parts for row in part.rows} | {move.id for move in self.moves}


def waiting_for(person: str, *, today: date, zone: tzinfo) -> Waiting:
    """Everything that is not over and is this person's to say or do something about."""
    received, owed, nobodys = owed_to(person), owed_by(person), owed_by_nobody()
    mine = falls_to(person, {each.receiver for each in nobodys}, today) if nobodys else set()
    parts = (
        [each for each in received if each.claim and not each.is_decision],
        [each for each in received if each.is_decision],
        # What was told as done waits for the other, and there is nothing left to do about it.
        _to_do_first(each for each in owed if not each.told_as_done),
        _to_do_first(each for each in nobodys if each.receiver in mine and each.receiver != person),
        [each for each in received if not each.claim and not each.is_decision],
    )
    said = _Said([each for part in parts for each in part[:AT_MOST]], today, zone)
    word, decisions, owes, falls, awaits = (
        Part([said.row(each) for each in part[:AT_MOST]], len(part[AT_MOST:])) for part in parts
    )
    return Waiting(word, decisions, owes, falls, awaits, _moves(received))


def _to_do_first(loops: Iterable[Owed]) -> list[Owed]:
    """What only waits for the other's word comes last."""
    return sorted(loops, key=lambda loop: loop.claim is not None)


def _moves(received: list[Owed]) -> list[Move]:
    # What was told as done has its day behind it.
    found = moves_unanswered(each for each in received if not each.told_as_done)
    sentences = sentence_of(move for _, move in found)
    return [
        Move(move.id, sentence, getattr(move.fact, "says", None) or "", loop.due)
        for (loop, move), sentence in zip(found, sentences, strict=True)
    ]


def how_many_wait(person: str) -> int:
    """How many claims wait for this person's word."""
    return sum(each.claim is not None for each in owed_to(person))


def sentence_of(moments: Iterable[Moment], sight: Sight | None = None) -> list[str]:
    """Moments as people read them, with names in full. What they answer is quoted as far as a sight reaches."""
    told = list(moments)
    answered = load({of for each in told if (of := getattr(each.fact, "of", None))})
    sees = seen(answered, sight) if sight else dict.fromkeys((each.id for each in answered), Sees.ALL)
    teller = Teller([*told, *answered], {each.id: each for each in answered}, sees)
    return [teller.sentence(each) for each in told]


def told_to(
    loops: Iterable[Owed], sight: Sight, *, today: date, zone: tzinfo, by_name: bool = False
) -> dict[str, Row]:
    """Loops in words, by their opener, as far as a sight reaches: what is private is not among them.

    Where they were looked for ``by_name``, nothing is told either that may only be read without the name.
    """
    told = list(loops)
    said = _Said(told, today, zone, sight)
    hidden = (Sees.NOTHING, Sees.MASKED) if by_name else (Sees.NOTHING,)
    return {each.opener: said.row(each) for each in told if said.sees[each.opener] not in hidden}


class _Said:
    """Loads what a few loops are about in one question, and puts each into words."""

    def __init__(self, loops: list[Owed], today: date, zone: tzinfo, sight: Sight | None = None) -> None:
        self.today, self.zone = today, zone
        moments = load({each.opener for each in loops} | {each.claim for each in loops if each.claim})
        self.told = {moment.id: moment for moment in moments}
        openers = [self.told[each.opener] for each in loops]
        self.sees = seen(openers, sight) if sight else dict.fromkeys(self.told, Sees.ALL)
        self.named = Teller(moments, {}, {})

    def row(self, loop: Owed) -> Row:
        opener = self.told[loop.opener]
        claim = self.told[loop.claim] if loop.claim else None
        teller = self.named.masked if self.sees[loop.opener] is Sees.MASKED else self.named
        return Row(
            opener=loop.opener, kind=loop.kind, sentence=begun(teller.sentence(opener)),
            told_by=_told_by(opener, teller), told_on=opener.day(self.zone), due=loop.due,
            overdue=loop.due is not None and loop.due < self.today and claim is None,
            claimed_on=claim.day(self.zone) if claim else None, claimed_by=_told_by(claim, teller) if claim else "",
            claim_says=said_with(claim) if claim else "", told_as_done=loop.told_as_done, is_decision=loop.is_decision,
        )  # fmt: skip


def _told_by(moment: Moment, teller: Teller) -> str:
    return who_recorded(teller.handle(moment.by)) if moment.by else gettext("a system")
