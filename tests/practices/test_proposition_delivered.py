"""The claim delivered when it was due: kept in the customer's own word or a system's, broken in anybody's."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import proposition
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.test_proposition_reasons import STATED
from tests.practices.weekly import every_week, told
from tests.stories import story

ROUNDS = "\n".join(
    f'2025-06-02  buyer-{number} became known as "Buyer {number}"\n2025-06-02  tom took over buyer-{number}'
    for number in range(1, 41)
)


def delivered(*lines: str, close: str = "2026-03-30") -> Sign:
    return proposition.read(story(told(STATED, *lines, close=close))).sign("delivered")


def deliveries(how: str, number: int) -> str:
    return "\n".join(
        f"2026-03-02  tom {how} claim ^s1 for buyer-{each} | by system as system"
        for each in range(1, number + 1)
    )


def counts(*lines: str, close: str = "2026-03-30") -> tuple[int, int]:
    sign = delivered(*lines, close=close)
    return sign.k, sign.n


@cell("proposition.delivered", "yes")
def test_thirty_customers_who_got_it_are_proof():
    sign = delivered(ROUNDS, deliveries("kept", 30))
    assert (sign.k, sign.n, sign.verdict) == (30, 30, YES)


@cell("proposition.delivered", "not yet")
def test_five_who_did_not_are_proof_of_the_opposite_and_the_practice_says_so():
    evidence = story(told(STATED, ROUNDS, deliveries("broke", 5), close="2026-03-30"))
    reading = proposition.read(evidence)
    assert (reading.sign("delivered").k, reading.sign("delivered").verdict) == (0, NOT_YET)
    assert (reading.verdict, reading.decided_by) == (NOT_YET, "delivered")
    assert reading.next_step is not None
    assert (reading.next_step.says, reading.next_step.who, reading.next_step.confirmed_by) == (
        "Put right with Buyer 5 what your statement claims", "tom", "buyer-5",
    )  # fmt: skip


@cell("proposition.delivered", "can't tell")
def test_ten_out_of_ten_are_too_few_for_nine_in_ten():
    sign = delivered(ROUNDS, deliveries("kept", 10))
    assert (sign.k, sign.n, sign.verdict) == (10, 10, CANT_TELL)


@cell("proposition.delivered", "gamed")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tom kept claim ^s1 for acme", (0, 0)),
        ("tom kept claim ^s1 for acme | by acme as customer", (1, 1)),
        ("tom kept claim ^s1 for acme | by bolt as customer", (0, 0)),
        ("tom broke claim ^s1 for acme", (0, 1)),
        ("acme broke claim ^s1 for acme", (0, 1)),
    ],
    ids=["his own word", "the customer's", "another customer's", "against himself", "the customer's no"],
)
def test_whose_word_says_that_it_was_delivered(line, expected):
    assert counts(f"2026-03-02  {line}") == expected


@cell("proposition.delivered", "gamed")
@pytest.mark.parametrize("how", ["kept", "broke"])
def test_what_only_the_leader_says_is_set_aside(how):
    sign = delivered(f"2026-03-02  ana {how} claim ^s1 for acme ^c1")
    assert (sign.n, sign.aside) == (0, ("c1",))


@cell("proposition.delivered", "gamed")
def test_ten_deliveries_to_one_customer_in_a_week_are_one_the_worst_of_them():
    lines = "2026-03-02  acme kept claim ^s1 for acme\n" * 9
    assert counts(lines, "2026-03-05  acme broke claim ^s1 for acme") == (0, 1)


@cell("proposition.delivered", "gamed")
def test_one_good_customer_shows_one_good_relationship():
    sign = delivered(every_week("{mon}  acme kept claim ^s1 for acme", 12))
    assert (sign.k, sign.n) == (12, 12)
    assert sign.n_eff < 4


def test_a_claim_of_somebody_else_and_a_customer_of_somebody_else_are_not_ours():
    others = """
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    2025-01-06  otto joined as salesperson under rosa
    2025-12-08  rosa stated "hers" from 2025-12-08 ^r1:
        hers alone
    2025-06-02  otto took over carl
    2026-03-02  acme broke claim ^r1 for acme
    2026-03-02  carl broke claim ^s1 for carl
    """
    assert counts(others) == (0, 0)


@cell("proposition.delivered", "young")
def test_this_weeks_delivery_waits_for_its_sunday():
    broken = "2026-03-10  acme broke claim ^s1 for acme"
    assert counts(broken, close="2026-03-11") == (0, 0)
    assert counts(broken, close="2026-03-16") == (0, 1)


@cell("proposition.delivered", "late")
def test_told_late_it_counts_in_the_week_it_was_due():
    lines = """
    known at 2026-03-20
    2026-03-03  acme broke claim ^s1 for acme
    """
    assert delivered(lines, close="2026-03-23").trend[-3:] == ((0, 1), (0, 0), (0, 0))


@cell("proposition.delivered", "corrected")
def test_a_customer_who_finds_the_pallet_puts_it_right_or_takes_it_back():
    lines = """
    2026-03-02  acme broke claim ^s1 for acme ^c1
    2026-03-05  acme kept claim ^s1 for acme ^c2 | corrects ^c1
    2026-03-02  bolt broke claim ^s1 for bolt ^c3
    2026-03-21  bolt withdrew ^c3: "it was under the other pallet"
    """
    sign = delivered(lines)
    assert (sign.k, sign.n, sign.counted) == (1, 1, ("c2",))
