"""Exports in which a table of its own says which meeting, deal or ticket goes with which customer."""

from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.drafting import draft
from ridealong.moments.kinds.customers import DealClosed, DealOpened
from ridealong.moments.kinds.loops import TroubleReported, VisitMade
from ridealong.people import parties
from tests.doors.importing import NOW, begin, everything, look

pytestmark = pytest.mark.django_db

COMPANIES = """id,property_name,property_industry,property_country,property_address
91,Acme,tools,Spain,Calle 1
92,Bolt,steel,France,Rue 2
"""
PEOPLE = "owner_id,name,manager\n71,Tom Ash,Ana Ortiz\n72,Mia Berg,Ana Ortiz\n"
MEETINGS = """engagement_id,title,start_time,end_time,owner_id,location
501,Stock take,2026-03-02 09:00:00,2026-03-02 10:00:00,71,Yard
502,Saw demo,2026-03-03 09:00:00,2026-03-03 10:00:00,72,Hall
503,Lunch,2026-03-04 12:00:00,2026-03-04 13:00:00,72,Inn
"""
WITH_COMPANIES = "company_id,engagement_id,engagement_type\n91,501,MEETING\n92,502,MEETING\n"
HUBSPOT = {"companies.csv": COMPANIES, "owners.csv": PEOPLE, "meetings.csv": MEETINGS}


def visits() -> list[str]:
    evidence = everything()
    return sorted(
        f"{moment.happened_at:%m-%d} {evidence.names[visit.who]} {evidence.names[visit.customer]}"
        for moment, visit in evidence.kind(VisitMade)
    )


def brought(folder: Path, files: dict[str, str], mapping: str = "") -> list[str]:
    leader = begin()
    door.commit(look(folder, files, leader, mapping=mapping), by=leader, now=NOW)
    return visits()


def test_meetings_find_their_customers_in_the_table_that_joins_them(tmp_path: Path) -> None:
    """Given meetings that name no customer, and a table of pairs of numbers, then each is a visit to its customer."""
    assert brought(tmp_path, {**HUBSPOT, "engagement_company.csv": WITH_COMPANIES}) == [
        "03-02 Tom Ash Acme", "03-03 Mia Berg Bolt"
    ]  # fmt: skip


def test_without_the_table_the_same_meetings_are_nobodys_and_that_is_told(tmp_path: Path) -> None:
    preview = look(tmp_path, HUBSPOT, begin())
    (meetings,) = (file for file in preview.files if file.kind == "activities")
    assert "  3 activities name no customer: nothing is made of them" in list(meetings.told())


def test_what_a_joining_table_was_used_for_is_told_and_it_is_not_among_the_refused(tmp_path: Path) -> None:
    preview = look(tmp_path, {**HUBSPOT, "engagement_company.csv": WITH_COMPANIES}, begin())
    assert preview.refused == []
    said = "engagement_company.csv: says which customers and activities go together (`company_id`, `engagement_id`)"
    assert f"{said}, and is no list of its own" in preview.says
    reasons = [reason for file in preview.files for reason in file.reasons]
    assert "`engagement_id` leads to the customer: through engagement_company.csv" in reasons


def test_a_meeting_with_a_contact_was_with_the_contacts_firm(tmp_path: Path) -> None:
    contacts = "id,firstname,lastname,company_id\n31,Petra,Lang,91\n"
    files = {"contacts.csv": contacts, "engagement_contact.csv": "contact_id,engagement_id\n31,503\n"}
    assert brought(tmp_path, {**HUBSPOT, **files}) == ["03-04 Mia Berg Acme"]


def test_contacts_may_name_their_firm_in_words(tmp_path: Path) -> None:
    contacts = "id,firstname,lastname,property_company\n31,Petra,Lang,Bolt\n"
    files = {"contacts.csv": contacts, "engagement_contact.csv": "contact_id,engagement_id\n31,503\n"}
    assert brought(tmp_path, {**HUBSPOT, **files}) == ["03-04 Mia Berg Bolt"]


def test_a_meeting_about_a_deal_was_with_the_customer_of_the_deal(tmp_path: Path) -> None:
    deals = (
        "deal id,deal owner,account,deal stage,create date,amount\nD1,Tom Ash,Acme,Talking,2026-02-02,40\n"
    )
    files = {"deals.csv": deals, "engagement_deal.csv": "deal_id,engagement_id\nD1,502\n"}
    assert brought(tmp_path, {**HUBSPOT, **files}) == ["03-03 Mia Berg Acme"]


def test_whom_a_meeting_names_straight_goes_before_whom_its_contacts_belong_to(tmp_path: Path) -> None:
    contacts = "id,firstname,lastname,company_id\n31,Petra,Lang,92\n"
    files = {
        "contacts.csv": contacts,
        "engagement_contact.csv": "contact_id,engagement_id\n31,501\n",
        "engagement_company.csv": WITH_COMPANIES,
    }
    assert "03-02 Tom Ash Acme" in brought(tmp_path, {**HUBSPOT, **files})


def test_a_meeting_that_goes_with_two_customers_is_put_aside_and_both_are_named(tmp_path: Path) -> None:
    joined = f"{WITH_COMPANIES}92,501,MEETING\n"
    preview = look(tmp_path, {**HUBSPOT, "engagement_company.csv": joined}, begin())
    (aside,) = (aside for file in preview.files for aside in file.asides)
    assert str(aside) == (
        "meetings.csv, line 2, column `engagement_id`: 2 go with `501` (`Acme`, `Bolt`), "
        "and nothing says which of them is meant"
    )


def test_deals_and_tickets_are_joined_in_the_same_way(tmp_path: Path) -> None:
    files = {
        "companies.csv": COMPANIES,
        "owners.csv": PEOPLE,
        "deals.csv": "deal_id,deal owner,deal stage,create date,amount\nD1,Tom Ash,Talking,2026-02-02,40\n",
        "deal_company.csv": "company_id,deal_id,type_id\n91,D1,5\n",
        "tickets.csv": "ticket id,subject,status,opened,priority\nT1,Saw broke,open,2026-03-02,high\n",
        "ticket_company.csv": "ticket_id,company_id\nT1,92\n",
    }
    leader = begin()
    door.commit(look(tmp_path, files, leader), by=leader, now=NOW)
    evidence = everything()
    assert [evidence.names[deal.customer] for _, deal in evidence.kind(DealOpened)] == ["Acme"]
    assert len(evidence.kind(TroubleReported)) == 1


def test_salesforce_joins_events_with_whatever_they_are_related_to(tmp_path: Path) -> None:
    """Its RelationId is a contact's or an account's, in ids of 18 letters where the lists have 15."""
    account, contact = "001A00000000AAA", "003A00000000PET"
    files = {
        "Account.csv": f"Id,Name,Industry,BillingCountry,Type\n{account}XYZ,Acme,tools,Spain,Customer\n",
        "User.csv": "User Id,Name,Title,Email\n005T,Tom Ash,Rep,tom@firm.example\n",
        "Contact.csv": f"Id,FirstName,LastName,AccountId\n{contact}ABC,Petra,Lang,{account}XYZ\n",
        "Event.csv": "Event Id,Subject,StartDateTime,EndDateTime,OwnerId,Location\n"
        "00U1,Demo,2026-03-02 09:00,2026-03-02 10:00,005T,Yard\n"
        "00U2,Stock,2026-03-03 09:00,2026-03-03 10:00,005T,Yard\n",
        "EventRelation.csv": f"Id,EventId,RelationId,IsWhat\nr1,00U1,{account},true\nr2,00U2,{contact},false\n",
    }
    assert brought(tmp_path, files) == ["03-02 Tom Ash Acme", "03-03 Tom Ash Acme"]


def test_pipedrive_joins_activities_with_persons_of_organizations(tmp_path: Path) -> None:
    files = {
        **{name: HUBSPOT[name] for name in ("companies.csv", "owners.csv")},
        "activities.csv": MEETINGS.replace("engagement_id", "activity_id"),
        "persons.csv": "id,first name,last name,organization id\n31,Petra,Lang,91\n",
        "participants.csv": "activity_id,person_id,primary_flag\n501,31,true\n",
    }
    assert brought(tmp_path, files) == ["03-02 Tom Ash Acme"]


def test_a_table_of_pairs_that_is_too_long_is_refused_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ridealong.doors.crm.joins.MOST_ROWS", 1)
    preview = look(tmp_path, {**HUBSPOT, "engagement_company.csv": WITH_COMPANIES}, begin())
    assert preview.refused == [
        "engagement_company.csv: it joins others, and has more rows than the 1 that are read; "
        "leave out what is long past"
    ]
    assert len(preview.files) == 3


def test_a_list_of_contacts_that_nothing_needs_is_refused_as_ever(tmp_path: Path) -> None:
    contacts = "id,firstname,lastname,company_id\n31,Petra,Lang,91\n"
    preview = look(tmp_path, {"companies.csv": COMPANIES, "contacts.csv": contacts}, begin())
    assert len(preview.refused) == 1
    assert preview.refused[0].startswith("contacts.csv, line 1: not recognised")


def test_the_mapping_that_is_written_down_reads_the_same(tmp_path: Path) -> None:
    files, leader = {**HUBSPOT, "engagement_company.csv": WITH_COMPANIES}, begin()
    first = look(tmp_path, files, leader)
    again = look(tmp_path, files, leader, mapping=draft(first))
    assert (again.questions, again.moments) == ([], first.moments)
    assert first.moments["visit.made"] == 2


def test_a_column_that_names_the_customer_goes_before_what_is_joined(tmp_path: Path) -> None:
    named = MEETINGS.replace("location\n", "location,company\n").replace("Yard", "Yard,Bolt")
    named = named.replace("Hall", "Hall,Bolt").replace("Inn", "Inn,Bolt")
    files = {**HUBSPOT, "meetings.csv": named, "engagement_company.csv": WITH_COMPANIES}
    assert brought(tmp_path, files)[0] == "03-02 Tom Ash Bolt"
    assert {each.name for each in parties.everyone() if each.sort == "customer"} == {"Acme", "Bolt"}


def test_deals_under_hubspots_own_names_find_their_customers_and_owners_by_number(tmp_path: Path) -> None:
    """Given deals as HubSpot's interface writes them, then a table of pairs says whose each is."""
    deals = (
        "hs_object_id,dealname,dealstage,amount,deal_currency_code,createdate,closedate,hubspot_owner_id,hs_is_closed_won\n"
        "81,Saws,closedwon,400,EUR,2026-02-02T09:00:00Z,2026-02-20T09:00:00Z,72,true\n"
    )
    leader = begin()
    files = {
        "companies.csv": COMPANIES, "owners.csv": PEOPLE, "deals.csv": deals,
        "deal_company.csv": "deal_id,company_id\n81,92\n",
    }  # fmt: skip
    door.commit(look(tmp_path, files, leader), by=leader, now=NOW)
    evidence = everything()
    ((_, deal),) = evidence.kind(DealOpened)
    ((_, closed),) = evidence.kind(DealClosed)
    assert (evidence.names[deal.customer], evidence.names[deal.owner]) == ("Bolt", "Mia Berg")
    (bought,) = evidence.purchases
    assert (bought.amount, closed.outcome) == (400, "won")
