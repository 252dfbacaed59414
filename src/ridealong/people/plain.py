"""Takes out of a cell what no name or note holds: control characters, terminal escapes, marks that turn text round."""

from __future__ import annotations

import re
import unicodedata

# `ESC [31m` and `ESC ]0;title BEL` are orders to a terminal; without their first letter they would be rubbish.
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])?")
UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# Joiners that nobody sees, but where a script is written with them: Arabic and its kin between two letters, the
# scripts of India after a virama, too, and emoji between two pictures. Anywhere else they only make two names of one.
JOINERS = re.compile("[\u200c\u200d]+")
WRITTEN_WITH = (
    re.compile("[\u0620-\u077f\u07ca-\u07ea\u08a0-\u08ff\u1820-\u18aa\ufb50-\ufdff\ufe70-\ufefc]"),
    re.compile("[\u0900-\u0dff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3]"),
    re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"),
)
VIRAMA = 9
"""The combining class of the sign by which a letter of India loses its vowel."""


def plain(text: str) -> str:
    """The text without what only moves a cursor; most cells hold nothing of the kind and are handed back at once."""
    if text.isprintable():
        return text
    seen = UNSEEN.sub("", ESCAPES.sub("", text))
    return seen if seen.isascii() else JOINERS.sub(where_needed, seen)


def where_needed(joiner: re.Match[str]) -> str:
    before, after = joiner.string[: joiner.start()][-1:], joiner.string[joiner.end() :][:1]
    for letters in WRITTEN_WITH:
        if letters.match(before) and (letters.match(after) or unicodedata.combining(before) == VIRAMA):
            return joiner[0]
    return ""
