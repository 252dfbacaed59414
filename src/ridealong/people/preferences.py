"""What a person settled for themselves: the zone they count days in, and where to write to them."""

from __future__ import annotations

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from ridealong.people.models import Preference

DEFAULT = "UTC"


def settle(person: str, *, zone: str = DEFAULT, email: str | None = None) -> None:
    """Keep a person's zone (its name, such as Europe/Vienna) and, where given, their address."""
    told = {"zone": ZoneInfo(zone).key} if email is None else {"zone": ZoneInfo(zone).key, "email": email}
    Preference.objects.update_or_create(person=person, defaults=told)


def has_settled(person: str) -> bool:
    """Whether a person ever settled anything: whoever began a ledger has."""
    return Preference.objects.filter(person=person).exists()


def zone_of(person: str) -> tzinfo:
    """The zone a person counts their days in; UTC until they say otherwise."""
    kept = Preference.objects.filter(person=person).values_list("zone", flat=True).first()
    return ZoneInfo(kept) if kept and kept != DEFAULT else UTC


def email_of(person: str) -> str:
    """Where to write to a person; empty where nobody said."""
    return Preference.objects.filter(person=person).values_list("email", flat=True).first() or ""
