"""What a page asks the database, and what is said of one that asks too much."""

from __future__ import annotations

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 12
"""Questions a page may put: with two workers, three hundred people are answered at once."""
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
        "\n  ".join([f"{page} asks {len(questions)} times, and may {MOST}:", *questions])
        for page, questions in asked.items()
        if len(questions) > MOST
    ]
    return "\n".join(found)
