"""Handles: the short names people and customers are written by, made from their full ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from ridealong.people.plain import plain

LONGEST = 60
LONGEST_WHOLE = 200
"""A contact's, which begins with its customer's: what a column has room for, whichever database."""
RESERVED = frozenset({"system"})
"""``as system`` says that nobody records; somebody of that name is written system-2."""
NOBODY = "someone"
_APART = re.compile(r"[\W_]+")
LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "ı": "i",
        "ŧ": "t",
        "ħ": "h",
    }
)
_LATIN = re.compile(r"([a-z])[\u0300-\u036f]+")
"""A Latin letter with its accents apart; in other scripts such marks make another letter."""


def handle_from(name: str) -> str:
    """A handle for a name: "Ana Ortiz" is ana-ortiz, "Müller & Söhne" muller-sohne; other scripts stay as they are."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    plain = unicodedata.normalize("NFC", _LATIN.sub(r"\1", apart).replace("'", "").replace("’", ""))
    handle = _APART.sub("-", plain).strip("-")
    if len(handle) > LONGEST:
        cut = handle[: LONGEST + 1].rpartition("-")[0]
        handle = (cut or handle[:LONGEST]).strip("-")
    return handle or NOBODY


def free_handle(wanted: str, taken: Container[str]) -> str:
    """The handle itself, or with -2, -3 … behind it where others have it already."""
    if wanted not in taken and wanted not in RESERVED:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def stand_in(identity: str, firm: str | None = None) -> str:
    """What somebody is written by whose names were forgotten: it says nothing, and it is always the same.

    One who speaks for a firm is still written behind the firm's own handle.
    """
    nobody = f"forgotten-{identity.replace('-', '')[-12:]}"
    return f"{firm}/{nobody}" if firm else nobody


def fold_name(name: str) -> str:
    """A full name as it is compared: with case and spaces folded, and nothing beyond that."""
    return " ".join(unicodedata.normalize("NFC", plain(name)).casefold().split())
