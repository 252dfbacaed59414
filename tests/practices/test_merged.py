"""A customer who was in the books twice: one rhythm under both names, and either confirms for both."""

from __future__ import annotations

from ridealong.practices.customers import serving
from tests.stories import story

BOUGHT = """
2025-01-06  acme-2 became known as "ACME Tools Ltd"
2025-01-06  tom took over acme-2
2025-09-01  acme bought for 100.00 EUR from tom
2025-10-01  acme-2 bought for 100.00 EUR from tom
2025-11-01  acme bought for 100.00 EUR from tom
2025-12-01  acme-2 bought for 100.00 EUR from tom
2025-12-20  acme-2 bought for 100.00 EUR from tom
{}
2026-01-05  tom promised acme "a corrected invoice" by 2026-01-09 ^p1
2026-01-08  tom claimed ^p1
2026-01-09  acme-2 confirmed ^p1
close of period 2026-04-06
"""
TWICE = BOUGHT.format("2025-12-31  acme-2 is the same as acme ^same")
APART = BOUGHT.format("# nobody has noticed yet")


def figures(evidence, key: str) -> tuple[int, int]:
    sign = serving.read(evidence).sign(key)
    return sign.k, sign.n


def test_two_names_are_one_rhythm():
    """The fourth purchase day opens what the fifth answers, and the fifth what nobody did; apart nobody has four."""
    assert figures(story(TWICE), "rhythm") == (1, 2)
    assert figures(story(APART), "rhythm") == (0, 0)


def test_either_name_confirms_what_was_promised_to_the_other():
    assert figures(story(TWICE), "promises") == (1, 1)
    assert figures(story(APART), "promises") == (0, 0)
