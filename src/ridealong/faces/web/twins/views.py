"""Who may be here twice, side by side, for whoever keeps the ledger: made one, said to be two, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ridealong.doors.twins import looking, merging
from ridealong.doors.twins.merging import NotMerged
from ridealong.doors.twins.models import Suggestion
from ridealong.doors.twins.suggesting import shown
from ridealong.faces.web.troubles import only_read, pressed_on
from ridealong.ledger.keeping import a_keeper_on
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties as people
from ridealong.people.doorway import reader_of
from ridealong.people.models import Party
from ridealong.speech import gettext

A_PAGE = 20
MOST_SHOWN = 50
PAGE = "web:duplicates"


@dataclass(frozen=True, slots=True)
class Keeper:
    """Whoever decides here: a keeper; at the machine, where nobody signs in yet, it is done in a keeper's name."""

    party: Party | None
    now: datetime
    at_the_machine: bool

    @property
    def by(self) -> Recorder:
        return Recorder(self.party.id if self.party else None)


@only_read
def duplicates(request: HttpRequest) -> HttpResponse:
    keeper = _keeper(request)
    looking.look_if_quick(keeper.now)
    return _page(request, keeper)


@pressed_on(PAGE)
def merge(request: HttpRequest) -> HttpResponse:
    keeper, (one, other) = _able_keeper(request), _two(request)
    keep, gone = (other, one) if request.POST.get("keep") == other.handle else (one, other)
    try:
        receipt = merging.merge(keep, gone, by=keeper.by, door="web", now=keeper.now)
    except NotMerged as why:
        return _page(request, keeper, why=str(why), status=409)
    return _back(request, receipt.id)


@pressed_on(PAGE)
def apart(request: HttpRequest) -> HttpResponse:
    keeper, (one, other) = _able_keeper(request), _two(request)
    try:
        merging.keep_apart(one, other, by=keeper.by, now=keeper.now)
    except NotMerged as why:
        return _page(request, keeper, why=str(why), status=409)
    return _back(request)


@pressed_on(PAGE)
def part(request: HttpRequest) -> HttpResponse:
    """Take back that two are one."""
    keeper, gone = _able_keeper(request), _named(request, "other")
    try:
        merging.unmerge(gone, by=keeper.by, door="web", now=keeper.now)
    except NotMerged as why:
        return _page(request, keeper, why=str(why), status=409)
    return _back(request)


@pressed_on(PAGE)
def again(request: HttpRequest) -> HttpResponse:
    """Take back that two are two: whatever makes them alike shows them again."""
    keeper, (one, other) = _able_keeper(request), _two(request)
    merging.suggest_again(one, other, now=keeper.now)
    return _back(request)


def _keeper(request: HttpRequest) -> Keeper:
    # A leader may not: two made one heal the rhythm of whoever lost a customer, and so judge the leader's own work.
    reader, now = reader_of(request), timezone.now()
    if not (reader.at_the_machine or reader.role == "keeper"):
        raise Http404()
    person = a_keeper_on(now.date()) if reader.at_the_machine else reader.person
    return Keeper(people.known([person]).get(person) if person else None, now, reader.at_the_machine)


def _able_keeper(request: HttpRequest) -> Keeper:
    keeper = _keeper(request)
    if keeper.party is None:
        raise Http404(gettext("Nobody keeps this ledger yet, so nobody can say who is one and the same."))
    return keeper


def _two(request: HttpRequest) -> tuple[Party, Party]:
    return _named(request, "one"), _named(request, "other")


def _named(request: HttpRequest, field: str) -> Party:
    party = people.find(str(request.POST.get(field, "")))
    if party is None or party.forgotten:
        raise Http404(gettext("Nobody here goes by that name any more."))
    return party


def _back(request: HttpRequest, moment: str = "") -> HttpResponse:
    """To the page of the list that was decided on, which says what was just done."""
    number = str(request.POST.get("page", ""))
    asked = [f"page={number}"] if number.isdecimal() and number != "1" else []
    asked += [f"said={moment}"] if moment else []
    return redirect(reverse(PAGE) + (f"?{'&'.join(asked)}" if asked else ""))


def _page(request: HttpRequest, keeper: Keeper, *, why: str = "", status: int = 200) -> HttpResponse:
    page = Paginator(Suggestion.objects.all(), A_PAGE).get_page(request.GET.get("page"))
    merged, looked = merging.merged(), looking.looked()
    said = str(request.GET.get("said", ""))
    return render(
        request,
        "web/twins/duplicates.html",
        {
            "keeper": keeper,
            "page": page,
            "twins": shown([(row.one, row.other) for row in page]),
            "merged": list(reversed(merged))[:MOST_SHOWN],
            "merged_more": len(merged) - MOST_SHOWN,
            "apart": merging.kept_apart()[:MOST_SHOWN],
            "said": next((each for each in merged if said and each.moment == said), None),
            "why": why,
            "looked": looked,
            "is_old": looking.is_due(looked),
        },
        status=status,
    )
