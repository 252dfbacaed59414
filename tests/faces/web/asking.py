"""What a page asks the database, and what is said of one that asks too much."""

from __future__ import annotations

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 12
"""Questions a page may put: with two workers, three hundred people are answered at once."""
MAY = {"/duplicates/": 20}
"""The keeper's pairs are compared as they are shown, from what the ledger says of both that minute. It is one page of
one person, opened after an import; whoever makes it ask less lowers this."""
ANEW = "known_at="
"""What was known at some time is composed anew by whoever asks, and not remembered: there are as many as moments."""
A_LINE = 160


def asked_by(browser: Client, address: str) -> list[str]:
    """The questions of a page that is read for the second time: what is remembered is remembered by then."""
    assert browser.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200, address
    return [re.sub(r"\s+", " ", each["sql"])[:A_LINE] for each in asked.captured_queries]


def too_many(asked: dict[str, list[str]]) -> str:
    """The pages that ask more than they may, with all that they ask; nothing where none does."""
    found = [
        "\n  ".join([f"{page} asks {len(questions)} times, and may {may(page)}:", *questions])
        for page, questions in asked.items()
        if len(questions) > may(page)
    ]
    return "\n".join(found)


def may(page: str) -> int:
    """How often a page may ask, by its address."""
    return MAY.get(re.split(r"[ ?]", page)[0], MOST)
