"""What a leader's calendar says becomes hours and joint visits, and what took no hours or is not theirs does not."""

import pytest

from ridealong.doors.calendar.door import CalendarError, leader_called
from ridealong.doors.calendar.saying import Saying
from ridealong.ledger.recall import Scope, recall
from ridealong.people import parties
from tests.doors.calendar.diary import NOW, Diary, begin, bring, evidence, found, look, told
from tests.ledger.telling import tell

pytestmark = pytest.mark.django_db


def test_a_leader_a_salesperson_and_a_customer_make_hours_in_the_field_and_a_joint_visit() -> None:
    ana = begin()
    bring(Diary().event("1", "20260302T090000", "20260302T101500", "tom acme/petra"), ana)
    assert told(ana) == ["03-02 09:00 75 min in the field Tom", "03-02 09:00 75 min visited Acme & Tom"]


def test_without_a_salesperson_it_is_hours_with_each_customer_and_no_visit() -> None:
    ana = begin()
    bring(Diary().event("1", "20260302T090000", "20260302T100000", "acme bolt"), ana)
    assert told(ana) == ["03-02 09:00 60 min with customers Acme", "03-02 09:00 60 min with customers Bolt"]


def test_only_a_talk_between_two_names_the_salesperson_inside() -> None:
    ana = begin()
    diary = Diary().event("1", "20260302T090000", "20260302T093000", "tom")
    diary.event("2", "20260302T100000", "20260302T110000", "tom mia").event(
        "3", "20260302T140000", "20260302T150000"
    )
    bring(diary, ana)
    assert told(ana) == [
        "03-02 09:00 30 min inside Tom", "03-02 10:00 60 min inside", "03-02 14:00 60 min inside",
    ]  # fmt: skip


def test_of_two_salespeople_at_one_table_the_one_who_serves_the_customer_made_the_visit() -> None:
    ana = begin()
    bring(Diary().event("1", "20260302T090000", "20260302T100000", "tom mia bolt"), ana)
    assert told(ana) == [
        "03-02 09:00 60 min in the field Mia", "03-02 09:00 60 min in the field Tom",
        "03-02 09:00 60 min visited Bolt & Mia",
    ]  # fmt: skip


def test_before_an_audience_nobody_was_visited_and_nobody_ridden_with() -> None:
    ana = begin()
    tell("\n".join(f'2025-01-06  c{each} became known as "C{each}"' for each in range(6)), now=NOW)
    domains = {f"c{each}.example": found(f"c{each}").id for each in range(6)}
    guests = " ".join(f"x@{domain}" for domain in domains)
    bring(
        Diary().event("1", "20260302T090000", "20260302T100000", f"tom {guests}"),
        ana,
        saying=Saying(domains=domains),
    )
    assert told(ana) == ["03-02 09:00 60 min with customers"]


def test_who_declined_was_not_there() -> None:
    ana = begin()
    diary = Diary().event("1", "20260302T090000", "20260302T100000", "tom acme/petra!")
    diary.event("2", "20260303T090000", "20260303T100000", "tom! acme/petra")
    bring(diary, ana)
    assert told(ana) == ["03-02 09:00 60 min inside Tom", "03-03 09:00 60 min with customers Acme"]


NO_MEETINGS = {
    "all day long": ("20260302", "20260303", []),
    "longer than twelve hours, or over several days": ("20260302T080000", "20260302T210000", []),
    "without length": ("20260302T080000", "20260302T080000", []),
    "ending before they begin": ("20260302T080000", "20260302T070000", []),
    "still to come": ("20260402T080000", "20260402T090000", []),
    "from more than two years ago": ("20230302T080000", "20230302T090000", []),
    "cancelled": ("20260302T080000", "20260302T090000", ["STATUS:CANCELLED"]),
    "tentative": ("20260302T080000", "20260302T090000", ["STATUS:TENTATIVE"]),
    "marked as free time": ("20260302T080000", "20260302T090000", ["TRANSP:TRANSPARENT"]),
    "marked as out of office": ("20260302T080000", "20260302T090000", ["X-MICROSOFT-CDO-BUSYSTATUS:OOF"]),
}


@pytest.mark.parametrize("why", NO_MEETINGS)
def test_what_took_no_hours_is_put_aside_and_told_why(why: str) -> None:
    ana = begin()
    start, end, more = NO_MEETINGS[why]
    preview = look(Diary().event("1", start, end, "tom acme", more=more), ana)
    assert (preview.total, dict(preview.calendars[0].aside)) == (0, {why: 1})
    assert f"  1 not counted: {why}" in list(preview.told())


def test_over_several_days_nobody_met_however_many_hours_it_says() -> None:
    ana = begin()
    preview = look(Diary().event("1", "20260302T080000", "20260304T170000", "tom acme"), ana)
    assert preview.total == 0


def test_what_the_leader_declined_or_was_not_asked_to_is_not_theirs() -> None:
    ana = begin()
    declined = "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@firm.example"
    diary = Diary().event(
        "1", "20260302T080000", "20260302T090000", more=[declined, "ATTENDEE:mailto:tom@firm.example"]
    )
    diary.event("2", "20260302T100000", "20260302T110000", more=["ATTENDEE:mailto:tom@firm.example"])
    aside = look(diary, ana).calendars[0].aside
    assert aside == {"declined": 1, "between others: the leader is not among those invited": 1}


def test_of_a_private_meeting_only_the_hours_inside_are_kept() -> None:
    ana = begin()
    bring(Diary().event("1", "20260302T090000", "20260302T100000", "tom acme", more=["CLASS:PRIVATE"]), ana)
    assert told(ana) == ["03-02 09:00 60 min inside"]


def test_hours_that_overlap_are_told_once() -> None:
    ana = begin()
    diary = (
        Diary()
        .event("1", "20260302T090000", "20260302T110000")
        .event("2", "20260302T100000", "20260302T120000")
    )
    assert "  2 inside, 3 h" in list(look(diary, ana).told())


def test_neither_titles_nor_places_nor_names_are_anywhere_in_the_ledger() -> None:
    ana = begin()
    bring(
        Diary().event("1", "20260302T090000", "20260302T100000", "tom acme", more=["LOCATION:Hotel Sacher"]),
        ana,
    )
    kept = repr(recall(Scope.everything(), until=NOW.date(), zone=parties.zone_of(ana.id)).moments)
    assert "Acme" in kept
    assert not [each for each in ("Raise for Tom", "Hotel", "Somebody", "lena@") if each in kept]


def test_a_stranger_counts_as_nobody_until_somebody_says_whose_the_domain_is() -> None:
    ana = begin()
    diary = Diary().event("1", "20260302T090000", "20260302T100000", "tom eva@cargo.example")
    preview = look(diary, ana)
    assert preview.strangers == [("cargo.example", 1)]
    assert "  cargo.example: 1 meeting" in list(preview.told())
    bring(diary, ana)
    assert told(ana) == ["03-02 09:00 60 min inside"]
    bring(diary, ana, saying=Saying(domains={"cargo.example": found("bolt").id}))
    assert told(ana) == ["03-02 09:00 60 min in the field Tom", "03-02 09:00 60 min visited Bolt & Tom"]


def test_an_address_where_anybody_can_have_one_says_nothing_of_its_neighbours() -> None:
    ana = begin()
    parties.settle(found("acme/petra").id, email="petra@gmail.com")
    diary = Diary().event("1", "20260302T090000", "20260302T100000", "petra@gmail.com")
    diary.event("2", "20260303T090000", "20260303T100000", "someone@gmail.com")
    bring(diary, ana)
    assert told(ana) == ["03-02 09:00 60 min with customers Acme", "03-03 09:00 60 min inside"]


def test_a_domain_where_two_customers_have_addresses_is_nobodys() -> None:
    ana = begin()
    parties.settle(found("bolt").id, email="office@acme.example")
    preview = look(Diary().event("1", "20260302T090000", "20260302T100000", "lena@acme.example"), ana)
    assert preview.strangers == [("acme.example", 1)]


def test_salespeople_are_never_tracked() -> None:
    begin()
    with pytest.raises(
        CalendarError, match="Tom is a salesperson; only the calendar of somebody who leads is read"
    ):
        leader_called("tom", NOW)
    with pytest.raises(CalendarError, match="nobody here is called anna; did you mean ana"):
        leader_called("anna", NOW)
    with pytest.raises(CalendarError, match="Acme is none of your own people"):
        leader_called("acme", NOW)


def test_days_on_which_a_leader_was_still_a_salesperson_are_not_read() -> None:
    begin()
    tell("2026-03-10  mia joined as leader", now=NOW)
    diary = (
        Diary()
        .event("1", "20260302T090000", "20260302T100000")
        .event("2", "20260312T090000", "20260312T100000")
    )
    preview = look(diary, found("mia"))
    assert preview.calendars[0].aside == {"from before they led here": 1}
    assert preview.total == 1


def test_a_calendar_that_is_a_salespersons_by_its_looks_is_not_taken_for_the_leaders() -> None:
    ana = begin()
    diary = Diary()
    for day in range(2, 9):
        tom = ["ORGANIZER:mailto:tom@firm.example", "ATTENDEE:mailto:lena@acme.example"]
        diary.event(str(day), f"2026030{day}T090000", f"2026030{day}T100000", more=tom)
    preview = look(diary, ana)
    assert not preview.ready
    assert preview.questions[0].startswith(
        "ana.ics looks like Tom’s calendar: none of its 7 events with guests names"
    )


def test_the_voice_is_the_calendars_own() -> None:
    ana = begin()
    batch = bring(Diary().event("1", "20260302T090000", "20260302T100000", "tom acme"), ana)
    came = [moment for moment in evidence(ana).moments if moment.door == batch.door]
    assert {(moment.voice, moment.by) for moment in came} == {("system", None)} and len(came) == 2
