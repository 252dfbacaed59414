"""A connected calendar is asked again by tick: what is new in it comes, and what is wrong with it harms nothing."""

from datetime import timedelta

import pytest

from ridealong.doors.calendar import connected
from ridealong.doors.calendar.door import CalendarError
from ridealong.doors.calendar.due import due
from ridealong.doors.calendar.models import Connected
from ridealong.doors.calendar.saying import Saying
from ridealong.doors.crm import door as files
from ridealong.ledger.receipt import Recorder
from ridealong.ledger.take_back import forget as forget_words
from ridealong.people import parties
from ridealong.people.parties import Party
from tests.doors.calendar.diary import NOW, Diary, begin, found, told
from tests.doors.calendar.feeding import SECRET, Feed, Reply
from tests.ledger.telling import tell

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def out(*days: int, guests: str = "tom acme") -> str:
    diary = Diary()
    for day in days:
        diary.event(f"d{day}", f"202603{day:02}T090000", f"202603{day:02}T100000", guests)
    return diary.text


def connect(feed: Feed, of: Party, *, saying: Saying | None = None) -> Connected:
    address = connected.look_at(feed.address, of=of, saying=saying, now=NOW)
    kept, _ = connected.connect(address, by=Recorder(of.id), now=NOW)
    return kept


def kept() -> Connected:
    return Connected.objects.get()


def test_what_it_says_comes_at_once_and_what_is_new_with_the_next_tick(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2))
    connect(feed, ana)
    assert len(told(ana)) == 2
    feed.gives(out(2, 3))
    (said,) = due(NOW + HOUR)
    assert said == f"calendar {kept().id} of ana: 2 moments recorded as {kept().batch}"
    assert [each[:5] for each in told(ana)] == ["03-02", "03-02", "03-03", "03-03"]


def test_it_is_asked_once_an_hour(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2))
    connect(feed, ana)
    assert list(due(NOW + timedelta(minutes=59))) == []
    assert len(feed.asked) == 1
    assert list(due(NOW + HOUR)) == []
    assert len(feed.asked) == 2


def test_what_has_not_changed_is_not_even_sent(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2), ETag='"v1"')
    connect(feed, ana)
    assert list(due(NOW + HOUR)) == []
    assert feed.asked[-1][1]["if-none-match"] == '"v1"'
    assert kept().read_at == NOW + HOUR


def test_a_meeting_that_was_still_to_come_is_there_once_it_is_over_though_nothing_was_written(
    feed: Feed,
) -> None:
    ana = begin()
    diary = Diary().event("1", "20260401T140000", "20260401T150000", "tom acme")
    feed.gives(diary.text, ETag='"v1"')
    connect(feed, ana)
    assert told(ana) == []
    assert list(due(NOW + 2 * HOUR)) == []
    assert len(list(due(NOW + 6 * HOUR))) == 1
    assert told(ana)[0] == "04-01 14:00 60 min in the field Tom"


def test_a_customer_whose_address_becomes_known_was_there_all_the_time(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2, guests="tom eva@cargo.example"), ETag='"v1"')
    connect(feed, ana)
    assert told(ana) == ["03-02 09:00 60 min inside"]
    parties.settle(found("acme").id, email="info@cargo.example")
    list(due(NOW + HOUR))
    assert told(ana) == ["03-02 09:00 60 min in the field Tom", "03-02 09:00 60 min visited Acme & Tom"]


def test_whose_a_domain_is_stays_said(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2, guests="tom eva@cargo.example"))
    connect(feed, ana, saying=Saying(domains={"cargo.example": found("bolt").id}))
    feed.gives(out(2, 3, guests="tom eva@cargo.example"))
    list(due(NOW + HOUR))
    assert "03-03 09:00 60 min visited Bolt & Tom" in told(ana)


def test_connected_again_with_fewer_domains_it_remembers_what_was_answered_before(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2, guests="tom eva@cargo.example"))
    acme, bolt = found("acme").id, found("bolt").id
    connect(
        feed,
        ana,
        saying=Saying(frozenset({"me@inn.example"}), domains={"cargo.example": bolt, "inn.example": ""}),
    )
    connect(feed, ana)
    assert kept().saying == {
        "mine": ["me@inn.example"],
        "own": [],
        "domains": {"cargo.example": bolt, "inn.example": ""},
    }
    connect(feed, ana, saying=Saying(domains={"cargo.example": acme}))
    assert kept().saying["domains"] == {"cargo.example": acme, "inn.example": ""}


def test_of_a_customer_who_was_forgotten_the_domain_is_forgotten_too(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2, guests="tom eva@cargo.example"))
    connect(feed, ana, saying=Saying(domains={"cargo.example": found("bolt").id, "inn.example": ""}))
    assert forget_words(found("bolt").id, by=Recorder(found("rita").id), door="cli", now=NOW).status == "kept"
    list(due(NOW + HOUR))
    assert kept().saying["domains"] == {"inn.example": ""}


def test_what_is_wrong_is_kept_and_shown_and_mended_by_the_next_good_answer(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2))
    connect(feed, ana)
    feed.replies[SECRET] = Reply(b"<html>sign in</html>", 200)
    (said,) = due(NOW + HOUR)
    assert said.endswith("at 127.0.0.1: not read: 127.0.0.1: this is no calendar: it holds neither "
                         "a BEGIN:VCALENDAR nor an event")  # fmt: skip
    assert (kept().read_at, kept().tried_at) == (NOW, NOW + HOUR)
    feed.gives(out(2))
    assert list(due(NOW + 2 * HOUR)) == []
    assert kept().trouble == ""
    assert len(told(ana)) == 2, "what came before stays"


def test_one_that_cannot_be_worked_out_keeps_no_other_from_its_turn(
    feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = begin()
    feed.gives(out(2))
    connect(feed, ana)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ridealong.doors.calendar.due.bring", broken)
    assert [said.rpartition(": ")[2] for said in due(NOW + HOUR)] == [
        "it cannot be worked out (ZeroDivisionError)"
    ]


def test_under_another_secret_key_it_says_what_to_do(feed: Feed, settings) -> None:
    ana = begin()
    feed.gives(out(2))
    connect(feed, ana)
    settings.SECRET_KEY = "another"
    assert next(due(NOW + HOUR)).endswith("connect it again")


def test_one_that_was_disconnected_while_it_was_asked_stays_so(
    feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = begin()
    feed.gives(out(2))
    connect(feed, ana)

    def meanwhile(*_: object, **__: object) -> None:
        connected.forget(kept().id)
        raise CalendarError("it was slow")

    monkeypatch.setattr("ridealong.doors.calendar.due.bring", meanwhile)
    list(due(NOW + HOUR))
    assert not Connected.objects.exists()


def test_the_address_stands_nowhere_in_plain_letters(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2))
    row = connect(feed, ana)
    assert not [each for each in vars(row).values() if "private" in str(each)]
    assert row.place == "127.0.0.1"
    batch = files.batches()[-1]
    assert batch.files == [{"name": "127.0.0.1", "kind": "events", "rows": 1}]


def test_the_same_address_twice_is_one_calendar(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2))
    first, second = connect(feed, ana), connect(feed, ana)
    assert first.id == second.id
    assert len(connected.connected()) == 1


def test_disconnected_it_is_asked_no_more_and_what_came_stays(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2))
    connected.forget(connect(feed, ana).id)
    assert list(due(NOW + HOUR)) == []
    assert len(told(ana)) == 2
    with pytest.raises(CalendarError, match="no calendar is called c-none; none is connected"):
        connected.forget("c-none")


def test_whoever_became_a_salesperson_is_read_no_more(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2))
    connect(feed, ana)
    tell(
        '2026-03-30  bob joined as leader called "Bob"\n2026-03-31  ana joined as salesperson under bob',
        now=NOW,
    )
    assert "salespeople are never tracked" in next(due(NOW + HOUR))
    assert len(feed.asked) == 1


def test_with_a_person_who_is_forgotten_goes_the_address_of_their_calendar(feed: Feed) -> None:
    ana = begin()
    feed.gives(out(2))
    row = connect(feed, ana)
    receipt = forget_words(ana.id, by=Recorder(found("rita").id), door="cli", now=NOW)
    assert receipt.status == "kept", receipt.why
    assert list(due(NOW + HOUR)) == [f"calendar {row.id}: disconnected, for whose it was has been forgotten"]
    assert not Connected.objects.exists()
