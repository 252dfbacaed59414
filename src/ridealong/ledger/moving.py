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
from ridealong.moments.kinds.strategy import DecisionOpened
from ridealong.moments.loops import Loop, speaks_for
from ridealong.moments.moment import Moment

_PLAIN = {
    LoopClaimed: "claim",
    LoopConfirmed: "confirm",
    LoopDenied: "deny",
    LoopMoved: "move",
    LoopDropped: "drop",
}


def moves(moment: Moment, verb: Verb, known: Known) -> None:
    """Raise :class:`Refused` if this verb cannot move what it points at."""
    answered = known.moment(verb.of)
    about_a_date = isinstance(verb, LoopConfirmed | LoopDenied) and _is_a_move(answered)
    opener = _opener(verb, known)
    if moment.happened_at.date() < opener.happened_at.date():
        raise Refused(f"it happened before what it answers, which was on {opener.happened_at.date()}")
    if isinstance(opener.fact, DecisionOpened):
        _stood_so(verb, opener.fact, known)
        return
    if not about_a_date and moment.corrects is None:
        _still_open(moment, verb, opener, known)
    assert isinstance(opener.fact, Opener)
    _by_the_right_one(verb, opener.fact, known)


def _is_a_move(moment: Moment | None) -> bool:
    return moment is not None and isinstance(moment.fact, LoopMoved)


def _opener(verb: Verb, known: Known) -> Moment:
    """What stands of the opener a verb answers, or of that whose new date it agrees to or not."""
    answered = known.clusters.standing_for(verb.of)
    if (
        answered is not None
        and isinstance(answered.fact, LoopMoved)
        and isinstance(verb, LoopConfirmed | LoopDenied)
    ):
        answered = known.clusters.standing_for(answered.fact.of)
    if answered is None:
        raise Refused("what it answers was withdrawn")
    if not isinstance(answered.fact, Opener | DecisionOpened):
        raise Refused(
            f"{known.what(verb.of)}; only what one owes another can be claimed, confirmed, denied, moved or dropped"
        )
    return answered


def _stood_so(verb: Verb, decision: DecisionOpened, known: Known) -> None:
    """A decision owes nobody anything; whoever it is for says whether it stood so, as often as that changes."""
    if not isinstance(verb, LoopConfirmed | LoopDenied):
        raise Refused("a decision is made, not claimed, moved or dropped; it can be confirmed or denied")
    plain, cannot = _PLAIN[type(verb)], f"{known.handle(verb.who)} cannot"
    if decision.whom is None:
        raise Refused(f"nobody is said to be the one this decision is for, so nobody can {plain} it")
    whom = known.root(decision.whom)
    if known.root(verb.who) != whom:
        raise Refused(f"only {known.handle(whom)} can {plain} it, because the decision is for them; {cannot}")


def _still_open(moment: Moment, verb: Verb, opener: Moment, known: Known) -> None:
    """Nothing is closed twice; but whoever it was for may think again, and speak where others spoke for them."""
    loop = known.clusters.loop(opener, known.root)
    over = _said_to_be_over(loop)
    if not over:
        return
    dropped = any(isinstance(each.fact, LoopDropped) for each in over)
    receiver = known.root(loop.fact.receiver)
    if isinstance(verb, LoopDenied) and not dropped:
        return
    if isinstance(verb, LoopConfirmed) and not dropped and speaks_for(moment, receiver, known.root):
        over = [each for each in over if speaks_for(each, receiver, known.root)]
    if isinstance(verb, LoopClaimed | LoopMoved):
        over = [each for each in over if not _may_have_come_before(moment, each)]
    if over:
        fact = over[0].fact
        assert isinstance(fact, Verb)
        how = "dropped" if isinstance(fact, LoopDropped) else "confirmed"
        raise Refused(
            f"this was closed already: {known.handle(fact.who)} {how} it on {over[0].happened_at.date()}"
        )


def _said_to_be_over(loop: Loop) -> list[Moment]:
    over: list[Moment] = []
    for each in loop.verbs:
        if isinstance(each.fact, LoopDenied):
            over = [closing for closing in over if isinstance(closing.fact, LoopDropped)]
        elif isinstance(each.fact, LoopConfirmed | LoopDropped):
            over.append(each)
    return over


def _may_have_come_before(moment: Moment, closing: Moment) -> bool:
    """A claim made in time may arrive after the confirmation: a phone was out of reach."""
    day, closed = moment.happened_at.date(), closing.happened_at.date()
    if day == closed and not moment.all_day and not closing.all_day:
        return moment.happened_at < closing.happened_at
    return day <= closed


def _by_the_right_one(verb: Verb, fact: Opener, known: Known) -> None:
    who, receiver = known.root(verb.who), known.root(fact.receiver)
    doer = known.root(fact.doer) if fact.doer else None
    plain, cannot = _PLAIN[type(verb)], f"{known.handle(verb.who)} cannot"
    if isinstance(verb, LoopConfirmed | LoopDenied):
        refusing = isinstance(verb, LoopDenied) and isinstance(fact, RequestMade) and who == doer
        witnesses = dict.fromkeys(map(known.root, fact.witnesses))
        if who not in witnesses and not refusing:
            why = "they were there" if len(witnesses) > 1 else "it was done for them"
            only = " or ".join(map(known.handle, witnesses))
            raise Refused(f"only {only} can {plain} it, because {why}; {cannot}")
    elif isinstance(verb, LoopClaimed):
        if (doer is not None and who != doer) or (doer is None and who == receiver):
            said = f"only {known.handle(doer)}, who should do it," if doer else "only whoever did it"
            raise Refused(f"{said} can claim it; {cannot}")
    elif doer is not None and who not in (doer, receiver) and not isinstance(fact, VisitMade):
        raise Refused(f"only {known.handle(doer)} or {known.handle(receiver)} can {plain} it; {cannot}")
