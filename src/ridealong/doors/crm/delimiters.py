"""Which sign parts the cells of a text table: the one that gives the same number of cells line after line."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass

from ridealong.speech import gettext_noop

SIGNS = (",", ";", "\t", "|")
PARTED_BY = {
    ",": gettext_noop("cells are parted by commas"),
    ";": gettext_noop("cells are parted by semicolons"),
    "\t": gettext_noop("cells are parted by tabs"),
    "|": gettext_noop("cells are parted by upright bars"),
}
LINES_LOOKED_AT = 200
NEARLY_AS_GOOD = 0.1


@dataclass(frozen=True, slots=True)
class Fit:
    sign: str
    columns: int
    share: float
    from_the_top: bool


def find_delimiter(lines: list[str]) -> str:
    """Choose by consistency; decimal commas and commas in names give ragged columns, the true sign does not."""
    fits = [fit for sign in SIGNS if (fit := try_sign(sign, lines)).columns > 1]
    from_the_top = [fit for fit in fits if fit.from_the_top]
    candidates = from_the_top or fits
    if not candidates:
        return ","
    best = max(fit.share for fit in candidates)
    near = [fit for fit in candidates if fit.share >= best - NEARLY_AS_GOOD]
    return max(near, key=lambda fit: fit.columns).sign


def try_sign(sign: str, lines: list[str]) -> Fit:
    widths = list(widths_with(sign, lines))
    if not widths:
        return Fit(sign, 0, 0.0, from_the_top=False)
    columns, count = max(Counter(widths).items(), key=lambda item: (item[0] > 1, item[1], item[0]))
    return Fit(sign, columns, count / len(widths), from_the_top=widths[0] == columns)


def widths_with(sign: str, lines: list[str]) -> list[int]:
    widths: list[int] = []
    reader = csv.reader(iter(lines), delimiter=sign)
    while len(widths) < LINES_LOOKED_AT:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            continue
        if any(cell.strip() for cell in cells):
            widths.append(len(cells))
    return widths


def named_by_the_file(first_line: str) -> str | None:
    """Excel lets a file name its own sign in a first line `sep=;`."""
    line = first_line.strip("\ufeff\r\n")
    if len(line) == 5 and line.lower().startswith("sep=") and line[4] in SIGNS:
        return line[4]
    return None
