"""The brief on paper: one page whatever people said, and one that can be read aloud."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridealong.answer import typesetting
from ridealong.answer.brief import Brief, Told
from ridealong.speech import speaking
from tests.faces.web import sample

typst = pytest.importorskip("typst", reason="no Typst here: it comes with ridealong[pdf]")
ENDLESS = "Donaudampfschifffahrtsgesellschaft" * 30
TALK = "because of this, and of that, and of what was said on Friday; " * 30


def brief() -> Brief:
    return sample.brief(sample.LEADERS[1], day=sample.AS_OF)


def wordy(act: Told, says: str) -> Told:
    step = replace(act.step, says=says, why=TALK)
    return replace(act, step=step, who="Tom", confirms="Acme Tools " * 30, stake=TALK)


def pages(made: Brief) -> int:
    drawn = typesetting.typeset(made, "png", typst)
    return len(drawn) if isinstance(drawn, list) else 1


@pytest.mark.parametrize("says", [TALK, ENDLESS], ids=["many words", "a word without end"])
def test_the_longest_week_there_can_be_is_one_page(says: str) -> None:
    """
    Given seven acts, a dozen done and fifty changes, each said at the greatest length
    When the week is set
    Then one page comes out
    """
    week = brief()
    acts = [wordy(each, says) for each in week.acts]
    done = [replace(each, confirmed_on=sample.AS_OF) for each in acts] * 2
    answer = replace(week.answer, leader_name=says, says=says)
    full = replace(week, answer=answer, acts=acts, done=done, changes=list(week.changes) * 4)
    assert (len(full.acts), len(full.done), len(full.changes)) == (7, 14, 52)
    assert pages(full) == 1


def test_it_is_tagged_and_has_a_title_and_a_language() -> None:
    made = typesetting.as_pdf(brief())
    assert b"/StructTreeRoot" in made and b"/MarkInfo" in made, "it can be read aloud in its order"
    assert b"pdfuaid" in made, "it says that it keeps PDF/UA"
    assert b"/Lang(en)" in made
    assert b"The week of 30 March 2026" in made


def test_in_german_it_says_so() -> None:
    with speaking("de"):
        made = typesetting.as_pdf(brief())
    assert b"/Lang(de)" in made
    assert "Die Woche vom 30. März 2026".encode() in made


def test_a_name_in_letters_that_no_font_has_still_comes_on_paper() -> None:
    """What is empty boxes keeps no standard, and is better than no paper at all."""
    week = brief()
    strange = replace(week, answer=replace(week.answer, leader_name="\ue000\x01 李雷"))
    assert typesetting.as_pdf(strange).startswith(b"%PDF")
