"""A ledger and its sentences are one thing said twice: what ``show`` says, ``restore`` makes again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from ridealong.ledger.derived import every
from ridealong.ledger.models import MomentRow
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.restore import restore_sentences, restored
from ridealong.ledger.seal import unsealed
from ridealong.ledger.take_back import forget, withdraw, withdraw_batch
from ridealong.ledger.verify import verify
from ridealong.moments.moment import Moment
from ridealong.moments.notation import say
from ridealong.people import parties as people
from tests.ledger.telling import CAST, NOW, book, ledger_size, named, party, read, recorder, tell

LATER = NOW + timedelta(days=2)


def sentences() -> str:
    names = book()
    return "\n".join(say(moment, names) for _, moment in every()) + "\n"


def moments() -> list[Moment]:
    return [moment for _, moment in every()]


def empty() -> None:
    with unsealed(), connection.cursor() as cursor:
        tables = [
            each for each in connection.introspection.table_names() if each.startswith(("ledger_", "people_"))
        ]
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def told_and_made_again() -> tuple[list[Moment], list[Moment]]:
    before, text, handles = moments(), sentences(), {each.id: each.handle for each in people.everyone()}
    empty()
    result = restore_sentences(text, now=LATER)
    assert result.problems == []
    assert sentences() == text
    assert {each.id: each.handle for each in people.everyone()} == handles
    assert verify() == (len(before), [])
    return before, moments()


@pytest.fixture
def eventful(ledger: None) -> None:
    tell(
        """
        as tom
        2026-03-02 09:40:07  tom promised acme "a \\"corrected\\" invoice | by ana" by 2026-03-06 ^p1
        as acme/petra
        2026-03-06  acme confirmed ^p1: "at last"
        as ana
        2026-03-07  ana visited acme with tom for 55 min ^v1
        2026-03-08  tom raised a barrier "credit checks" found on ^v1 ^b1
        """,
        now=datetime(2026, 3, 9, 8, 7, 6, 54321, tzinfo=UTC),
    )


def test_the_same_moments_come_back_with_their_envelopes(eventful: None) -> None:
    before, after = told_and_made_again()
    assert after == before


def test_corrections_withdrawals_and_second_namesakes_come_back(eventful: None) -> None:
    (better,) = read('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-05')
    record([replace(better, corrects=named("p1"), attachments=("a b.jpg",))], by=SYSTEM, door="cli", now=NOW)
    withdraw(named("b1"), why="a slip", by=recorder("ana"), door="cli", now=NOW)
    tell('2026-03-01  delta became known as "Delta"\n2026-03-02  delta bought for 9.50 EUR', door="import:1")
    withdraw_batch("import:1", why="the wrong file", by=recorder("rita"), now=NOW)
    tell('2026-03-01  delta became known as "Delta, the other one"', door="import:2")
    before, after = told_and_made_again()
    assert after == before


def test_what_was_forgotten_stays_forgotten(eventful: None) -> None:
    for handle in ("tom", "acme"):
        forget(party(handle), by=recorder("rita"), door="cli", now=NOW)
    before, after = told_and_made_again()
    assert after == before


def test_the_ledger_says_that_it_was_restored_and_when(eventful: None) -> None:
    size = ledger_size()
    assert restored() is None
    told_and_made_again()
    assert restored() == (size, LATER)
    tell('2026-03-30  acme said "recorded here"')
    assert restored() == (size, LATER)
    with unsealed():
        MomentRow.objects.filter(seq=3).update(restored=None)
    assert verify()[1][0].endswith("was changed after it was recorded")


def test_the_order_of_the_lines_does_not_matter(eventful: None) -> None:
    tell("as ana\n2026-03-20  ana discussed ^v1 with tom", now=LATER)
    text, before = sentences(), moments()
    empty()
    lines = text.splitlines()
    assert restore_sentences("\n".join([lines[-1], *lines[:-1]]), now=LATER).problems == []
    assert moments() == before


def test_only_an_empty_ledger_is_restored_into(eventful: None) -> None:
    text, size = sentences(), ledger_size()
    assert restore_sentences(text, now=LATER).problems == [
        f"this ledger holds {size} moments already; restore into an empty one"
    ]


@pytest.mark.django_db
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_kept() -> None:
    text = "\n".join(
        f"{line} | as system via x recorded 2026-03-09T08:07Z id m{number}"
        for number, line in enumerate(CAST.strip().splitlines())
    )
    result = restore_sentences(text.replace("bob joined", "bob jioned"), now=LATER)
    assert result.moments == 0 and ledger_size() == 0
    assert result.problems[0].startswith("line 4, column 17: “jioned” is no verb I know")


@pytest.mark.django_db
def test_a_sentence_without_its_suffix_is_refused_with_its_line() -> None:
    result = restore_sentences(CAST.strip().splitlines()[0], now=LATER)
    assert result.problems == [
        "line 1: a sentence that is to be restored says who recorded it and when, as show does"
    ]
    assert ledger_size() == 0


@pytest.mark.django_db
def test_a_voice_nobody_has_is_refused_with_its_line() -> None:
    line = '2025-01-06  ana joined as leader called "Ana" | as boss via x recorded 2026-03-09T08:07Z id m1'
    (problem,) = restore_sentences(line, now=LATER).problems
    assert problem.startswith("line 1, column ") and "there is no voice “boss”" in problem


@pytest.mark.django_db
def test_an_empty_text_restores_nothing() -> None:
    assert restore_sentences("# nothing here\n", now=LATER).moments == 0
