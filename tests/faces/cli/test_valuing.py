"""What each customer is worth: from any list of purchases, from the ledger, and with some weeks hidden to try it."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.doors.files import shared, write
from tests.engines.relationship.buying import invented

HEAD = "customer,date,amount\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Four hundred customers over three years who pay forty to sixty on a day they buy."""
    dice, customers = np.random.default_rng(1), invented(400, (1.0, 35.0, 0.8, 4.0), seed=1)
    end, rows = date(2026, 3, 1), []
    for at, (x, last, age) in enumerate(
        zip(customers.repeats, customers.recency, customers.age, strict=True)
    ):
        between = dice.choice(np.arange(1, last), x - 1, replace=False).tolist() if x > 1 else []
        for day in [0, *between, *([int(last)] if x else [])]:
            rows.append(
                f"c{at},{end - timedelta(days=int(age) - int(day))},{dice.integers(4000, 6000) / 100:.2f}"
            )
    return write(tmp_path, HEAD + "\n".join(rows))


def test_a_shop_is_told_in_words_with_its_ten_dearest(ridealong, shop) -> None:
    said = ridealong("value", str(shop))
    assert said.code == 0
    assert said.out.startswith("400 customers bought on ")
    assert "How they buy (BG/NBD)" in said.out and "What they spend (Gamma-Gamma)" in said.out
    assert "390 more: add --out FILE.csv for all" in said.err


def test_all_of_it_as_a_document_and_as_a_file(ridealong, shop, tmp_path) -> None:
    told = ridealong("value", str(shop), "--json", "--out", str(tmp_path / "out.csv")).document
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text().splitlines()))
    assert len(told["customers"]) == len(rows) == 400
    assert [row["customer"] for row in rows] == [each["customer"] for each in told["customers"]]
    assert sum(each["value"] for each in told["customers"]) == pytest.approx(told["total"]["value"], rel=1e-3)
    for each in told["customers"]:
        assert 0 <= each["alive"] <= 1
        assert each["value_low"] <= each["value_high"] and each["purchases_low"] <= each["purchases_high"]
        assert each["lifetime"] >= 0


def test_cdnow_from_its_own_file_comes_to_what_was_published(ridealong, tmp_path) -> None:
    lines = [
        line.split()
        for line in shared("clv-give", "CDNOW_sample.txt").read_text().splitlines()
        if line.strip()
    ]
    rows = [
        f"{each[0]},{each[2][:4]}-{each[2][4:6]}-{each[2][6:]},{each[4]}"
        for each in lines
        if each[2] <= "19970930"
    ]
    file = write(tmp_path, HEAD + "\n".join(rows))
    buying = ridealong("value", str(file), "--json", "--as-of", "1997-09-30").document["buying"]
    assert (buying["r"], buying["alpha"] / 7, buying["a"], buying["b"]) == pytest.approx(
        (0.243, 4.414, 0.793, 2.426), abs=0.0006
    )


def test_hidden_weeks_are_foretold_and_the_simpler_rule_stands_beside(ridealong, shop) -> None:
    told = ridealong("value", str(shop), "--holdout", "26w", "--json").document
    assert told["days"] == 182
    assert told["expected"] == pytest.approx(told["came"], rel=0.25)
    assert 0 < told["told_active_by_rhythm"] <= 1
    said = ridealong("value", str(shop), "--holdout", "26w").out
    assert "were hidden from" in said and "by their own rhythm alone" in said


def test_other_headings_are_named_or_known(ridealong, tmp_path) -> None:
    file = write(tmp_path, "Kunde;Bestelldatum;Betrag\nAcme;31.01.2026;1.234,50\nBolt;02.02.2026;9,50\n")
    told = ridealong("value", str(file), "--json").document
    assert {each["customer"]: each["spent"] for each in told["customers"]} == {"Acme": 1234.5, "Bolt": 9.5}
    file = write(tmp_path, "who,when,paid\na,2026-01-01,5\n")
    refused = ridealong("value", str(file))
    assert refused.code == 1
    assert "no column says the customer of a purchase; name it with --customer HEADING" in refused.err
    named = ridealong("value", str(file), "--customer", "who", "--date", "when", "--amount", "paid")
    assert named.out.startswith("1 customer bought on 1 day,")


def test_a_refund_takes_from_what_was_spent_and_is_no_day_on_which_they_bought(ridealong, tmp_path) -> None:
    rows = "a,2026-01-01,10\na,2026-01-11,20\na,2026-01-21,-20\nb,2026-01-02,5\nc,2026-01-03,-7\n"
    told = ridealong("value", str(write(tmp_path, HEAD + rows)), "--json").document
    days = {each["customer"]: each["purchase_days"] for each in told["customers"]}
    assert days == {"a": 2, "b": 1}
    assert told["refunded_only"] == 1


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("", "there is no purchase in it"),
        ("a,2026-01-01,-10\n", "nobody bought anything: there are refunds at most"),
        ("a,2026-01-01,€5\nb,2026-01-02,$5\n", "euros are not added to dollars"),
        ("a,01/02/2026,5\n", "every date fits day/month and month/day"),
        ("a,2026-01-01,0.12345678\n", "at most 6 are kept exactly"),
    ],
)
def test_what_nothing_can_be_made_of_is_refused_in_a_line(ridealong, tmp_path, rows: str, says: str) -> None:
    refused = ridealong("value", str(write(tmp_path, HEAD + rows)))
    assert refused.code == 1
    assert says in refused.err
    assert "Traceback" not in refused.err


def test_several_currencies_are_told_in_one_where_rates_are_given(ridealong, tmp_path) -> None:
    file = write(tmp_path, HEAD + "a,2026-01-01,€10\nb,2026-01-02,$10\n")
    told = ridealong("value", str(file), "--json", "--currency", "EUR", "--rate", "USD=0.9").document
    assert told["currency"] == "EUR"
    assert {each["customer"]: each["spent"] for each in told["customers"]} == {"a": 10, "b": 9}


def test_days_to_come_and_cells_that_say_nothing_are_put_aside_with_their_line(ridealong, tmp_path) -> None:
    rows = "a,2026-01-01,10\nb,2999-01-02,20\n,2026-01-03,5\nc,yesterday,5\nd,2026-01-04,\n"
    said = ridealong("value", str(write(tmp_path, HEAD + rows)))
    assert said.out.startswith("1 customer bought on 1 day,")
    for line in (
        "line 3: 2999-01-02 has not come yet",
        "line 4: nobody bought it",
        "line 5: ",
        "line 6: it says no amount",
    ):
        assert line in said.err


@pytest.mark.parametrize("many", [1, 3, 30])
def test_few_who_buy_alike_are_answered_and_what_cannot_be_learned_is_named(
    ridealong, tmp_path, many: int
) -> None:
    rows = "\n".join(
        f"c{at},{date(2025, 1, 1) + timedelta(days=30 * k)},50.00" for at in range(many) for k in range(5)
    )
    file = write(tmp_path, HEAD + rows)
    said = ridealong("value", str(file))
    assert said.code == 0 and "nan" not in said.out.lower()
    assert "held likelier beforehand" in said.out
    told = ridealong("value", str(file), "--json").document
    assert told["ridges"]
    assert all(np.isfinite(each["lifetime"]) for each in told["customers"])


def test_ten_thousand_purchases_of_one_customer(ridealong, tmp_path) -> None:
    rows = [f"big,{date(1999, 1, 1) + timedelta(days=at)},{at % 97}.10" for at in range(10_000)]
    rows += [f"c{at},2026-01-{at + 1:02},5" for at in range(30)]
    told = ridealong("value", str(write(tmp_path, HEAD + "\n".join(rows))), "--json").document
    assert told["customers"][0]["customer"] == "big"
    assert 300 < told["customers"][0]["purchases"] < 366


def test_a_name_that_a_spreadsheet_would_run_is_harmless_on_its_way_out(ridealong, tmp_path) -> None:
    file = write(tmp_path, HEAD + "=cmd|calc,2026-01-01,10\n")
    ridealong("value", str(file), "--out", str(tmp_path / "out.csv"))
    assert "'=cmd|calc" in (tmp_path / "out.csv").read_text()


def test_the_ledgers_own_purchases_in_the_names_people_know(ana) -> None:
    page = "as system\n" + "\n".join(
        f"2026-0{month}-0{day}  acme bought for {month * 100} EUR from tom"
        for month in (1, 2, 3)
        for day in (2, 9)
    )
    assert ana("tell", "-f", "-", stdin=page).code == 0
    told = ana("value", "--json").document
    assert [each["customer"] for each in told["customers"]] == ["Acme"]
    assert told["customers"][0]["purchase_days"] == 6 and told["currency"] == "EUR"


def test_a_ledger_in_which_nobody_bought_says_what_to_bring(ana) -> None:
    refused = ana("value")
    assert refused.code == 1 and "nothing was bought yet" in refused.err


def test_what_was_mistyped_is_told(ridealong, tmp_path) -> None:
    assert "there is no file" in ridealong("value", str(tmp_path / "none.csv")).err
    file = str(write(tmp_path, HEAD + "a,2026-01-01,10\n"))
    assert ridealong("value", file, "--holdout", "soon").code == 2
    assert ridealong("value", file, "--discount", "1.5").code == 2
    assert ridealong("value", file, "--rate", "USD").code == 2
    assert "look from that day on" in ridealong("value", file, "--as-of", "2025-01-01").err
    assert "nothing is left to foretell them from" in ridealong("value", file, "--holdout", "4w").err
