"""Who stands below whom and who serves whom today: to whom a barrier that names nobody falls."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ridealong.people import parties as people
from ridealong.people.lines import Lines
from ridealong.people.lists import as_list, ask, listed
from ridealong.people.servers import Clientele


def falls_to(person: str, receivers: Iterable[str], today: date) -> set[str]:
    """Those among these receivers whose leader this person is today, in any line, or who are served by such a one."""
    wanted = set(receivers)
    below = below_of(person, today)
    clientele = Clientele.of(wanted)
    customers = [each.id for each in people.known(wanted).values() if each.sort == "customer"]
    ours = {each for each in customers if clientele.servers([each], today) & {person, *below}}
    return (wanted & below) | ours


def below_of(leader: str, today: date) -> set[str]:
    """Everyone below a leader today; whoever left reports to nobody."""
    return Lines.known().below(leader, today)


def servers(customers: Iterable[str], today: date) -> dict[str, str]:
    """Who serves each of these customers today."""
    wanted = list(customers)
    if not wanted:
        return {}
    rows = ask(
        f"SELECT customer, person FROM people_serving WHERE customer IN {listed()} AND since <= %s ORDER BY since, id",
        [as_list(wanted), today],
    )
    return dict(rows)


def customers_of(persons: Iterable[str], today: date) -> set[str]:
    """The customers that any of these serves today."""
    whose = set(persons)
    return {each for each, person in servers(people.ever_served_by(whose), today).items() if person in whose}
