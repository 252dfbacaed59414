"""Everyone's places on any day, in one question: who is here, who leads, who stands above and below whom."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ridealong.people.asked_once import known_already, once_a_page, told_already
from ridealong.people.lists import ask
from ridealong.people.parties import NAMES, came_twice
from ridealong.people.preferences import zone_in, zone_of
from ridealong.people.teams import everyone_below


class Stay(NamedTuple):
    """A place from a day on; the role is empty from the day somebody left."""

    since: date
    role: str
    under: str | None


class Person(NamedTuple):
    handle: str
    name: str


class Lines:
    """The reporting lines as they were on every day. A firm has hundreds of people, not millions: they fit."""

    def __init__(
        self,
        stays: Iterable[tuple[str, Stay]],
        people: dict[str, Person],
        came_twice: Mapping[str, str] | None = None,
    ) -> None:
        self.people = people
        self.came_twice = came_twice or {}
        """Those who came in under a second name, and the one that stays; of a second name there are no places."""
        self._stays: defaultdict[str, list[Stay]] = defaultdict(list)
        for person, stay in stays:
            self._stays[person].append(stay)
        self._trees: dict[date, dict[str, list[str]]] = {}

    @classmethod
    @once_a_page
    def known(cls) -> Lines:
        rows = ask(
            "SELECT m.person, m.since, m.role, m.leader, p.handle, p.name, m.id, s.zone FROM people_membership m"
            " JOIN people_party p ON p.id = m.person LEFT JOIN people_preference s ON s.person = p.id UNION ALL"
            " SELECT id, NULL, '', customer, handle, name, NULL, NULL FROM people_party"
            " WHERE customer IS NOT NULL AND sort = 'person' ORDER BY 2, 7"
        )
        stays = [(row[0], Stay(kept_day(row[1]), row[2], row[3])) for row in rows if row[1] is not None]
        people = {row[0]: Person(row[4], row[5] or row[4]) for row in rows if row[1] is not None}
        same = {row[0]: row[3] for row in rows if row[1] is None}
        told_already(came_twice, same)
        known_already(NAMES, dict(people.values()))
        for person, zone in {row[0]: row[7] for row in rows if row[1] is not None}.items():
            told_already(zone_of, zone_in(zone), person)
        return cls(stays, people, same)

    def on(self, person: str | None, day: date) -> Stay | None:
        """Somebody's place that day; None before they joined and after they left."""
        stays = self._stays.get(person, []) if person else []
        at = bisect_right(stays, day, key=lambda stay: stay.since) - 1
        return stays[at] if at >= 0 and stays[at].role else None

    def leads(self, person: str, day: date) -> bool:
        stay = self.on(person, day)
        return stay is not None and (stay.role == "leader" or bool(self._reports(day).get(person)))

    def above(self, person: str, day: date) -> list[str]:
        """Those above somebody that day, the nearest first."""
        found: list[str] = []
        stay = self.on(person, day)
        while stay is not None and stay.under is not None and stay.under not in (person, *found):
            found.append(stay.under)
            stay = self.on(stay.under, day)
        return found

    def team(self, person: str, day: date) -> frozenset[str]:
        """Somebody's leader that day, or they themselves where they lead, with all above and everyone below them."""
        if self.on(person, day) is None:
            return frozenset()
        above = self.above(person, day)
        top = person if self.leads(person, day) or not above else above[0]
        return frozenset({top, *above, *self.below(top, day)})

    def below(self, leader: str, day: date) -> set[str]:
        return everyone_below(leader, self._reports(day))

    def leaders(self) -> list[str]:
        """Everyone who ever led or was reported to, in the order they were introduced."""
        stays = [(person, stay) for person, all_of in self._stays.items() for stay in all_of]
        found = {person for person, stay in stays if stay.role == "leader"}
        return sorted((found | {stay.under for _, stay in stays if stay.under}) & self.people.keys())

    def _reports(self, day: date) -> dict[str, list[str]]:
        if day not in self._trees:
            tree: defaultdict[str, list[str]] = defaultdict(list)
            for person in self._stays:
                stay = self.on(person, day)
                if stay is not None and stay.under is not None:
                    tree[stay.under].append(person)
            self._trees[day] = tree
        return self._trees[day]


def kept_day(kept: date | str) -> date:
    """SQLite hands plain questions a text where PostgreSQL hands a date."""
    return date.fromisoformat(kept) if isinstance(kept, str) else kept
