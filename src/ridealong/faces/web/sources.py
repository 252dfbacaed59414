"""The one place the pages get their data from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ridealong.answer.answer import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    id: str
    when: datetime
    day: date
    sentence: str
    sentence_parts: tuple[tuple[str, str], ...] = ()
    voice: str
    recorded_by: str
    door: str
    state: str = ""
    recorded_at: datetime | None = None
    all_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a moment hangs together with: what it answers, what it corrects, what followed it."""

    answers: Sequence[Cited] = ()
    corrects: Sequence[Cited] = ()
    followed: Sequence[Cited] = ()


def answer(leader: str | None, *, as_of: date, known_at: datetime | None) -> Answer:
    raise NotImplementedError


def leaders() -> list[tuple[str, str]]:
    raise NotImplementedError


def cited(ids: Iterable[str]) -> list[Cited]:
    raise NotImplementedError


def around(id: str) -> Around:
    raise NotImplementedError


def names(handles: Iterable[str]) -> dict[str, str]:
    raise NotImplementedError
