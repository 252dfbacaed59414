"""Everyone below a leader by reporting line, and a page for each: what they are owed, and what is recorded of them."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ridealong.faces.web.team.of_one import open_for, recorded_for
from ridealong.faces.web.team.tree import tree
from ridealong.faces.web.troubles import only_read
from ridealong.faces.web.voices.speaker import Speaker, speaker_of
from ridealong.faces.web.voices.waiting import Typed
from ridealong.moments.moment import new_id
from ridealong.people.seeing import Sight
from ridealong.speech import gettext

LOOKS_BACK = timedelta(weeks=26)
LONGEST_ID = 36


@only_read
def team(request: HttpRequest) -> HttpResponse:
    """For whoever leads, their people; for everybody else their own page."""
    speaker = speaker_of(request)
    sight = speaker.sight
    if not sight.lines.leads(speaker.person, speaker.today):
        return _page(request, speaker, sight, speaker.person)
    people = tree(speaker, sight, since=speaker.today - LOOKS_BACK)
    handle = sight.lines.people[speaker.person].handle
    return render(request, "web/team/team.html", {"speaker": speaker, "people": people, "handle": handle})


@only_read
def member(request: HttpRequest, handle: str) -> HttpResponse:
    """One person's page: theirs, and that of those above them today. For everybody else it is not there."""
    speaker = speaker_of(request)
    sight = speaker.sight
    people = sight.lines.people
    whose = next((each for each, person in people.items() if person.handle == handle), None)
    theirs = {speaker.person, *sight.lines.below(speaker.person, speaker.today)}
    if whose is None or not (sight.everything or whose in theirs):
        raise Http404(gettext("Nobody of yours goes by that name."))
    return _page(request, speaker, sight, whose)


def _page(request: HttpRequest, speaker: Speaker, sight: Sight, whose: str) -> HttpResponse:
    """What is open first; what is recorded behind it, for it may be long."""
    recorded = request.GET.get("show") == "recorded"
    before = str(request.GET.get("before", "")).replace("\0", "")[
        :LONGEST_ID
    ]  # PostgreSQL keeps no such letter
    found = (
        recorded_for(whose, speaker, sight, before=before) if recorded else open_for(whose, speaker, sight)
    )
    who = sight.lines.people[whose]
    shown = {
        "speaker": speaker,
        "own": whose == speaker.person,
        "who": who,
        "shows_recorded": recorded,
        **found,
    }
    return render(
        request, "web/team/member.html", {**shown, "typed": Typed(), "once": new_id, "back": "loops"}
    )
