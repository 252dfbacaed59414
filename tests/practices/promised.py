"""Promises to customers as the tests of serving tell them, and what the practice counts of them."""

from __future__ import annotations

from ridealong.practices.customers import serving
from ridealong.practices.reading import Sign

KEPT = """
{mon}  tom promised firm-{i} "a proof" by {wed} ^p{i}
{wed}  tom claimed ^p{i}
{thu}  firm-{i} confirmed ^p{i}
"""


FORGOTTEN = """
{mon}  tom promised firm-{i} "a proof" by {wed} ^f{i}
"""


def promises(evidence) -> Sign:
    return serving.read(evidence).sign("promises")


def counts(evidence) -> tuple[int, int]:
    sign = promises(evidence)
    return sign.k, sign.n
