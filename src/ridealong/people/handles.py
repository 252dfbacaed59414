"""Handles: the short names people and customers are written by, made from their full ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_APART = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th"})


def handle_from(name: str) -> str:
    """A handle for a name: "Ana Ortiz" is ana-ortiz, "Müller & Söhne" muller-sohne; other scripts stay as they are."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _APART.sub("-", unicodedata.normalize("NFC", plain)).strip("-") or "someone"


def free_handle(wanted: str, taken: Callable[[str], bool]) -> str:
    """The handle itself, or with -2, -3 … behind it where others have it already."""
    if not taken(wanted):
        return wanted
    number = 2
    while taken(f"{wanted}-{number}"):
        number += 1
    return f"{wanted}-{number}"
