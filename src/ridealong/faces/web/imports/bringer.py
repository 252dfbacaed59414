"""Who may bring files in, and take whose imports back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from django.http import Http404, HttpRequest
from django.utils import timezone

from ridealong.answer.asking import NoLeader, the_leader
from ridealong.doors.parcels.models import Parcel
from ridealong.ledger.seen import sight_of
from ridealong.people import parties as people
from ridealong.people.doorway import reader_of
from ridealong.people.reader import Reader
from ridealong.people.seeing import Sight

ROLES = ("leader", "keeper")


@dataclass(frozen=True, slots=True)
class Bringer:
    """Whose name an import carries; nobody's where there is no leader yet, for then the files are all there is."""

    person: str | None
    zone: tzinfo
    sight: Sight
    keeps: bool
    """Whether they look after everybody's imports, and not only their own."""
    at_the_machine: bool = False

    def owns(self, by: str | None) -> bool:
        return self.keeps or (by is not None and by == self.person)

    def may_open(self, parcel: Parcel) -> bool:
        """What somebody brought is theirs and a keeper's; a calendar says whom its leader met, and is theirs alone."""
        if parcel.of:
            return self.at_the_machine or (parcel.by is not None and parcel.by == self.person)
        return self.owns(parcel.by)

    def there(self, time: datetime) -> datetime:
        """A time as it is told where they are."""
        return time.astimezone(self.zone)


def may_bring(reader: Reader) -> bool:
    """Leaders and keepers, and whoever sits at the machine while nobody can sign in."""
    return reader.at_the_machine or reader.role in ROLES


def bringer_of(request: HttpRequest) -> Bringer:
    """Raises 404 for anybody else: of salespeople and colleagues nobody asks for files."""
    reader = reader_of(request)
    if not may_bring(reader):
        raise Http404()
    person = _first_leader() if reader.at_the_machine else reader.person
    zone = people.zone_of(person) if person else UTC
    sight = sight_of(reader, timezone.now().astimezone(zone).date())
    keeps = reader.at_the_machine or reader.role == "keeper"
    return Bringer(person, zone, sight, keeps, at_the_machine=reader.at_the_machine)


def _first_leader() -> str | None:
    """As on the command line, it is in the name of whoever began the ledger."""
    try:
        return the_leader(None).id
    except NoLeader:
        return None
