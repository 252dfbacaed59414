"""From signs to a practice: no average, no thin sign that hides a failure, none that blocks a proven practice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ridealong.engines.belief import Verdict
from ridealong.practices.judging import judge
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Needs, Response, Sign, Standard

LIKELY = {YES: 0.95, NOT_YET: 0.004, CANT_TELL: 0.5}


def sign(
    key: str, verdict: Verdict | None, *, probability: float | None = None, context: bool = False
) -> Sign:
    """A sign that says this; None for one that has seen nothing."""
    said = verdict or CANT_TELL
    sure = None if verdict is None else LIKELY[verdict] if probability is None else probability
    return Sign(
        key=key, type="rate", standard=Standard(0.7), leading=key == "v1", verdict=said, probability=sure,
        n=0 if verdict is None else 9, says=f"{key} says so", title=f"Title of {key}", context=context,
        history=((sure, said),) * 13,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verdicts", "verdict", "decided_by"),
    [
        ((YES, YES, YES), YES, "v1"),
        ((YES, CANT_TELL, None), YES, "v1"),
        ((YES, YES, NOT_YET), NOT_YET, "v3"),
        ((CANT_TELL, YES, YES), CANT_TELL, "v1"),
        ((None, YES, YES), CANT_TELL, "v1"),
        ((CANT_TELL, NOT_YET, None), NOT_YET, "v2"),
        ((NOT_YET, YES, YES), NOT_YET, "v1"),
        ((None, None, None), CANT_TELL, "v1"),
    ],
)
def test_what_a_practice_says(verdicts, verdict, decided_by):
    reading = judge("p", [sign(f"v{number}", said) for number, said in enumerate(verdicts, start=1)])
    assert (reading.verdict, reading.decided_by) == (verdict, decided_by)
    assert {said for _, said in reading.history} == {verdict}


def test_of_several_failures_the_plainest_decides():
    signs = [sign("v1", NOT_YET, probability=0.04), sign("v2", NOT_YET, probability=0.002), sign("v3", YES)]
    assert judge("p", signs).decided_by == "v2"


def test_context_never_decides():
    signs = [sign("v1", YES), sign("v2", NOT_YET, context=True)]
    assert judge("p", signs).verdict is YES


def test_says():
    assert judge("p", [sign("v1", None)]).says == "Nothing seen yet."
    assert judge("p", [sign("v1", None), sign("v2", YES)]).says == (
        "V2 says so; nothing seen yet of what leads: title of v1."
    )
    assert judge("p", [sign("v1", YES)]).says == "V1 says so."


def test_what_cannot_be_told_yet_says_what_would_settle_it():
    open_sign = sign("v1", CANT_TELL)
    soon = replace(open_sign, needs=Needs(yes=3, by=date(2026, 4, 20)))
    silent = replace(open_sign, response=Response(asked=20, answered=9))
    assert judge("p", [open_sign]).says == "V1 says so; too little to say."
    assert judge("p", [soon]).says == "V1 says so; 3 more by 20 April would settle it."
    assert judge("p", [silent]).says == "V1 says so; only 9 of 20 who were asked have answered."
