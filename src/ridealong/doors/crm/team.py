"""People as moments: who joined, as what and under whom, as far as files say more than the ledger knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ridealong.moments.kinds.roster import PersonJoined, Role
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.moments.roster import ALWAYS, Membership, Roster
from ridealong.speech import gettext, ngettext
from ridealong.speech.figures import figure

from .above import above_first
from .gathered import Cast, Gathered
from .headings import fold
from .languages import words
from .naming import Someone
from .records import PersonRow

ROLES: dict[str, Role] = {
    "leader": "leader",
    "salesperson": "salesperson",
    "colleague": "colleague",
    "keeper": "keeper",
}
TRANSLATED: tuple[Role, ...] = ("leader", "salesperson", "colleague")
ROLES |= {word: role for role in TRANSLATED for word in words("roles", role)}


@dataclass(slots=True)
class Team:
    """`notes` are told before anything is recorded: what is assumed of whom, and what contradicts the ledger."""

    cast: Cast
    roster: Roster
    today: date
    rows: dict[str, PersonRow] = field(default_factory=dict)
    above: dict[str, str | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    undated: int = 0

    def moments(self, gathered: Gathered) -> list[Moment]:
        """Leaders before those who report to them, so that every sentence names only people known by then."""
        people = {someone.id: someone for someone in self.cast.people.found.values()}
        self.above = {person: stays[-1].under for person, stays in self.roster.memberships.items()}
        for file, row in gathered.people:
            someone = self.cast.person(file, row.name)
            if self.rows.setdefault(someone.id, row) is row and row.manager is not None:
                leader = self.cast.person(file, row.manager)
                if not leader.forgotten:
                    self.above[someone.id] = leader.id
        order, circular = above_first(people, self.above)
        for each in circular:
            self.notes.append(self.circle(people, each))
            self.above[each] = None
        theirs = [people[each] for each in order if each in people and not people[each].forgotten]
        made = [moment for each in theirs for moment in self.joined(each)]
        if self.undated:
            self.notes.append(
                ngettext(
                    "no file says since when {count} person belongs where they stand; it is taken as always so",
                    "no file says since when {count} people belong where they stand; it is taken as always so",
                    self.undated,
                    count=figure(self.undated),
                )
            )
        return made

    def circle(self, people: dict[str, Someone], each: str) -> str:
        leader = people.get(self.above[each] or "")
        return gettext(
            "`{name}` would report to `{leader}`, who is below them; whom they report to is left out",
            name=people[each].name if each in people else each,
            leader=leader.name if leader else self.above[each],
        )

    def joined(self, someone: Someone) -> Iterator[Moment]:
        row, leads = self.rows.get(someone.id), someone.id in self.cast.managers
        stays = self.roster.memberships.get(someone.id)
        if not stays:
            day = self.day(row)
            yield self.moment(
                someone, (told_role(row, leads) or "salesperson", self.above.get(someone.id)), day
            )
        elif not stays[-1].role:
            if row is not None or leads:
                when = stays[-1].since
                self.notes.append(
                    gettext(
                        "`{name}` left on {when} and stands in a file; nothing is changed",
                        name=someone.name,
                        when=when,
                    )
                )
        elif row is not None or leads:
            yield from self.added(someone, row, leads, stays[-1])

    def day(self, row: PersonRow | None) -> date:
        if row is not None and row.since is not None:
            return row.since
        self.undated += 1
        return ALWAYS

    def added(
        self, someone: Someone, row: PersonRow | None, leads: bool, last: Membership
    ) -> Iterator[Moment]:
        """What a file says of somebody known: what was not known holds as far back, what changed does from today."""
        role = "leader" if leads or last.role == "leader" else told_role(row, leads) or last.role
        under = self.above.get(someone.id)
        if (role, under) == (last.role, last.under):
            return
        since = row.since if row is not None else None
        if last.under is None:
            day = max(since or last.since, last.since)
        else:
            day = since if since is not None and since > last.since else self.today
        if last.under not in (None, under):
            self.notes.append(
                gettext(
                    "`{name}` now reports to somebody else; that is recorded as of {day}",
                    name=someone.name,
                    day=day,
                )
            )
        if role != last.role:
            self.notes.append(
                gettext(
                    "`{name}` is here as {role}, and {role2} by these files; {since}",
                    name=someone.name,
                    role=last.role,
                    role2=role,
                    since=told_as_of(day),
                )
            )
        yield self.moment(someone, (role, under), day)

    def moment(self, someone: Someone, place: tuple[str, str | None], day: date) -> Moment:
        role, under = place
        identity = someone.id if someone.new else new_id()
        fact = PersonJoined(
            someone.id,
            role,  # type: ignore[arg-type]
            under=under or None,
            name=someone.name,
            handle=someone.handle,
        )
        return Moment(id=identity, fact=fact, happened_at=on_day(day), all_day=True)


def told_as_of(day: date) -> str:
    return (
        gettext("it is taken as always so")
        if day == ALWAYS
        else gettext("that is recorded as of {day}", day=day)
    )


def told_role(row: PersonRow | None, leads: bool) -> Role | None:
    """Whoever is reported to leads. A title is believed where it is one of our four words, and else says nothing."""
    if leads:
        return "leader"
    return ROLES.get(fold(row.role)) if row is not None and row.role else None
