"""What every page begins with: who reads, the question read from the address, and the answer to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ridealong.answer.answer import Answer
from ridealong.faces.web import sources
from ridealong.faces.web.asked import Asked
from ridealong.faces.web.imports.views import limits
from ridealong.faces.web.troubles import only_read
from ridealong.people.doorway import reader_of
from ridealong.speech import gettext

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Looking:
    """A request with what its reader may see, and whose answer they may have meant."""

    request: HttpRequest
    asked: Asked
    sight: sources.Sight
    leaders: list[sources.Leader]
    leader: sources.Leader | None

    @classmethod
    def at(cls, request: HttpRequest) -> Looking:
        now = timezone.now()
        asked, reader = Asked.of(request.GET, now), reader_of(request)
        sight = sources.sight(reader, reader.today or now.date())
        leaders = sources.leaders(sight)
        leader = sources.meant(asked.leader, sight) if leaders else None
        if leader is not None:
            asked = asked.counted_in(sources.zone_of(leader), now)
        return cls(request, asked, sight, leaders, leader)

    @property
    def at_home(self) -> bool:
        """Whether somebody just came in, asking for nobody's answer: a colleague has none, and things to say."""
        return self.sight.here and not self.asked.given and self.request.path == reverse("web:answer")

    def page(self, template: str, *, status: int = 200, **more: object) -> HttpResponse:
        shown = {"asked": self.asked, "leaders": self.leaders, "leader": self.leader, **more}
        return render(self.request, template, shown, status=status)


@dataclass(frozen=True)
class Opened:
    """Somebody looking, with their question answered once a page needs the answer."""

    looking: Looking
    leader: sources.Leader

    @cached_property
    def answer(self) -> Answer:
        asked = self.looking.asked
        return sources.answer(self.leader, as_of=asked.as_of, known_at=asked.known_at)

    @property
    def request(self) -> HttpRequest:
        return self.looking.request

    @property
    def sight(self) -> sources.Sight:
        return self.looking.sight

    @property
    def is_own(self) -> bool:
        """Whether the leader is reading their own answer."""
        return self.sight.reader.person == self.leader.id

    @property
    def is_theirs(self) -> bool:
        """Whether whoever reads may say something in this leader's own name: nobody else may, not even from above."""
        return (self.sight.everything and self.leader == sources.meant(None, self.sight)) or self.is_own

    @property
    def guesses(self) -> sources.Guesses:
        asked = self.looking.asked
        return sources.guesses(self.leader, self.sight, as_of=asked.as_of, known_at=asked.known_at)

    def page(self, template: str, *, status: int = 200, **more: object) -> HttpResponse:
        since = sources.views(self.leader, self.sight)
        if "answer" not in more:
            more["answer"] = self.answer
        return self.looking.page(template, status=status, views_since=since, book=self, **more)


def opened(
    view: Callable[Concatenate[Opened, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give a view the answer it is about; before there is a leader, show how to begin instead."""

    return only_read(answering(view))


def answering(
    view: Callable[Concatenate[Opened, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The same for a page that takes something."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        looking = Looking.at(request)
        if looking.sight.everything and not looking.leaders:
            return looking.page("web/first.html", **limits())
        if looking.leader is None and looking.at_home:
            return redirect("web:waiting")
        if looking.leader is None:
            raise Http404(_nobody(looking))
        return view(Opened(looking, looking.leader), *args, **named)

    return answered


def _nobody(looking: Looking) -> str:
    """Why no answer is shown, in the same words whether there is none or it is not for this reader."""
    handles = ", ".join(each.handle for each in looking.leaders)
    if looking.asked.leader and looking.sight.everything:
        return gettext(
            "Nobody called “{name}” leads anybody here; those who do: {handles}.",
            name=looking.asked.leader, handles=handles,
        )  # fmt: skip
    if looking.asked.leader and handles:
        return gettext(
            "There is no answer of “{name}” for you to read here; you may read: {handles}.",
            name=looking.asked.leader, handles=handles,
        )  # fmt: skip
    return gettext("You belong to no leader’s team today, so there is no answer for you to read.")
