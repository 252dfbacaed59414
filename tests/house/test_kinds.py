"""The page of kinds says what the kinds are, and the page that shows how to add one does what it says."""

from __future__ import annotations

import re
from typing import Any

from ridealong.moments.book import PlainBook
from ridealong.moments.kind import KINDS
from ridealong.moments.notation import parse
from tests.house import kinds
from tests.house.tree import DOCS
from tests.moments.scratch import scratch_kinds

HOW_TO = DOCS / "add-a-kind.md"


def test_every_kind_is_documented_as_it_is() -> None:
    assert kinds.PAGE.read_text() == kinds.page(), (
        "docs/kinds.md is old; python -m tests.house.kinds writes it again"
    )


def test_the_sentences_the_page_opens_with_can_be_read() -> None:
    (lines,) = re.findall(r"^```\n(.*?)^```", kinds.OPENING, re.MULTILINE | re.DOTALL)
    assert [type(parse(line, PlainBook()).fact).__name__ for line in lines.splitlines()] == [
        "VisitMade",
        "LoopConfirmed",
    ]


def test_every_field_is_said_in_words() -> None:
    silent = [
        f"{kind.NAME}.{field.name}"
        for kind in KINDS.values()
        for field in kinds.fields_of(kind)
        if not kinds.holds(field, kind)
    ]
    assert silent == []


def test_the_page_says_who_can_confirm_what_is_owed() -> None:
    owed = kinds.effect(KINDS["promise.made"])
    assert owed == "Starts a loop: `who` owes it, by `by`; only `to` can confirm it."
    visit = kinds.effect(KINDS["visit.made"])
    assert (
        visit
        == "Starts a loop: `who` owes it; only `beside` or, where there is none, `customer` can confirm it."
    )
    barrier = kinds.effect(KINDS["barrier.raised"])
    assert barrier == "Starts a loop that falls to nobody by name, by `by`; only `who` can confirm it."


def test_adding_a_kind_works_as_the_page_says() -> None:
    """Every block of Python on the page runs, in their order, as parts of one file of kinds."""
    blocks = re.findall(r"^```python\n(.*?)^```", HOW_TO.read_text(), re.MULTILINE | re.DOTALL)
    assert len(blocks) > 3
    place: dict[str, Any] = {"__name__": "ridealong.moments.kinds.loops"}
    with scratch_kinds(without=["favour.done"]):
        for block in blocks:
            exec(compile(block, str(HOW_TO), "exec", dont_inherit=True), place)
        assert "favour.done" in KINDS
        assert "### favour.done" in kinds.page()


def test_nothing_of_the_example_stays_behind() -> None:
    before = dict(KINDS)
    test_adding_a_kind_works_as_the_page_says()
    assert before == KINDS
