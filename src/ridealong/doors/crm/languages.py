"""Knows headings and values in other languages than English: languages/*.toml, one file for each of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from .headings import fold

FILES = Path(__file__).with_name("languages")
SHARED_WITH = {"tasks": "activities"}
NUMBER = ("n", "no", "nr", "num")
"""`N° facture` and `Nº pedido` begin with a sign that folds to one of these; the files write `n`."""
PLAINLY = re.compile(r"[a-z]+(?: [a-z]+)*")
"""What folds to itself: thousands of words are folded whenever a command starts."""
WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@cache
def languages() -> dict[str, dict[str, Any]]:
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FILES.glob("*.toml"))
    }


def phrases(section: str, key: str) -> Iterator[str]:
    """What all languages say in one line of one section, as it is written there: the surest of each of them first."""
    lines = (said.get(section, {}).get(key, "").split(",") for said in languages().values())
    for rank in zip_longest(*lines, fillvalue=""):
        yield from filter(None, (" ".join(phrase.split()) for phrase in rank))


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """The same as cells and headings are folded, in every way in which they are written."""
    return tuple(
        dict.fromkeys(each for phrase in phrases(section, key) for each in ways_to_write(phrase) if each)
    )


def ways_to_write(phrase: str) -> Iterator[str]:
    """`käufer nr` also stands for käufernr, kaeufer nr and kaeufernr."""
    begins = [f"{number}{phrase[1:]}" for number in NUMBER] if phrase.startswith("n ") else [phrase]
    for each in begins:
        for spelt in dict.fromkeys((each, each.translate(WRITTEN_OUT))):
            yield (folded := spelt if PLAINLY.fullmatch(spelt) else fold(spelt))
            yield folded.replace(" ", "")


def headings(kind: str, key: str) -> tuple[str, ...]:
    return words(SHARED_WITH.get(kind, kind), key)


def either(kind: str) -> dict[str, tuple[str, ...]]:
    """Headings that may be one field of a table as well as another, with the fields they may be."""
    found: dict[str, tuple[str, ...]] = {}
    for said in languages().values():
        for phrase, fields in said.get(SHARED_WITH.get(kind, kind), {}).get("either", {}).items():
            for way in ways_to_write(phrase):
                found[way] = tuple(field.strip() for field in fields.split(","))
    return found


@cache
def months() -> tuple[tuple[str, ...], ...]:
    """How each month is called, from January on, in small letters without accents."""
    called: list[list[str]] = [[] for _ in range(12)]
    for said in languages().values():
        for month, line in zip(called, said["values"]["months"].split(","), strict=True):
            month.extend(map(fold, line.split()))
    return tuple(map(tuple, called))
