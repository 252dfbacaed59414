"""What a person settled for themselves: the zone they count days in, where to write to them, and in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from ridealong.people.asked_once import once_a_page
from ridealong.people.lists import as_list, ask, listed
from ridealong.people.models import Preference
from ridealong.speech import gettext, speaking, spoken

DEFAULT = "UTC"
LONGEST_ADDRESS = 254
_checked = EmailValidator(allowlist=[])  # mail to somebody at localhost reaches nobody else


def zone_named(name: str) -> str:
    """The zone's own name; raises ValueError, in words for the one who typed it."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            gettext("“{told}” is no time zone; write one like Europe/Vienna", told=name)
        ) from None


def address_in(text: str) -> str:
    """A mail address without the spaces around it; raises ValueError, in words for the one who typed it."""
    address = text.strip()
    if len(address) > LONGEST_ADDRESS:
        raise ValueError(
            gettext(
                "a mail address has at most {most} characters; this one has {number}",
                most=LONGEST_ADDRESS,
                number=len(address),
            )
        )
    try:
        _checked(address)
    except ValidationError:
        why = gettext("“{told}” is no mail address; write one like ana@example.com", told=address)
        raise ValueError(why) from None
    if '"' in address:
        raise ValueError(
            gettext("“{told}” holds a quotation mark; write one like ana@example.com", told=address)
        )
    return address


def settle(
    person: str, *, zone: str | None = None, email: str | None = None, language: str | None = None
) -> None:
    """Keep a person's zone (its name, such as Europe/Vienna), address and language, each only where given."""
    wanted = {"zone": zone and ZoneInfo(zone).key, "email": email, "language": language}
    told = {field: value for field, value in wanted.items() if value is not None}
    Preference.objects.update_or_create(
        person=person, defaults=told, create_defaults={"zone": DEFAULT, **told}
    )


def begin_for(person: str) -> None:
    """Remember that this ledger was begun for this person: they are meant where no leader is named."""
    Preference.objects.update_or_create(
        person=person, defaults={"began": True}, create_defaults={"zone": DEFAULT, "began": True}
    )


@once_a_page
def begun() -> frozenset[str]:
    """Those a ledger was begun for: one, as a rule."""
    return frozenset(Preference.objects.filter(began=True).values_list("person", flat=True))


@once_a_page
def zone_of(person: str) -> tzinfo:
    """The zone a person counts their days in; UTC until they say otherwise."""
    return zone_in(Preference.objects.filter(person=person).values_list("zone", flat=True).first())


def zone_in(kept: str | None) -> tzinfo:
    """The zone of this name; UTC where nothing else is kept."""
    return ZoneInfo(kept) if kept and kept != DEFAULT else UTC


def zone_among(*persons: str) -> str:
    """The name of the zone that the first of these settled who settled any; somebody new begins with their leader's."""
    rows = Preference.objects.filter(person__in=persons).exclude(zone=DEFAULT).values_list("person", "zone")
    settled = dict(rows)
    return next((settled[each] for each in persons if each in settled), DEFAULT)


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


@once_a_page
def language_of(person: str) -> str:
    """What to write to a person in; empty where nobody said."""
    return Preference.objects.filter(person=person).values_list("language", flat=True).first() or ""


@contextmanager
def speaking_to(person: str) -> Iterator[None]:
    """Speak the language somebody settled; where they settled none, that of whoever has them written to."""
    with speaking(language_of(person) or spoken()):
        yield


def speak(person: str, language: str) -> None:
    """Keep what to write to a person in."""
    Preference.objects.update_or_create(
        person=person,
        defaults={"language": language},
        create_defaults={"language": language, "zone": DEFAULT},
    )
