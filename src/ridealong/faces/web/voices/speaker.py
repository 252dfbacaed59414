"""Who speaks on a page: the reader or, where nobody signs in yet, the first leader, as on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.http import Http404, HttpRequest
from django.utils import timezone

from ridealong.answer.asking import NoLeader, the_leader
from ridealong.ledger.seen import sight_of
from ridealong.people import parties as people
from ridealong.people.doorway import reader_of
from ridealong.people.reader import Reader
from ridealong.people.seeing import Sight


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with a voice here. Whoever left, or never joined, has none."""

    person: str
    name: str
    zone: tzinfo
    now: datetime
    reader: Reader
    role: str = ""
    at_the_machine: bool = False

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def sight(self) -> Sight:
        """What they may see of the moments they point at."""
        return sight_of(self.reader, self.today)


def speaker_of(request: HttpRequest) -> Speaker:
    """Raises 404 where there is nobody to speak as."""
    reader, now = reader_of(request), timezone.now()
    if reader.at_the_machine:
        try:
            leader = the_leader(None)
        except NoLeader as nobody:
            raise Http404(str(nobody)) from nobody
        zone = people.zone_of(leader.id)
        return Speaker(leader.id, leader.name or leader.handle, zone, now, reader, at_the_machine=True)
    if reader.person is None or not reader.role:
        raise Http404()
    party = people.known([reader.person]).get(reader.person)
    if party is None:
        raise Http404()
    return Speaker(party.id, party.name or party.handle, people.zone_of(party.id), now, reader, reader.role)
