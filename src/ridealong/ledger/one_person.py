"""Whether two of our people can be told to be one: told as two they are two, and nobody's word becomes another's."""

from __future__ import annotations

from datetime import UTC, date

from ridealong.ledger.around import STANDS, find, state_of
from ridealong.ledger.full_days import fit_into_their_days
from ridealong.ledger.known import Known
from ridealong.ledger.models import Link
from ridealong.ledger.receipt import Refused
from ridealong.moments.kind import parties
from ridealong.moments.kinds.loops import Verb
from ridealong.moments.kinds.roster import (
    CustomerServed,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
    PersonMerged,
)
from ridealong.moments.moment import Moment
from ridealong.moments.overdue import IMPORTED
from ridealong.people import parties as people
from ridealong.people.accounts.opening import account_of
from ridealong.people.lists import ask
from ridealong.speech import gettext
from ridealong.started import program

HANDED_OVER = (CustomerServed, PersonMerged, MomentWithdrawn)
"""What may name both: a system in which somebody was spelled anew lets them hand their customers to themselves."""
NAMES_BOTH = f"""SELECT DISTINCT m.id FROM ledger_moment m JOIN ledger_link l ON l.seq = m.seq
 WHERE l."to" = %s AND l.how IN ({Link.How.NAMES.value}, {Link.How.CONCERNS.value})
 AND (m."by" = %s OR m.seq IN (SELECT seq FROM ledger_link WHERE "to" = %s AND how = {Link.How.NAMES.value}))"""


def are_two_so_far(fact: PersonMerged, known: Known) -> None:
    """Raise :class:`Refused` if they are one already, or the first is somebody else by now."""
    one, other = known.handle(fact.one), known.handle(fact.other)
    if known.person(fact.one) == known.person(fact.other):
        raise Refused(gettext("{one} and {other} are the same already", one=one, other=other))
    if (kept := known.person(fact.one)) != fact.one:
        raise Refused(
            gettext(
                "{one} is the same person as {kept} already; part those two first, or tell it of {kept}",
                one=one,
                kept=known.handle(kept),
            )
        )


def has_a_name_of_their_own(fact: PersonJoined | PersonLeft, known: Known) -> None:
    """Raise :class:`Refused` if the place of a name is told that stands for another's."""
    if (kept := known.person(fact.who)) != fact.who:
        raise Refused(
            gettext(
                "{one} is the same person as {kept}; tell it of {kept}",
                one=known.handle(fact.who),
                kept=known.handle(kept),
            )
        )


def may_be_one(fact: PersonMerged, known: Known, today: date) -> None:
    """Raise :class:`Refused` if they were told as two, or one's word, place or account would become the other's."""
    _stays(fact, known, today)
    _one_place_a_day(fact, known)
    _in_one_line(fact, known)
    _one_leader(fact, known)
    _told_as_two(fact, known)
    fit_into_their_days(fact, known)
    _signs_in(fact, known)


def _signs_in(fact: PersonMerged, known: Known) -> None:
    if account_of(fact.one) is None:
        return
    one, other = known.handle(fact.one), known.handle(fact.other)
    if account_of(fact.other) is None:
        raise Refused(
            gettext("{one} signs in here and {other} does not; keep {one} instead", one=one, other=other)
        )
    raise Refused(
        gettext(
            "{one} and {other} both sign in here, and one person has one account; if that of {one} may go: {command}",
            one=one,
            other=other,
            command=f"{program()} merge {other} {one} --close-account",
        )
    )


def _stays(fact: PersonMerged, known: Known, today: date) -> None:
    """The place that counts is that of the name that is kept."""
    if _role(fact.one, today, known) and not _role(fact.other, today, known):
        one, other = known.handle(fact.one), known.handle(fact.other)
        raise Refused(
            gettext(
                "{other} has no place here today, and {one} has; keep {one} instead", one=one, other=other
            )
        )


def _one_place_a_day(fact: PersonMerged, known: Known) -> None:
    """Nobody is a leader and a salesperson on one day: which of it they were decides whose word theirs is."""
    for day in _days(fact, known):
        one, other = _role(fact.one, day, known), _role(fact.other, day, known)
        if one and other and one != other:
            raise Refused(
                gettext(
                    "on {day} {one} is here as {role} and {other} as {another}; say first which of it they were",
                    day=day,
                    one=known.handle(fact.one),
                    role=one,
                    other=known.handle(fact.other),
                    another=other,
                )
            )


def _one_leader(fact: PersonMerged, known: Known) -> None:
    """Else a record would go from one leader's answer into another's."""
    for day in _days(fact, known):
        stays = (known.stay(each, day) for each in (fact.one, fact.other))
        under = [stay[2] for stay in stays if stay and stay[2]]
        if len(set(under)) > 1:
            one, other = (people.names(under)[each] for each in under)
            raise Refused(
                gettext(
                    "on {day} {one} reports to {leader} and {other} to {another}; say first to whom, or when one of "
                    "them left",
                    day=day,
                    one=known.handle(fact.one),
                    leader=one,
                    other=known.handle(fact.other),
                    another=other,
                )
            )


def _days(fact: PersonMerged, known: Known) -> list[date]:
    """The days on which the place of either changed."""
    return sorted({stay[0] for each in (fact.one, fact.other) for stay in known.stays.get(each, ())})


def _role(person: str, day: date, known: Known) -> str:
    stay = known.stay(person, day)
    return stay[1] if stay else ""


def _in_one_line(fact: PersonMerged, known: Known) -> None:
    below = {each: people.ever_below(each) for each in (fact.one, fact.other)}
    one, other = known.handle(fact.one), known.handle(fact.other)
    if fact.other in below[fact.one] or fact.one in below[fact.other]:
        above, beneath = (one, other) if fact.other in below[fact.one] else (other, one)
        raise Refused(
            gettext(
                "{beneath} was below {above}, and nobody reports to themselves", beneath=beneath, above=above
            )
        )
    if all(below.values()):
        raise Refused(
            gettext(
                "people report to {one} and to {other}; of two who lead neither is taken for the other",
                one=one,
                other=other,
            )
        )


def _told_as_two(fact: PersonMerged, known: Known) -> None:
    """Whoever asked, confirmed, thanked or judged another is not that other: else it were a word of their own."""
    both = [(fact.one, fact.other), (fact.other, fact.one)]
    found = find(row[0] for of, to in both for row in ask(NAMES_BOTH, [to, of, of]))
    told = [each for each in found if _tells_of_two(each, {fact.one, fact.other})]
    states = state_of(each.id for each in told)
    if stands := [each for each in told if states[each.id] == STANDS]:
        raise Refused(_by_whom(stands, known.handle(fact.one), known.handle(fact.other)))


def _by_whom(stands: list[Moment], one: str, other: str) -> str:
    first, more = stands[0], len(stands) - 1
    called = f"^{first.label}"
    if not first.label:
        called = gettext("a {kind} of {day}", kind=first.fact.NAME, day=first.day(UTC))
    said = {"one": one, "other": other, "called": called}
    said["command"] = f"{program()} show --id {first.label or first.id}"
    if not more:
        return gettext(
            "{one} and {other} are told as two by {called}, so they are not one ({command})", **said
        )
    return gettext(
        "{one} and {other} are told as two by {called} and {more} more, so they are not one ({command})",
        more=more,
        **said,
    )


def _tells_of_two(moment: Moment, two: set[str]) -> bool:
    """A row that a file tells otherwise by now is mended, what came of another's deal is handed on, and whoever keeps a
    list of who came may have written themselves into it twice."""
    if isinstance(moment.fact, HANDED_OVER):
        return False
    named = two.intersection(parties(moment.fact))
    a_list = moment.door.startswith(IMPORTED) or isinstance(moment.fact, PersonJoined | PersonLeft)
    speaks = set() if a_list else {moment.by} & two
    return named | speaks == two or isinstance(moment.fact, Verb)
