"""The tags of the pages about customers and of search: sums of money, and the place of a hit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django import template
from django.urls import Resolver404, resolve
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ridealong.faces.web.customers.worth import about
from ridealong.people.folding import places
from ridealong.speech import figures

register = template.Library()
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
AROUND, LONGEST = 90, 260
"""How many letters stand before a hit in a long sentence, and how many of it are shown."""


@register.filter
def money(sums: Mapping[str, Decimal]) -> str:
    """Sums as people say them: “9,480 EUR and 120 USD”, without cents."""
    return " + ".join(figures.money(amount, currency) for currency, amount in sorted(sums.items()))


register.filter("about", about)


@register.filter
def hit(said: str, words: Iterable[str]) -> SafeString:
    """A sentence with the words that were looked for marked; of a long one the part around the first of them."""
    said = QUOTED.sub(r"“\1”", " ".join(said.split()))
    found = places(said, words)
    start = max(found[0][0] - AROUND, 0) if found and len(said) > LONGEST else 0
    end = min(start + LONGEST, len(said))
    pieces, at = [], start
    for begin, close in found:
        if begin < start or close > end:
            continue
        pieces += [("", said[at:begin]), ("mark", said[begin:close])]
        at = close
    pieces.append(("", said[at:end]))
    told = format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", text) if tag else text,) for tag, text in pieces)
    )
    return format_html("{}{}{}", "… " if start else "", told, " …" if end < len(said) else "")


@register.simple_tag
def page_of_person(handle: str) -> str:
    """The address of a person's page, where there is such a page."""
    address = f"/team/{handle}/"
    try:
        resolve(address)
    except Resolver404:
        return ""
    return address
