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
from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import either

_DECISION_IS_FOR = {
    LoopConfirmed: gettext_noop("only {whom} can confirm it, because the decision is for them; {who} cannot"),
    LoopDenied: gettext_noop("only {whom} can deny it, because the decision is for them; {who} cannot"),
}
_DECISION_IS_FOR_NOBODY = {
    LoopConfirmed: gettext_noop(
        "nobody is said to be the one this decision is for, so nobody can confirm it"
    ),
    LoopDenied: gettext_noop("nobody is said to be the one this decision is for, so nobody can deny it"),
}
_WERE_THERE = {
    LoopConfirmed: gettext_noop("only {only} can confirm it, because they were there; {who} cannot"),
    LoopDenied: gettext_noop("only {only} can deny it, because they were there; {who} cannot"),
}
_DONE_FOR_THEM = {
    LoopConfirmed: gettext_noop("only {only} can confirm it, because it was done for them; {who} cannot"),
    LoopDenied: gettext_noop("only {only} can deny it, because it was done for them; {who} cannot"),
}
_BETWEEN_THE_TWO = {
    LoopMoved: gettext_noop("only {doer} or {receiver} can move it; {who} cannot"),
    LoopDropped: gettext_noop("only {doer} or {receiver} can drop it; {who} cannot"),
}
"""What to say to whoever speaks a word that is not theirs, by the word."""


def moves(moment: Moment, verb: Verb, known: Known) -> None:
    """Raise :class:`Refused` if this verb cannot move what it points at."""
    answered = known.moment(verb.of)
    about_a_date = isinstance(verb, LoopConfirmed | LoopDenied) and _is_a_move(answered)
    opener = _opener(verb, known)
    if moment.happened_at.date() < opener.happened_at.date():
        day = opener.happened_at.date()
        raise Refused(gettext("it happened before what it answers, which was on {day}", day=day))
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
        raise Refused(gettext("what it answers was withdrawn"))
    if not isinstance(answered.fact, Opener | DecisionOpened):
        raise Refused(
            gettext(
                "{what}; only what one owes another can be claimed, confirmed, denied, moved or dropped",
                what=known.what(verb.of),
            )
        )
    return answered


def _stood_so(verb: Verb, decision: DecisionOpened, known: Known) -> None:
    """A decision owes nobody anything; whoever it is for says whether it stood so, as often as that changes."""
    if not isinstance(verb, LoopConfirmed | LoopDenied):
        raise Refused(
            gettext("a decision is made, not claimed, moved or dropped; it can be confirmed or denied")
        )
    if decision.whom is None:
        raise Refused(gettext(_DECISION_IS_FOR_NOBODY[type(verb)]))
    whom = known.root(decision.whom)
    if known.root(verb.who) != whom:
        only, who = known.handle(whom), known.handle(verb.who)
        raise Refused(gettext(_DECISION_IS_FOR[type(verb)], whom=only, who=who))


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
        who, day = known.handle(fact.who), over[0].happened_at.date()
        if isinstance(fact, LoopDropped):
            raise Refused(gettext("this was closed already: {who} dropped it on {day}", who=who, day=day))
        raise Refused(gettext("this was closed already: {who} confirmed it on {day}", who=who, day=day))


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
    cannot = known.handle(verb.who)
    if isinstance(verb, LoopConfirmed | LoopDenied):
        refusing = isinstance(verb, LoopDenied) and isinstance(fact, RequestMade) and who == doer
        witnesses = dict.fromkeys(map(known.root, fact.witnesses))
        if who not in witnesses and not refusing:
            why = _WERE_THERE if len(witnesses) > 1 else _DONE_FOR_THEM
            raise Refused(gettext(why[type(verb)], only=either(map(known.handle, witnesses)), who=cannot))
    elif isinstance(verb, LoopClaimed):
        if (doer is not None and who != doer) or (doer is None and who == receiver):
            if doer is None:
                raise Refused(gettext("only whoever did it can claim it; {who} cannot", who=cannot))
            only = known.handle(doer)
            raise Refused(
                gettext("only {doer}, who should do it, can claim it; {who} cannot", doer=only, who=cannot)
            )
    elif doer is not None and who not in (doer, receiver) and not isinstance(fact, VisitMade):
        said = {"doer": known.handle(doer), "receiver": known.handle(receiver), "who": cannot}
        raise Refused(gettext(_BETWEEN_THE_TWO[type(verb)], **said))
