"""A firm's customers: Acme in and then past its rhythm, Bolt of another team, and Nobody’s whom nobody serves."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.faces.web.people import House

BOUGHT = """
as system
2025-08-11  acme bought for 900 EUR from tom
2025-09-10  acme bought for 100.50 EUR from tom
2025-10-10  acme bought for 1200 EUR from tom
2025-11-10  acme bought for 300 EUR from tom ^lastsale
2025-06-01  stray became known as "Stray & Söhne"
2025-06-02  stray bought for 70 EUR
2025-06-03  quiet became known as "Quiet Mills"
2025-06-03  mia took over quiet
2025-06-04  quiet came through acme/petra: "she said you answer"
"""
A_PAGES_QUESTIONS = 12
"""How many questions to the database a page may ask."""


def questions(ask: Callable[[], object]) -> int:
    """How many questions something asks the database, the second time."""
    ask()
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def questions_for(house: House, who: str, address: str) -> int:
    """What one page asks somebody's database for who is signed in already."""
    browser = house.enter(who)
    return questions(lambda: browser.get(address))
