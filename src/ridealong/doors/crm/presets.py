"""Which system a table was exported from, told by several of its headings; systems/*.toml say what each means."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ridealong.speech import gettext

from .fields import FIELDS, Kind
from .headings import fold

SYSTEMS = Path(__file__).with_name("systems")
AUTO, PLAIN = "auto", "plain"
FEWEST_SIGNS = 2
FEWEST_HEADINGS = 4
MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Preset:
    """One table of one system. `table` and `columns` may name what this door does not read yet; that is passed over."""

    system: str
    called: str
    table: str
    signs: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    several: bool
    """Whether one cell may hold several names or ids, parted by `;`."""

    @property
    def kind(self) -> Kind | None:
        return self.table if self.table in FIELDS else None

    def known(self, headings: Iterable[str]) -> list[str]:
        every = self.signs.union(*self.columns.values())
        return [heading for heading in headings if fold(heading) in every]

    def signed(self, headings: Iterable[str]) -> list[str]:
        return [heading for heading in headings if fold(heading) in self.signs]

    def told(self, headings: Iterable[str]) -> str:
        signs = self.signed(headings)
        shown = ", ".join(f"`{sign}`" for sign in signs[:MOST_TOLD]) + (
            ", …" if len(signs) > MOST_TOLD else ""
        )
        return gettext("this looks like {called}: {shown}", called=self.called, shown=shown)


def names() -> list[str]:
    return sorted(path.stem for path in SYSTEMS.glob("*.toml"))


@cache
def presets(system: str) -> tuple[Preset, ...]:
    """The tables of one system, as its file says."""
    said = tomllib.loads((SYSTEMS / f"{system}.toml").read_text(encoding="utf-8"))
    name, several = said.pop("name"), said.pop("several", False)
    return tuple(
        Preset(
            system=system,
            called=f"{name} {called}",
            table=one["table"],
            signs=frozenset(map(fold, one["signs"])),
            columns={key: tuple(map(fold, headings)) for key, headings in one["columns"].items()},
            several=several,
        )
        for called, one in said.items()
    )


def preset_for(headings: Iterable[str], wanted: str = AUTO) -> Preset | None:
    """The one table of the one system that most signs speak for; None where two are as likely, or `plain` is wanted."""
    if wanted == PLAIN:
        return None
    headings = list(headings)
    if wanted != AUTO:
        return best(ranked(headings, presets(wanted)), FEWEST_SIGNS - 1)
    firsts = [found for system in names() if (found := best(ranked(headings, presets(system)), FEWEST_SIGNS))]
    alone = best(ranked(headings, firsts), FEWEST_SIGNS)
    return alone if alone is not None and len(alone.known(headings)) >= FEWEST_HEADINGS else None


def ranked(headings: list[str], some: Iterable[Preset]) -> Iterator[tuple[tuple[int, int], Preset]]:
    for preset in some:
        yield (len(preset.signed(headings)), len(preset.known(headings))), preset


def best(found: Iterable[tuple[tuple[int, int], Preset]], fewest: int) -> Preset | None:
    order = sorted(found, key=lambda each: each[0], reverse=True)
    if not order or order[0][0][0] < fewest or (len(order) > 1 and order[1][0] == order[0][0]):
        return None
    return order[0][1]


def not_read_yet() -> dict[str, set[str]]:
    """Tables and fields that presets name and this door has none of, table by table."""
    left: dict[str, set[str]] = {}
    for preset in (each for system in names() for each in presets(system)):
        known = {one.key for one in FIELDS.get(preset.kind, ())} if preset.kind else set()
        if rest := set(preset.columns) - known:
            left.setdefault(preset.table, set()).update(rest)
    return left
