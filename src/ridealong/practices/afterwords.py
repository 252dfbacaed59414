"""What a practice's page says after its figures: how it could be gamed, and where research disagrees.

The words are those of the practice's page in the docs, kept beside this module by ``./run fix``; the German ones
are kept in ``texts/de``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ridealong.speech import spoken

SHOWN = ("How it could be gamed", "Where research disagrees", "Sources")
TEXTS = "texts"
_SOURCE = re.compile(r"^\d+\. +(.+?)(?=^\d+\. |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Afterwords:
    """Paragraphs, in which *stars* mark what is stressed and [1] a source by its place in the list."""

    gamed: tuple[str, ...]
    disputed: tuple[str, ...]
    sources: tuple[str, ...]


def afterwords_of(key: str) -> Afterwords | None:
    """The afterwords of a practice in the language spoken; None for one that has no page yet."""
    return _afterwords(key, spoken())


@cache
def _afterwords(key: str, language: str) -> Afterwords | None:
    english = files("ridealong.practices") / TEXTS / f"{key}.md"
    if not english.is_file():
        return None
    theirs = files("ridealong.practices") / TEXTS / language / f"{key}.md"
    text = theirs if theirs.is_file() else english
    # In whatever language, the sections are these three in this order.
    gamed, disputed, sources = sections(text.read_text(encoding="utf-8")).values()
    cited = tuple(_line(source) for source in _SOURCE.findall(sources))
    return Afterwords(_paragraphs(gamed), _paragraphs(disputed), cited)


def sections(page: str) -> dict[str, str]:
    """What stands under each heading of a page."""
    found = (each.partition("\n") for each in f"\n{page}".split("\n## ")[1:])
    return {heading.strip(): text.strip() for heading, _, text in found}


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(_line(each) for each in text.split("\n\n"))


def _line(text: str) -> str:
    return " ".join(text.split())
