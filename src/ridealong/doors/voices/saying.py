"""One word on one loop, recorded as whoever says it: the ledger judges it, and a second click records nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from ridealong.doors.voices.lines import falls_to
from ridealong.ledger.lookup import load
from ridealong.ledger.owed import standing_for, standing_opener
from ridealong.ledger.receipt import Receipt, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.loops import (
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopDropped,
    LoopMoved,
    Opener,
)
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.kinds.strategy import DecisionOpened
from ridealong.moments.moment import Moment, new_id
from ridealong.people import parties as people
from ridealong.speech import gettext
from ridealong.speech.figures import figure

DOOR = "web"
LONGEST = 2_000
"""Letters in what somebody adds to their word."""
VERBS: dict[str, type[Fact]] = {
    "claim": LoopClaimed,
    "confirm": LoopConfirmed,
    "deny": LoopDenied,
    "drop": LoopDropped,
    "move": LoopMoved,
}
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What somebody says of a loop; ``once`` is the id it will have, made with the form it is typed into."""

    verb: str
    opener: str
    says: str = ""
    to: date | None = None
    once: str = ""


def too_long(says: str) -> str:
    """What to say of words that are too many; empty where they are not."""
    if len(says) <= LONGEST:
        return ""
    return gettext(
        "that is {number} letters, and at most {most} are kept: what matters most, in fewer words",
        number=figure(len(says)),
        most=figure(LONGEST),
    )


def concerned(person: str, moment_id: str, today: date) -> Moment | None:
    """What stands under this id, if it is this person's to answer: a loop they owe or wait for, or that falls to them;
    another day somebody named for such a loop; or a decision that is for them."""
    moment = standing_for(moment_id)
    opener = moment
    if moment is not None and isinstance(moment.fact, LoopMoved):
        opener = standing_opener(moment.fact.of)
    if opener is not None and isinstance(opener.fact, DecisionOpened):
        return moment if person == opener.fact.whom else None
    if opener is None or not isinstance(opener.fact, Opener):
        return None
    if person in (opener.fact.doer, opener.fact.receiver):
        return moment
    if opener.fact.doer is None and falls_to(person, _roots([opener.fact.receiver]), today):
        return moment
    return None


def _roots(parties: list[str]) -> set[str]:
    return {each.customer or each.id for each in people.known(parties).values()}


def say(word: Word, *, by: str, now: datetime, door: str = DOOR) -> Receipt:
    """Record a word as this party's own, in the voice of their role today. The same word twice is recorded once."""
    moment = Moment(id=fresh_or(word.once), fact=_fact(word, by), happened_at=now.replace(microsecond=0))
    return tell(moment, by=by, now=now, door=door)


def _fact(word: Word, by: str) -> Fact:
    says = word.says.strip() or None
    if word.verb == "move":
        assert word.to is not None, "a move says to which day"
        return LoopMoved(who=by, of=word.opener, to=word.to, says=says)
    return VERBS[word.verb](who=by, of=word.opener, says=says)  # type: ignore[call-arg]


def fresh_or(once: str) -> str:
    """The id a form was made with, or a new one where it brings none that we could have made."""
    return once if _ID.fullmatch(once) else new_id()


def tell(moment: Moment, *, by: str, now: datetime, door: str = DOOR) -> Receipt:
    """Record one moment; where it is kept already under its id and says the same, say so."""
    (receipt,) = record([moment], by=Recorder(by), door=door, now=now)
    if receipt.status is Status.REFUSED:
        # The form is sent a second time, and the clock has moved: the same fact by the same person is the same word.
        for kept in load([moment.id]):
            if kept.by == by and kept.fact == moment.fact:
                return Receipt(moment.id, Status.ALREADY)
    return receipt


def can_undo(moment: Moment, person: str) -> bool:
    """Whether somebody may take back what they said on these pages."""
    return moment.by == person and moment.door == DOOR and not isinstance(moment.fact, MomentWithdrawn)


def undo(moment_id: str, *, by: str, now: datetime) -> Receipt | None:
    """Take one's own word back; None where it is not one's own."""
    own = [moment for moment in load([moment_id]) if can_undo(moment, by)]
    if not own:
        return None
    return withdraw(moment_id, why="taken back where it was told", by=Recorder(by), door=DOOR, now=now)
