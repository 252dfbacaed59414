"""Whoever looks for somebody types what their keyboard has, and finds the name as it is written."""

import pytest

from ridealong.people.folding import LONGEST_QUESTION, LONGEST_WORD, asked_for, folded, places, to_be_found_by


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Müller & Söhne", "muller"),
        ("Müller & Söhne", "mueller soehne"),
        ("Müller & Söhne", "MÜLLER"),
        ("Straße 7", "strasse"),
        ("Žofie Nováková", "zofie nova"),
        ("O’Brien's", "obriens"),
        ("שָׁלוֹם", "שלום"),
        ("\u200fمحمد\u200f علي", "محمد"),
        ("北京 公司", "北京"),
        ("Invoice 77-118", "118"),
    ],
)
def test_a_name_is_found_by_how_its_words_begin(written: str, typed: str) -> None:
    words = to_be_found_by([written])
    assert all(any(word.startswith(each) for word in words) for each in asked_for(typed))


def test_another_name_is_not_found() -> None:
    assert not any(word.startswith("mill") for word in to_be_found_by(["Müller"]))


def test_a_question_has_an_end() -> None:
    assert asked_for("") == asked_for(" !?, ") == []
    assert len(asked_for(" ".join(map(str, range(1_000))))) == 8
    assert folded("x" * 10_000) == ["x" * LONGEST_WORD]
    assert len("".join(asked_for("y" * 10_000))) <= min(LONGEST_WORD, LONGEST_QUESTION)


def test_where_a_word_was_found_can_be_shown() -> None:
    said = "Die Rechnung an Müller war falsch"
    assert [said[begin:end] for begin, end in places(said, ["mueller", "rech"])] == ["Rechnung", "Müller"]
    assert places(said, []) == []
