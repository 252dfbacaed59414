"""Three sentences told by filling in a few fields: a barrier, a promise, a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from ridealong.doors.voices.saying import too_long
from ridealong.faces.web.voices.names import Names
from ridealong.moments.book import Unknown
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.loops import BarrierRaised, PromiseMade, RequestMade
from ridealong.speech import gettext

MINUTES, WEEK_HOURS = 60, 168


class Wrong(Exception):
    """What is wrong with a field, and which."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field, self.why = field, why


Fields = Mapping[str, str]


def barrier(who: str, typed: Fields, names: Names) -> Fact:
    return BarrierRaised(who=who, what=_what(typed), cost=_cost(typed), by=_day(typed, needed=False))


def promise(who: str, typed: Fields, names: Names) -> Fact:
    to, what, by = _somebody(typed, "to", names), _what(typed), _day(typed)
    assert by is not None
    return PromiseMade(who=who, to=to, what=what, by=by)


def request(who: str, typed: Fields, names: Names) -> Fact:
    of, what, by = _somebody(typed, "of", names), _what(typed), _day(typed)
    assert by is not None
    return RequestMade(who=who, of=of, what=what, by=by)


FORMS: dict[str, Callable[[str, Fields, Names], Fact]] = {
    "barrier": barrier,
    "promise": promise,
    "request": request,
}


def _what(typed: Fields) -> str:
    what = typed.get("what", "").strip()
    if not what:
        raise Wrong("what", gettext("it does not say what; a few words are enough"))
    if why := too_long(what):
        raise Wrong("what", why)
    return what


def _somebody(typed: Fields, field: str, names: Names) -> str:
    name = typed.get(field, "").strip()
    if not name:
        raise Wrong(field, gettext("it does not say whom; write a name as it is offered"))
    try:
        return names.find(name).id
    except Unknown as nobody:
        raise Wrong(field, str(nobody)) from nobody


def _day(typed: Fields, *, needed: bool = True) -> date | None:
    text = typed.get("by", "").strip()
    if not text and not needed:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        if text:
            raise Wrong("by", gettext("“{text}” is no day; write it like 2026-03-30", text=text)) from None
        raise Wrong("by", gettext("it does not say by when; write it like 2026-03-30")) from None


def _cost(typed: Fields) -> int | None:
    text = typed.get("hours", "").strip().replace(",", ".")
    if not text:
        return None
    try:
        minutes = round(Decimal(text) * MINUTES)
    except (InvalidOperation, ValueError, OverflowError):
        raise Wrong(
            "hours", gettext("“{text}” is no number of hours; write it like 2 or 1.5", text=text)
        ) from None
    if not 0 < minutes <= WEEK_HOURS * MINUTES:
        raise Wrong("hours", gettext("a week has {most} hours; this says {text}", most=WEEK_HOURS, text=text))
    return minutes
