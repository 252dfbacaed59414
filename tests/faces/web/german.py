"""Finds what a reader of German meets in English: whole sentences of a page, without what is meant to be English."""

from __future__ import annotations

import html
import re

from django.http import HttpResponse

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
TELLING = re.compile(
    r"(?<![\w-])(?:the|of|and|has|have|had|with|from|to|is|are|were|not|by|for|it|its|this|that|who|whom|what|which|your|you|"
    r"no|nothing|nobody|asked|connected|read|week|weeks|told|more|because|where|when)(?![\w-])",
    re.IGNORECASE,
)
"""Words of English sentences that no German one has."""
MEANT = (
    r"<(code|textarea|option|q|script|style|svg|pre)\b.*?</\1>",
    r'<((?!html)\w+)[^>]* lang="(?:en|fr|es)"[^>]*>(?:(?!<\1\b).)*?</\1>',
    r'<ol class="sources">.*?</ol>',
)
"""The notation, code, words that somebody told, links to other languages, and the titles of what is cited."""
QUOTED = re.compile(
    r"A browser that does not say what it is|(?:more deals|deals of last year)\.csv|„[^“]*“|[^\s„“]+@\S+|https?://\S+|\S+\.(?:csv|ics|vcf|toml|example)\b"
)
SHOWN = re.compile(r'(?:aria-label|title|alt)="([^"]+)"')
"""What is read aloud; what stands in a field before anybody types is notation."""


def english_on(page: HttpResponse) -> list[str]:
    """Every piece of text in which an English word stands, as it is read or read aloud."""
    if not page.get("Content-Type", "").startswith("text/html"):
        return []
    body = page.content.decode()
    for meant in MEANT:
        body = re.sub(meant, " ", body, flags=re.DOTALL)
    pieces = [*re.split(r"<(?!/?(?:a|em|strong|b|span|time|abbr)\b)[^>]*>", body), *SHOWN.findall(body)]
    said = (" ".join(html.unescape(re.sub(r"<[^>]*>", "", each)).split()) for each in pieces)
    return [each for each in said if TELLING.search(QUOTED.sub(" ", each))]
