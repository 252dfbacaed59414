"""Puts right what the columns of a table are: where they were misread, or where nobody here knows their headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ridealong.doors.crm.claims import INSTEAD, NEEDED, in_words
from ridealong.doors.crm.fields import FIELDS, Kind
from ridealong.doors.crm.remembering import said_of
from ridealong.doors.parcels import columns as right
from ridealong.doors.parcels import running
from ridealong.doors.parcels.columns import Wrong
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.imports.bringer import bringer_of
from ridealong.faces.web.imports.parcels import waiting_for
from ridealong.speech import gettext, gettext_noop

State = Parcel.State
KINDS: dict[Kind, str] = {
    "people": gettext_noop("our own people, one a row"),
    "customers": gettext_noop("customers, one a row"),
    "deals": gettext_noop("deals: open, won or lost"),
    "purchases": gettext_noop("sales: who bought when, and for how much"),
    "products": gettext_noop("products"),
    "orders": gettext_noop("orders on their way: promised by when, shipped when"),
    "returns": gettext_noop("orders that came back"),
    "tasks": gettext_noop("tasks, and the day they are due"),
    "activities": gettext_noop("calls, mails, notes and meetings"),
    "tickets": gettext_noop("tickets, cases or complaints"),
    "referrals": gettext_noop("referrals: who came through whom"),
    "moves": gettext_noop("since when deals have their stages"),
}
BUSY: dict[str, str] = {
    State.LOOKING: gettext_noop(
        "the files are being looked at just now. What you chose stands below: press again in a moment"
    ),
    State.RECORDING: gettext_noop(
        "the files are being recorded just now, as they were shown. To have them read otherwise, take "
        "that import back when it is done, and bring them again"
    ),
    State.FAILED: gettext_noop(
        "the files could not be looked at to the end. Go back and have them looked at again first; what you "
        "chose here is for after that"
    ),
}


class Asked(NamedTuple):
    """One column as the form asks about it."""

    heading: str
    examples: list[str]
    chosen: str
    wrong: str


@dataclass(frozen=True)
class Form:
    """What is said of a table so far: its kind, the field of each column by its number, and what is wrong with that."""

    kind: Kind | None
    chosen: Mapping[int, str]
    wrong: Wrong = field(default_factory=lambda: Wrong({}, []))
    why: str = ""
    is_empty: bool = False
    is_another: bool = False
    """Whether the columns are shown as those of a kind that was just chosen."""


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, id: str) -> HttpResponse:
    found = waiting_for(bringer_of(request), id)
    if found.state == State.DONE:
        return redirect("web:parcel", id=found.id)
    table = _table_of(found, request.GET.get("of", ""))
    if request.method == "POST":
        return (
            _forgotten(found, table) if request.POST.get("do") == "forget" else _said(request, found, table)
        )
    if found.state != State.SHOWN:
        return redirect("web:parcel", id=found.id)
    kind = (
        _kind(request.GET.get("kind")) or _kind(_answers(found, table).get("table")) or _kind(table["kind"])
    )
    return _page(request, found, table, Form(kind, _so_far(found, table, kind) if kind else {}))


def _table_of(found: Parcel, name: str) -> dict[str, Any]:
    for table in found.shown.get("tables", []):
        if table["name"] == name:
            return dict(table)
    raise Http404(
        gettext(
            "No table by that name waits here. Go back to the files, and follow the link beside the table."
        )
    )


def _kind(said: object) -> Kind | None:
    return next((kind for kind in FIELDS if kind == said), None)


def _answers(found: Parcel, table: Mapping[str, Any]) -> dict[str, Any]:
    return dict(found.answers.get(table["name"], {}))


def _so_far(found: Parcel, table: Mapping[str, Any], kind: Kind) -> dict[int, str]:
    """As the columns are read, else as they were said to be, else as they probably would be."""
    answered = _answers(found, table)
    if kind == table["kind"]:
        known = table["read"]
    elif kind == answered.get("table"):
        known = answered["columns"]
    else:
        known = table["likely"][kind]
    numbered = enumerate(each["heading"] for each in table["columns"])
    return {number: known[heading] for number, heading in numbered if known.get(heading)}


def _said(request: HttpRequest, found: Parcel, table: dict[str, Any]) -> HttpResponse:
    kind = _kind(request.POST.get("kind"))
    if kind is None:
        raise Http404("Say first what kind of table it is.")
    if kind != request.POST.get("shown", kind):
        return _page(request, found, table, Form(kind, _so_far(found, table, kind), is_another=True))
    keys = {one.key for one in FIELDS[kind]}
    typed = {
        number: str(request.POST.get(f"column_{number + 1}", "")) for number in range(len(table["columns"]))
    }
    chosen = {number: key for number, key in typed.items() if key in keys}
    if request.POST.get("do") == "kind":  # and it is no other
        return _page(request, found, table, Form(kind, chosen))
    wrong = right.wrong(table, kind, chosen)
    if wrong.columns or wrong.missing or not chosen:
        return _page(request, found, table, Form(kind, chosen, wrong, is_empty=not chosen), status=422)
    said = right.mapping_of(table, kind, chosen)
    if right.put_right(found, table, said, now=timezone.now()):
        running.start()
        return redirect("web:parcel", id=found.id)
    return _too_late(request, table, Form(kind, chosen), said)


def _too_late(
    request: HttpRequest, table: dict[str, Any], form: Form, said: Mapping[str, Any]
) -> HttpResponse:
    """Somebody was faster: perhaps they themselves, by pressing twice."""
    assert request.resolver_match is not None, "a page was asked for by its address"
    now = waiting_for(bringer_of(request), request.resolver_match.kwargs["id"])
    if now.state not in BUSY or right.is_said(now, table, said):
        return redirect("web:parcel", id=now.id)
    return _page(request, now, table, Form(form.kind, form.chosen, why=gettext(BUSY[now.state])), status=409)


def _forgotten(found: Parcel, table: dict[str, Any]) -> HttpResponse:
    if right.forget(found, table, now=timezone.now()):
        running.start()
    return redirect("web:parcel", id=found.id)


def _page(
    request: HttpRequest, found: Parcel, table: dict[str, Any], form: Form, *, status: int = 200
) -> HttpResponse:
    shown = {
        "parcel": found,
        "table": table,
        "form": form,
        "kinds": [(kind, gettext(says)) for kind, says in KINDS.items()],
        "fields": [(one.key, one.says) for one in FIELDS[form.kind]] if form.kind else [],
        "needed": in_words(form.kind, NEEDED[form.kind]) if form.kind else [],
        "instead": in_words(form.kind, INSTEAD.get(form.kind, ())) if form.kind else [],
        "lines": [
            Asked(
                each["heading"],
                each["examples"],
                form.chosen.get(number, ""),
                form.wrong.columns.get(number, ""),
            )
            for number, each in enumerate(table["columns"])
        ],
        "remembered": said_of(table["shape"]),
        "said_here": {*_answers(found, table)} - {"names"},
    }
    return render(request, "web/imports/columns.html", shown, status=status)
