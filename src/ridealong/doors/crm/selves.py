"""Who is whom where somebody came in more than once: that a row says another of their names says nothing new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ridealong.moments.kind import Fact, identities_of
from ridealong.moments.one_name import fact_in_one_name
from ridealong.people import parties as people
from ridealong.people.models import Party

Turns = dict[str, str]
"""Whom a row names, and the name of theirs under which the same was told before."""


@dataclass(frozen=True, slots=True)
class Selves:
    one: Mapping[str, str] = field(default_factory=dict)
    """The name that stays, for every other: mostly there are none."""
    people: frozenset[str] = frozenset()
    """Those of ours among them."""

    @classmethod
    def of(cls, parties: Iterable[Party]) -> Selves:
        twice = [each for each in parties if each.customer and each.sort != "contact"]
        people = frozenset(each.customer or "" for each in twice if each.sort == "person")
        return cls({each.id: each.customer or "" for each in twice}, people)

    @classmethod
    def now(cls) -> Selves:
        return cls.of(people.everyone())

    def same(self, one: str, other: str) -> bool:
        return self.root(one) == self.root(other)

    def root(self, identity: str) -> str:
        return self.one.get(identity, identity)

    def turns(self, now: Fact, before: Fact) -> Turns:
        """Told as before: what was told of either name stays told of it, and is theirs again should they part."""
        if not self.one or type(now) is not type(before):
            return {}
        return {
            new: old
            for name in identities_of(type(now))
            for new in named(now, name)
            for old in named(before, name)
            if new != old and self.same(new, old) and new not in named(before, name)
        }


def named(fact: Fact, slot: str) -> tuple[str, ...]:
    value = getattr(fact, slot)
    return () if value is None else value if isinstance(value, tuple) else (value,)


def turned_to(fact: Fact, turns: Turns) -> Fact:
    return fact_in_one_name(fact, turns) if turns else fact
