"""What holds for every moment of every kind: it can be told, read back, and taken for nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.moments.book import PlainBook
from ridealong.moments.kind import KINDS, fields_of
from ridealong.moments.notation import bare, parse, say, say_fact
from ridealong.moments.recognising import recognised
from ridealong.moments.slots import Document, read_words, say_words
from tests.moments.strategies import SAID, ZONES, moments

ALL = sorted(KINDS)
any_moment = st.sampled_from(ALL).flatmap(lambda name: moments(KINDS[name]))
books = st.sampled_from(ZONES).map(PlainBook)


@pytest.mark.parametrize("name", ALL)
def test_what_is_said_is_of_one_kind_and_reads_back_as_the_same_moment(name):
    @given(moments(KINDS[name]), books)
    def law(moment, book):
        sentence, told = say_fact(moment.fact, book), say(moment, book)
        assert recognised(sentence) == [KINDS[name]], sentence
        assert parse(told, book) == moment, told

    law()


@given(any_moment, books)
def test_without_its_suffix_a_sentence_still_tells_the_same_fact(moment, book):
    read = parse(bare(say(moment, book)), book)
    assert (read.fact, read.happened_at, read.all_day, read.label) == (
        moment.fact,
        moment.happened_at,
        moment.all_day,
        moment.label,
    )
    assert (read.by, read.voice, read.recorded_at, read.corrects, read.attachments) == (
        None,
        None,
        None,
        None,
        (),
    )


@given(any_moment, books)
def test_plainly_said_a_moment_is_a_sentence_without_suffix_or_zone(moment, book):
    plain = say(moment, book, plain=True)
    assert bare(plain) == plain
    assert parse(plain, book).fact == moment.fact


@given(any_moment, books)
def test_a_moment_is_said_on_one_line_unless_it_is_a_document(moment, book):
    assert "\n" not in say(moment, book) or any(
        slot.type is Document for slot in fields_of(type(moment.fact))
    )


@pytest.mark.parametrize("words", SAID)
def test_words_keep_every_mark_and_stay_on_their_line(words):
    said = say_words(words)
    assert not {"\n", "\r"} & set(said), "whoever opens a file of sentences would read another line's end"
    assert read_words(said) == words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-03-02T09:40 tom left", "2026-03-02 09:40+01:00  tom left"),
        ("2026-03-02 09:40Z tom left", "2026-03-02 10:40+01:00  tom left"),
        ("2026-07-02 09:40:30.5-03:30 tom left", "2026-07-02 15:10:30.500000+02:00  tom left"),
        ("2026-03-02      tom left   ", "2026-03-02  tom left"),
        ("tom left", "2026-01-01 01:00+01:00  tom left"),
        ("2026-03-02 ana spent 90 min inside", "2026-03-02  ana spent 1 h 30 min inside"),
        ("2026-03-02 ana spent 1 h 90 min inside", "2026-03-02  ana spent 2 h 30 min inside"),
        ('2026-03-02 acme said "a \\q"', '2026-03-02  acme said "a \\\\q"'),
        ('2026-03-02 acme said "gut"@de', '2026-03-02  acme said "gut"@de'),
        ("2026-03-02 acme bought for 007.50 EUR", "2026-03-02  acme bought for 7.50 EUR"),
    ],
)
def test_however_a_sentence_was_written_it_is_said_in_one_way(written, said):
    book = PlainBook(ZONES[1])
    told = say(parse(written, book), book)
    assert told.partition(" | ")[0] == said
    assert say(parse(told, book), book) == told
