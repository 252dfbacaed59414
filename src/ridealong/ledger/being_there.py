"""Who may say that a visit moved, was called off or never was: whoever was there, each in their own name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ridealong.ledger.keeping import keeps
from ridealong.ledger.known import Known
from ridealong.ledger.receipt import Refused
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied, LoopDropped, LoopMoved, VisitMade
from ridealong.moments.loops import speaks_for
from ridealong.moments.moment import Moment, Voice
from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import either

TIME_TO_DOUBT = timedelta(days=14)
"""As long as a joint visit has for what is to follow it: only then does its leader know what it would cost them."""
BOTH = {
    LoopDropped: gettext_noop(
        "only {only} can drop it, because they were there; {who} cannot (a customer who was not visited denies it: "
        "{right})"
    ),
    LoopMoved: gettext_noop(
        "only {only} can move it, because they were there; {who} cannot (a customer who was not visited denies it: "
        "{right})"
    ),
}
ALONE = {
    LoopDropped: gettext_noop(
        "only {only} can drop it, because they made it; {who} cannot (a customer who was not visited denies it: "
        "{right})"
    ),
    LoopMoved: gettext_noop(
        "only {only} can move it, because they made it; {who} cannot (a customer who was not visited denies it: "
        "{right})"
    ),
}
"""What to say to whoever was not on a visit of two, or of one, and would drop or move it."""


def was_there(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if this unsays a visit that its recorder was not on, or has let stand for too long."""
    verb = moment.fact
    if not isinstance(verb, LoopDenied | LoopDropped | LoopMoved):
        return
    opener = known.clusters.standing_for(verb.of)
    if opener is None or not isinstance(opener.fact, VisitMade):
        return
    if moment.by is None or keeps(moment, known):
        return
    if not isinstance(verb, LoopDenied):
        _one_of_the_two(moment, verb, opener.fact, known)
    if moment.voice is Voice.LEADER and not isinstance(verb, LoopMoved):
        _not_too_late(moment, opener, known)


def _one_of_the_two(moment: Moment, verb: LoopDropped | LoopMoved, visit: VisitMade, known: Known) -> None:
    there = list(dict.fromkeys(known.root(each) for each in (visit.who, visit.beside) if each))
    assert moment.by is not None
    for who in (verb.who, moment.by):
        if known.root(who) not in there:
            why = (BOTH if len(there) > 1 else ALONE)[type(verb)]
            right = f"{known.handle(known.root(visit.customer))} denied …"
            only = either(map(known.handle, there))
            raise Refused(gettext(why, only=only, who=known.handle(who), right=right))


def _not_too_late(moment: Moment, opener: Moment, known: Known) -> None:
    """Who was with the leader says that it took place: what comes of it is counted, and is not unsaid after that."""
    borne_out = next(_borne_out(moment, opener, known), None)
    if borne_out is None or borne_out.recorded_at is None or moment.recorded_at is None:
        return
    if moment.recorded_at - borne_out.recorded_at > TIME_TO_DOUBT:
        assert isinstance(opener.fact, VisitMade)
        who = known.handle(borne_out.by) if borne_out.by else gettext("a calendar")
        others = [known.handle(each) for each in _others(moment, opener.fact, known)]
        raise Refused(
            gettext(
                "{who} told of it more than {days} days ago, and it has stood since; only {only} can still deny it",
                who=who,
                days=TIME_TO_DOUBT.days,
                only=either(others),
            )
        )


def _borne_out(moment: Moment, opener: Moment, known: Known) -> Iterator[Moment]:
    """The words of others who were there, or of a calendar, that it took place, the first of them first."""
    assert isinstance(opener.fact, VisitMade)
    others = _others(moment, opener.fact, known)
    verbs: tuple[Moment, ...] = known.clusters.loop(opener, known.root).verbs
    words = (opener, *(each for each in verbs if isinstance(each.fact, LoopConfirmed)))
    return (word for word in words if any(speaks_for(word, each, known.root) for each in others))


def _others(moment: Moment, visit: VisitMade, known: Known) -> list[str]:
    told = (known.root(each) for each in (visit.who, visit.beside, visit.customer) if each)
    return [each for each in dict.fromkeys(told) if each != moment.by]
