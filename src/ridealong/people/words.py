"""The languages we write to customers in, which of them somebody wants, and the words of a page or letter in each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ridealong.speech.figures import MONTHS

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
DEFAULT = "en"
LONGEST_HEADER = 400
DAYS = {"en": "{} {} {}", "de": "{}. {} {}", "fr": "{} {} {}", "es": "{} de {} de {}"}
_WISH = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?")


@cache
def words(folder: Path, language: str) -> dict[str, Any]:
    """Everything a folder's file says in one of the languages."""
    return tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))


def spoken(*wishes: str) -> str:
    """The first of these that we speak; English where we speak none. "de-AT" is German."""
    found = (wish.strip().lower()[:2] for wish in wishes)
    return next((short for short in found if short in LANGUAGES), DEFAULT)


def wished(header: str) -> str:
    """What a browser's Accept-Language asks for most, of what we speak; whatever is malformed in it is passed over."""
    best = sorted(_wishes(header[:LONGEST_HEADER]), key=lambda each: -each[1])
    return next((language for language, weight in best if weight > 0), "")


def _wishes(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        found = _WISH.fullmatch(part)
        if found and found[1].lower() in LANGUAGES:
            yield found[1].lower(), float(found[2] or 1)


def day_in(language: str, day: date) -> str:
    """A day as it is written in a language: 6 March 2026, 6. März 2026, 6 mars 2026, 6 de marzo de 2026."""
    return DAYS[language].format(day.day, MONTHS[language].split()[day.month - 1], day.year)
