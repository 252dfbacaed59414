"""The box as pages hold it: for whoever may tell, with what they just told or could not."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.http import Http404, HttpRequest

from ridealong.faces.web.box.again import again
from ridealong.faces.web.box.state import TOLD, State, this_page
from ridealong.faces.web.box.typing import may_tell
from ridealong.faces.web.voices.speaker import speaker_of
from ridealong.faces.web.voices.waiting import said_of
from ridealong.moments.moment import new_id
from ridealong.people.doorway import reader_of
from ridealong.people.words import day_in
from ridealong.speech import gettext, gettext_noop, spoken

register = template.Library()
WEEKDAYS = (
    gettext_noop("Monday"), gettext_noop("Tuesday"), gettext_noop("Wednesday"), gettext_noop("Thursday"),
    gettext_noop("Friday"), gettext_noop("Saturday"), gettext_noop("Sunday"),
)  # fmt: skip


@register.inclusion_tag("web/box/_box.html", takes_context=True)
def capture_box(context: template.Context, *, whole: bool = False) -> dict[str, Any]:
    """One line on a page; on the page of telling (``whole``) it has room for a sentence of several lines."""
    request = context.get("request")
    if request is None or not _here(request):
        return {}
    return box_of(request, context.get("box"), whole=whole)


def box_of(
    request: HttpRequest, state: State | None, *, whole: bool = False, said: str = ""
) -> dict[str, Any]:
    told = (
        said_of(said or str(request.GET.get(TOLD, "")), speaker_of(request))
        if said or TOLD in request.GET
        else None
    )
    if told and told.undone and state is None:
        state = State(again(told.undone, speaker_of(request)))
    return {
        "request": request,
        "here": True,
        "whole": whole,
        "state": state or State(),
        "back": state.back if state and state.back else this_page(request),
        "told": told,
        "once": new_id(),
    }


def _here(request: HttpRequest) -> bool:
    reader = reader_of(request)
    if not may_tell(reader):
        return False
    if reader.at_the_machine:
        try:
            speaker_of(request)
        except Http404:  # nobody leads yet, so there is nobody to speak as
            return False
    return True


@register.filter
def said_day(day: date) -> str:
    """A day with its weekday, in the language spoken: "Friday, 3 April 2026"."""
    return f"{gettext(WEEKDAYS[day.weekday()])}, {day_in(spoken(), day)}"


@register.filter
def several_lines(text: str) -> bool:
    return "\n" in text
