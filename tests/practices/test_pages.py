"""The pages about practices tell the truth: sentences can be told, figures come out, what is shown is short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ridealong.engines import belief
from ridealong.practices.registry import READERS
from tests.practices.weekly import told
from tests.stories import story

DOCS = Path(__file__).resolve().parents[2] / "docs"
FENCED = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN = ("How it could be gamed", "Where research disagrees")
"""Sections that the product's own pages show too."""


def page(key: str) -> str:
    return (DOCS / "practices" / f"{key}.md").read_text()


def section(text: str, heading: str) -> str:
    return text.split(f"## {heading}\n")[1].split("\n## ")[0]


LONGER = {"walkaway": "\nclose of period 2026-06-01"}
"""What is looked back at after more than the quarter that a story judges by itself."""


@pytest.mark.parametrize("key", READERS)
def test_the_sentences_that_start_a_practice_start_it(key):
    (lines,) = FENCED.findall(section(page(key), "The sentences that start it"))
    reading = READERS[key](story(lines + LONGER.get(key, "")))
    assert reading.says != "Nothing seen yet."
    assert reading.sign(reading.decided_by or "").n, "what leads has something to count"


@pytest.mark.parametrize("key", READERS)
@pytest.mark.parametrize("heading", SHOWN)
def test_what_the_product_shows_of_a_page_is_short_and_plain(key, heading):
    shown = section(page(key), heading)
    assert 80 <= len(shown.split()) <= 150
    assert "|" not in shown and "```" not in shown


@pytest.mark.parametrize("key", READERS)
def test_every_source_is_cited_and_every_citation_has_its_source(key):
    text = page(key)
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", text.split("## Sources")[0])}
    listed = [int(number) for number in re.findall(r"^(\d+)\. ", section(text, "Sources"), re.MULTILINE)]
    assert sorted(cited) == listed


@pytest.mark.parametrize("key", READERS)
def test_the_table_names_every_standard_as_it_is_proposed(key):
    rows = [line for line in section(page(key), "The signs").splitlines() if line.startswith("| **")]
    signs = READERS[key](story('2026-03-02  acme said "good"')).signs
    assert len(rows) == len(signs)
    for row, sign in zip(rows, signs, strict=True):
        proposed = row.rstrip("| ").rpartition("| ")[2]
        assert proposed == (rare(sign) if sign.type == "cadence" else f"{sign.standard.value}".lstrip("0"))


def rare(sign) -> str:
    """How a page writes a rare cadence; newcomers alone are held to their own past."""
    return "its own past" if sign.key == "newcomers" else f"1 in {round(1 / sign.standard.value)} weeks"


def test_the_example_of_how_a_sign_speaks_comes_out_as_told():
    text = (DOCS / "how-a-sign-speaks.md").read_text()
    (lines,) = FENCED.findall(text)
    claims = """
    2026-03-05  tom claimed ^p1
    2026-03-05  tom claimed ^p2
    2026-03-09  acme confirmed ^p1
    """
    waiting = READERS["serving"](story(told(lines, claims, close="2026-03-16"))).sign("promises")
    assert (waiting.k, waiting.n) == (1, 1)
    assert waiting.response is not None and (waiting.response.asked, waiting.response.answered) == (2, 1)
    early = READERS["serving"](story(told(lines, claims, close="2026-03-09"))).sign("promises")
    assert (early.n, len(early.young)) == (0, 2)
    denied = READERS["serving"](story(told(lines, claims, "2026-03-17  acme denied ^p2", close="2026-03-23")))
    assert (denied.sign("promises").k, denied.sign("promises").n) == (0, 1)
    figures = {
        "probability that Ana's team truly keeps four of five would be": belief.probability_rate(41, 46, 0.8),
        "the probability falls to": belief.probability_rate(41, 47, 0.8),
    }
    for words, probability in figures.items():
        after = " ".join(text.split()).partition(words)[2].strip()
        assert after.startswith(f"{probability:.2f}".lstrip("0")), f"{words} {probability}"
    assert round(46 / belief.design_effect([3] * 15 + [1])) == 33
