"""Who has which role under whom, and who serves whom, on any day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from ridealong.people.asked_once import once_a_page
from ridealong.people.lists import as_list, ask, listed
from ridealong.people.models import Membership, Party
from ridealong.people.teams import everyone_below


def stays(persons: Iterable[str]) -> Iterator[tuple[str, date, str, str | None]]:
    """Each change of these people's places, oldest first: who, since when, as what, under whom."""
    statement = f"SELECT * FROM people_membership WHERE person IN {listed()} ORDER BY since, id"
    for each in Membership.objects.raw(statement, [as_list(persons)]):
        yield each.person, each.since, each.role, each.leader


def role_on(person: str, day: date) -> str | None:
    """A person's role that day: None before they joined and after they left."""
    found = Membership.objects.filter(person=person, since__lte=day).order_by("-since", "-id").first()
    return found.role or None if found else None


def latest_role(person: str) -> str | None:
    found = Membership.objects.filter(person=person).exclude(role="").order_by("-since", "-id").first()
    return found.role if found else None


@once_a_page
def leaders() -> list[Party]:
    """Everyone who leads or is reported to, in the order they were introduced."""
    lead = Membership.objects.filter(role="leader").values("person")
    led = Membership.objects.exclude(leader=None).values("leader")
    return list(Party.objects.filter(Q(id__in=lead) | Q(id__in=led), sort="person").order_by("id"))


def ever_below(leader: str) -> set[str]:
    """Everyone who was ever below this leader, in any line."""
    reports: dict[str, set[str]] = {}
    for person, above in Membership.objects.exclude(leader=None).values_list("person", "leader"):
        reports.setdefault(str(above), set()).add(person)
    return everyone_below(leader, reports)


def ever_reporting_to(persons: Iterable[str]) -> set[str]:
    rows = ask(f"SELECT person FROM people_membership WHERE leader IN {listed()}", [as_list(persons)])
    return {row[0] for row in rows}


def ever_served_by(persons: Iterable[str]) -> set[str]:
    rows = ask(f"SELECT customer FROM people_serving WHERE person IN {listed()}", [as_list(persons)])
    return {row[0] for row in rows}


# ---- somebody for an example ----


def a_salesperson(leader: str, day: date) -> Party | None:
    """The first salesperson below a leader that day who was not forgotten."""
    return _first_known(ever_below(leader), day, {"salesperson"})


def a_customer(server: str | None) -> Party | None:
    """The first customer somebody ever served; failing that, the first there is."""
    known = Party.objects.filter(sort="customer", forgotten=False).order_by("id")
    served = ever_served_by([server]) if server is not None else set()
    return known.filter(id__in=served).first() or known.first()


def a_colleague(leader: str, day: date) -> Party | None:
    """The first colleague or other leader that day."""
    return _first_known({*_roles_on(day)} - {leader}, day, {"colleague", "leader"})


def _first_known(persons: set[str], day: date, roles: set[str]) -> Party | None:
    """The first of some people to be told of who has one of these roles that day, and was not forgotten."""
    wanted = [each for each, role in _roles_on(day).items() if each in persons and role in roles]
    return Party.objects.filter(id__in=wanted, sort="person", forgotten=False).order_by("id").first()


def _roles_on(day: date) -> dict[str, str]:
    """Everybody's role that day, in one question; empty where they had left."""
    places = Membership.objects.filter(since__lte=day).order_by("since", "id").values_list("person", "role")
    return dict(places)
