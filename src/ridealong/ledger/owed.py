"""What is owed to whom and by whom, and which decisions wait for whose word: the list of what is not over, read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from ridealong.ledger.codec import at_microseconds
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load_changing
from ridealong.ledger.models import OpenLoop
from ridealong.moments.kinds.loops import LoopMoved, Opener
from ridealong.moments.kinds.strategy import DecisionOpened
from ridealong.moments.moment import Moment

CLAIMED = OpenLoop.State.CLAIMED
DECISION = DecisionOpened.NAME
ANSWERED = Opener | DecisionOpened
"""What somebody's word can answer."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One loop that is not over, or a decision that waits for a word. Customers stand for their contacts."""

    opener: str
    kind: str
    doer: str | None
    receiver: str
    due: date | None
    claim: str | None
    """The moment that says it is done, or how it was decided; the loop waits for the receiver's word."""
    since: datetime

    @property
    def told_as_done(self) -> bool:
        """Whether telling it was the claim, as with a visit."""
        return self.claim == self.opener

    @property
    def is_decision(self) -> bool:
        return self.kind == DECISION

    @property
    def asks_whether_so(self) -> bool:
        """Whether the question is if it was so, and not if it is done."""
        return self.told_as_done or self.is_decision


def owed_to(receiver: str) -> list[Owed]:
    """What somebody waits for, what has waited longest first."""
    return _read(OpenLoop.objects.filter(receiver=receiver))


def owed_by(doer: str) -> list[Owed]:
    """What somebody owes; whoever put a decision up owes nobody anything."""
    return _read(OpenLoop.objects.filter(doer=doer).exclude(kind=DECISION))


def owed_by_nobody() -> list[Owed]:
    """What stands in somebody's way and falls to nobody by name."""
    return _read(OpenLoop.objects.filter(doer=None))


def claims(since: datetime) -> list[Owed]:
    """What was said to be done, or decided, since then, and nobody has answered. Visits told are no such claims."""
    told_as_done = Q(claim=F("opener"))
    found = _read(OpenLoop.objects.filter(state=CLAIMED).exclude(told_as_done))
    return [owed for owed in found if owed.since >= since]


def loop_of(opener: str) -> Owed | None:
    """A loop that is not over, by its opener."""
    return next(iter(_read(OpenLoop.objects.filter(opener=opener))), None)


def standing_opener(moment_id: str) -> Moment | None:
    """What stands for this id and can be answered, corrected or not and over or not; None where nothing does."""
    found = standing_for(moment_id)
    return found if found is not None and isinstance(found.fact, ANSWERED) else None


def standing_for(moment_id: str) -> Moment | None:
    return clusters_of([moment_id]).standing_for(moment_id)


def moves_unanswered(loops: Iterable[Owed]) -> list[tuple[Owed, Moment]]:
    """Of each loop the new days others named and the receiver has said nothing to."""
    by_opener = {loop.opener: loop for loop in loops}
    moves = [each for each in load_changing(by_opener) if isinstance(each.fact, LoopMoved)]
    if not moves:
        return []
    clusters = clusters_of(each.id for each in moves)
    stand = clusters.which_stand(clusters.moments)
    answers = [clusters.moments[each] for each in stand]
    found = []
    for move in moves:
        assert isinstance(move.fact, LoopMoved)
        loop = by_opener[move.fact.of]
        answered = any(
            getattr(each.fact, "of", None) == move.id and each.by == loop.receiver for each in answers
        )
        if move.id in stand and move.by != loop.receiver and not answered:
            found.append((loop, move))
    return found


def _read(rows: QuerySet[OpenLoop]) -> list[Owed]:
    found: Iterable[tuple[str, str, str | None, str, date | None, str | None, int]] = rows.order_by(
        "since", "opener"
    ).values_list("opener", "kind", "doer", "receiver", "due", "claim", "since")
    return [Owed(*row[:-1], at_microseconds(row[-1])) for row in found]
