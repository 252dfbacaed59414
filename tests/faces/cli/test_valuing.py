"""What customers of any file are worth, typed on the command line: clear figures, or a clear refusal."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pytest

from tests.doors.files import write, write_rows

BOUGHT = [
    (who, f"2025-{month:02}-{day:02}", amount)
    for who, day, months, amount in (
        ("acme", 3, (1, 2, 4, 5, 7, 8, 10, 11, 12), "120.50"), ("bolt", 9, (1, 2, 3), "80.00"),
        ("cato", 12, (3, 6, 9, 12), "45.10"), ("dion", 20, (2,), "300.00"), ("etna", 1, (5, 11), "61.00"),
        ("faro", 7, (1, 4), "15.25"),
    )
    for month in months
]  # fmt: skip
HEADINGS = ("customer", "date", "amount")


def no_nan(found: object) -> bool:
    if isinstance(found, dict):
        return all(map(no_nan, found.values()))
    if isinstance(found, list):
        return all(map(no_nan, found))
    return not isinstance(found, float) or math.isfinite(found)


def test_every_customer_is_valued_and_those_of_most_value_come_first(ridealong, tmp_path: Path) -> None:
    said = ridealong("value", str(write_rows(tmp_path, [HEADINGS, *BOUGHT])), "--json")
    found = said.document
    assert said.code == 0 and found["customers"] == 6 and found["as_of"] == "2025-12-12" and no_nan(found)
    assert found["by_value"][0]["customer"] == "acme"
    values = [each["value"] for each in found["by_value"]]
    assert values == sorted(values, reverse=True)
    assert found["totals"]["value"] == pytest.approx(sum(values), abs=0.05)
    assert all(each["value_low"] <= each["value_high"] for each in found["by_value"])


def test_all_customers_together_have_bounds_of_their_own(ridealong, tmp_path: Path) -> None:
    file = str(write_rows(tmp_path, [HEADINGS, *BOUGHT]))
    found = ridealong("value", file, "--json").document
    totals = found["totals"]
    assert totals["value_low"] < totals["value"] < totals["value_high"]
    assert totals["purchases_low"] < totals["purchases"] < totals["purchases_high"]
    assert totals["value_high"] < sum(each["value_high"] for each in found["by_value"])  # not all at once
    assert 0 < totals["share_of_the_fit"] < 1
    told = " ".join(ridealong("value", file).out.split())
    assert f"({totals['value_low']:,.0f} to {totals['value_high']:,.0f} four times out of five)" in told


def test_headings_of_other_systems_are_recognised_or_named(ridealong, tmp_path: Path) -> None:
    plain = ridealong("value", str(write_rows(tmp_path, [HEADINGS, *BOUGHT], "plain.csv")), "--json").document
    known = write_rows(tmp_path, [("Kunde", "Bestelldatum", "Betrag"), *BOUGHT], "german.csv")
    odd = write_rows(tmp_path, [("who", "when", "paid"), *BOUGHT], "odd.csv")
    named = ("--customer", "who", "--date", "when", "--amount", "paid")
    assert ridealong("value", str(known), "--json").document == plain
    assert ridealong("value", str(odd), *named, "--json").document == plain
    refused = ridealong("value", str(odd))
    assert refused.code == 1
    assert (
        "headings are `who`, `when`, `paid`. Say which it is with --customer HEADING --date HEADING"
        in refused.err
    )


def test_a_row_a_customer_is_written_to_a_file(ridealong, tmp_path: Path) -> None:
    out = tmp_path / "worth.csv"
    assert ridealong("value", str(write_rows(tmp_path, [HEADINGS, *BOUGHT])), "--out", str(out)).code == 0
    with out.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 6 and rows[0]["customer"] == "acme" and float(rows[0]["value_high"]) > 0


def test_a_refund_is_taken_off_what_was_bought_before_and_is_no_visit(ridealong, tmp_path: Path) -> None:
    refund = ("acme", "2025-08-05", "-120.50")
    said = ridealong("value", str(write_rows(tmp_path, [HEADINGS, *BOUGHT, refund])), "--json")
    acme = next(each for each in said.document["by_value"] if each["customer"] == "acme")
    assert acme["purchase_days"] == 9
    assert "1 amount is below nought" in said.err


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "nothing"),
        ([("acme", "2025-01-03", "10"), ("bolt", "2025-01-03", "20")], "all purchases are of one day"),
        ([*BOUGHT, ("acme", "2140-01-03", "10")], "line 23, column `date`: `2140-01-03` has not come yet"),
        ([*BOUGHT, ("acme", "2025-12-12", "10 USD"), ("bolt", "2025-12-12", "10 EUR")], "amounts in USD (line 23)"),
        ([("acme", "soon", "much")], "holds no purchase that can be read"),
        ([("acme", "2025-01-03", "-5")], "there is no purchase"),
    ],
    ids=["none", "one day", "to come", "two currencies", "words", "only a refund"],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_in_words(ridealong, tmp_path: Path, rows: list, why: str) -> None:
    said = ridealong("value", str(write_rows(tmp_path, [HEADINGS, *rows])))
    assert said.code == 1 and said.out == ""
    assert (why if why != "nothing" else "holds no purchase") in said.err, said.err


@pytest.mark.parametrize(
    "rows",
    [
        [(f"c{n}", f"2025-0{m}-01", "10") for n in range(30) for m in (1, 2, 3)],
        [("a", "2025-01-03", "10"), ("b", "2025-01-09", "20"), ("c", "2025-02-03", "30")],
        [("a", f"{1990 + n // 336}-{n % 12 + 1:02}-{n // 12 % 28 + 1:02}", "10") for n in range(10_000)]
        + [("b", "2000-01-01", "5")],
        [("a", "2025-01-03", "0"), ("b", "2025-01-09", "0"), ("a", "2025-02-03", "0")],
        [*BOUGHT, ("acme", "2025-12-12", "1" * 40), ("", "2025-12-12", "1")],
    ],
    ids=[
        "all alike",
        "three customers",
        "ten thousand purchases",
        "all for nothing",
        "odd rows beside good ones",
    ],
)
def test_what_says_little_is_told_as_little_and_never_as_no_number(
    ridealong, tmp_path: Path, rows: list
) -> None:
    said = ridealong("value", str(write_rows(tmp_path, [HEADINGS, *rows])), "--json")
    assert said.code == 0 and no_nan(said.document) and "NaN" not in said.out
    assert ridealong("value", str(tmp_path / "file.csv")).code == 0


def test_a_file_that_is_not_there_is_told(ridealong, tmp_path: Path) -> None:
    said = ridealong("value", str(tmp_path / "nothing.csv"))
    assert said.code == 1 and "nothing.csv" in said.err


def test_the_ledger_says_what_its_own_customers_are_worth(ana) -> None:
    assert ana("value").out.startswith("Nobody bought from Ana Ortiz’s team")
    months = ("2025-02-03", "2025-03-03", "2025-04-07", "2025-05-05", "2025-06-02")
    for day in months:
        assert ana("tell", f"{day} acme bought for 100 EUR", "--as", "ana-ortiz").code == 0
    found = json.loads(ana("value", "--as-of", "2025-07-01", "--json").out)
    assert [each["customer"] for each in found] == ["Acme"] and found[0]["quiet"] is False and no_nan(found)
    assert "Acme" in ana("value", "--as-of", "2025-07-01").out


def test_a_point_of_thousands_is_asked_about_and_not_guessed(ridealong, tmp_path: Path) -> None:
    path = write(tmp_path, "customer,date,amount\na,2025-01-01,1.234\na,2025-02-01,2.345\n")
    assert "points between thousands" in ridealong("value", str(path)).err


def test_weeks_that_are_known_are_held_against_what_was_expected_of_them(ridealong, tmp_path: Path) -> None:
    file = str(write_rows(tmp_path, [HEADINGS, *BOUGHT]))
    found = ridealong("value", file, "--holdout", "13w", "--json").document
    assert (found["days"], found["customers"], found["actual"]) == (91, 6, 5) and no_nan(found)
    told = ridealong("value", file, "--holdout", "91d").out
    assert "the last 91 days" in told and "Days bought: 5;" in told
    assert "would" not in ridealong("value", file).out
    assert "write it like 26w" in ridealong("value", file, "--holdout", "soon").err
    assert "nothing says how often" in ridealong("value", file, "--holdout", "90w").err


def test_a_name_that_a_spreadsheet_would_run_is_harmless_on_its_way_out(ridealong, tmp_path: Path) -> None:
    rows = [("customer", "date", "amount"), ("=cmd|calc", "2026-01-01", "10"), ("b", "2026-01-05", "9")]
    file = write_rows(tmp_path, rows)
    assert ridealong("value", str(file), "--out", str(tmp_path / "out.csv")).code == 0
    assert "'=cmd|calc" in (tmp_path / "out.csv").read_text()


def test_the_ledger_is_held_against_its_own_weeks_too(ana) -> None:
    assert "nothing can be held out" in ana("value", "--holdout", "8w").err
    days = [f"2025-{month:02}-{day:02}" for month in range(1, 9) for day in (3, 17)]
    story = "".join(f"{day} acme bought for 100 EUR\n" for day in days)
    assert ana("tell", "-f", "-", "--as", "ana-ortiz", stdin=story).code == 0
    found = ana("value", "--holdout", "8w", "--as-of", "2025-09-01", "--json").document
    assert (found["customers"], found["days"], found["actual"]) == (1, 56, 3) and no_nan(found)
    assert "Days bought: 3;" in ana("value", "--holdout", "8w", "--as-of", "2025-09-01").out
    assert "nothing says how often" in ana("value", "--holdout", "90w", "--as-of", "2025-09-01").err
