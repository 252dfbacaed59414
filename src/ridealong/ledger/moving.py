"""Whether a loop can still move, and whether it is this one's to move."""

from __future__ import annotations

from ridealong.ledger.known import Known
from ridealong.ledger.receipt import Refused
from ridealong.moments.kinds.loops import (
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopDropped,
    LoopMoved,
    Opener,
    RequestMade,
    Verb,
    VisitMade,
)
from ridealong.moments.loops import Loop
from ridealong.moments.moment import Moment

_PLAIN = {LoopClaimed: "claim", LoopConfirmed: "confirm", LoopDenied: "deny", LoopMoved: "move", LoopDropped: "drop"}


def moves(moment: Moment, verb: Verb, known: Known) -> None:
    """Raise :class:`Refused` if this verb cannot move what it points at."""
    opener = known.moment(verb.of)
    about_a_date = opener is not None and isinstance(opener.fact, LoopMoved)
    if opener is not None and isinstance(opener.fact, LoopMoved) and isinstance(verb, LoopConfirmed | LoopDenied):
        opener = known.moment(opener.fact.of)  # agreeing to a new date, or not
    if opener is None or not isinstance(opener.fact, Opener):
        raise Refused("only what one owes another can be claimed, confirmed, denied, moved or dropped")
    heir = known.clusters.standing_for(opener.id)
    if heir is None or not isinstance(heir.fact, Opener):
        raise Refused("what it answers was withdrawn")
    if moment.happened_at.date() < heir.happened_at.date():
        raise Refused(f"it happened before what it answers, which was on {heir.happened_at.date()}")
    if not about_a_date and moment.corrects is None:
        _still_open(moment, verb, heir, known)
    _by_the_right_one(verb, heir.fact, known)


def _still_open(moment: Moment, verb: Verb, opener: Moment, known: Known) -> None:
    """Nothing is closed twice. A claim made in time may arrive after the confirmation: a phone was out of reach."""
    closing = isinstance(verb, LoopConfirmed | LoopDropped)
    loop = known.clusters.loop(opener, known.root, None if closing else moment.happened_at.date())
    assert loop is not None
    by_word = [each for each in loop.verbs if _closes(each, loop, known)]
    closed = loop.confirmed or loop.dropped or (by_word[-1] if by_word and closing else None)
    if closed is None or _may_come_after(moment, verb, loop, known):
        return
    assert isinstance(closed.fact, Verb)
    how = "dropped" if isinstance(closed.fact, LoopDropped) else "confirmed"
    raise Refused(f"this was closed already: {known.handle(closed.fact.who)} {how} it on {closed.happened_at.date()}")


def _closes(verb: Moment, loop: Loop, known: Known) -> bool:
    """Whether a verb says that it is over, though perhaps not in the receiver's own voice."""
    return isinstance(verb.fact, LoopConfirmed | LoopDropped) and loop.denied is None


def _may_come_after(moment: Moment, verb: Verb, loop: Loop, known: Known) -> bool:
    """The receiver may think again, and speak for themselves what others said of them before."""
    if isinstance(verb, LoopDenied):
        return loop.dropped is None
    if isinstance(verb, LoopConfirmed) and loop.confirmed is None and loop.dropped is None:
        receiver = known.root(loop.fact.receiver)
        return moment.by is not None and known.root(moment.by) == receiver
    return loop.confirmed is not None and loop.confirmed.happened_at > moment.happened_at and not moment.all_day


def _by_the_right_one(verb: Verb, fact: Opener, known: Known) -> None:
    who, receiver = known.root(verb.who), known.root(fact.receiver)
    doer = known.root(fact.doer) if fact.doer else None
    if isinstance(verb, LoopConfirmed | LoopDenied):
        refusing = isinstance(verb, LoopDenied) and isinstance(fact, RequestMade) and who == doer
        if who != receiver and not refusing:
            raise Refused(
                f"only {known.handle(receiver)} can {_PLAIN[type(verb)]} it, because it was done for them; "
                f"{known.handle(verb.who)} cannot"
            )
    elif isinstance(verb, LoopClaimed):
        if (doer is not None and who != doer) or (doer is None and who == receiver):
            said = f"only {known.handle(doer)}, who should do it," if doer else "only whoever did it"
            raise Refused(f"{said} can claim it; {known.handle(verb.who)} cannot")
    elif doer is not None and who not in (doer, receiver) and not isinstance(fact, VisitMade):
        raise Refused(f"only {known.handle(doer)} or {known.handle(receiver)} can {_PLAIN[type(verb)]} it")
