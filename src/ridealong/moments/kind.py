"""How a kind of moment declares itself: a frozen dataclass, a stored name and one phrase."""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import (
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from ridealong.moments import slots

Audience = Literal["both", "figures", "leaders", "team", "about"]
"""Who may read a moment of a kind, from those it names to the whole team; what each word means is for
``people.seeing`` to say."""
Recording = Literal["anybody", "keeper", "system"]
"""Who may record a moment of a kind: anybody in their own voice, a system or a keeper, or a system alone; the ledger
judges it. A system's word counts without anybody bearing it out, so it is nobody's to type."""


class Slip(str):
    """What was hardly meant, in words for the one who told it; and the field, and the text in it, where that stands."""

    __slots__ = ("field", "text")
    field: str
    text: str

    def __new__(cls, why: str, field: str = "", text: str = "") -> Slip:
        made = super().__new__(cls, why)
        made.field, made.text = field, text
        return made


class Fact:
    """What a moment says happened; a kind is a subclass made by :func:`kind`."""

    __slots__ = ()
    NAME: ClassVar[str]
    STORED: ClassVar[str]
    PHRASE: ClassVar[str]
    AUDIENCE: ClassVar[Audience]
    RECORDED_BY: ClassVar[Recording]

    def problems(self) -> list[str]:
        """What makes this fact impossible by itself, in words for the one who told it."""
        return []

    def slips(self, day: date) -> Sequence[str]:
        """What nobody would say on purpose on a day: refused when it is told, and restored where it was kept before."""
        return []


F = TypeVar("F", bound=Fact)
R = TypeVar("R")
KINDS: dict[str, type[Fact]] = {}
"""Every kind by its name, such as ``promise.made``."""


@dataclass_transform(frozen_default=True)
def kind(
    name: str,
    phrase: str,
    version: int = 1,
    *,
    audience: Audience = "both",
    recorded_by: Recording = "anybody",
) -> Callable[[type[F]], type[F]]:
    """Make a class a kind: frozen, registered, and told by its phrase.

    In the phrase ``{field}`` is a slot and ``[...]`` an optional part; the slot's type is the field's.
    The version is part of the stored name and grows whenever the fields change. The audience is the strictest
    unless the kind says otherwise: those whom the moment names, and nobody else. Whoever may record one is anybody,
    unless it is a system's word.
    """

    def declare(declared: type[F]) -> type[F]:
        made = dataclass(frozen=True, slots=True)(declared)
        made.NAME, made.PHRASE, made.AUDIENCE = name, phrase, audience
        made.RECORDED_BY = recorded_by
        made.STORED = f"{name}/{version}"
        if name in KINDS:
            raise ValueError(f"two kinds are named {name}")
        KINDS[name] = made
        return made

    return declare


def once_a_kind(function: Callable[[type[Fact]], R]) -> Callable[[type[Fact]], R]:
    """Work something out once for each kind."""
    # mypy takes a class for one of its instances here, and so believes that it cannot be a key.
    return cast("Callable[[type[Fact]], R]", cache(function))


class Field(NamedTuple):
    """What a field of a kind holds, with ``None`` taken off its type."""

    name: str
    type: Any
    optional: bool
    choices: tuple[str, ...]

    @property
    def is_identity(self) -> bool:
        return self.type in slots.IDENTITIES or self.type == tuple[slots.Person, ...]

    @property
    def is_erasable(self) -> bool:
        return self.type in slots.ERASABLE or self.type == tuple[slots.Words, ...]


@once_a_kind
def fields_of(fact: type[Fact]) -> tuple[Field, ...]:
    hints = get_type_hints(fact, include_extras=True)
    return tuple(_field(each.name, hints[each.name]) for each in fields(fact))  # type: ignore[arg-type]


def _field(name: str, hint: Any) -> Field:
    optional = get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
    if optional:
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    return Field(name, hint, optional, choices)


@once_a_kind
def identities_of(fact: type[Fact]) -> tuple[str, ...]:
    """The fields that name people or customers."""
    return tuple(each.name for each in fields_of(fact) if each.is_identity)


@once_a_kind
def words_of(fact: type[Fact]) -> tuple[str, ...]:
    """The fields that hold people's words or names and can be forgotten."""
    return tuple(each.name for each in fields_of(fact) if each.is_erasable)


@once_a_kind
def refs_of(fact: type[Fact]) -> tuple[str, ...]:
    """The fields that point at an earlier moment."""
    return tuple(each.name for each in fields_of(fact) if each.type == slots.Ref)


def parties(fact: Fact) -> list[str]:
    """Everyone a fact names, by id, in the order of its sentence."""
    named: list[str] = []
    for name in identities_of(type(fact)):
        value = getattr(fact, name)
        if value is not None:
            named.extend(value if isinstance(value, tuple) else (value,))
    return named
