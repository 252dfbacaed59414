"""What is over and was long ago is left unread; what somebody still waits for is not, however long ago it began."""

from datetime import UTC, date, datetime

import pytest

from ridealong.answer.asking import evidence_for
from ridealong.ledger.take_back import withdraw
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import DealClosed, DealOpened
from ridealong.moments.kinds.difference import ClaimDelivered, LessonRecalled
from ridealong.moments.kinds.loops import RequestMade, TroubleReported
from ridealong.moments.moment import Moment
from ridealong.practices.stakes import Purchases
from tests.ledger.telling import NOW, named, party, recorder, tell
from tests.ledger.years_of_a_firm import EARLY

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 30)
BEFORE = datetime(2026, 3, 1, tzinfo=UTC)
BEGIN = f"""{EARLY}
as tom
2026-02-02  tom warned acme "the resin is short"
"""


@pytest.fixture(autouse=True)
def a_firm() -> None:
    tell(BEGIN, now=BEFORE)


def read(known_at: datetime | None = None) -> Evidence:
    evidence = evidence_for(party("ana"), TODAY, known_at)
    assert evidence.since is not None, "all years were read"
    return evidence


def whats(evidence: Evidence, kind: type) -> list[str]:
    return [moment.fact.what for moment in evidence.moments if isinstance(moment.fact, kind)]  # type: ignore[attr-defined]


EVERY_OTHER_YEAR = """
2019-06-05  bolt bought for 10 EUR from tom
2020-12-05  bolt bought for 10 EUR from tom
2022-06-05  bolt bought for 10 EUR from tom
2023-12-05  bolt bought for 10 EUR from tom
"""
DEALS = """
as tom
2021-03-01  tom opened a deal with acme "forty drums" worth 4000 EUR
2021-03-01  tom opened a deal with acme "ten drums" worth 900 EUR ^d2
2021-04-01  ^d2 was lost ^end
"""


def test_a_deal_that_ended_years_ago_is_left_unread_and_one_that_never_did_is_not() -> None:
    tell(DEALS)
    assert whats(read(), DealOpened) == ["forty drums"]


def test_a_deal_whose_end_was_taken_back_waits_again() -> None:
    tell(DEALS)
    withdraw(named("end"), why="a slip", by=recorder("tom"), door="t", now=NOW)
    assert whats(read(), DealOpened) == ["forty drums", "ten drums"]
    assert not [each for each in read().moments if isinstance(each.fact, DealClosed)]


def test_a_deal_that_ended_after_what_was_known_waited_then() -> None:
    tell(DEALS.rpartition("2021-04-01")[0], now=BEFORE)
    tell("as tom\n2021-04-01  ^d2 was lost", now=NOW)
    assert whats(read(), DealOpened) == ["forty drums"]
    assert whats(read(BEFORE), DealOpened) == ["forty drums", "ten drums"]


def test_what_is_owed_for_years_is_read_until_whoever_waits_says_that_it_is_done() -> None:
    tell(
        """
        as tom
        2021-03-01  tom asked ana for "a demo van" by 2021-03-20 ^van
        as acme/petra
        2021-03-01  acme/petra reported trouble "wrong resin" ^resin
        """
    )
    assert (whats(read(), RequestMade), whats(read(), TroubleReported)) == (["a demo van"], ["wrong resin"])
    tell("as tom\n2021-03-15  tom confirmed ^van\nas acme/petra\n2021-03-16  acme/petra confirmed ^resin")
    assert (whats(read(), RequestMade), whats(read(), TroubleReported)) == ([], [])


def test_what_was_denied_once_is_read_for_good_for_it_may_depend_on_the_hour_where_one_is() -> None:
    tell(
        """
        as tom
        2021-03-01  tom asked ana for "a demo van" by 2021-03-20 ^van
        2021-03-15  tom denied ^van
        2021-03-15 09:00  tom confirmed ^van
        """
    )
    assert whats(read(), RequestMade) == ["a demo van"]


def test_a_statement_holds_for_good_and_the_days_it_was_kept_on_do_not() -> None:
    tell(
        """
        as ana
        2021-03-01  ana stated "fast repairs" from 2021-03-01 ^s:
            fast repairs
        as acme/petra
        2021-04-01  acme/petra kept claim ^s for acme
        2026-02-01  acme/petra kept claim ^s for acme
        """
    )
    kept = [each for each in read().moments if isinstance(each.fact, ClaimDelivered)]
    assert [each.happened_at.year for each in kept] == [2026]


def test_of_a_lesson_answered_lately_every_answer_is_read() -> None:
    told = """
        as tom
        2021-03-01  tom learned "{0}" from acme: ask "when?", key "low" ^{0}
        2021-03-02  tom recalled ^{0}
        2021-03-06  tom forgot ^{0}
        """
    tell(told.format("old") + told.format("new") + told.format("third") + "2026-02-01  tom recalled ^new")
    answers = [each for each in read().moments if isinstance(each.fact, LessonRecalled)]
    assert sum(_of(each, "new") for each in answers) == 3


def _of(moment: Moment, lesson: str) -> bool:
    assert isinstance(moment.fact, LessonRecalled)
    return moment.fact.lesson == named(lesson)


def test_of_what_was_bought_long_ago_only_the_days_are_read() -> None:
    days = [date(year, month, 7) for year in range(2019, 2027) for month in range(1, 13)]
    tell("\n".join(f"{day}  acme bought for 10 EUR from tom" for day in days if day < TODAY))
    evidence = read()
    assert min(each.day for each in evidence.purchases) > date(2024, 9, 1)
    ordinals = Purchases(evidence).ordinals(party("acme"))
    assert ordinals == [day.toordinal() for day in days if day < TODAY]


@pytest.mark.parametrize(
    ("why", "more"),
    [
        ("who buys every other year is still expected", EVERY_OTHER_YEAR),
        ("told by the hour it may be another day elsewhere", "2021-03-05 23:30  acme bought for 10 EUR"),
        ("nobody served them yet", "2018-03-05  acme bought for 10 EUR from tom"),
        ("nobody else has told of it", "as ana\n2021-03-05  acme bought for 10 EUR from tom"),
    ],
)
def test_purchases_of_which_their_day_does_not_tell_all_are_read_whole(why: str, more: str) -> None:
    days = ["2020-03-05", "2020-03-06", "2020-03-07", "2020-03-08"]
    tell("\n".join(f"{day}  acme bought for 10 EUR from tom" for day in days))
    assert not read().purchases
    tell(more)
    assert min(each.day.year for each in read().purchases) <= 2021, why
