"""One moment by itself: how we know it, what hangs together with it, remarks on it, and who may change it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from ridealong.faces.web import sources
from ridealong.faces.web.opened import Looking
from ridealong.faces.web.troubles import only_read
from ridealong.faces.web.typed import Typed
from ridealong.faces.web.walkaway.desk import may_weigh
from ridealong.ledger.customers import Circle
from ridealong.moments.kinds.customers import DealOpened
from ridealong.moments.kinds.roster import MomentWithdrawn, WordsForgotten
from ridealong.moments.moment import Moment, new_id
from ridealong.people.reader import Reader
from ridealong.speech import gettext, gettext_noop

AUDIENCES = {
    "team": gettext_noop("Everybody in the team of those it is about reads it, and those above them."),
    "leaders": gettext_noop("Those it names read it, and whoever leads somebody it is about, in any line."),
    "figures": gettext_noop(
        "Those it names read it. Those above them read it without the name, unless per-person views are switched on."
    ),
    "both": gettext_noop("Only those it names read it, and whoever told it: such words stay between them."),
    "about": gettext_noop("Whoever reads the moment it is about reads it."),
}


@dataclass(frozen=True, slots=True)
class Readable:
    """A moment somebody may read, as it is kept and as they read it."""

    kept: Moment
    told: sources.Cited
    masked: bool

    @classmethod
    def at(cls, id: str, looking: Looking) -> Readable:
        """Raises 404 in the same words whether it is not there or not for this reader."""
        kept = sources.kept(id)
        told = [each for each in sources.cited([id], looking.sight) if not each.is_private]
        if kept is None or not told:
            raise Http404(
                gettext(
                    "No moment that you may read has the id {id}. It may be mistyped; ids stand at the end of a "
                    "sentence’s suffix.",
                    id=id[:80],
                )
            )
        sees = sources.seen_of([id], looking.sight)[id]
        return cls(kept, told[0], sees is sources.Sees.MASKED)

    def is_for(self, reader: Reader) -> bool:
        """Whether this reader may change it, as far as one can say before they try: the ledger judges."""
        if self.told.state or self.masked or isinstance(self.kept.fact, WordsForgotten):
            return False
        if reader.at_the_machine:
            return True
        return bool(reader.role) and (self.kept.by == reader.person or reader.role == "keeper")

    @property
    def may_be_corrected(self) -> bool:
        """A withdrawal is not put right but taken back."""
        return not isinstance(self.kept.fact, MomentWithdrawn)

    def may_be_weighed(self, looking: Looking) -> bool:
        """Whether the walk-away desk opens for it."""
        fact = self.kept.fact
        if self.told.state or not isinstance(fact, DealOpened):
            return False
        return may_weigh(fact.owner, Circle(looking.sight))


@only_read
def moment(request: HttpRequest, id: str) -> HttpResponse:
    looking = Looking.at(request)
    return page(looking, Readable.at(id, looking), Typed())


def page(looking: Looking, found: Readable, typed: Typed) -> HttpResponse:
    """The page, with what was typed into one of its forms where that could not be kept."""
    reader = looking.sight.reader
    return looking.page(
        "web/moments/moment.html",
        moment=found.told,
        around=sources.around(found.kept.id, looking.sight),
        audience=gettext(AUDIENCES[found.kept.fact.AUDIENCE]),
        masked=found.masked,
        is_mine=found.is_for(reader),
        may_be_corrected=found.may_be_corrected,
        may_be_weighed=found.may_be_weighed(looking),
        may_remark=bool(reader.role) or reader.at_the_machine,
        typed=typed,
        done=str(looking.request.GET.get("done", "")),
        once=new_id,
        status=409 if typed.why else 200,
    )
