"""The words of letters and pages in the four languages, read once from their files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
DEFAULT = "en"
TEXTS = Path(__file__).parent / "texts"
LONGEST_HEADER = 400
_WISH = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?")


@cache
def words(language: str) -> dict[str, Any]:
    """Everything that is said in one of the four."""
    return tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))


def spoken(*wishes: str) -> str:
    """The first of these that we speak; English where we speak none of them. "de-AT" is German."""
    for wish in wishes:
        short = wish.strip().lower()[:2]
        if short in LANGUAGES:
            return short
    return DEFAULT


def wished(header: str) -> str:
    """What a browser's Accept-Language asks for most, of what we speak; whatever is malformed in it is passed over."""
    best = sorted(_wishes(header[:LONGEST_HEADER]), key=lambda each: -each[1])
    return next((language for language, weight in best if weight > 0), "")


def _wishes(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        found = _WISH.fullmatch(part)
        if found and found[1].lower() in LANGUAGES:
            yield found[1].lower(), float(found[2] or 1)


def said_day(day: date, language: str) -> str:
    """A day as people write it in one of the four."""
    dates = words(language)["dates"]
    said: str = dates["form"].format(day=day.day, month=dates["months"][day.month - 1], year=day.year)
    return said
