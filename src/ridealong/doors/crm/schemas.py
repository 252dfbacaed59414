"""Headings that stand in a file of their own: the columns that `CREATE TABLE` names, for tables without any."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from ridealong.speech import gettext

from .contents import HEAD, look
from .encodings import find_letters
from .headings import fold
from .refusals import TableError

# A dump has its rows behind its tables; nobody describes a table on the ninth million letters.
MOST_LETTERS = 8 << 20
BEGINS = re.compile(
    rb"^\s*create\s+(?:or\s+replace\s+|temporary\s+|temp\s+)*table\s", re.IGNORECASE | re.MULTILINE
)
TABLE = re.compile(
    r"\bcreate\s+(?:or\s+replace\s+|temporary\s+|temp\s+)*table\s+(?:if\s+not\s+exists\s+)?([^\s(]+)\s*\(",
    re.IGNORECASE,
)
COMMENT = re.compile(r"/\*.*?\*/|--[^\n]*|^#[^\n]*", re.DOTALL | re.MULTILINE)
# Strings and quoted names are passed over whole, since they may hold commas and brackets.
PIECE = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|`[^`]*`|\[[^\]\d][^\]]*\]|[(),]|[^'\"`\[(),]+|.", re.DOTALL)
NAME = re.compile(r"\s*(?:`([^`]+)`|\"([^\"]+)\"|\[([^\]]+)\]|([^\s(,]+))")
NO_COLUMN = frozenset(
    "primary foreign unique key index constraint check fulltext spatial exclude like period partition".split()
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table, and where they are named."""

    table: str
    schema: str
    names: tuple[str, ...]


Schemas = Mapping[str, Columns]
Headings = tuple[int, list[str], tuple[str, ...]]
"""On which line they stand, what they are, and what to tell of them."""


def known_by(name: str) -> str:
    """`Orders.txt` and `sales.orders` both hold the table `orders`; `Order_Details` is `orderdetails`."""
    return fold(name).replace(" ", "")


def columns_for(file: str, sheet: str | None, schemas: Schemas) -> Columns | None:
    found = schemas.get(known_by(sheet)) if sheet else None
    return found or schemas.get(known_by(PurePath(file).stem))


def is_schema(path: Path) -> bool:
    """Known by what it says, or called .sql; whatever cannot be opened is refused where tables are."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return path.suffix.lower() == ".sql" or BEGINS.search(stream.read(HEAD)) is not None
    except OSError:
        return False


def read_schema(path: Path) -> dict[str, Columns]:
    """The tables of one schema by their names; a file that names no columns is refused."""
    content, head = look(path)
    if content == "text":
        with path.open(encoding=find_letters(path, head).encoding) as stream:
            found = {known_by(one.table): one for one in tables_in(stream.read(MOST_LETTERS), path.name)}
        if found:
            return found
    raise TableError(gettext("this is SQL, and no CREATE TABLE in it names columns"), file=path.name)


def tables_in(text: str, schema: str) -> Iterator[Columns]:
    text = COMMENT.sub(" ", text)
    for found in TABLE.finditer(text):
        names = tuple(columns_in(text, found.end()))
        if names:
            yield Columns(found[1].split(".")[-1].strip('`"[]'), schema, names)


def columns_in(text: str, start: int) -> Iterator[str]:
    for part in parts_in(text, start):
        if (found := NAME.match(part)) is None:
            continue
        quoted = found[1] or found[2] or found[3]
        if quoted or found[4].lower() not in NO_COLUMN:
            yield quoted or found[4]


def parts_in(text: str, start: int) -> Iterator[str]:
    """What stands between the commas of one CREATE TABLE, up to the bracket that ends it."""
    depth, part = 1, ""
    for piece in PIECE.finditer(text, start):
        depth += {"(": 1, ")": -1}.get(piece[0], 0)
        if depth == 0:
            break
        if piece[0] == "," and depth == 1:
            yield part
            part = ""
        else:
            part += piece[0]
    yield part


def headings_from(named: Columns, name: str, rows: list[tuple[int, list[str]]]) -> Headings | None:
    """The headings for a table that has none, with what to tell; None where it has its own."""
    first = {fold(cell) for cell in rows[0][1] if cell.strip()}
    if len(first & {fold(one) for one in named.names}) * 2 >= len(first):
        return None
    width = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
    if width > len(named.names):
        why = gettext(
            "rows have {width} cells, and `{table}` in {schema} names {count} columns",
            width=width,
            table=named.table,
            schema=named.schema,
            count=len(named.names),
        )
        raise TableError(why, file=name)
    table = {"table": named.table, "schema": named.schema}
    told = (
        gettext(
            "headings are the first {width} of {count} of the table `{table}` in {schema}",
            width=width,
            count=len(named.names),
            **table,
        )
        if width < len(named.names)
        else gettext("headings are those of the table `{table}` in {schema}", **table)
    )
    return 0, list(named.names[:width]), (told,)
