"""Two pictures of a file of purchases: where the value lies, and whether what was told of held-out weeks came."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log10
from pathlib import Path

from ridealong.answer.valued import Report
from ridealong.engines.relationship.backtest import Backtest
from ridealong.engines.relationship.heat import Cell, Class, cells_of
from ridealong.faces.cli.speech import aside, refuse
from ridealong.faces.cli.svg import WIDE, Picture

LEFT, EDGE, TOP, RIGHT = 120, 80, 96, 20
ROW = 46
TINTS = (0.02, 0.1, 0.3, 0.6)
"""Shares of the most valuable class, from which the next tint is taken; the last two carry light letters on dark."""
PLOT = 300


def draw_value(report: Report, path: Path) -> None:
    cells = cells_of(report.valued)
    rows, columns = _held([each.repeats for each in cells]), _held([each.silent for each in cells])
    best, under = max(each.value for each in cells), TOP + ROW * len(rows)
    picture = Picture("Where the value lies", _described(report, cells), high=under + 92)
    picture.text(LEFT, 30, "Where the value lies", "head")
    money = f", in {report.currency}" if report.currency else ""
    told = f"Expected of one customer in the next {report.ahead:,} days{money}; below it how many there are"
    picture.text(LEFT, 52, told, "faint")
    picture.text(LEFT - 12, TOP - 12, "came back", "end faint")
    wide = (WIDE - LEFT - RIGHT) / len(columns)
    for place, row in enumerate(rows):
        picture.text(LEFT - 12, TOP + ROW * place + ROW / 2 + 4, _times(row), "end")
    for place, column in enumerate(columns):
        picture.text(LEFT + wide * (place + 0.5), under + 20, _span(column), "middle")
    picture.text(WIDE - RIGHT, under + 40, "days since they last bought", "end faint")
    for cell in cells:
        at = LEFT + wide * columns.index(cell.silent), TOP + ROW * rows.index(cell.repeats)
        _cell(picture, report, cell, at, (wide, best))
    _legend(picture, report, best, under + 62)
    _write(picture, path)


def _described(report: Report, cells: Sequence[Cell]) -> str:
    best = max(cells, key=lambda each: each.value)
    return (
        f"What a customer is expected to bring in the next {report.ahead:,} days, on average, of "
        f"{len(report.valued.customers):,} customers as of {report.today}, by how often they came back and how long "
        f"they have been silent. Most is expected of those who {_often(best.repeats)} and have been silent for "
        f"{_days(best.silent)}: {_money(report, best.value)} {report.currency}".rstrip()
        + " each."
    )


def _cell(
    picture: Picture, report: Report, cell: Cell, at: tuple[float, float], scale: tuple[float, float]
) -> None:
    wide, best = scale
    tint = _tint(cell.value, best)
    light = " on" if tint > 2 else ""
    said = (
        f"{_often(cell.repeats)}, silent for {_days(cell.silent)}: {cell.customers:,} customers, "
        f"{_money(report, cell.value)} each, {cell.alive:.0%} still there"
    )
    picture.box((at[0] + 1, at[1] + 1), (wide - 2, ROW - 2), f"t{tint}", said)
    picture.text(at[0] + wide / 2, at[1] + 21, _money(report, cell.value), f"middle{light}")
    picture.text(at[0] + wide / 2, at[1] + 36, f"{cell.customers:,}", f"middle small{light}")


def _legend(picture: Picture, report: Report, best: float, y: float) -> None:
    """From what value on there is which tint."""
    for tint, share in enumerate((0.0, *TINTS)):
        x = LEFT + tint * 124
        picture.box((x, y), (16, 16), f"t{tint}")
        picture.text(x + 22, y + 13, f"from {_money(report, best * share)}" if tint else "less", "small")


def draw_tracking(found: Backtest, days: int, path: Path) -> None:
    picture = Picture(
        "Was it right?",
        f"Purchase days of {found.customers:,} customers, added up over the last {days:,} days, which were held out: "
        f"{found.actual:,} came and {found.predicted:,.0f} were expected.",
        high=TOP + PLOT + 60,
    )
    picture.text(EDGE, 30, "Was it right?", "head")
    picture.text(
        EDGE, 52, f"Purchase days since the {days:,} days that were held out began, added up", "faint"
    )
    most = max(1.0, *(max(each.actual, each.expected) for each in found.tracked))
    top = _axes(picture, most, days)
    wide = WIDE - EDGE - RIGHT
    for look, name, values, x in (
        ("first", f"came: {found.actual:,}", [float(each.actual) for each in found.tracked], 0),
        ("second", f"expected: {found.predicted:,.0f}", [each.expected for each in found.tracked], 190),
    ):
        points = zip((0, *(each.day for each in found.tracked)), (0.0, *values), strict=True)
        picture.line(
            [(EDGE + wide * day / days, TOP + PLOT * (1 - value / top)) for day, value in points], look
        )
        picture.line([(EDGE + x, 72), (EDGE + x + 32, 72)], look)
        picture.text(EDGE + x + 40, 76, name)
    _write(picture, path)


def _axes(picture: Picture, most: float, days: int) -> float:
    """Returns the figure at the top."""
    wide, ticks = WIDE - EDGE - RIGHT, _ticks(most)
    for tick in ticks:
        y = TOP + PLOT * (1 - tick / ticks[-1])
        picture.line([(EDGE, y), (EDGE + wide, y)], "grid")
        picture.text(EDGE - 8, y + 4, f"{tick:,.0f}", "end faint")
    for day in _ticks(days):
        if day <= days:
            picture.text(EDGE + wide * day / days, TOP + PLOT + 20, f"{day:,.0f}", "middle faint")
    picture.text(EDGE + wide, TOP + PLOT + 40, "days", "end faint")
    return ticks[-1]


def _write(picture: Picture, path: Path) -> None:
    try:
        picture.write(path)
    except OSError as error:
        refuse(f"{path} cannot be written: {error.strerror}")
    aside(f"The picture is {path}.")


def _held(classes: Sequence[Class]) -> list[Class]:
    return sorted(set(classes), key=lambda each: each.least)


def _tint(value: float, best: float) -> int:
    return sum(value >= best * share for share in TINTS) if best > 0 else 0


def _money(report: Report, amount: float) -> str:
    return f"{report.money(amount):,.0f}"


def _span(some: Class) -> str:
    if some.most is None:
        return f"{some.least:,} or more"
    return f"{some.least:,}" if some.most == some.least else f"{some.least:,}–{some.most:,}"


def _days(some: Class) -> str:
    return f"{_span(some)} day{'' if some.most == some.least == 1 else 's'}"


def _times(some: Class) -> str:
    return "never" if some.most == 0 else f"{_span(some)} ×"


def _often(some: Class) -> str:
    return "never came back" if some.most == 0 else f"came back {_span(some)} ×"


def _ticks(most: float) -> list[float]:
    """Round figures from nought to the first that is not less, four to seven of them."""
    rough = most / 5
    size = 10 ** ceil(log10(rough) - 1) if rough > 0 else 1.0
    step = max(1.0, next(size * each for each in (1, 2, 5, 10) if size * each >= rough))
    return [step * each for each in range(ceil(most / step) + 1)]
