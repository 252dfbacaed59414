"""What a reader may see of moments: gathers what ``people.seeing`` has to know of them, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, timedelta
from typing import Any

from django.utils.functional import SimpleLazyObject

from ridealong.ledger.lookup import load, load_naming
from ridealong.ledger.views import switched
from ridealong.moments.kind import parties, refs_of
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, PersonJoined, PersonLeft
from ridealong.moments.kinds.strategy import StandardSet, ViewsSwitched
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.one_name import in_one_name
from ridealong.people.lines import Lines
from ridealong.people.reader import Reader
from ridealong.people.seeing import Row, Sees, Sight
from ridealong.people.servers import Clientele

LASTING = (PersonJoined, CustomerMet, CustomerServed, StandardSet, ViewsSwitched)
"""What holds until something else is said is open to the team of today as well as to that of its day."""
A_DAY = timedelta(days=1)


def sight_of(reader: Reader, today: date) -> Sight:
    """What a reader may see today: two questions to the database, whatever is then looked at.

    Who switched per-person views is asked once a moment is met of which that is the question.
    """
    lines = Lines.known()
    later: Any = SimpleLazyObject(lambda: switched(lines.leaders(), lines.came_twice))
    return Sight(reader, today, lines, later)


def seen(moments: Iterable[Moment], sight: Sight) -> dict[str, Sees]:
    """How much of each of these moments may be read, by its id."""
    asked = list(moments)
    if sight.everything:
        return dict.fromkeys((each.id for each in asked), Sees.ALL)
    told = _with_what_they_are_about(asked)
    if same := sight.lines.came_twice:
        told = {each: in_one_name(moment, same) for each, moment in told.items()}
    served = _clientele(told.values(), sight.lines)
    rows = {each.id: _row(each, told, served, sight) for each in told.values()}
    return {each.id: sight.sees(rows[each.id], rows) for each in asked}


def _with_what_they_are_about(moments: Iterable[Moment]) -> dict[str, Moment]:
    """These moments and those they take their audience, or those concerned, from: a question for each step back."""
    told = {each.id: each for each in moments}
    newest = list(told.values())
    while newest:
        wanted = {ref for each in newest for ref in _about(each)} - told.keys()
        newest = load(wanted)
        told |= {each.id: each for each in newest}
    return told


def _about(moment: Moment) -> list[str]:
    """What a moment is about, for those kinds whose audience depends on it."""
    fact = moment.fact
    if fact.AUDIENCE not in ("about", "both"):
        return []
    return [ref for name in refs_of(type(fact)) if (ref := getattr(fact, name)) is not None]


def _clientele(moments: Collection[Moment], lines: Lines) -> Clientele:
    named = {each for moment in moments for each in parties(moment.fact)}
    tellers = {moment.by for moment in moments if moment.by}
    clientele = Clientele.of(named - lines.people.keys(), tellers - lines.people.keys())
    earliest = min((moment.day(UTC) for moment in moments), default=date.max)
    # Whom nobody took over belongs to whoever sold to them last, as in the figures.
    sold: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for moment in load_naming(clientele.served_by_nobody(earliest), [CustomerBought]):
        fact = moment.fact
        # The leader's own word on who sold what settles nothing.
        if isinstance(fact, CustomerBought) and fact.seller and moment.voice is not Voice.LEADER:
            sold[clientele.root(fact.customer)].append((moment.day(UTC), fact.seller))
    return clientele.sold_to(sold)


def _row(moment: Moment, told: Mapping[str, Moment], clientele: Clientele, sight: Sight) -> Row:
    fact = moment.fact
    day = moment.day(UTC) - A_DAY if isinstance(fact, PersonLeft) else moment.day(UTC)
    named = frozenset(parties(fact))
    return Row(
        id=moment.id,
        audience=fact.AUDIENCE,
        days=(day, sight.today) if isinstance(fact, LASTING) else (day,),
        concerned=named.union([moment.by] if moment.by else [], _named_behind(moment, told)),
        ours=_ours(moment, named, clientele, sight.lines),
        about=tuple(_about(moment)),
    )


def _named_behind(moment: Moment, told: Mapping[str, Moment]) -> set[str]:
    """A remark concerns those too whom the moment names that it is made on."""
    if moment.fact.AUDIENCE != "both":
        return set()
    return {each for ref in _about(moment) if ref in told for each in parties(told[ref].fact)}


def _ours(moment: Moment, named: frozenset[str], clientele: Clientele, lines: Lines) -> frozenset[str]:
    """The people of ours whom a moment names; failing that, who served its customers that day, or who recorded it."""
    ours = frozenset(named & lines.people.keys())
    if not ours:
        ours = frozenset(clientele.servers(named, moment.day(UTC)))
    return ours or frozenset(each for each in (moment.by,) if each and each in lines.people)


__all__ = ["seen", "sight_of"]
