"""Whom somebody answers for: a leader for those below them, a keeper for everybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import Http404
from django.utils import timezone

from ridealong.faces.web import words
from ridealong.faces.web.account.signed import Signed
from ridealong.people import parties as people
from ridealong.people.accounts.models import Account, Invitation
from ridealong.people.parties import Party
from ridealong.people.preferences import zone_of
from ridealong.people.teams import Place, places_on, team_of
from ridealong.speech import gettext, gettext_noop

NOT_THEIRS = gettext_noop("People and roles are for leaders and for whoever keeps the ledger.")
ROLES = ("salesperson", "leader", "colleague", "keeper")


@dataclass(frozen=True, slots=True)
class Someone:
    """One of the people, with their place today and their way in."""

    party: Party
    place: Place
    above: str
    account: Account | None
    invitation: Invitation | None

    @property
    def name(self) -> str:
        return self.party.name or self.party.handle

    @property
    def is_asked(self) -> bool:
        """Whether the invitation still opens something."""
        return self.invitation is not None and timezone.now() < self.invitation.expires_at

    @property
    def has_left(self) -> bool:
        return not self.place.role


@dataclass(frozen=True, slots=True)
class Charge:
    """What a reader may do with whom, today."""

    reader: str
    keeps: bool
    today: date
    places: dict[str, Place]
    theirs: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, who: Signed) -> Charge:
        """Raises 404 for whoever answers for nobody."""
        if who.reader.role not in ("leader", "keeper"):
            raise Http404(gettext(NOT_THEIRS))
        reader = who.account.person
        today = _today(reader, timezone.now())
        places, keeps = places_on(today), who.reader.role == "keeper"
        return cls(reader, keeps, today, places, set(places) if keeps else team_of(reader, places))

    def everyone(self) -> list[Someone]:
        known = people.known(self.theirs)
        called = people.names({each.leader for each in self.places.values() if each.leader})
        accounts = {each.person: each for each in Account.objects.filter(person__in=known)}
        invitations = {each.person: each for each in Invitation.objects.filter(person__in=known)}
        found = [
            Someone(party, (place := self.places[each]), called.get(place.leader or "", ""),
                    accounts.get(each), invitations.get(each))
            for each, party in known.items() if not party.forgotten
        ]  # fmt: skip
        return sorted(found, key=lambda each: (each.has_left, each.name.casefold()))

    def someone(self, handle: str) -> Someone:
        """Raises 404 for anybody who is not theirs, as for anybody there is not."""
        found = next((each for each in self.everyone() if each.party.handle == handle), None)
        if found is None:
            raise Http404(gettext("Nobody you answer for is written {handle}.", handle=handle))
        return found

    def may_change(self, someone: Someone) -> bool:
        """A keeper's place is for keepers to change, and nobody changes their own."""
        return someone.party.id != self.reader and (self.keeps or someone.place.role != "keeper")

    def roles(self) -> list[tuple[str, str]]:
        """Only a keeper makes keepers: they see to everybody."""
        return [(each, words.role(each)) for each in ROLES if self.keeps or each != "keeper"]

    def leaders(self, but: str = "") -> list[tuple[str, str]]:
        """Under whom they may put somebody."""
        here = {each for each in (*self.theirs, self.reader) if self.places[each].role} - {but}
        called = people.names(here)
        found = sorted(((each, called[each]) for each in here), key=lambda each: each[1].casefold())
        return [("", gettext("nobody")), *found] if self.keeps else found


def _today(person: str, now: datetime) -> date:
    return now.astimezone(zone_of(person)).date()
