"""What dropped files are called: for people to read, never to open anything by."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

LONGEST = 100


def names_of(given: Iterable[str]) -> list[str]:
    """A readable name for each, no two the same: two exports may both be called `deals.csv`."""
    names: list[str] = []
    for number, each in enumerate(given, start=1):
        names.append(_told_apart(_readable(each) or f"file {number}", names))
    return names


def _readable(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign if sign.isprintable() and sign != "`" else " " for sign in last)
    plain = " ".join(plain.split()).strip(". ")
    suffix = PurePosixPath(plain).suffix if len(PurePosixPath(plain).suffix) <= LONGEST // 4 else ""
    return plain if len(plain) <= LONGEST else plain[: LONGEST - len(suffix)] + suffix


def _told_apart(name: str, taken: list[str]) -> str:
    path, again, told = PurePosixPath(name), 1, name
    while told in taken:
        again += 1
        told = f"{path.stem} ({again}){path.suffix}"
    return told
