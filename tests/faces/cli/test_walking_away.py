"""A sale weighed in the terminal: the same sums as on the desk, and clear words where there are none."""

from __future__ import annotations

import pytest

STORY = """
2025-02-10  acme bought for 900 EUR
2025-05-10  acme bought for 900 EUR
2025-08-10  acme bought for 900 EUR
2025-11-10  acme bought for 900 EUR
2026-01-06  tom opened a deal with acme "forty drums" worth 4000 EUR ^d1
2026-01-06  tom opened a deal with acme "a talk" ^d2
2026-01-07  tom opened a deal with fresh "a first press" worth 9000 EUR ^d3
"""


@pytest.fixture
def desk(ana):
    assert ana("tell", "-f", "-", stdin='2025-01-06  fresh became known as "Fresh"\n' + STORY).code == 0
    return ana


def test_without_a_chance_it_says_at_which_both_are_the_same(desk) -> None:
    said = desk("walkaway", "d1", "--margin", "90", "--share", "50")
    assert said.code == 0
    assert (
        "forty drums: 90.00 EUR of margin now.\nMargin is taken to be 50 in 100 of what they buy." in said.out
    )
    assert "At risk in the year ahead:" in said.out and "With --chance it is weighed." in said.out


def test_with_a_chance_and_ones_own_figure_it_is_weighed_exactly(desk) -> None:
    said = desk(
        "walkaway", "^d1", "--margin", "900", "--share", "50", "--worth", "12000", "--chance", "20"
    ).out
    assert "At risk in the year ahead: 6,000 EUR; even at 15.0 in 100." in said
    assert "At 20 in 100, 1,200 EUR of the year ahead are at stake. Letting it go costs less." in said


def test_machines_get_the_same(desk) -> None:
    found = desk(
        "walkaway", "d1", "--margin", "900", "--share", "50", "--worth", "12000", "--chance", "20", "--json"
    )
    document = found.document
    assert (document["what"], document["currency"], document["margin"]) == ("forty drums", "EUR", "900.00")
    assert document["year"]["at_risk"] == 6000.0 and document["ever"] is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("nope", "--margin", "900"), "nobody here knows the label"),
        (("d1",), "the ledger does not know what this sale earns; say it, such as --margin 900"),
        (("d1", "--margin", "x"), "“x” is no sum"),
        (("d1", "--margin", "900", "--chance", "120"), "no number between 0 and 100"),
        (("d1", "--margin", "9000"), "more than the deal is worth (4000"),
        (("d2", "--margin", "900"), "the deal does not say what it is worth"),
        (("d3", "--margin", "900"), "they have bought nothing yet"),
        (("d1", "--margin", "900", "--worth", "0"), "write a sum above nought"),
    ],
)
def test_what_cannot_be_weighed_is_said_in_a_line(desk, typed: tuple[str, ...], said: str) -> None:
    found = desk("walkaway", *typed)
    assert found.code != 0 and said in found.err and "Traceback" not in found.err


def test_where_there_is_no_margin_there_is_nothing_to_weigh(desk) -> None:
    assert "There is no margin to lose" in desk("walkaway", "d1", "--margin", "0").out


def test_what_was_told_when_it_was_let_go_need_not_be_said_again(desk) -> None:
    told = 'tom let ^d1 go, sent acme to "Harbour", told them "it fits you better", margin 900 EUR'
    assert desk("tell", "-f", "-", stdin=f"2026-01-08  {told}\n").code == 0
    said = desk("walkaway", "d1", "--share", "50", "--worth", "12000")
    assert said.code == 0 and "forty drums: 900.00 EUR of margin now." in said.out
    assert "even at 15.0 in 100" in said.out
