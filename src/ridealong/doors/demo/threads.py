"""Tells the threads that were written by hand: troubles and people a reader can follow from beginning to end."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib import resources

from ridealong.doors.demo.customers import customers
from ridealong.doors.demo.days import When, working
from ridealong.doors.demo.firm import Firm

FILE = "threads.moments"
WEEKDAYS = "mon tue wed thu fri".split()
_LINE = re.compile(
    r"(?P<week>-?\d+) (?P<weekday>\w{3}) (?P<hour>\d\d):(?P<minute>\d\d) (?P<recorder>\{\w+ \d+\}|\S+) +(?P<said>.+)"
)
_DAY = re.compile(r"<(?P<week>-?\d+) (?P<weekday>\w{3})>")
_CUSTOMER = re.compile(r"\{(?P<seller>\w+) (?P<number>\d+)\}")
MINUTES_BETWEEN = 7


def tell(firm: Firm, file: str = FILE) -> None:
    """Each thread in its own order, even where a holiday pushes two of its days together."""
    for thread in _threads(file):
        earliest = When(firm.span.first)
        for line in thread:
            when = max(_when(firm, line), earliest)
            earliest = When(when.day, when.minute + MINUTES_BETWEEN)
            said = _CUSTOMER.sub(_customer, _DAY.sub(lambda day: str(_day(firm, day)), line["said"]))
            firm.telling.tell(when, _CUSTOMER.sub(_customer, line["recorder"]), said)


@cache
def _threads(file: str) -> list[list[re.Match[str]]]:
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    return [_lines(block, file) for block in text.strip().split("\n\n")]


def _lines(block: str, file: str) -> list[re.Match[str]]:
    """The lines of a thread as they happened, whatever order they are written in."""
    found = [_LINE.fullmatch(line) for line in block.split("\n") if not line.startswith("#")]
    lines = [line for line in found if line]
    assert len(lines) == len(found), f"{file}: a line cannot be read in the block that begins {block[:60]!r}"
    return sorted(lines, key=_order)


def _order(line: re.Match[str]) -> tuple[int, int, str, str]:
    return int(line["week"]), WEEKDAYS.index(line["weekday"]), line["hour"], line["minute"]


def _when(firm: Firm, line: re.Match[str]) -> When:
    return When(_day(firm, line), int(line["hour"]) * 60 + int(line["minute"]))


def _day(firm: Firm, found: re.Match[str]) -> date:
    return working(firm.span.day(int(found["week"]), WEEKDAYS.index(found["weekday"])))


def _customer(found: re.Match[str]) -> str:
    """The nth of the customers a salesperson has always served."""
    theirs = [each.handle for each in customers() if each.seller == found["seller"] and each.arrives is None]
    return theirs[int(found["number"])]
