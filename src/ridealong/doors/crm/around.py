"""What a desk has to know beyond its own rows: who serves whom, who is known, what came back, which deals there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ridealong.moments.kinds.roster import CustomerServed, PersonJoined
from ridealong.moments.moment import Moment
from ridealong.moments.roster import Roster

from .elsewhere import Elsewhere
from .returned import Returned
from .selves import Selves
from .sources import Sources

SELLING = frozenset({"leader", "salesperson"})


@dataclass(slots=True)
class Around:
    """`opened` are the deals of this import and when each was opened, where a list of stages asks for them."""

    servings: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    leader: str | None = None
    returned: Returned = field(default_factory=Returned)
    sources: Sources = field(default_factory=Sources)
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    selves: Selves = field(default_factory=Selves)
    forgotten: frozenset[str] = frozenset()
    opened: dict[str, date] | None = None

    @classmethod
    def of(cls, roster: Roster, coming: Iterable[Moment], selves: Selves) -> Around:
        """As it will be once what is coming has been recorded."""
        around = cls({each: list(served) for each, served in roster.servings.items()}, selves=selves)
        first: list[tuple[date, str]] = []
        for person, stays in roster.memberships.items():
            around.roles[person] = stays[-1].role
            if stays[-1].role == "leader" and stays[-1].under is None:
                first.append((stays[0].since, person))
        for moment in coming:
            day = moment.happened_at.date()
            match moment.fact:
                case CustomerServed(who=who, customer=customer):
                    around.servings.setdefault(selves.root(customer), []).append((day, who))
                case PersonJoined(who=who, role=role, under=under):
                    if role == "leader" and under is None and who not in around.roles:
                        first.append((day, who))
                    around.roles[who] = role
        for served in around.servings.values():
            served.sort(key=lambda each: each[0])
        around.leader = min(first)[1] if first else None
        return around

    def server(self, customer: str, day: date) -> str | None:
        """Who serves a customer that day."""
        served = self.servings.get(self.selves.root(customer), ())
        at = bisect_right(served, day, key=lambda each: each[0]) - 1
        return served[at][1] if at >= 0 else None

    def sells(self, person: str) -> bool:
        """Whether they lead or sell; whoever only a file names is a salesperson."""
        return self.roles.get(person, "salesperson") in SELLING
