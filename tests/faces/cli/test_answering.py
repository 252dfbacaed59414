"""The answer on the command line: in words for people, in one document for programs."""

from __future__ import annotations

import pytest


def test_a_new_ledger_cannot_tell_and_says_how_to_begin(ana):
    asked = ana("answer", "--as-of", "2026-03-30")
    assert asked.code == 0
    assert "Can’t tell yet." in asked.out
    assert "begin with: tom promised acme" in asked.out


def test_the_document_names_every_practice_and_fundamental(ana):
    found = ana("answer", "--as-of", "2026-03-30", "--json").document
    assert (found["leader"], found["as_of"], found["answer"]) == ("ana-ortiz", "2026-03-30", "cant_tell")
    assert found["period"] == {"first_week": "2025-12-29", "weeks": 13}
    assert [each["key"] for each in found["fundamentals"]] == [
        "difference",
        "customers",
        "employees",
        "trenches",
    ]
    assert len(found["practices"]) == 13
    assert len(found["holding"]) == 14
    assert sum(found["holding"]) == pytest.approx(1, abs=0.001)


def test_every_moment_under_a_figure_can_be_shown(ana):
    page = ["as tom"]
    for number in range(8):
        page.append(
            f'2026-01-{5 + number:02}  tom promised acme "quote {number}" by 2026-01-{8 + 2 * number:02} ^p{number}'
        )
        page.append(f"2026-01-{7 + number:02}  tom claimed ^p{number}")
    page.append("as acme")
    page += [f"2026-01-{9 + number:02}  acme confirmed ^p{number}" for number in range(8)]
    assert ana("tell", "-f", "-", stdin="\n".join(page)).code == 0
    found = ana("answer", "--as-of", "2026-03-30", "--json").document
    sign = next(each for each in found["practices"] if each["key"] == "serving")["signs"][0]
    assert (sign["key"], sign["k"], sign["n"]) == ("promises", len(sign["because"]), len(sign["counted"]))
    assert sign["k"] > 0
    for moment in {*sign["counted"], *sign["because"], *sign["proof"]}:
        assert ana("show", "--id", moment).code == 0


def test_an_answer_says_how_much_of_it_was_typed_on_the_command_line_in_others_names(ana):
    """Whoever uses the machine speaks there in every voice; that cannot be helped, but it is not kept quiet."""
    ana("tell", '2026-01-05 tom promised acme "a quote" by 2026-01-09 ^p1', "--as", "tom")
    ana("tell", "2026-01-07 tom claimed ^p1", "--as", "tom")
    ana("tell", '2026-01-05 ana-ortiz promised acme "a visit" by 2026-01-09')
    quiet = ana("answer", "--as-of", "2026-01-12").out
    assert "typed on the command line" not in quiet, "nothing rests on it yet"
    ana("tell", "2026-01-08 acme confirmed ^p1", "--as", "acme")
    said = ana("answer", "--as-of", "2026-03-30")
    assert (
        "3 of them were typed on the command line in somebody else’s name: whoever uses this machine can."
        in said.out
    )
    assert ana("answer", "--as-of", "2026-03-30", "--json").document["typed"] == 3
    assert "Nothing proves who typed it" in " ".join(ana("tell", "--help").out.split())


def test_the_answer_known_on_an_earlier_day_does_not_know_what_was_recorded_since(ana):
    ana("tell", '2026-01-05 tom promised acme "a quote" by 2026-01-09', "--as", "tom")
    now = ana("answer", "--as-of", "2026-03-30", "--json").document
    then = ana("answer", "--as-of", "2026-03-30", "--known-at", "2026-03-30T06:00Z", "--json").document
    seen = [
        each["practices"][3]["signs"][0]["n"] if each["practices"][3]["signs"] else 0 for each in (now, then)
    ]
    assert seen == [1, 0]


def test_nobody_by_that_name_leads(ana):
    asked = ana("answer", "--leader", "tom")
    assert (asked.code, "those who do: ana-ortiz" in asked.err) == (1, True)


def test_a_day_that_is_none_is_wrong_usage(ana):
    assert ana("answer", "--as-of", "30.3.2026").code == 2


def test_no_act_asks_for_anything_for_somebody_who_was_forgotten(ana):
    ana("tell", '2026-03-02 tom asked ana-ortiz for "a demo van" by 2026-03-06', "--as", "tom")
    ana("tell", '2026-03-20 mia promised bolt "a quote" by 2026-03-27', "--as", "mia")
    before = ana("answer", "--as-of", "2026-03-30").out
    assert "Answer Tom Weber" in before
    assert "Help Mia Brandt keep a promise to Bolt" in before
    for who in ("tom", "mia"):
        ana("forget", who, "--yes")
    after = ana("answer", "--as-of", "2026-03-30").out
    assert "forgotten" not in after
    assert "See to a promise to Bolt" in after


def test_weeks_that_have_not_come_are_not_judged(ana):
    asked = ana("answer", "--as-of", "2199-01-01")
    assert (asked.code, "has not come yet" in asked.err) == (2, True)
