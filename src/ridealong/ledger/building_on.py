"""What others have built on a moment: it is not pulled from under their words, nor moved to after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.keeping import keepers_then, may_mend_anything
from ridealong.ledger.known import Known
from ridealong.ledger.lookup import load_pointing
from ridealong.ledger.pointing import lies_before
from ridealong.ledger.receipt import Refused
from ridealong.moments.kind import parties
from ridealong.moments.kinds.employees import CommentMade, ThanksGiven
from ridealong.moments.kinds.loops import LoopConfirmed, Opener, RequestMade, Verb, VisitMade
from ridealong.moments.kinds.roster import AskSent, MomentWithdrawn
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import IMPORTED
from ridealong.people import parties as people
from ridealong.speech import gettext

REMARKS = (CommentMade, ThanksGiven, AskSent, MomentWithdrawn)
"""What is said about a moment and counts for nothing by it."""


def leaves_standing(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if this takes away, or moves, what somebody else's word hangs on."""
    if isinstance(moment.fact, MomentWithdrawn):
        _withdrawn(moment, moment.fact.what, known)
    elif moment.corrects is not None and not moment.door.startswith(IMPORTED):
        # A newer file moves a deal and its end, one after the other; between the two it may look impossible.
        _corrected(moment, moment.corrects, known)


def _withdrawn(moment: Moment, what: str, known: Known) -> None:
    before = known.moment(what)
    assert before is not None, "whatever a moment points at was looked up before"
    if (
        before.corrects is not None
        or isinstance(before.fact, MomentWithdrawn)
        or may_mend_anything(moment, known)
    ):
        return  # what it corrected, or took back, stands again
    for other in _of_others(moment, _built_on(what, known)):
        if isinstance(other.fact, Verb) and (_waits(moment, before) or _at_a_cost(other, before)):
            continue
        raise Refused(
            gettext(
                "{who} told something since that hangs on it, {what}, and that would count no more; it is taken "
                "back after that, or by {keepers}",
                who=_called(other),
                what=_what(other),
                keepers=keepers_then(moment),
            )
        )


def _waits(moment: Moment, before: Moment) -> bool:
    """Whoever something is done for lets go of it at any time; whoever asked for it gains by its vanishing."""
    fact = before.fact
    return isinstance(fact, Opener) and not isinstance(fact, RequestMade) and moment.by == fact.receiver


def _at_a_cost(other: Moment, before: Moment) -> bool:
    """What was kept, as its receiver says, is missed by whoever takes it back; a visit asks for what comes after it."""
    return isinstance(other.fact, LoopConfirmed) and not isinstance(before.fact, VisitMade)


def _corrected(moment: Moment, corrected: str, known: Known) -> None:
    before = known.moment(corrected)
    assert before is not None, "whatever a moment points at was looked up before"
    later = moment.happened_at.date() > before.happened_at.date()
    others = _who_was_there(moment, before) and not may_mend_anything(moment, known)
    if not later and not others:
        return
    built_on = list(_built_on(corrected, known))
    for each in built_on if later else ():
        if lies_before(each, moment, _family(corrected, known)):
            raise Refused(
                gettext(
                    "{what} speaks of it, and was on {day}; so it cannot have happened as late as {late}",
                    what=_what(each),
                    day=each.happened_at.date(),
                    late=moment.happened_at.date(),
                )
            )
    for each in _of_others(moment, built_on) if others else ():
        raise Refused(
            gettext(
                "{who} told something since that hangs on it, {what}, so who was visited by whom is corrected by "
                "{keepers}",
                who=_called(each),
                what=_what(each),
                keepers=keepers_then(moment),
            )
        )


def _who_was_there(moment: Moment, before: Moment) -> bool:
    """Whether this is a visit, and now of others: what was found on it would be nobody's any more."""
    return isinstance(before.fact, VisitMade) and parties(before.fact) != parties(moment.fact)


def _family(moment_id: str, known: Known) -> set[str]:
    """A moment, all that it corrects and all that corrects it."""
    found = {known.clusters.first(moment_id)}
    around = known.clusters.around(moment_id)
    while more := {each.id for each in around if each.corrects in found} - found:
        found |= more
    return found


def _built_on(moment_id: str, known: Known) -> Iterator[Moment]:
    """What stands and points at it, in the ledger or earlier in this batch."""
    family = _family(moment_id, known)
    pointing = [*load_pointing(family), *known.clusters.moments.values()]
    found = {
        each.id: each
        for each in pointing
        if each.id not in family and not family.isdisjoint(pointed_at(each))
    }
    clusters = clusters_of(found)
    for each in known.clusters.moments.values():
        clusters.add(each)
    standing = clusters.which_stand(found)
    return (each for each in found.values() if each.id in standing)


def _of_others(moment: Moment, built_on: Iterable[Moment]) -> Iterator[Moment]:
    return (each for each in built_on if each.by != moment.by and not isinstance(each.fact, REMARKS))


def _called(moment: Moment) -> str:
    if moment.by is None:
        return gettext("a system")
    found = people.known([moment.by]).get(moment.by)
    return found.handle if found else gettext("somebody")


def _what(moment: Moment) -> str:
    called = f"^{moment.label}" if moment.label else moment.id
    return gettext("the {kind} {called}", kind=moment.fact.NAME, called=called)
