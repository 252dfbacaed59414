"""The pages: each loads, calls and renders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse

from ridealong.answer.acts import chosen, of_practice
from ridealong.answer.answer import Answer, Row
from ridealong.answer.changes import changes
from ridealong.faces.web import drawing, sources, words
from ridealong.faces.web.evidence import Listed, lists_of
from ridealong.faces.web.moments.narrowing import Narrow, page_of
from ridealong.faces.web.opened import Opened, opened
from ridealong.faces.web.troubles import only_read
from ridealong.faces.web.typed import Typed
from ridealong.moments.moment import new_id
from ridealong.practices.afterwords import afterwords_of
from ridealong.practices.reading import Sign
from ridealong.practices.registry import BY_KEY, PRACTICES
from ridealong.speech import gettext

A_PAGE = 25
LATELY = 3


@opened
def answer(book: Opened) -> HttpResponse:
    answer = book.answer
    return book.page(
        "web/answer.html",
        acts=sources.acts(chosen(answer), book.leader.id, book.sight),
        changes=changes(answer),
        guess=book.guesses.whole,
        begin=answer.row("serving").practice.begin,
        quiet=[row for row in answer.rows if words.is_quiet(row.reading)],
        lists=lists_of(_signs(answer), said=True),
        columns=drawing.columns(answer.holding),
        likely=words.holding(answer.holding),
    )


@opened
def practices(book: Opened) -> HttpResponse:
    return book.page("web/practices.html", rows=sorted(book.answer.rows, key=lambda row: row.practice.number))


@opened
def brief(book: Opened) -> HttpResponse:
    asked = book.looking.asked
    found = sources.brief(book.leader, book.sight, day=asked.as_of, known_at=asked.known_at)
    return book.page("web/brief.html", brief=found, answer=found.answer)


@opened
def practice(book: Opened, key: str) -> HttpResponse:
    return practice_page(book, key, Typed())


def practice_page(book: Opened, key: str, typed: Typed) -> HttpResponse:
    """A practice, with what its leader typed for a standard where that could not be kept."""
    row = _row(book.answer, key)
    asked = book.looking.asked
    chosen_ones = sources.standards(book.leader, as_of=asked.as_of, known_at=asked.known_at)
    to_do = of_practice(row)
    about = to_do[0].step.about[:A_PAGE] if to_do else ()
    lately = {sign.key: _lately(sign) for sign in row.reading.signs}
    # All of the page's moments at once: asked for sign by sign, they were half of its questions to the database.
    stakes = [act.step.stake.last for act in to_do if act.step.stake]
    latest = [each for listed in lately.values() for each in _latest(listed)]
    shown = _cited([*about, *latest, *stakes], book)
    act = next(iter(sources.acts(to_do, book.leader.id, book.sight)), None)
    signs = [
        (
            sign,
            lists_of([sign]),
            _still_to_hold(sign, chosen_ones.get(f"{key}.{sign.key}")),
            lately[sign.key],
            _among(shown, _latest(lately[sign.key])),
        )
        for sign in row.reading.signs
    ]
    place = PRACTICES.index(BY_KEY[key])
    return book.page(
        "web/practice.html",
        row=row,
        signs=signs,
        act=act,
        typed=typed,
        guess=book.guesses.of.get(key),
        status=422 if typed.why else 200,
        once=new_id,
        quiet=words.is_quiet(row.reading),
        afterwords=afterwords_of(key),
        about=_among(shown, about),
        before=PRACTICES[place - 1] if place else None,
        after=PRACTICES[place + 1] if place + 1 < len(PRACTICES) else None,
    )


@opened
def sign(book: Opened, key: str, sign_key: str) -> HttpResponse:
    row = _row(book.answer, key)
    found = next((sign for sign in row.reading.signs if sign.key == sign_key), None)
    if found is None:
        known = ", ".join(sign.key for sign in row.reading.signs) or gettext("none yet")
        raise Http404(
            gettext(
                "{practice} has no sign “{sign}”; it has: {known}.",
                practice=row.practice.title,
                sign=sign_key,
                known=known,
            )
        )
    return book.page(
        "web/sign.html", row=row, sign=found, **_listed(book, lists_of([found]), met=found.because)
    )


@opened
def moments(book: Opened) -> HttpResponse:
    return book.page("web/moments.html", **_listed(book, lists_of(_signs(book.answer), said=True)))


@login_not_required
@only_read
def healthz(request: HttpRequest) -> HttpResponse:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return HttpResponse(f"the database does not answer: {error}\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


# ---- what the pages above are made of ----


def _signs(answer: Answer) -> list[Sign]:
    return [sign for row in answer.rows for sign in row.reading.signs]


def _row(answer: Answer, key: str) -> Row:
    if key not in BY_KEY:
        raise Http404(
            gettext(
                "There is no practice “{key}”; the thirteen are: {keys}.", key=key, keys=", ".join(BY_KEY)
            )
        )
    return answer.row(key)


def _still_to_hold(sign: Sign, chosen: sources.Chosen | None) -> sources.Chosen | None:
    """What the leader chose later than what the sign is held to: it waits for its week."""
    held_since = sign.standard.since
    return None if chosen is None or (held_since and chosen.on <= held_since) else chosen


def _lately(sign: Sign) -> Listed | None:
    """The latest that was not met, for that is what can still be helped; else the latest there is."""
    if sign.absence:
        return None  # a week in which nothing happened left no moment to look at; the trend shows which
    lists = lists_of([sign])
    return lists.get("not_met") or lists.get("counted") or lists.get("young") or lists.get("aside")


def _latest(listed: Listed | None) -> tuple[str, ...]:
    return listed.ids[:LATELY] if listed else ()


def _cited(ids: Iterable[str], book: Opened) -> dict[str, sources.Cited]:
    return {each.id: each for each in sources.cited(ids, book.sight)}


def _among(shown: Mapping[str, sources.Cited], ids: Iterable[str]) -> list[sources.Cited]:
    """Those of the moments that a page shows which these ids mean, each once."""
    return [shown[each] for each in dict.fromkeys(ids) if each in shown]


def _listed(book: Opened, lists: dict[str, Listed], met: tuple[str, ...] | None = None) -> dict[str, Any]:
    """One page of the list that was asked for; where both fates stand in one list, each shows its own."""
    query = book.request.GET
    wanted = query.get("show") or next(iter(lists), "counted")
    shown = lists.get(wanted)
    narrow = Narrow.of(query, sources.zone_of(book.leader))
    page = page_of(shown.ids if shown else (), narrow, book.sight, query, A_PAGE)
    fates = frozenset(met) if met is not None and wanted == "counted" else None
    return {
        "lists": lists, "shown": shown, "page": page, "moments": page.moments, "met": fates, "narrow": narrow,
    }  # fmt: skip
