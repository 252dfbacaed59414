"""Whom files told of is known in a calendar by their address or domain, with nothing else said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ridealong.doors.calendar.directory import Directory
from ridealong.doors.calendar.filed import Filed
from ridealong.doors.calendar.saying import Saying
from ridealong.doors.crm import door as files
from ridealong.doors.crm.models import Batch
from ridealong.ledger.receipt import Recorder
from ridealong.people.parties import Party
from ridealong.people.preferences import reach_of, settle
from tests.doors.calendar.diary import NOW, Diary, found, look, told
from tests.doors.calendar.diary import bring as bring_calendar
from tests.doors.importing import begin, bring

pytestmark = pytest.mark.django_db
TEAM = (
    "Name,Manager,Role,Email,Start Date\n"
    "Ana Ortiz,,leader,Ana@Firm.example,2025-01-06\n"
    "Tom Ash,Ana Ortiz,salesperson,tom@firm.example,2025-01-06\n"
)
CUSTOMERS = "Customer Name,Website,City,Owner\nAcme,https://www.acme.example/,Cork,Tom Ash\n"
CARD = "BEGIN:VCARD\nVERSION:4.0\nFN:Petra Lang\nORG:Acme\nEMAIL:petra@gmail.com\nEND:VCARD\n"


def a_visit(customer: str = "petra@acme.example") -> Diary:
    return Diary().event("1", "20260302T090000", "20260302T100000", f"tom {customer}")


def the_files(folder: Path, by: Recorder, **more: str) -> Batch:
    return bring(folder, {"team.csv": TEAM, "cust.csv": CUSTOMERS, **more}, by, now=BEFORE)


BEFORE = datetime(2026, 1, 5, 8, tzinfo=UTC)


def test_addresses_of_the_team_and_the_website_of_a_customer_make_a_joint_visit(tmp_path: Path) -> None:
    the_files(tmp_path, begin())
    ana = found("ana-ortiz")
    preview = look(a_visit(), ana)
    assert (preview.strangers, [each for each in preview.says if "mail address" in each]) == ([], [])
    bring_calendar(a_visit(), ana)
    assert told(ana) == [
        "03-02 08:00 60 min in the field Tom Ash",
        "03-02 08:00 60 min visited Acme & Tom Ash",
    ]


def test_a_contact_on_a_card_is_known_by_their_own_address_wherever_it_is(tmp_path: Path) -> None:
    the_files(tmp_path, begin(), **{"petra.vcf": CARD})
    assert visits(found("ana-ortiz"), "petra@gmail.com") == 1
    assert visits(found("ana-ortiz"), "somebody@gmail.com") == 0


def test_what_a_file_told_goes_when_the_import_is_taken_back_and_what_was_said_stays(tmp_path: Path) -> None:
    by = begin()
    bring(tmp_path, {"bare.csv": TEAM.replace("Email", "Nothing"), "cust.csv": CUSTOMERS}, by, now=BEFORE)
    more = TEAM + "Mia Berg,Ana Ortiz,salesperson,mia@firm.example,2025-01-06\n"
    batch = bring(tmp_path, {"team.csv": more}, by, now=BEFORE)
    ana = found("ana-ortiz")
    assert visits(ana) == 1
    settle(ana.id, email="ana@firm.example")
    files.undo(batch.id, by=by, now=NOW)
    assert visits(ana) == 0
    assert reach_of([ana.id])[ana.id][0] == "ana@firm.example", "she said so herself"


def test_nobody_is_written_to_because_a_file_told_their_address(tmp_path: Path) -> None:
    """Given even a keeper who brings the files, who alone may say where customers are written to."""
    bring(tmp_path, {"team.csv": TEAM, "cust.csv": CUSTOMERS}, begin("Rita Roth", "keeper"), now=NOW)
    assert not any(address for address, _ in reach_of([found("ana-ortiz").id, found("tom-ash").id]).values())


def test_an_address_that_two_of_ours_share_is_neither_of_theirs(tmp_path: Path) -> None:
    bring(tmp_path, {"team.csv": TEAM.replace("Ana@", "Tom@"), "cust.csv": CUSTOMERS}, begin(), now=BEFORE)
    directory = Directory.of(found("ana-ortiz").id, Saying())
    assert (directory.mine, directory.who("tom@firm.example").id) == (frozenset(), "")
    assert visits(found("ana-ortiz")) == 0


def test_whose_an_address_is_said_to_be_goes_before_what_a_file_tells(tmp_path: Path) -> None:
    """Given Tom, who said where he is written to, and a list that has his address beside Ana's name."""
    the_files(tmp_path, begin())
    settle(found("tom-ash").id, email="ana@firm.example")
    directory = Directory.of(found("ana-ortiz").id, Saying())
    assert (directory.mine, directory.who("ana@firm.example").id) == (frozenset(), found("tom-ash").id)
    told_by_files = Filed({"t@firm.example": {"tom"}, "m@firm.example": {"mia"}}, {})
    assert told_by_files.addresses_but(["t@firm.example"]) == {("mia", "m@firm.example")}


def visits(leader: Party, customer: str = "petra@acme.example") -> int:
    return look(a_visit(customer), leader).moments["visit.made"]
