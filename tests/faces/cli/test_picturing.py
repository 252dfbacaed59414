"""Pictures of a file of purchases hold the figures that are told, for eyes and for ears, in light and in dark."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from ridealong.engines.relationship.heat import cells_of
from ridealong.engines.relationship.purchase_days import purchase_days
from ridealong.engines.relationship.valuing import value
from ridealong.faces.cli.svg import Picture
from tests.doors.files import write_rows
from tests.faces.cli.test_valuing import BOUGHT, HEADINGS

SVG = "{http://www.w3.org/2000/svg}"


def said(path: Path) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.parse(path).iter(f"{SVG}text")]


def points(path: Path, look: str) -> list[tuple[float, float]]:
    lines = [each for each in ElementTree.parse(path).iter(f"{SVG}polyline") if each.get("class") == look]
    return [tuple(map(float, each.split(","))) for each in lines[0].get("points", "").split()]  # type: ignore[misc]


def test_the_picture_of_value_holds_the_figures_that_machines_get(ridealong, tmp_path: Path) -> None:
    rows = [(who, day, f"{amount} EUR") for who, day, amount in BOUGHT]
    file, path = str(write_rows(tmp_path, [HEADINGS, *rows])), tmp_path / "value.svg"
    told = ridealong("value", file, "--picture", str(path), "--json")
    classes = told.document["by_repeats_and_silence"]
    assert told.code == 0 and sum(each["customers"] for each in classes) == 6
    texts = said(path)
    boxes = [each.text or "" for each in ElementTree.parse(path).iter(f"{SVG}title")][1:]
    assert len(boxes) == len(classes)
    for each, box in zip(classes, boxes, strict=True):
        assert f"{each['value']:,.0f}" in texts
        assert (
            f"{each['customers']} customers, {each['value']:,.0f} each, {each['alive']:.0%} still there"
            in box
        )
    best = max(classes, key=lambda each: each["value"])
    described = ElementTree.parse(path).findtext(f"{SVG}desc") or ""
    assert f"{best['value']:,.0f} EUR each" in described and "of 6 customers as of 2025-12-12" in described


def test_the_picture_of_held_out_weeks_climbs_as_purchases_came(ridealong, tmp_path: Path) -> None:
    """
    given purchases of a year, of which the last 13 weeks are held out
    then the picture goes through every week, and ends at what came and at what was expected
    """
    file, path = str(write_rows(tmp_path, [HEADINGS, *BOUGHT])), tmp_path / "held.SVG"
    found = ridealong("value", file, "--holdout", "13w", "--picture", str(path), "--json").document
    steps = found["tracked"]
    assert [each["day"] for each in steps] == list(range(7, 92, 7))
    assert (steps[-1]["actual"], steps[-1]["expected"]) == (
        found["actual"],
        pytest.approx(found["predicted"]),
    )
    assert [each["actual"] for each in steps] == sorted(each["actual"] for each in steps)
    came, expected = points(path, "first"), points(path, "second")
    assert len(came) == len(expected) == 14 and came[0] == expected[0]
    heights = [came[0][1] - y for _, y in came[1:]]
    unit = heights[-1] / steps[-1]["actual"]
    assert heights == pytest.approx([unit * each["actual"] for each in steps], abs=0.2)
    assert [expected[0][1] - y for _, y in expected[1:]] == pytest.approx(
        [unit * each["expected"] for each in steps], abs=0.2
    )
    assert f"came: {found['actual']:,}" in said(path)


def test_a_picture_is_read_in_the_dark_and_read_aloud(ridealong, tmp_path: Path) -> None:
    path = tmp_path / "value.svg"
    assert (
        ridealong("value", str(write_rows(tmp_path, [HEADINGS, *BOUGHT])), "--picture", str(path)).code == 0
    )
    root = ElementTree.parse(path).getroot()
    assert root.get("role") == "img" and root.get("aria-labelledby") == "title desc"
    assert {each.get("id") for each in root[:2]} == {"title", "desc"}
    assert "prefers-color-scheme: dark" in path.read_text(encoding="utf-8")
    assert "http" not in path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")


def test_a_picture_that_cannot_be_is_refused_in_words(ridealong, tmp_path: Path) -> None:
    file = str(write_rows(tmp_path, [HEADINGS, *BOUGHT]))
    assert "give it a name that ends in .svg" in ridealong("value", file, "--picture", "value.png").err
    nowhere = ridealong("value", file, "--picture", str(tmp_path / "none" / "value.svg"))
    assert nowhere.code == 1 and "cannot be written" in nowhere.err


def test_words_are_never_taken_for_parts_of_a_picture(tmp_path: Path) -> None:
    picture = Picture("A <script> & more", "described", high=100)
    picture.text(10, 10, "<b>EUR</b>")
    picture.write(tmp_path / "words.svg")
    assert said(tmp_path / "words.svg") == ["<b>EUR</b>"]
    assert "<script" not in (tmp_path / "words.svg").read_text(encoding="utf-8")


def test_everybody_is_in_one_class_and_all_classes_together_bring_what_all_bring() -> None:
    """Somebody comes every day for three years, somebody every month for one, and one came once, long ago."""
    daily, monthly = range(1, 1096), range(700, 1090, 30)
    days = [*daily, *monthly, 3]
    who = [1] * len(daily) + [2] * len(monthly) + [3]
    valued = value(purchase_days(who, days, [1000] * len(days)), 1096)
    cells = cells_of(valued)
    assert [(each.repeats.least, each.repeats.most) for each in cells] == [(0, 0), (9, 16), (65, None)]
    assert [(each.silent.least, each.silent.most) for each in cells] == [(960, 1919), (30, 59), (0, 29)]
    assert sum(each.customers for each in cells) == 3
    assert sum(each.customers * each.value for each in cells) == pytest.approx(valued.worth.value.sum())
    assert sum(each.customers * each.alive for each in cells) == pytest.approx(valued.worth.alive.sum())
