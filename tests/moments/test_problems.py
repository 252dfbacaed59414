"""What people are told when a sentence cannot be read: each message, word for word."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.moments import problem as problem_words
from ridealong.moments.book import PlainBook, Unknown, nearest
from ridealong.moments.fit import best_fit, fit
from ridealong.moments.kind import KINDS
from ridealong.moments.notation import parse, say_fact
from ridealong.moments.problem import SentenceError
from ridealong.moments.shape import shape_of, tokens
from tests.moments.slips import SLIPS
from tests.moments.strategies import facts


def problem(text: str, line: int = 1) -> str:
    with pytest.raises(SentenceError) as raised:
        parse(text, PlainBook(), line=line)
    return str(raised.value)


@pytest.mark.parametrize(("told", "column", "message"), SLIPS, ids=[told for told, _, _ in SLIPS])
def test_a_sentence_that_cannot_be_read_is_told_where_and_what_would_be_right(told, column, message):
    assert problem(told) == f"line 1, column {column}: {message}"


def test_line_and_column_are_those_of_the_whole_line():
    assert problem('2026-03-02 09:40  tom promissed acme "x" by 2026-03-06', line=3).startswith(
        "line 3, column 23: “promissed”"
    )


def test_a_sentence_without_a_date_happened_now():
    now = datetime(2026, 3, 2, 9, 40, 12, 34, tzinfo=UTC)
    assert parse("tom left", PlainBook(now=now)).happened_at == datetime(2026, 3, 2, 9, 40, 12, tzinfo=UTC)


class SmallBook(PlainBook):
    """Knows Tom, Acme and one promise."""

    def find(self, handle: str, sort: object) -> str:
        if handle not in ("tom", "acme"):
            raise Unknown("anyone called", handle, nearest(handle, ["tom", "acme"]))
        return handle

    def moment(self, label: str) -> str:
        raise Unknown("the label", label)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (
            'tomm promised acme "x" by 2026-03-06',
            "column 1: nobody here knows anyone called “tomm”; did you mean tom?",
        ),
        ('tom promised bolt "x" by 2026-03-06', "column 14: nobody here knows anyone called “bolt”"),
        ("acme confirmed ^p9", "column 16: nobody here knows the label “p9”"),
        ("acme/petra became known as", "column 27: words between quotation marks should stand here"),
        ('bolt/jan became known as "Jan"', "column 1: nobody here knows anyone called “bolt/jan”"),
    ],
)
def test_people_and_labels_nobody_knows_are_named_with_the_nearest_that_are(told, message):
    with pytest.raises(SentenceError) as raised:
        parse(told, SmallBook())
    assert str(raised.value).startswith(f"line 1, {message}")


@pytest.mark.parametrize(
    "told", [*(told for told, _, _ in SLIPS[::6]), "tom on ^x", 'acme says "x"', "hello world"]
)
def test_a_sentence_is_taken_for_the_first_of_all_kinds_that_it_fits_best(told):
    """Most kinds are given up on the way; laid beside every one of them to its end it comes out the same."""
    fits = [fit(tokens(told), shape_of(kind)) for kind in KINDS.values()]
    assert best_fit(tokens(told)) == min((each for each in fits if each), key=lambda each: each.cost)


@given(st.sampled_from(sorted(KINDS)).flatmap(lambda name: facts(KINDS[name])), st.data())
def test_one_wrong_letter_anywhere_is_read_or_explained(fact, data):
    sentence = say_fact(fact, PlainBook())
    at = data.draw(st.integers(0, len(sentence) - 1))
    spoilt = (
        sentence[:at]
        + data.draw(st.sampled_from(["", "x", '"', " ", "|", "^", "7", "€"]))
        + sentence[at + 1 :]
    )
    try:
        parse(spoilt, PlainBook())
    except SentenceError as problem:
        assert 1 <= problem.column <= len(spoilt) + 1, spoilt
        assert problem.message


@given(st.text(max_size=60))
def test_no_text_whatever_breaks_the_explaining(text):
    try:
        parse(text, PlainBook())
    except SentenceError as problem:
        assert problem.message


def test_a_pasted_page_is_refused_without_being_laid_beside_every_phrase(monkeypatch):
    looked_at: list[int] = []
    monkeypatch.setattr(
        problem_words, "best_fit", lambda found: looked_at.append(len(found)) or best_fit(found)
    )
    assert "no sentence I know" in problem("and so on, " * 5000)
    assert looked_at == [problem_words.LONG_ENOUGH]
