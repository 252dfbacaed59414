"""Takes out of a cell what no name or note holds: control characters, terminal escapes, marks that turn text round."""

from __future__ import annotations

import html
import re

# `ESC [31m` and `ESC ]0;title BEL` are orders to a terminal; without their first letter they would be rubbish.
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])?")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
BREAKS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h\d)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def plain(text: str) -> str:
    """The text without what only moves a cursor; most cells hold nothing of the kind and are handed back at once."""
    if text.isprintable():
        return text
    return UNSEEN.sub("", ESCAPES.sub("", text))


def without_tags(text: str) -> str:
    """A note that a system keeps as HTML, as its author read it."""
    if "<" not in text and "&" not in text:
        return text
    bare = TAG.sub("", BREAKS.sub("\n", HIDDEN.sub("", text)))
    return "\n".join(line for each in html.unescape(bare).splitlines() if (line := " ".join(each.split())))
