"""What stands beside the sales that were let go: ordinary losses, the pulse, and whom to thank or to ask next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.practices.customers import walkaway
from ridealong.practices.reading import NextStep, Reading
from tests.practices.letting_go import BUYERS, ONE, UNANSWERED
from tests.practices.weekly import told
from tests.stories import story

LOSSES = "After ordinary losses {} customers bought again within a year."
GONE = '2025-01-21  tom let ^d8 go, sent acme to "Harbour", told them "theirs is faster" ^g8'
LOST = """
2024-12-01  acme became known as "Acme"
2025-01-20  tom opened a deal with acme "cans" ^d8
2025-01-21  ^d8 was lost
"""
OLD = """
2024-01-08  ana joined as leader
2024-01-08  tom joined as salesperson under ana
2024-01-08  acme became known as "Acme"
2024-01-20  tom opened a deal with acme "cans" ^d8
2024-06-01  ^d8 was lost
"""


def read(*parts: str, close: str = "2026-06-01") -> Reading:
    return walkaway.read(story(told(BUYERS, *parts, close=close)))


def next_act(*parts: str, close: str = "2026-02-02", forgotten: str = "") -> NextStep | None:
    evidence = story(told(BUYERS, *parts, close=close))
    return walkaway.read(replace(evidence, forgotten=frozenset(forgotten.split()))).next_step


@pytest.mark.parametrize(
    ("line", "back", "why"),
    [
        ("2025-05-05  acme bought for 5.00 EUR from tom", "1 of 1", "back within the year"),
        ("2026-01-21  acme bought for 5.00 EUR from tom", "1 of 1", "on its last day"),
        ("2026-01-22  acme bought for 5.00 EUR from tom", "0 of 1", "a day later"),
        ("2025-01-21  acme bought for 5.00 EUR from tom", "0 of 1", "on the day itself, before it could be a return"),
        ("2025-05-05  bolt bought for 5.00 EUR from tom", "0 of 1", "somebody else"),
        ("2025-05-05  acme bought for 5.00 EUR from tom | by ana as leader", "0 of 1", "as the leader says alone"),
    ],
)  # fmt: skip
def test_ordinary_losses_stand_beside_it(line, back, why):
    assert LOSSES.format(back) in read(ONE, LOST, line).context, why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (LOST.replace("was lost", "was won"), "won"),
        (LOST.replace("was lost", "was lost | by ana as leader"), "lost as the leader says alone"),
        (LOST.replace("2025-01-21", "2025-06-01"), "lost no more than a year ago"),
        (OLD.replace("2024-06-01", "2024-05-31"), "more than two years ago"),
        (f"{LOST}{GONE}\n2025-01-22  acme confirmed ^g8", "let go, and so no ordinary loss"),
        (LOST.replace("tom opened", "otto opened") + "2024-12-01  otto joined as salesperson under rosa", "others'"),
    ],
)  # fmt: skip
def test_what_is_no_ordinary_loss_of_ours(lines, why):
    assert not [said for said in read(ONE, lines).context if said.startswith("After ordinary")], why


@pytest.mark.parametrize(
    "lines", [LOST.replace("2025-01-21", "2025-05-31"), OLD], ids=["a year and a day", "two years"]
)
def test_losses_are_looked_back_at_from_one_year_ago_to_two(lines):
    assert LOSSES.format("0 of 1") in read(ONE, lines).context


def test_a_loss_that_its_customer_does_not_call_letting_go_is_an_ordinary_one():
    assert LOSSES.format("0 of 1") in read(ONE, LOST, GONE, "2025-01-22  acme denied ^g8").context


def test_where_no_sale_is_ever_let_go_there_is_nothing_to_compare():
    assert read(LOST).context == ()


PULSE = (
    "2026-05-04  pulse of ana was answered by 8 of 9: listens 7 met, lose-a-sale 6 met | by system as system"
)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (PULSE, "6 of 8"),
        (f"{PULSE}\n{PULSE.replace('05-04', '05-11').replace('6 met', '3 met')}", "3 of 8"),
        (PULSE.replace("by system as system", "by ana as leader"), ""),
        (PULSE.replace("of ana", "of rosa"), ""),
        (PULSE.replace(", lose-a-sale 6 met", ""), ""),
    ],
    ids=["told by the pulse", "by the last pulse", "by the leader", "about another leader", "not asked"],
)
def test_whether_people_may_lose_a_sale_is_what_they_say_themselves(lines, said):
    sentence = f"{said} say that they may lose a sale to keep a customer."
    assert read(lines).context == ((sentence,) if said else ())


def test_the_next_act_is_a_thank_you_that_nobody_has_said():
    step = next_act(ONE)
    assert step is not None and (step.says, step.who) == ("Thank rep-1 for letting a sale go", "rep-1")
    assert (step.confirmed_by, step.about) == ("rep-1", ("g1",))
    assert next_act(ONE, "2026-01-09  ana thanked rep-1 for ^g1") is None


def test_nobody_is_thanked_for_what_no_customer_confirmed_for_what_is_long_past_or_for_their_own():
    assert next_act(UNANSWERED) is None
    assert next_act(ONE, close="2026-04-06") is not None
    assert next_act(ONE, close="2026-04-13") is None, "more than a quarter ago"
    assert next_act(ONE.replace("rep-1 let", "ana let")) is None


OPEN = """
2025-11-03  buyer-2 bought for 9000.00 EUR from rep-2
2026-01-12  rep-2 opened a deal with buyer-2 "a press" worth 900 EUR ^d2
"""


def test_then_it_is_the_open_deal_that_is_not_worth_forcing():
    step = next_act(UNANSWERED, OPEN)
    assert step is not None
    assert (step.says, step.why) == (
        "Ask rep-2 whether “a press” fits Buyer 2",
        "it is worth 900, and they buy for 9,000 a year",
    )
    assert (step.who, step.confirmed_by, step.about) == ("rep-2", "buyer-2", ("d2",))
    assert next_act(UNANSWERED, OPEN.replace("2025-11-03", "2025-02-02")) == step, "bought just a year ago"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([OPEN.replace("900 EUR", "901 EUR")], "more than a tenth of a year"),
        ([OPEN.replace("worth 900 EUR ", "")], "nobody knows what it is worth"),
        ([OPEN.replace("worth 900", "worth 0")], "it is worth nothing, and nobody would force it"),
        ([OPEN.replace("2025-11-03", "2025-02-01")], "bought more than a year ago"),
        ([OPEN.replace("from rep-2", "from rep-2 | by ana as leader")], "bought as the leader says alone"),
        ([OPEN, "2026-01-13  ^d2 was lost"], "lost already"),
        ([OPEN, '2026-01-13  rep-2 let ^d2 go, sent buyer-2 to "Harbour", told them "x"'], "let go already"),
        ([OPEN.replace("rep-2", "otto"), "2025-01-06  otto joined as salesperson under rosa"], "others'"),
    ],
)
def test_what_is_worth_forcing_over_or_not_ours_to_ask(lines, why):
    assert next_act(UNANSWERED, *lines) is None, why


@pytest.mark.parametrize("forgotten", ["rep-2", "buyer-2"])
def test_nobody_is_sent_to_who_was_forgotten(forgotten):
    assert next_act(UNANSWERED, OPEN, forgotten=forgotten) is None
    thanks = ONE.replace("-1", "-2")
    assert next_act(thanks) is not None and next_act(thanks, forgotten=forgotten) is None


def test_where_no_sale_is_ever_let_go_nobody_is_asked_to():
    assert next_act(OPEN) is None


def test_of_two_it_is_the_smaller_beside_what_is_at_risk():
    smaller = OPEN.replace("-2", "-3").replace("d2", "d3").replace("900 EUR ^", "800 EUR ^")
    step = next_act(UNANSWERED, OPEN, smaller.replace("2025-11-03", "2025-11-04"))
    assert step is not None and step.about == ("d3",)
