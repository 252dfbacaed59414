"""Putting a sentence right from the command line: one further sentence, recorded by whoever types it."""

from __future__ import annotations

import pytest

PROMISE = '2026-03-03 tom promised acme "a quote" by 2026-03-06 ^p1'


@pytest.fixture
def promised(ana):
    assert ana("tell", PROMISE, "--as", "tom").code == 0
    assert ana("tell", "2026-03-05 tom claimed ^p1", "--as", "tom").code == 0
    return ana


def test_a_correction_stands_in_the_place_of_what_it_corrects(promised):
    better = '2026-03-03 tom promised acme "a corrected quote" by 2026-03-06'
    told = promised("tell", better, "--corrects", "^p1", "--as", "tom")
    assert (told.code, told.out) == (0, f"{better.replace('03 tom', '03  tom')}\n")
    shown = promised("show", "--kind", "promise.made").out.splitlines()
    assert "| by tom as salesperson via cli" in shown[1]
    assert " corrects ^p1 " in shown[1]
    assert "it corrects" not in promised("show", "--id", "^p1").err


def test_without_a_date_a_correction_keeps_the_day_of_what_it_corrects(promised):
    told = promised("tell", 'tom promised acme "a drum" by 2026-03-06', "--corrects", "p1", "--as", "tom")
    assert told.out == '2026-03-03  tom promised acme "a drum" by 2026-03-06\n'


def test_it_may_keep_the_label_and_is_found_by_an_id_too(promised):
    (moment,) = promised("show", "--kind", "promise.made", "--json").document
    told = promised("tell", PROMISE.replace("quote", "price"), "--corrects", moment["id"], "--as", "tom")
    assert told.code == 0, told.err
    assert told.out.endswith('"a price" by 2026-03-06 ^p1\n')


def test_a_name_is_put_right_for_everyone(promised):
    joined = promised("show", "--who", "tom", "--kind", "person.joined", "--json").document[0]["id"]
    better = 'tom joined as salesperson under ana-ortiz called "Tom Webber"'
    assert promised("tell", better, "--corrects", joined).code == 0
    assert "Tom Webber" in promised("show", "--who", "tom", "--plain").out


@pytest.mark.parametrize(
    ("sentence", "corrects", "who", "why"),
    [
        (PROMISE, "^p9", "tom", "--corrects: nobody here knows the label “^p9”"),
        (PROMISE, "^p-1", "tom", "--corrects: nobody here knows the label “^p-1”; did you mean ^p1?"),
        (PROMISE, "", "tom", "--corrects: nobody here knows the label “^”"),
        ("2026-03-03 tom left", "^p1", "tom", "a promise.made is corrected by a promise.made, not by a person.left"),
        (PROMISE, "^p1", "mia", "tom recorded it, so only tom or whoever keeps the ledger can correct it"),
        ('tom promisd acme "x" by 2026-03-06', "^p1", "tom", "line 1, column 5: "),
        (f"{PROMISE}\n2026-03-04 tom left", "^p1", "tom", "line 2, column 1: one sentence corrects another"),
    ],
    ids=["unknown", "mistyped", "empty", "another kind", "not theirs", "unreadable", "two sentences"],
)  # fmt: skip
def test_what_cannot_be_corrected_so_says_why_and_nothing_is_kept(promised, sentence, corrects, who, why):
    before = promised("show").out
    told = promised("tell", sentence, "--corrects", corrects, "--as", who)
    assert (told.code, told.out) == (1, "")
    assert why in told.err
    assert told.err.count("\n") == 1
    assert promised("show").out == before


def test_a_file_corrects_nothing(promised):
    told = promised("tell", "-f", "-", "--corrects", "^p1", stdin=PROMISE)
    assert (told.code, "one sentence at a time" in told.err.replace("\n", " ")) == (2, True)


def test_a_correction_in_the_suffix_is_still_not_believed(promised):
    told = promised("tell", f"{PROMISE.removesuffix(' ^p1')} | corrects ^p1", "--as", "tom")
    assert told.code == 0
    assert " corrects " not in promised("show", "--kind", "promise.made").out
