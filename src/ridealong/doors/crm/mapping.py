"""Reads the file in which a person says what a table is, where guessing would not do.

["pipeline export.csv"]        # a file name, `book.xlsx#Sheet`, or a pattern such as "*.csv"
table = "deals"
preset = "hubspot"             # or salesforce, pipedrive, zoho; `plain` for none
dates = "dmy"                  # or "mdy"
decimal = ","
currency = "EUR"
columns = { "Handled by" = "owner", "Notes" = "" }
stages = { "Dead" = "lost" }
names = { "Acme Inc" = "acme" }  # a name in the files, and the handle or name it stands for
customer = "Acme"              # of rows that name no customer
within = 3                     # days in which an order is promised where no column says by when
touches = { "price increase" = "warned" }  # words of an activity, and what it was to the customer
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, get_args

from rapidfuzz.process import extractOne

from .dates import Order
from .fields import FIELDS, Kind
from .money import CODES, DecimalSign
from .presets import AUTO, PLAIN, names
from .refusals import TableError
from .stages import Stood
from .tables import Table
from .touches import HOWS

ALLOWED: dict[str, Sequence[str]] = {
    "table": tuple(FIELDS),
    "preset": (AUTO, PLAIN, *names()),
    "dates": ("dmy", "mdy"),
    "decimal": (".", ","),
    "currency": sorted(CODES),
}
STOOD = get_args(Stood)
MOST_DAYS = 3_650
PAIRS = {
    "columns": '{ "heading" = "field" }',
    "stages": '{ "stage" = "won" }',
    "names": '{ "name in the file" = "handle" }',
    "touches": '{ "words of an activity" = "answered" }',
}
PLAINLY: dict[str, tuple[Callable[[object], bool], str]] = {
    "customer": (lambda value: isinstance(value, str) and bool(value.strip()), 'customer = "Acme"'),
    "within": (lambda value: type(value) is int and 0 <= value <= MOST_DAYS, "within = 3, in days"),
}
MOST_ALLOWED_TOLD = 6


@dataclass(frozen=True, slots=True)
class Told:
    """What a person has said of one table; whatever is left out is guessed."""

    source: str = ""
    table: Kind | None = None
    preset: str = AUTO
    dates: Order | None = None
    decimal: DecimalSign | None = None
    currency: str | None = None
    columns: Pairs[str, str] = field(default_factory=dict)
    stages: Pairs[str, Stood] = field(default_factory=dict)
    names: Pairs[str, str] = field(default_factory=dict)
    remembered: str = ""
    """With which import it was said, where that was not now."""
    touches: Pairs[str, str] = field(default_factory=dict)
    customer: str | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[tuple[str, Told], ...] = ()
    preset: str = AUTO
    """Which system the files come from, where no entry says: `plain` for none that is known here."""
    new_firms: bool = False
    """Whether firms that nothing names but somebody's card become customers."""
    answers: Pairs[str, Pairs[str, Any]] = field(default_factory=dict)
    """What was said on a page of each table, in the words of an entry; it stands over whatever else is said of it."""

    def about(self, table: Table) -> Told:
        told = self.entry(table) or Told()
        return told if told.preset != AUTO else replace(told, preset=self.preset)

    def entry(self, table: Table) -> Told | None:
        return self.called(table.name, table.file)

    def called(self, *called: str) -> Told | None:
        """The entry for a table: its own name before a pattern."""
        names = bare(called)
        for name in names:
            for pattern, told in self.entries:
                if pattern == name:
                    return told
        for pattern, told in self.entries:
            if any(fnmatchcase(name, pattern) for name in names):
                return told
        return None

    @property
    def names(self) -> dict[str, str]:
        """Names that stand for somebody else's. They hold for all files: a person is the same in each."""
        return {name: other for _, told in self.entries for name, other in told.names.items()}

    def unused(self, tables: Iterable[Table], books: Iterable[str] = ()) -> list[str]:
        """Entries for none of the files: a file name mistyped would otherwise be passed over in silence."""
        names = bare([*(name for table in tables for name in (table.name, table.file)), *books])
        return [
            pattern
            for pattern, _ in self.entries
            if pattern not in names and not any(fnmatchcase(name, pattern) for name in names)
        ]


def bare(names: Iterable[str]) -> list[str]:
    """Names, and behind them the same without the folders by which two of one name are told apart."""
    names = list(names)
    return [*names, *(PurePath(name).name for name in names)]


def read_mapping(path: Path) -> Mapping:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TableError(f"the mapping cannot be opened: {error.strerror}", file=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"the mapping is not TOML: {error}", file=path.name) from None
    return Mapping(tuple((name, read_entry(path.name, name, entry)) for name, entry in document.items()))


def read_entry(file: str, name: str, entry: object) -> Told:
    if not isinstance(entry, dict):
        raise TableError(f'`{name}` stands outside a table; begin with ["file name.csv"]', file=file)
    for word, value in entry.items():
        if (why := what_is_wrong(word, value)) is not None:
            raise TableError(f"[{name}] {why}", file=file)
    told = Told(source=file, **{**entry, "stages": tidied(entry.get("stages", {}))})
    if (why := wrong_columns(told) or wrong_stages(told) or wrong_touches(told)) is not None:
        raise TableError(f"[{name}] {why}", file=file)
    return told


def tidied(stages: Pairs[str, Stood]) -> dict[str, Stood]:
    """Cells are read without the spaces that some systems leave at the end of a stage."""
    return {" ".join(stage.split()): outcome for stage, outcome in stages.items()}


def what_is_wrong(word: str, value: object) -> str | None:
    if word not in ALLOWED and word not in PAIRS and word not in PLAINLY:
        return f"`{word}` is not known here{meant(word, [*ALLOWED, *PAIRS, *PLAINLY])}"
    if word in PAIRS:
        fine = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        return None if fine else f"`{word}` should be written {PAIRS[word]}"
    if word in PLAINLY:
        return None if PLAINLY[word][0](value) else f"`{word}` should be written {PLAINLY[word][1]}"
    if value in ALLOWED[word]:
        return None
    allowed = ", ".join(f'"{one}"' for one in ALLOWED[word][:MOST_ALLOWED_TOLD])
    more = ", …" if len(ALLOWED[word]) > MOST_ALLOWED_TOLD else ""
    return f'{word} = "{value}" should be one of {allowed}{more}'


def wrong_columns(told: Told) -> str | None:
    kinds = [told.table] if told.table else list(FIELDS)
    known = sorted({one.key for kind in kinds for one in FIELDS[kind]})
    taken: dict[str, str] = {}
    for heading, key in told.columns.items():
        if key and key not in known:
            of = f" of {told.table}" if told.table else ""
            return f'"{heading}" = "{key}": no field{of} is called so{meant(key, known)}'
        if key and key in taken:
            return f'both "{taken[key]}" and "{heading}" are to be "{key}"; keep one'
        taken[key] = heading
    return None


def wrong_stages(told: Told) -> str | None:
    for stage, outcome in told.stages.items():
        if outcome not in STOOD:
            return f'"{stage}" = "{outcome}" should be one of {", ".join(STOOD)}'
    return None


def wrong_touches(told: Told) -> str | None:
    for words, how in told.touches.items():
        if how and how not in HOWS:
            return f'"{words}" = "{how}" should be one of {", ".join(HOWS)}, or "" to leave such activities aside'
    return None


def check_headings(told: Told, table: Table) -> None:
    """Every heading the mapping names must stand in the file it is for."""
    for heading in told.columns:
        if heading not in table.headings:
            why = f"the mapping names a heading `{heading}` that is not in this file"
            raise TableError(why + meant(heading, table.headings), file=table.name, line=table.heading_line)


def meant(word: str, known: Sequence[str]) -> str:
    near = extractOne(word, known, score_cutoff=60)
    return f"; did you mean `{near[0]}`?" if near else f"; known are {', '.join(known)}"
