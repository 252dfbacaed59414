"""What somebody typed into a page: read kindly, refused only where it cannot be kept, and never cut off in silence."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

LONGEST = 4_000
"""Characters of one field: longer than anybody answers, and short of what would only be pasted."""
KEPT_CONTROLS = "\n\t"


class Unfit(Exception):
    """Why an answer cannot be sent yet: which of the page's words says so, and what they are filled with."""

    def __init__(self, key: str, **filled: object) -> None:
        super().__init__(key)
        self.key, self.filled = key, filled


class Typed:
    """The fields of a form by name; what nobody can have typed is taken out."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields

    def words(self, name: str) -> str:
        """Words as they were typed, but for what no reader sees. Raises :class:`Unfit` where they are too long."""
        text = self._fields.get(name, "").replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(each for each in text if each in KEPT_CONTROLS or not _unseen(each)).strip()
        if len(text) > LONGEST:
            raise Unfit("too_long", length=_spaced(len(text)), most=_spaced(LONGEST))
        return text

    def choice(self, name: str, *allowed: str) -> str:
        """One of what could be chosen; anything else was made up and counts as nothing."""
        value = self._fields.get(name, "")
        return value if value in allowed else ""


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs")


def _spaced(number: int) -> str:
    """Thousands apart by a narrow space, which all four languages read alike."""
    return f"{number:,}".replace(",", "\u202f")
