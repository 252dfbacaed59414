"""What nobody would keep today and an old ledger may hold all the same: no page falls silent because of it."""

from __future__ import annotations

import pytest

from ridealong.engines.belief import Verdict
from ridealong.practices.registry import READERS
from ridealong.practices.trenches import study, tempo
from tests.practices.weekly import told
from tests.stories import story

CLOSE = "2026-04-06"
TRIED = '2026-03-03  tom started a try "ring first", smallest "one call", own ^y\n'
DECIDED = """
2026-03-02  tom put up "a van" for decision by 2026-03-06, stakes 900 EUR, final, {costs} ^d:
    take it: 0 to {most}
    leave it: 0 to 100
2026-03-04  tom decided ^d: "take it"
""".replace("{costs}", "delay 10 EUR a week, study 60 EUR an hour")
ODD = {
    "a try judged before it was started": TRIED + '2026-03-02  mia ended ^y killed: "no"',
    "a try shown before it was started": TRIED + "2026-03-02  tom showed ^y to acme",
    "a try to be judged before it was started": TRIED.replace("own ^y", "own, judge by 2025-01-01 ^y"),
    "a try to be judged at the end of all days": TRIED.replace("own ^y", "own, judge by 9999-12-31 ^y"),
    "a bet on the opposite until the end of all days": (
        '2026-03-02  tom noticed that everybody "asks for a fee" ^n\n'
        + TRIED.replace("own ^y", "opposite of ^n, judge by 9999-12-31 ^y")
    ),
    "a promise by the end of all days": '2026-03-02  tom promised acme "a visit" by 9999-12-31 ^p',
    "a barrier by the end of all days": '2026-03-02  tom raised a barrier "no van" by 9999-12-31',
    "a request by the end of all days": '2026-03-02  tom asked ana for "a van" by 9999-12-31',
    "a decision by the end of all days": DECIDED.replace("by 2026-03-06", "by 9999-12-31").format(most=9),
    "a decision by a day long gone": DECIDED.replace("by 2026-03-06", "by 2020-03-06").format(most=9),
    "a decision made before it was put up": DECIDED.format(most=9).replace("2026-03-04", "2026-02-04"),
    "stakes, delay and study below nothing": (
        DECIDED.format(most=9).replace("stakes ", "stakes -").replace("delay ", "delay -")
    ),
    "an outcome with four hundred figures": DECIDED.format(most="9" * 400),
    "a claim until a day that never comes": (
        '2026-03-02  ana stated "we come" from 2026-03-02:\n    - we come until 2026-02-31'
    ),
    "a deal that ended before it was opened": (
        '2026-03-05  tom opened a deal with acme "a press" worth 9 EUR ^a\n2026-03-02  ^a was won for 9 EUR'
    ),
    "a lesson known before it was learned": (
        '2026-03-05  tom learned "ring first" from acme: ask "when", key "at once" ^l\n2026-03-02  tom recalled ^l'
    ),
    "one chosen before there was a place": (
        '2026-03-05  ana wrote an opening "a seat", no filters ^o\n2026-03-02  ana chose c for ^o as hire\n'
        "2026-03-01  mia scored c 3 of 5 on \"calm\" for ^o\n2025-02-01  mia found c meets after 12 months in ^o"
    ),
    "a loop said to be done before it was begun": (
        '2026-03-05  tom promised acme "a visit" by 2026-03-06 ^p\n2026-03-02  acme confirmed ^p'
    ),
    "a promise recalled as a lesson": (
        '2026-03-02  tom promised acme "a visit" by 2026-03-06 ^p\n2026-03-03  tom recalled ^p\n'
        "2026-03-03  tom taught ^p to mia\n2026-03-03  mia decided ^p: \"so\"\n2026-03-03  tom showed ^p to acme"
    ),
}  # fmt: skip


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_every_practice_reads_on(odd):
    evidence = story(told(odd, close=CLOSE))
    assert [read(evidence).verdict in Verdict for read in READERS.values()] == [True] * 13


def test_a_try_judged_before_it_was_started_took_no_time():
    fair = '2026-03-02  tom started a try "write later", smallest "one", own ^z\n2026-03-06  mia ended ^z kept: "yes"\n'
    reading = tempo.read(story(told(fair + ODD["a try judged before it was started"], close=CLOSE)))
    assert reading.context[0] == "Tries: none under way, half of those judged took 4 days or less."


def test_what_cannot_be_weighed_is_no_range():
    evidence = story(told(ODD["an outcome with four hundred figures"], close=CLOSE))
    assert study.read(evidence).sign("ranges").n == 0
