"""Finds the row of headings, tells its headings apart, and folds a heading to the words two systems share."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from ridealong.people.plain import plain
from ridealong.speech import gettext

from .refusals import LONGEST_VALUE, TableError, shortened

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])(?![A-Z]s\b)")  # but `IDs` is one word
# Salesforce marks fields and relations that a company made itself: `Region__c`, `Partner__r.Name`.
CUSTOM = re.compile(r"__(?:c|pc|r)(?![^\W_])", re.IGNORECASE)
# A copy of HubSpot's own tables marks what a record says as `property_name`, or `property_hs_timestamp`.
OF_A_COPY = re.compile(r"^property_(?:hs_)?(?=[a-z])")
NOT_A_WORD = re.compile(r"[^0-9a-z]+")
VALUE = re.compile(
    r"[-+(]?[$€£¥]?\d[\d.,' ]*[%)]?"  # a number or an amount
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?"  # a date
    r"|[^@\s]+@[^@\s]+\.\w+"  # an address
    r"|null|true|false",
    re.IGNORECASE,
)
MOST_VALUES_SHARE = 0.25


@lru_cache(maxsize=4096)
def fold(heading: str) -> str:
    """`Deal - Owner*`, `DealOwner`, `deal_owner` and `Deal_Owner__c` all fold to `deal owner`; accents go, too."""
    letters = unicodedata.normalize("NFKD", CAMEL.sub(" ", CUSTOM.sub("", OF_A_COPY.sub("", heading))))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return NOT_A_WORD.sub(" ", plain.casefold().replace("ß", "ss")).strip()


def find_headings(name: str, rows: list[tuple[int, list[str]]]) -> tuple[int, list[str], tuple[str, ...]]:
    """The first row at least half as full as the fullest; a title standing above it is left out and told."""
    if not rows:
        raise TableError(
            gettext("the table is empty; a row of headings and rows under it are needed"), file=name
        )
    fullest = max(filled(cells) for _, cells in rows)
    at = next(index for index, (_, cells) in enumerate(rows) if filled(cells) * 2 >= fullest)
    line, cells = rows[at]
    refuse_values(name, line, cells)
    titles = [shortened(next(cell for cell in cells if cell.strip())) for _, cells in rows[:at]]
    return (
        line,
        cells,
        tuple(
            gettext("`{title}` stands above the headings and is left out", title=title) for title in titles
        ),
    )


def filled(cells: list[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def refuse_values(name: str, line: int, cells: list[str]) -> None:
    values = [cell.strip() for cell in cells if VALUE.fullmatch(cell.strip()[:LONGEST_VALUE])]
    if len(values) > MOST_VALUES_SHARE * filled(cells):
        shown = ", ".join(f"`{shortened(value)}`" for value in values[:3])
        why = gettext(
            "this row should be the headings but holds values ({shown}); put a row of headings above it",
            shown=shown,
        )
        raise TableError(why, file=name, line=line)


def mended(text: str) -> str:
    """`PrÃ©nom` as it was before somebody read its UTF-8 as Windows-1252; anything else as it is."""
    if text.isascii():
        return text
    try:
        return b"".join(one.encode("cp1252", "ignore") or one.encode("latin-1") for one in text).decode()
    except UnicodeError:
        return text


def told_apart(cells: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give empty headings a stand-in and repeated ones a number, and say so."""
    headings: list[str] = []
    notes: list[str] = []
    seen: Counter[str] = Counter()
    for place, cell in enumerate(cells, start=1):
        written = " ".join(plain(cell).split()) or f"(column {place})"
        if (heading := mended(written)) != written:
            notes.append(
                gettext(
                    "the heading `{written}` is UTF-8 misread as Windows-1252; it is called `{heading}`",
                    written=written,
                    heading=heading,
                )
            )
        seen[heading] += 1
        if seen[heading] > 1:
            heading = f"{heading} ({seen[heading]})"
            notes.append(
                gettext(
                    "a heading stands more than once; column {place} is called `{heading}`",
                    place=place,
                    heading=heading,
                )
            )
        elif heading.startswith("(column"):
            notes.append(gettext("column {place} has no heading", place=place))
        headings.append(heading)
    return tuple(headings), tuple(notes)
