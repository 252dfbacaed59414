"""Telling, drawing and answering as the stories of asking need it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ridealong.doors.asking.models import Ask
from ridealong.doors.asking.opening import opened
from ridealong.doors.asking.receiving import receive
from ridealong.doors.asking.typed import Typed
from ridealong.doors.asking.weekly import draw_closed_weeks
from ridealong.ledger.derived import every
from ridealong.moments.kind import Fact
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.letters.models import Letter
from ridealong.people.preferences import settle_reach
from tests.ledger import telling

FRIDAY = datetime(2026, 3, 27, 9, tzinfo=UTC)
"""In the week that is drawn, which closes on the 29th."""
MONDAY = datetime(2026, 3, 30, 6, tzinfo=UTC)


def tell(text: str, *, now: datetime = FRIDAY) -> list[str]:
    return telling.tell(text, now=now)


def id_of(handle: str) -> str:
    party = people.find(handle)
    assert party is not None
    return party.id


def permit(handle: str, *, way: str = "mail", language: str = "", now: datetime = telling.BEFORE) -> None:
    telling.tell(f"2026-01-01 {handle} may be asked by {way} | by rita", now=now)
    name = handle.rpartition("/")[2]
    settle_reach(id_of(handle), email=f"{name}@{handle.partition('/')[0]}.example", language=language)


def draw(now: datetime = MONDAY) -> list[Ask]:
    draw_closed_weeks(now)
    return list(Ask.objects.order_by("customer"))


def letter(key: str) -> Letter:
    return Letter.objects.get(key=key)


def token_in(text: str, path: str = "/ask/") -> str:
    found = re.search(rf"{path}([A-Za-z0-9_-]{{20,}})/", text)
    assert found, text
    return found[1]


def stop_token_in(text: str) -> str:
    return token_in(text, "/ask/stop/")


def link_of(ask: Ask) -> str:
    return token_in(letter(f"ask {ask.id}").text)


def answer(ask: Ask, *, now: datetime = MONDAY, language: str = "en", **fields: str) -> bool:
    found = opened(link_of(ask), now)
    given = {name.replace("__", "-"): value for name, value in fields.items()}
    return receive(found, Typed(given), language, now)


def told(kind: type[Fact]) -> list[Moment]:
    return [moment for _, moment in every() if isinstance(moment.fact, kind)]
