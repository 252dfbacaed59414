"""The document other programs read: its names, its shape, and lists as long as the figures they stand under."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ridealong.answer.compose import compose
from ridealong.answer.export import as_document
from tests.practices.weekly import every_week, told
from tests.stories import story

A_QUARTER = """
{mon}  tom promised firm-{i} "a proof" by {wed} ^p{i}
{wed}  tom claimed ^p{i}
{thu}  firm-{i} confirmed ^p{i}
{mon}  mia promised bolt "samples" by {thu}
{tue}  mia warned bolt "the resin is short"
{tue}  ana answered acme "yes"
{tue}  new-{i} came through acme
{fri}  acme bought for 100.00 EUR from tom
{mon}  tom asked ana for "a demo van" by {thu} ^r{i}
{wed}  ana claimed ^r{i}
{mon}  mia raised a barrier "number {i}" ^b{i}
{thu}  mia confirmed ^b{i}
{tue}  ana visited acme with tom for 55 min | by system as system
"""


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    pulse = "2026-02-10  pulse of ana was answered by 6 of 8: listens 5 met, keeps 4 met"
    evidence = story(told(every_week(A_QUARTER, 13), pulse, close="2026-04-06 known at 2026-04-06"))
    return as_document(compose(evidence, name="Ana Ortiz", handle_of=str))


def test_the_whole(document):
    assert set(document) == {
        "leader", "as_of", "period", "answer", "says", "decided_by", "outside_share", "typed", "known_at",
        "holding",
        "fundamentals", "practices", "guess", "acts", "changed",
    }  # fmt: skip
    assert (document["leader"], document["as_of"]) == ("ana", "2026-04-06")
    assert document["period"] == {"first_week": "2026-01-05", "weeks": 13}
    assert document["answer"] in ("yes", "not_yet", "cant_tell")
    assert document["known_at"].endswith("Z")
    assert set(document["outside_share"]) == {"k", "n", "rate"}
    assert document == json.loads(json.dumps(document)), "nothing in it that JSON does not know"


def test_how_many_hold(document):
    assert len(document["holding"]) == 14
    assert sum(document["holding"]) == pytest.approx(1, abs=1e-9)


def test_fundamentals(document):
    assert [each["key"] for each in document["fundamentals"]] == [
        "difference",
        "customers",
        "employees",
        "trenches",
    ]
    for each in document["fundamentals"]:
        assert set(each) == {"key", "verdict", "decided_by", "weeks_practised"}


def test_practices(document):
    keys = "proposition contrarian learning serving walkaway joint_visits care field merit alignment study tempo change"
    assert [each["key"] for each in document["practices"]] == keys.split()
    for each in document["practices"]:
        assert {"key", "number", "fundamental", "verdict", "says", "next_step", "signs"} <= set(each)


def practice(document, key: str) -> dict[str, Any]:
    return next(each for each in document["practices"] if each["key"] == key)


def test_signs_stand_in_the_order_of_the_design(document):
    signs = {
        key: [sign["key"] for sign in practice(document, key)["signs"]]
        for key in ("serving", "care", "field")
    }
    assert signs == {
        "serving": ["promises", "rhythm", "gave", "newcomers"],
        "care": ["answered", "barriers", "pulse"],
        "field": ["days", "beside", "found", "share"],
    }


def every_sign(document) -> list[dict[str, Any]]:
    return [sign for each in document["practices"] for sign in each["signs"]]


def test_the_shape_of_a_rate(document):
    rates = [sign for sign in every_sign(document) if sign["type"] == "rate"]
    assert rates
    for sign in rates:
        assert {
            "key", "type", "k", "n", "k_eff", "n_eff", "weeks", "standard", "probability", "verdict", "leading",
            "needs", "response", "young", "counted", "because", "proof",
        } <= set(sign)  # fmt: skip
        assert (len(sign["counted"]), len(sign["because"])) == (sign["n"], sign["k"])
        assert set(sign["standard"]) == {"value", "adopted"}
        assert isinstance(sign["young"], int)
        assert (sign["probability"] is None) == (sign["n"] == 0)
        assert sign["n"] or sign["verdict"] == "cant_tell"
        if sign["needs"]:
            assert set(sign["needs"]) == {"yes", "not_yet"}


def test_the_shape_of_a_rare_cadence(document):
    sign = next(sign for sign in every_sign(document) if sign["type"] == "cadence" and sign["events"])
    assert {
        "key", "type", "events", "weeks", "standard", "probability", "verdict", "leading", "needs", "because",
    } <= set(sign)  # fmt: skip
    assert sign["key"] == "newcomers"
    assert sign["events"] == len(sign["because"]) == 13
    assert "k" not in sign and "n" not in sign


def test_needs_say_how_many_more_and_by_when(document):
    sign = next(sign for sign in every_sign(document) if sign["key"] == "pulse")
    assert (sign["k"], sign["n"], sign["verdict"]) == (9, 12, "cant_tell")
    assert set(sign["needs"]["yes"]) == {"more", "by"} and set(sign["needs"]["not_yet"]) == {"more"}
    assert sign["response"] == {"asked": 8, "answered": 6, "if_no": "cant_tell"}


def test_what_decides_stands_among_the_practices(document):
    decided = practice(document, document["decided_by"])
    assert decided["verdict"] == document["answer"]


def test_ids_stand_for_moments_and_what_is_set_aside_is_listed(document):
    (gave,) = [sign for sign in every_sign(document) if sign["key"] == "gave"]
    assert len(gave["aside"]) == 13, "Ana's own answers to Acme"
    assert document["outside_share"]["n"] - document["outside_share"]["k"] == sum(
        len(sign["aside"]) for sign in every_sign(document)
    )


def test_a_practice_of_which_nothing_was_seen_says_with_which_sentence_it_would_begin(document):
    tempo = practice(document, "tempo")
    assert (tempo["verdict"], tempo["says"]) == ("cant_tell", "Nothing seen yet.")
    assert [(sign["n"], sign["verdict"], sign["probability"]) for sign in tempo["signs"]] == [
        (0, "cant_tell", None)
    ] * 3
    assert "started a try" in tempo["begin"]
    assert practice(document, "serving")["begin"] is None
