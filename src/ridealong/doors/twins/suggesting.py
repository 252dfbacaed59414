"""The pairs to decide on, as they are shown: side by side, with what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ridealong.people import parties as people
from ridealong.speech import gettext, ngettext

from .likeness import likeness
from .models import Suggestion
from .portraits import Portrait, some_of
from .reasons import Reasons, Seen, days_bought, reasons, said


@dataclass(frozen=True, slots=True)
class Side:
    """One of two, as somebody would know them."""

    id: str
    handle: str
    name: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two who may be one. The first was here first, and would be the one that is kept."""

    sort: str
    one: Side
    other: Side
    reasons: Reasons

    @property
    def document(self) -> dict[str, Any]:
        return {
            "sort": self.sort,
            "keep": {"handle": self.one.handle, "name": self.one.name},
            "other": {"handle": self.other.handle, "name": self.other.name},
            "for": list(self.reasons.says_yes),
            "against": list(self.reasons.says_no),
        }


def count() -> int:
    return Suggestion.objects.count()


def suggested(first: int = 0, most: int | None = None) -> list[Twins]:
    """Those found by the last look, the likeliest first, without those who are not alike any more."""
    rows = Suggestion.objects.all()[first : None if most is None else first + most]
    return shown([(row.one, row.other) for row in rows])


def shown(pairs: Sequence[tuple[str, str]]) -> list[Twins]:
    if not pairs:
        return []
    everybody = some_of({each for pair in pairs for each in pair})
    kept = [(everybody.of[a], everybody.of[b]) for a, b in pairs if a in everybody.of and b in everybody.of]
    seen = Seen(called_of(portrait for pair in kept for portrait in pair), days_bought(bought_by(kept)))
    return [
        Twins(one.sort, side(one, seen), side(other, seen), reasons(one, other, found, seen))
        for one, other in kept
        if (found := likeness(one, other)) is not None
    ]


def bought_by(pairs: Iterable[tuple[Portrait, Portrait]]) -> dict[str, set[str]]:
    return {each.id: {each.id} for pair in pairs for each in pair if each.sort == "customer"}


def called_of(portraits: Iterable[Portrait]) -> dict[str, str]:
    known = people.known({each for one in portraits for each in (*one.near, *one.above, one.firm) if each})
    return {each.id: each.name or each.handle for each in known.values()}


def side(one: Portrait, seen: Seen) -> Side:
    days = seen.bought.get(one.id)
    told = {
        gettext("also called"): ", ".join(sorted(one.names - {one.name})),
        gettext("speaks for"): seen.called.get(one.firm or "", ""),
        gettext("in"): ", ".join(sorted(one.places.values())),
        gettext("on the web"): ", ".join(sorted(one.domains)),
        gettext("written to at"): ", ".join(sorted(one.mails)),
        gettext("phoned at"): ", ".join(f"…{each}" for each in sorted(one.phones)),
        gettext("speaking for it"): ", ".join(sorted(one.speakers.values())),
        gettext("served by") if one.sort == "customer" else gettext("with"): ", ".join(
            sorted(seen.called.get(each, each) for each in one.near)
        ),
        gettext("bought"): ngettext(
            "on {count} day, last on {day}",
            "on {count} days, last on {day}",
            len(days),
            count=len(days),
            day=said(max(days)),
        )
        if days
        else "",
    }
    return Side(one.id, one.handle, one.name, tuple((key, value) for key, value in told.items() if value))
