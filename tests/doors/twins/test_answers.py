"""What an answer says of two who are one, and that parting them gives back every word of what it said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest

from ridealong.answer.answer import Answer
from ridealong.answer.asking import answer_for
from ridealong.doors.twins.merging import merge, unmerge
from tests.doors.twins.test_suggested import the
from tests.ledger.telling import recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")

MONDAY = datetime(2026, 4, 6, 8, tzinfo=UTC)
BOUGHT = """
2025-01-06  acme-2 became known as "ACME Tools Ltd"
2025-01-06  tom took over acme-2
2025-09-01  acme bought for 100.00 EUR from tom
2025-10-01  acme-2 bought for 100.00 EUR from tom
2025-11-03  acme bought for 100.00 EUR from tom
2025-12-01  acme-2 bought for 100.00 EUR from tom
2025-12-20  acme-2 bought for 100.00 EUR from tom
"""


def answer() -> Answer:
    return answer_for("ana", as_of=date(2026, 4, 6), now=MONDAY)


def figures(of: Answer, key: str) -> tuple[int, int]:
    (row,) = [row for row in of.rows if row.practice.key == "serving"]
    sign = row.reading.sign(key)
    return sign.k, sign.n


def document(of: Answer) -> bytes:
    """All of it but when it was asked for, and how many moments were read: that they parted is one more."""
    return msgspec.json.encode(replace(of, known_at=MONDAY, moments=0))


def test_made_one_they_have_one_rhythm_and_parted_the_answer_is_what_it_was_to_the_letter() -> None:
    """The fourth day on which they bought opens what the fifth answers, and apart neither of them has four."""
    tell(BOUGHT, now=datetime(2026, 4, 5, tzinfo=UTC))
    before = answer()
    merge(the("acme"), the("acme-2"), by=recorder("rita"), door="test", now=MONDAY)
    one = answer()
    assert (figures(before, "rhythm"), figures(one, "rhythm")) == ((0, 0), (1, 2))
    unmerge(the("acme"), by=recorder("rita"), door="test", now=MONDAY)
    assert document(answer()) == document(before) != document(one)
