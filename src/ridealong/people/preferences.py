"""What a person settled for themselves: the zone they count days in, where to write to them, and in what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from ridealong.people.lists import as_list, ask, listed
from ridealong.people.models import Preference

DEFAULT = "UTC"


def settle(person: str, *, zone: str = DEFAULT, email: str | None = None) -> None:
    """Keep a person's zone (its name, such as Europe/Vienna) and, where given, their address."""
    told = {"zone": ZoneInfo(zone).key} if email is None else {"zone": ZoneInfo(zone).key, "email": email}
    Preference.objects.update_or_create(person=person, defaults=told)


def settle_reach(person: str, *, email: str | None = None, language: str | None = None) -> None:
    """Keep where to write to somebody, a contact too, and in which language; what is not given stays as it was."""
    told = {"email": email and email.strip(), "language": language and language.strip().lower()}
    given = {field: value for field, value in told.items() if value is not None}
    Preference.objects.update_or_create(
        person=person, defaults=given, create_defaults={"zone": DEFAULT, **given}
    )


def has_settled(person: str) -> bool:
    """Whether a person ever settled anything: whoever began a ledger has."""
    return Preference.objects.filter(person=person).exists()


def zone_of(person: str) -> tzinfo:
    """The zone a person counts their days in; UTC until they say otherwise."""
    kept = Preference.objects.filter(person=person).values_list("zone", flat=True).first()
    return ZoneInfo(kept) if kept and kept != DEFAULT else UTC


def reach_of(persons: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Address and language of these, where anybody ever said."""
    rows = ask(
        f"SELECT person, email, language FROM people_preference WHERE person IN {listed()}",
        [as_list(persons)],
    )
    return {person: (email, language) for person, email, language in rows}


def email_of(person: str) -> str:
    """Where to write to a person; empty where nobody said."""
    return Preference.objects.filter(person=person).values_list("email", flat=True).first() or ""
