"""The words of letters and pages of asking, in the four languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ridealong.people.words import words as words_in

TEXTS = Path(__file__).parent / "texts"


def words(language: str) -> dict[str, Any]:
    """Everything that is said in one of the four."""
    return words_in(TEXTS, language)
