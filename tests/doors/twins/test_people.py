"""A salesperson who came in under two names is made one by whoever keeps the ledger, and parted again to the letter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ridealong.answer.answer import Answer
from ridealong.answer.asking import answer_for
from ridealong.doors.twins.looking import look
from ridealong.doors.twins.merging import NotMerged, merge, merged, unmerge
from ridealong.doors.twins.suggesting import suggested
from ridealong.ledger.owed import owed_by
from ridealong.ledger.seen import seen, sight_of
from ridealong.people import parties as people
from ridealong.people.reader import reader
from tests.doors.twins.test_answers import MONDAY, document
from tests.doors.twins.test_suggested import the
from tests.ledger.telling import NOW, kept, named, party, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")

T_BERG = """
2025-01-06  t-berg joined as salesperson called "T. Berg"
2025-01-07  t-berg took over acme
2025-01-08  tom took over acme
2026-01-12  t-berg promised acme "a price list" by 2026-01-16 ^p1
2026-01-15  t-berg claimed ^p1
2026-01-19  t-berg promised acme "a drawing" by 2026-06-26 ^p2
as acme/petra
2026-01-16  acme/petra confirmed ^p1
"""
TOLD = datetime(2026, 4, 5, tzinfo=UTC)


def join(keep: str = "tom", other: str = "t-berg", by: str = "rita", now: datetime = NOW) -> None:
    merge(the(keep), the(other), by=recorder(by), door="test", now=now)


def answer(known_at: datetime | None = None) -> Answer:
    return answer_for("ana", as_of=date(2026, 4, 6), now=MONDAY, known_at=known_at)


def promises(of: Answer) -> tuple[int, int]:
    sign = of.row("serving").reading.sign("promises")
    return sign.k, sign.n


def test_made_one_what_either_kept_counts_and_parted_the_answer_is_what_it_was_to_the_letter() -> None:
    tell(T_BERG, now=TOLD)
    before = answer()
    join(now=MONDAY)
    one = answer()
    assert (promises(before), promises(one)) == ((0, 0), (1, 1))
    unmerge(the("tom"), by=recorder("rita"), door="test", now=MONDAY)
    assert document(answer()) == document(before) != document(one)


def test_an_answer_as_it_was_known_last_monday_stays_as_it_was() -> None:
    tell(T_BERG, now=TOLD)
    then = document(answer(known_at=MONDAY))
    join(now=MONDAY + timedelta(days=1))
    assert document(answer(known_at=MONDAY)) == then
    assert promises(answer()) == (1, 1)


def test_made_one_they_are_suggested_no_more_and_parted_they_are_again() -> None:
    tell(T_BERG)
    assert look(NOW) == 1
    join()
    assert suggested() == [] and look(NOW) == 0
    assert [(each.gone.handle, each.kept.handle) for each in merged()] == [("t-berg", "tom")]
    unmerge(the("t-berg"), by=recorder("rita"), door="test", now=NOW)
    assert look(NOW) == 1


def test_whichever_name_is_kept_the_day_is_the_one_from_which_both_were_here() -> None:
    tell('2025-08-04  t-berg joined as salesperson called "T. Berg"')
    join("t-berg", "tom")
    assert [str(each.happened_at.date()) for each in kept(merged()[0].moment)] == ["2025-08-04"]
    assert people.ever_below(party("ana")) == {party("t-berg"), party("mia")}


def test_what_is_theirs_under_either_name_is_theirs_to_read_and_to_keep() -> None:
    """Mia reads nothing of a promise between T. Berg and a customer, and Tom all of it once he is T. Berg."""
    tell(T_BERG)

    def read_by(who: str) -> str:
        sight = sight_of(reader(party(who), NOW), NOW.date())
        return str(seen(kept(named("p2")), sight)[named("p2")])

    assert [read_by(each) for each in ("tom", "mia", "ana")] == ["private", "private", "private"]
    join()
    assert [read_by(each) for each in ("tom", "mia", "ana")] == ["all", "private", "masked"]
    assert [each.opener for each in owed_by(party("tom"))] == [named("p2")]


@pytest.mark.parametrize("who", ["ana", "tom"])
def test_only_who_keeps_the_ledger_says_so(who: str) -> None:
    tell(T_BERG)
    with pytest.raises(
        NotMerged, match=r"that two of our people are one is recorded by an import or by a keeper"
    ):
        join(by=who)


def test_those_who_were_told_as_two_are_refused_in_one_line() -> None:
    with pytest.raises(NotMerged, match="on 2025-01-06 mia is here as salesperson and ana as leader"):
        join("ana", "mia")
    assert merged() == []
