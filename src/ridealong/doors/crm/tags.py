"""A note that a system keeps as HTML, as its author read it."""

from __future__ import annotations

import html
import re

HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
BREAKS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h\d)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def without_tags(text: str) -> str:
    """A note that a system keeps as HTML, as its author read it."""
    if "<" not in text and "&" not in text:
        return text
    bare = TAG.sub("", BREAKS.sub("\n", HIDDEN.sub("", text)))
    return "\n".join(line for each in html.unescape(bare).splitlines() if (line := " ".join(each.split())))
