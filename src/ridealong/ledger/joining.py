"""Whether somebody can join or leave on a day, and report to whom they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ridealong.ledger.known import Known
from ridealong.ledger.one_person import has_a_name_of_their_own
from ridealong.ledger.receipt import Refused
from ridealong.moments.kinds.roster import PersonJoined, PersonLeft
from ridealong.moments.moment import Moment
from ridealong.speech import gettext


def comes_or_goes(moment: Moment, fact: PersonJoined | PersonLeft, known: Known) -> None:
    """Raise :class:`Refused` if they are here already, are not here to leave, or would lead whoever leads them."""
    day = moment.happened_at.date()
    if moment.corrects is None:
        has_a_name_of_their_own(fact, known)
        _once(fact, day, known)
    if isinstance(fact, PersonJoined) and fact.under is not None:
        _in_line(fact.who, fact.under, day, known)


def _once(fact: PersonJoined | PersonLeft, day: date, known: Known) -> None:
    stay = known.stay(fact.who, day)
    here = stay is not None and stay[1] != ""
    if isinstance(fact, PersonLeft) and not here:
        raise Refused(
            gettext("{who} is not here on {day}, so cannot leave", who=known.handle(fact.who), day=day)
        )
    if isinstance(fact, PersonJoined) and stay is not None and here and stay[1:] == (fact.role, fact.under):
        raise Refused(
            gettext(
                "{who} is here as {role} already, since {day}",
                who=known.handle(fact.who),
                role=fact.role,
                day=stay[0],
            )
        )


def _in_line(who: str, under: str, day: date, known: Known) -> None:
    until = next((since for since, _, _ in _stays(who, known) if since > day), date.max)
    for line, since in _lines((under,), who, (day, until), known):
        raise Refused(_in_a_circle([known.handle(each) for each in line], since, known.handle(who)))


def _in_a_circle(line: list[str], since: date, who: str) -> str:
    """Whoever reports to whom in a line that leads back to somebody."""
    under, to, *others = line
    said = {"under": under, "to": to, "day": since, "who": who}
    if not others:
        return gettext("{under} reports to {to} on {day}, so {who} cannot report to {under}", **said)
    through = "".join(gettext(", who reports to {name}", name=each) for each in others)
    return gettext(
        "{under} reports to {to}{through}, on {day}, so {who} cannot report to {under}",
        through=through,
        **said,
    )


def _lines(
    line: tuple[str, ...], top: str, during: tuple[date, date], known: Known
) -> Iterator[tuple[tuple[str, ...], date]]:
    """Every way from the last in line up to another that holds on some day in between, and its first day."""
    stays = _stays(line[-1], known)
    for at, (begun, _, leader) in enumerate(stays):
        ended = stays[at + 1][0] if at + 1 < len(stays) else date.max
        first, last = max(begun, during[0]), min(ended, during[1])
        if leader is None or first >= last or leader in line:
            continue
        if leader == top:
            yield (*line, top), first
        else:
            yield from _lines((*line, leader), top, (first, last), known)


def _stays(person: str, known: Known) -> list[tuple[date, str, str | None]]:
    """Someone's places, oldest first; of two told for one day the later one counts."""
    return sorted({stay[0]: stay for stay in known.stays.get(person, ())}.values())
