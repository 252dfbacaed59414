"""What every page begins with: the question read from the address, and the answer to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ridealong.answer.answer import Answer
from ridealong.faces.web import sources
from ridealong.faces.web.asked import Asked
from ridealong.faces.web.troubles import only_read

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Opened:
    """A request with its question answered."""

    request: HttpRequest
    asked: Asked
    leaders: list[tuple[str, str]]
    answer: Answer

    def page(self, template: str, **more: object) -> HttpResponse:
        shown = {"asked": self.asked, "leaders": self.leaders, "answer": self.answer, **more}
        return render(self.request, template, shown)


def opened(
    view: Callable[Concatenate[Opened, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give a view the answer it is about; before there is a leader, show how to begin instead."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        asked, leaders = Asked.of(request.GET, timezone.now()), sources.leaders()
        if not leaders:
            return render(request, "web/first.html", {"asked": asked})
        _refuse_unknown(asked.leader, leaders)
        found = sources.answer(asked.leader, as_of=asked.as_of, known_at=asked.known_at)
        return view(Opened(request, asked, leaders, found), *args, **named)

    return only_read(answered)


def _refuse_unknown(leader: str | None, leaders: list[tuple[str, str]]) -> None:
    handles = [handle for handle, _ in leaders]
    if leader is not None and leader not in handles:
        raise Http404(f"Nobody called “{leader}” leads anybody here; those who do: {', '.join(handles)}.")
