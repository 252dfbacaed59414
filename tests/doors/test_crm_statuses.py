"""A word of a status that nobody knows is told and never taken for success; those that are known are shown as read."""

import tomllib
from pathlib import Path

import pytest

from ridealong.doors.crm.drafting import draft
from ridealong.doors.crm.preview import Preview
from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import CustomerReferred
from tests.doors.importing import LATER, begin, bring, look, sentences

pytestmark = pytest.mark.django_db

REFERRALS = "Referral ID,Referee Name,Referrer Name,Referral At,Referral Status\n"
ORDERS = "Order Number,Customer,Order Date,Required Date,Shipped Date,Status\n"
TASKS = "Task ID,Subject,Assigned To,Account Name,Created Date,Due Date,Status\n"
TICKETS = "Case Number,Account Name,Subject,Opened,Closed,Status,Case Owner\n"
DEALS = "id,rep,account,stage,opened,closed,value\n"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def told(preview: Preview) -> list[str]:
    return [line.strip() for line in preview.files[0].told()]


def referral(status: str, through: str = "Acme") -> dict[str, str]:
    return {"referrals.csv": f"{REFERRALS}R1,Bolt,{through},2026-03-02,{status}\n"}


def order(status: str) -> dict[str, str]:
    return {"orders.csv": f"{ORDERS}1,Acme,2026-01-05,2026-01-15,,{status}\n"}


def ticket(status: str) -> dict[str, str]:
    return {"cases.csv": f"{TICKETS}C1,Acme,Leak,2026-03-02,,{status},Tom Ash\n"}


@pytest.mark.parametrize("status", ["1", "2", "Awaiting review", "Zurückgestellt"])
def test_a_referral_with_a_status_that_is_not_known_makes_nothing_and_is_told(
    tmp_path: Path, ana: Recorder, status: str
) -> None:
    preview = look(tmp_path, referral(status), ana)
    assert preview.moments["customer.referred"] == 0
    says = "not known, so nothing is made of those referrals"
    assert f"{says}: `{status}`; say `stages` in a mapping" in told(preview)
    assert any(each.startswith("1 referral has a status that is not known") for each in told(preview))
    said = f'["referrals.csv"]\nstages = {{ "{status}" = "done" }}\n'
    assert look(tmp_path, referral(status), ana, mapping=said).moments["customer.referred"] == 1


@pytest.mark.parametrize(
    ("status", "made"),
    [
        ("Successful", 1), ("Won", 1), ("Completed", 1), ("Approved", 1), ("Converted", 1), ("Accepted", 1),
        ("Berhasil", 1), ("", 1), ("Pending", 0), ("Menunggu", 0), ("To be approved", 0), ("Failed", 0),
        ("Rejected", 0), ("Expired", 0), ("Tidak Berhasil", 0), ("Abgelehnt", 0),
    ],
)  # fmt: skip
def test_the_words_by_which_programs_say_how_a_referral_went_are_known(
    tmp_path: Path, ana: Recorder, status: str, made: int
) -> None:
    preview = look(tmp_path, referral(status), ana)
    assert preview.moments["customer.referred"] == made
    assert not any("not known" in each for each in told(preview))


def test_a_list_of_referrals_without_a_status_is_one_of_those_that_came(
    tmp_path: Path, ana: Recorder
) -> None:
    rows = "Referral ID,Referee Name,Referrer Name,Referral At\nR1,Bolt,Acme,2026-03-02\n"
    assert look(tmp_path, {"referrals.csv": rows}, ana).moments["customer.referred"] == 1


@pytest.mark.parametrize("status", ["Annulled", "Voided", "Storniert", "Annulé"])
def test_an_order_that_was_cancelled_in_other_words_is_no_promise(
    tmp_path: Path, ana: Recorder, status: str
) -> None:
    preview = look(tmp_path, order(status), ana)
    assert preview.moments["promise.made"] == 0
    assert f"orders are cancelled where they say `{status}`" in told(preview)


def test_what_is_read_as_still_open_for_want_of_a_known_word_is_told(tmp_path: Path, ana: Recorder) -> None:
    rows = order("In Process")["orders.csv"] + "2,Acme,2026-01-05,2026-01-15,,4\n"
    preview = look(tmp_path, {"orders.csv": rows}, ana)
    open_ = "read as still open, unless a day says that it ended"
    assert preview.moments["promise.made"] == 2
    assert "orders are open where they say `In Process`" in told(preview)
    assert f"{open_}: `4`; say `stages` in a mapping" in told(preview)
    tasks = f"{TASKS}T1,Call,Tom Ash,Acme,2026-03-02,2026-03-09,"
    assert f"{open_}: `5`; say `stages` in a mapping" in told(look(tmp_path, {"t.csv": f"{tasks}5\n"}, ana))
    deferred = told(look(tmp_path, {"t.csv": f"{tasks}Deferred\n"}, ana))
    assert "tasks are open where they say `Deferred`" in deferred


def test_a_step_of_an_order_that_is_not_known_is_none(tmp_path: Path, ana: Recorder) -> None:
    rows = "Order Number,Customer,Order Date,Status\n1,Acme,2026-01-05,Ordered\n1,Acme,2026-01-06,Glued\n"
    said = '["steps.csv"]\ntable = "orders"\nwithin = 3\n'
    preview = look(tmp_path, {"steps.csv": rows}, ana, mapping=said)
    assert "read as neither ordered nor sent: `Glued`; say `stages` in a mapping" in told(preview)


@pytest.mark.parametrize("status", ["Gelöst", "Erledigt", "Résolu", "Resuelto", "Solved", "Closed"])
def test_a_ticket_that_was_solved_in_another_language_is_closed(
    tmp_path: Path, ana: Recorder, status: str
) -> None:
    """It names no day, so that is told; a day alone would close it without a word."""
    assert "1 ticket is closed and does not say when: its trouble stands open until somebody says" in told(
        look(tmp_path, ticket(status), ana)
    )


@pytest.mark.parametrize("status", ["Spam", "Duplicate"])
def test_a_ticket_that_is_spam_or_there_already_is_no_trouble(
    tmp_path: Path, ana: Recorder, status: str
) -> None:
    preview = look(tmp_path, ticket(status), ana)
    assert preview.moments["trouble.reported"] == 0
    assert "1 ticket is spam, a duplicate or withdrawn: it is no trouble" in told(preview)


def test_a_complaint_that_was_rejected_stays_a_trouble(tmp_path: Path, ana: Recorder) -> None:
    """Else whoever turns complaints down would have none."""
    preview = look(tmp_path, ticket("Rejected"), ana)
    assert preview.moments["trouble.reported"] == 1
    assert any(each.startswith("read as still open") and "`Rejected`" in each for each in told(preview))


@pytest.mark.parametrize("files", [referral("Won"), order("Annulled"), ticket("Spam")])
def test_the_mapping_that_is_written_says_how_each_word_was_read(
    tmp_path: Path, ana: Recorder, files: dict[str, str]
) -> None:
    (name,) = files
    rows = files[name] + files[name].splitlines()[1].replace("1,", "2,", 1).replace("Acme", "Cord") + "\n"
    unknown = {
        name: rows + rows.splitlines()[1].replace("1,", "3,", 1).replace(status_of(rows), "Odd") + "\n"
    }
    first = look(tmp_path, unknown, ana)
    written = draft(first)
    assert list(tomllib.loads(written)[name]["stages"]) == [status_of(rows)], (
        "what is not known is not settled"
    )
    again = look(tmp_path, unknown, ana, mapping=written)
    assert (again.moments, again.files[0].left, again.files[0].notes) == (
        first.moments, first.files[0].left, first.files[0].notes,
    )  # fmt: skip


def status_of(rows: str) -> str:
    return next(word for word in ("Won", "Annulled", "Spam") if word in rows)


def test_notes_in_a_column_of_outcomes_are_not_repeated_in_a_mapping(tmp_path: Path, ana: Recorder) -> None:
    head = "Type,Subject,Assigned To,Account Name,Start,End,Outcome\n"
    rows = "".join(
        f"Meeting,Talk,Tom Ash,Acme,2026-03-02 10:00,2026-03-02 11:00,done and said {n}\n" for n in range(60)
    )
    preview = look(tmp_path, {"calls.csv": head + rows}, ana)
    assert "stages" not in tomllib.loads(draft(preview))["calls.csv"]
    assert any(each.endswith("and 48 more") for each in told(preview))


def test_a_deal_whose_day_of_closing_has_passed_and_that_does_not_say_it_ended_is_worth_a_look(
    tmp_path: Path, ana: Recorder
) -> None:
    rows = f"{DEALS}A1,Tom Ash,Acme,Won,2025-01-05,2025-02-02,9\n"
    rows += "A2,Tom Ash,Acme,Contract signed,2025-01-05,2025-02-13,9\n"
    rows += "A3,Tom Ash,Acme,7,2025-01-05,2025-02-13,9\nA4,Tom Ash,Acme,7,2025-01-05,2026-04-01,9\n"
    traps = list(map(str, look(tmp_path, {"deals.csv": rows}, ana).traps))
    assert (
        "deals.csv, line 3: 2 deals have a day of closing that has passed "
        "and a stage that does not say they ended" in traps
    )


def test_a_day_that_was_only_expected_is_none_of_closing(tmp_path: Path, ana: Recorder) -> None:
    rows = (
        "id,rep,account,stage,opened,Expected Close Date,value\nA1,Tom Ash,Acme,Won,2025-01-05,2025-02-02,9\n"
    )
    rows += "A2,Tom Ash,Acme,Talking,2025-01-05,2025-02-13,9\n"
    traps = list(map(str, look(tmp_path, {"deals.csv": rows}, ana).traps))
    assert not any("has passed" in each for each in traps)


def test_a_referral_that_failed_after_all_is_taken_back(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, referral("Success"), ana)
    assert len(sentences([CustomerReferred])) == 1
    assert bring(tmp_path, referral("Failed"), ana, now=LATER).moments == {"moment.withdrawn": 1}
    assert sentences([CustomerReferred]) == []
    assert look(tmp_path, referral("Failed"), ana, now=LATER).total == 0


def test_who_failed_through_one_and_came_through_another_came(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, referral("Success"), ana)
    both = referral("Failed")["referrals.csv"] + "R2,Bolt,Acme,2026-03-02,Success\n"
    assert look(tmp_path, {"referrals.csv": both}, ana, now=LATER).total == 0
    bring(tmp_path, {"sales.csv": "customer,date,amount\nCord,2026-02-01,5\n"}, ana)
    assert look(tmp_path, referral("Failed", through="Cord"), ana, now=LATER).total == 0


def test_a_referral_that_never_came_through_brings_nobody(tmp_path: Path, ana: Recorder) -> None:
    assert look(tmp_path, referral("Failed"), ana).total == 0
