"""Each column of a table as a person would judge it: what stands in it first, and what it could be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import get_args

from ridealong.speech import gettext, gettext_noop

from .dates import writing
from .fields import Holds, Kind, field
from .matching import Hints, match
from .money import CODES, SYMBOLS
from .refusals import shortened
from .survey import BLOCK, Column, Survey
from .tables import Table
from .values import FALSE, TRUE

EXAMPLES = 3
LONGEST_EXAMPLE = 40
HOLDS: Sequence[Holds] = get_args(Holds)
# What is said of a column in which nothing of that sort stands.
LACKS: dict[Holds, str] = {
    "dates": gettext_noop("this cannot be {says}, for it holds no dates"),
    "times": gettext_noop("this cannot be {says}, for it holds no dates"),
    "amounts": gettext_noop("this cannot be {says}, for it holds no numbers"),
    "addresses": gettext_noop("this cannot be {says}, for it holds no mail addresses"),
    "currencies": gettext_noop("this cannot be {says}, for it holds no currencies"),
    "flags": gettext_noop("this cannot be {says}, for it holds neither yes nor no"),
}


def head_of(table: Table) -> Survey:
    """What the first rows hold. A person who looks at a column looks no further, and nobody waits for the rest."""
    columns = tuple(Column(heading, place) for place, heading in enumerate(table.headings))
    block = [cells for _, cells in islice(table.rows(), BLOCK)]
    for column, values in zip(columns, zip(*block, strict=True), strict=bool(block)):
        column.see(values)
    return Survey(table, len(block), columns)


def examples(column: Column) -> list[str]:
    """Its first different values, each short enough to be read at a glance."""
    return [shortened(each, LONGEST_EXAMPLE) for each in islice(column.examples, EXAMPLES)]


def holds_none_of(column: Column) -> list[Holds]:
    """What no value of the column can be; of an empty one nothing is known."""
    if not column.examples:
        return []
    return [holds for holds in HOLDS if holds in LACKS and not any_is(holds, column)]


def any_is(holds: Holds, column: Column) -> bool:
    match holds:
        case "dates" | "times":
            return column.dates.total() > 0 or any(map(writing, column.examples))
        case "amounts":
            return column.numbers > 0
        case "addresses":
            return column.addresses > 0
        case "currencies":
            return any(word in SYMBOLS or word.upper() in CODES for word in column.examples)
        case "flags":
            return any(word.casefold() in TRUE | FALSE for word in column.examples)
        case _:
            return True


def likely(kind: Kind, survey: Survey) -> dict[str, str]:
    """Which heading would be which field, were the table of this kind: by headings and values alone."""
    return {one.column.heading: key for key, one in match(kind, survey, Hints()).found.items()}


def wrong_about(kind: Kind, key: str, none_of: Iterable[str]) -> str:
    """Why a column cannot be a field, for what stands in it; empty where it can."""
    one = field(kind, key)
    if one is None or one.holds not in none_of:
        return ""
    return gettext(LACKS[one.holds], says=one.says)
