"""Pages as a person reads them, without their markup."""

from __future__ import annotations

import re

from django.http import HttpResponse


def text(response: HttpResponse) -> str:
    """What a person reads: the page without its markup."""
    body = response.content.decode()
    body = body[max(body.find("<body"), 0) :]  # a part of a page has none
    words = re.sub(r"<q>(.*?)</q>", r"“\1”", body)
    words = re.sub(r"<(?:svg|title)\b.*?</(?:svg|title)>", " ", words, flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", words).replace("&#x27;", "'").replace("&quot;", '"')
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"\s+", " ", words))


def links(response: HttpResponse) -> list[str]:
    return [
        each.replace("&amp;", "&")
        for each in re.findall(r'<a\b[^>]*href="([^"]+)"', response.content.decode())
    ]
