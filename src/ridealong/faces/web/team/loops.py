"""Everything that is open, both mirrors side by side: what is owed to customers, and what to salespeople."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ridealong.faces.web.team.lines import Side, Telling
from ridealong.faces.web.troubles import only_read
from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.faces.web.voices.waiting import Typed, said_in
from ridealong.ledger import open_pages
from ridealong.ledger.open_pages import server_of
from ridealong.moments.kind import KINDS
from ridealong.moments.kinds.loops import Opener
from ridealong.moments.moment import new_id
from ridealong.people import parties as people
from ridealong.people.seeing import Sight

MINE, TEAM = "mine", "team"
LONGEST = 200
NAMED = sorted(
    name for name, kind in KINDS.items() if issubclass(kind, Opener) and kind.AUDIENCE in ("team", "leaders")
)
"""What those above read with the name it is of, whether they switched per-person views on or not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which loops a reader asks for."""

    show: str
    of: str
    late: bool

    @classmethod
    def by(cls, request: HttpRequest, *, leads: bool) -> Asked:
        show = str(request.GET.get("show", ""))
        show = show if leads and show in (MINE, TEAM) else TEAM if leads else MINE
        return cls(show, str(request.GET.get("of", "")).strip()[:LONGEST], bool(request.GET.get("late")))

    def address(self, **changed: str) -> str:
        """The end of the address that asks the same, but for what is changed."""
        asked = {"show": self.show, "of": self.of, "late": "1" if self.late else "", **changed}
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def for_me(self) -> str:
        return self.address(show=MINE)

    @property
    def for_team(self) -> str:
        return self.address(show=TEAM)

    @property
    def only_late(self) -> str:
        return self.address(late="" if self.late else "1")

    @property
    def of_anybody(self) -> str:
        return self.address(of="")


class Of(NamedTuple):
    """Whom a filter names."""

    id: str
    name: str
    by_name: bool
    """Whether it is another person of ours, of whom only that is shown which may be read with the name."""


@only_read
def loops(request: HttpRequest) -> HttpResponse:
    speaker = speaker_of(request)
    sight = speaker.sight
    below = sight.lines.below(speaker.person, speaker.today)
    asked = Asked.by(request, leads=bool(below))
    wanted, found = _wanted(asked, speaker, sight, below)
    sides: list[Side] = []
    if wanted is not None:
        left, right = _lists(asked, speaker, below)
        first = open_pages.page_of(left & wanted, str(request.GET.get("left", "")))
        second = open_pages.page_of(right & wanted, str(request.GET.get("right", "")))
        sides = Telling(speaker, sight).sides(first, second, by_name=found is not None and found.by_name)
    more = [asked.address(**{side: part.next}) if part.next else "" for side, part in _named(sides)]
    shown = {
        "speaker": speaker, "filter": asked, "leads": bool(below), "party": found, "sides": sides, "more": more,
        "said": said_in(request, speaker) if "said" in request.GET else None, "typed": Typed(),
        "once": new_id, "back": "loops", "nobody": wanted is None,
    }  # fmt: skip
    return render(request, "web/team/loops.html", shown)


def _named(sides: list[Side]) -> list[tuple[str, Side]]:
    return list(zip(("left", "right"), sides, strict=False))


def _lists(asked: Asked, speaker: Speaker, below: set[str]) -> tuple[Q, Q]:
    me = speaker.person
    if asked.show == MINE:
        return open_pages.owed_by(me), open_pages.owed_to(me)
    return open_pages.to_customers({me, *below}, speaker.today), open_pages.to_people(below)


def _wanted(asked: Asked, speaker: Speaker, sight: Sight, below: set[str]) -> tuple[Q | None, Of | None]:
    """What the filters leave, and whom they name; None where nobody of theirs goes by that name."""
    wanted = open_pages.overdue(speaker.today) if asked.late else Q()
    if not asked.of:
        return wanted, None
    found = _of(asked.of, speaker, sight, {speaker.person, *below})
    if found is None:
        return None, None
    wanted &= open_pages.of(found.id)
    if found.by_name and not _by_person(speaker, sight):
        # Whose a promise is does not reach those above; to ask for one person's would tell it.
        me = Q(doer=speaker.person) | Q(receiver=speaker.person)
        wanted &= me | Q(kind__in=NAMED)
    return wanted, found


def _of(handle: str, speaker: Speaker, sight: Sight, own: set[str]) -> Of | None:
    """One of their own people, or a customer that one of these serves."""
    for each in own:
        if handle == sight.lines.people[each].handle:
            return Of(each, sight.lines.people[each].name, each != speaker.person)
    party = people.find(handle)
    if party is None or party.sort == "person" or server_of(party, speaker.today) not in own:
        return None
    return Of(party.customer or party.id, party.name or party.handle, False)


def _by_person(speaker: Speaker, sight: Sight) -> bool:
    return sight.everything or sight.per_person(speaker.person, speaker.today)
