"""What one person's page shows, to themselves and to whoever leads them: what is open, and what is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q

from ridealong.answer.citing import Teller
from ridealong.faces.web.sources import Sight
from ridealong.faces.web.team.lines import Side, Telling
from ridealong.faces.web.voices.speaker import Speaker
from ridealong.ledger import open_pages
from ridealong.ledger.beside import beside, minutes
from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.lookup import load
from ridealong.ledger.recorded_of import A_PAGE, naming
from ridealong.ledger.seen import seen
from ridealong.moments.kind import KINDS
from ridealong.moments.moment import Moment
from ridealong.moments.slots import say_minutes
from ridealong.people.models import Party

A_QUARTER = timedelta(weeks=13)
PRIVATE = {each.STORED for each in KINDS.values() if each.AUDIENCE == "both"}
"""What is for those it names, and for nobody else."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One moment that names them."""

    moment: Moment
    sentence: str
    by: str
    state: str
    between: bool
    """Whether only those whom it names may read it."""


def open_for(whose: str, speaker: Speaker, sight: Sight) -> dict[str, Any]:
    """What they are owed, what they raised, the time beside whoever leads them and, where it may be read, what they
    promised."""
    own = whose == speaker.person
    above = sight.lines.above(whose, speaker.today)
    leader = above[0] if above else ""
    by_person = own or sight.everything or sight.per_person(speaker.person, speaker.today)
    owed, raised, promises = _loops(whose, speaker, sight, by_person=by_person)
    since = speaker.today - A_QUARTER
    together = beside(leader, {whose}, since, speaker.zone).get(whose, []) if leader else []
    return {
        "owed": owed, "raised": raised, "promises": promises, "by_person": by_person,
        "above": sight.lines.people[leader].name if leader else "", "leads_them": leader == speaker.person,
        "hours": say_minutes(minutes(together, speaker.zone)),
        "together": [(each.id, each.day(speaker.zone), _length(each)) for each in together],
    }  # fmt: skip


def recorded_for(whose: str, speaker: Speaker, sight: Sight, *, before: str) -> dict[str, Any]:
    """Of oneself everything that names one; of another what names both and is for nobody else."""
    private = {} if whose == speaker.person else {"kinds": tuple(sorted(PRIVATE)), "too": speaker.person}
    found = naming(whose, before=before, **private)  # type: ignore[arg-type]
    shown = found[:A_PAGE]
    moments = [moment for moment, _ in shown]
    # Whoever reads is named in each of these; what they point at may be for others.
    pointed = {each.id: each for each in load({ref for each in moments for ref in pointed_at(each)})}
    teller = Teller([*moments, *pointed.values()], pointed, seen(pointed.values(), sight) if pointed else {})
    return {
        "recorded": [
            Recorded(
                each, teller.sentence(each), teller.handle(each.by) if each.by else "", state,
                each.fact.STORED in PRIVATE,
            )
            for each, state in shown
        ],
        "older": shown[-1][0].id if len(found) > A_PAGE else "",
    }  # fmt: skip


def _loops(whose: str, speaker: Speaker, sight: Sight, *, by_person: bool) -> list[Side]:
    owed = Q(receiver=whose, doer__isnull=False) & ~open_pages.TOLD_AS_DONE
    raised = Q(receiver=whose) & open_pages.RAISED
    promised = open_pages.owed_by(whose)
    if whose != speaker.person:
        promised &= Q(receiver__in=Party.objects.filter(sort="customer").values("id"))
    wanted = [owed, raised, promised] if by_person else [owed, raised]
    pages = [*open_pages.first_pages(*wanted), open_pages.Page([])][:3]
    return Telling(speaker, sight).sides(*pages, by_name=whose != speaker.person)


def _length(moment: Moment) -> str:
    length = getattr(moment.fact, "length", None)
    return say_minutes(length) if length else ""
