"""A text of sentences: who records which line, what belongs together, and where in it something is wrong."""

from datetime import UTC

import pytest
from pytest_django import DjangoAssertNumQueries

from ridealong.ledger.book import ONE_BY_ONE, LedgerBook
from ridealong.ledger.receipt import SYSTEM, Recorder
from ridealong.ledger.script import Script, read_script
from ridealong.moments.kinds.roster import PersonJoined
from tests.ledger.telling import NOW, book, named, party, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")


def script(text: str, by: Recorder = SYSTEM) -> Script:
    return read_script(text, book(), by)


def problems(text: str) -> list[str]:
    return [str(problem) for problem in script(text).problems]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    told = script('\n# a remark\n\n2026-03-02  acme said "one"\r\n2026-03-02  acme said "two"\n').told
    assert [each.line for each in told] == [4, 5]


def test_who_records_is_said_once_for_what_follows() -> None:
    told = script(
        '2026-03-02  acme said "one"\nas tom\n2026-03-02  acme said "two"\nas system\n2026-03-02  acme said "three"',
        recorder("ana"),
    ).told
    assert [each.recorder.id for each in told] == [party("ana"), party("tom"), None]
    assert [each.moment.by for each in told] == [party("ana"), party("tom"), None]
    assert told[2].moment.voice == "system"


def test_what_a_suffix_claims_is_not_believed() -> None:
    (told,) = script(
        '2026-03-02  acme said "one" | by bolt as customer via x recorded 2020-01-01T00:00Z id m1'
    ).told
    assert (told.moment.by, told.moment.recorded_at) == (None, None)
    assert told.moment.id != "m1"


def test_a_newcomer_and_a_label_can_be_used_from_the_next_line_on() -> None:
    told = script(
        '2026-03-02  lea joined as salesperson under ana called "Lea"\n'
        '2026-03-03  lea promised acme "a quote" by 2026-03-06 ^p1\n'
        "2026-03-04  lea claimed ^p1"
    )
    assert told.problems == []
    joined, promised, claimed = (each.moment for each in told.told)
    assert isinstance(joined.fact, PersonJoined) and joined.fact.who == joined.id == promised.fact.who  # type: ignore[attr-defined]
    assert claimed.fact.of == promised.id  # type: ignore[attr-defined]


def test_words_may_hold_what_ends_a_line_elsewhere() -> None:
    (told,) = script('2026-03-02  acme said "one\u2028two\x0bthree\x85"').told
    assert told.moment.fact.says == "one\u2028two\x0bthree\x85"  # type: ignore[attr-defined]


def test_every_problem_is_told_with_its_line_and_column() -> None:
    assert problems(
        '2026-03-02  acmee said "one"\n2026-02-30  acme said "two"\n'
        "as tomm\nknown at 2026-03-01\n2026-03-02  tom claimed ^p9"
    ) == [
        "line 1, column 13: nobody here knows anyone called “acmee”; did you mean acme or acme/petra?",
        "line 2, column 1: 2026-02-30 is not a time in the calendar",
        "line 3, column 4: nobody here knows anyone called “tomm”; did you mean tom?",
        "line 4, column 1: this belongs in stories; the ledger keeps only what happened",
        "line 5, column 25: nobody here knows the label “^p9”",
    ]


def test_the_nearest_are_those_who_could_stand_there() -> None:
    assert problems("2026-03-02  mia took over acne") == [
        "line 1, column 27: nobody here knows the customer “acne”; did you mean acme?"
    ]
    assert problems("2026-03-02  ann left")[0].endswith("did you mean ana?")
    assert problems("2026-03-02  mya left")[0].endswith("did you mean mia?")


def test_whoever_cannot_stand_there_is_told_where() -> None:
    assert problems("2026-03-02  bolt took over acme\n2026-03-02  tom took over mia") == [
        "line 1, column 13: bolt is a customer, and a person should stand here",
        "line 2, column 27: mia is a person, and a customer should stand here",
    ]
    assert problems("2026-03-02  acme/petra bought for 10.00 EUR") == [
        "line 1, column 13: acme/petra is a contact, and a customer should stand here, such as acme"
    ]
    assert problems('2026-03-02  firm became known as "Firm"\n2026-03-02  firm left') == [
        "line 2, column 13: firm is a customer, and a person should stand here"
    ]


def test_those_the_text_itself_introduced_are_suggested_as_well() -> None:
    (problem,) = problems('2026-03-02  leonora joined as salesperson called "L"\n2026-03-03  leonara left')
    assert problem.endswith("did you mean leonora?")


def test_a_label_nearly_right_is_suggested() -> None:
    tell('as tom\n2026-03-02  tom promised acme "a quote" by 2026-03-06 ^quote')
    (problem,) = problems("2026-03-03  tom claimed ^qoute")
    assert problem == "line 1, column 25: nobody here knows the label “^qoute”; did you mean ^quote?"


def test_a_moment_is_found_by_label_or_id_and_said_by_its_label() -> None:
    tell(
        'as tom\n2026-03-02  tom promised acme "a quote" by 2026-03-06 ^quote\n2026-03-03  tom claimed ^quote'
    )
    identity = named("quote")
    assert book().moment(identity) == identity
    assert (book().label(identity), book().label("m-9")) == ("quote", "m-9")


def test_a_book_that_is_asked_a_great_deal_reads_everyone_once(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    newcomers = [
        f'2026-03-01  firm-{number} became known as "Firm {number}"' for number in range(3 * ONE_BY_ONE)
    ]
    tell("\n".join(newcomers))
    told = "\n".join(f'2026-03-02  firm-{number} said "hello"' for number in range(3 * ONE_BY_ONE))
    with django_assert_max_num_queries(ONE_BY_ONE + 5):
        assert read_script(told, LedgerBook(UTC, NOW), SYSTEM).problems == []


def test_an_empty_text_tells_nothing() -> None:
    assert script("\ufeff\n\n# only remarks\n") == Script([], [])
