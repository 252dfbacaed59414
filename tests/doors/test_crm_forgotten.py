"""Files that still name somebody who was forgotten: they bring nobody in again, and count nothing twice."""

from pathlib import Path

import pytest
from django.db import connection

from ridealong.ledger.derived import rebuild
from ridealong.ledger.receipt import Recorder
from ridealong.ledger.take_back import forget
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.people import parties
from ridealong.people.models import ForgottenName, Mark
from tests.doors.importing import DEALS, LATER, begin, bring, everything, handles, look, sentences
from tests.doors.twins.test_suggested import the

pytestmark = pytest.mark.django_db

TEAM = "rep,manager,email\nTom Ash,Ana Ortiz,tom@firm.example\nMia Berg,Tom Ash,mia@firm.example\n"
CUSTOMERS = (
    "account,country,owner,website\nAcme,Spain,Tom Ash,acme.example\nBolt,France,Mia Berg,bolt.example\n"
)
ORDERS = "order,customer,seller,date,amount\n1,Acme,Tom Ash,2026-01-05,100\n2,Bolt,Tom Ash,2026-01-06,200\n"
TASKS = "Task ID,Subject,Assigned To,Account Name,Created Date,Due Date,Status\n"
TASKS += "T1,Send it,Tom Ash,{},2026-03-02,2026-03-06,New\n"
PETRA = "BEGIN:VCARD\nVERSION:3.0\nFN:Petra Lang\nORG:Acme\nEMAIL:petra@acme.example\nEND:VCARD\n"
FILES = {
    "people.csv": TEAM,
    "customers.csv": CUSTOMERS,
    "orders.csv": ORDERS,
    "deals.csv": DEALS,
    "cards.vcf": PETRA,
}
THEIRS = "is of somebody who was forgotten: what is here of it stays as it is, and nothing new is taken"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


@pytest.fixture
def rita(db: None) -> Recorder:
    return begin("Rita Roth", "keeper")


def forgotten(handle: str, rita: Recorder) -> None:
    forget(the(handle).id, by=rita, door="cli", now=LATER)


def sales() -> list[int]:
    return sorted(int(fact.amount.amount) for _, fact in everything().kind(CustomerBought))


def written_down() -> str:
    """Every text in every table."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


@pytest.mark.parametrize("who", ["acme", "tom-ash"])
def test_the_same_files_again_count_nothing_twice_and_bring_nobody_back(
    ana: Recorder, rita: Recorder, tmp_path: Path, who: str
) -> None:
    bring(tmp_path, FILES, ana)
    name, party = the(who).name, the(who).id
    forgotten(who, rita)
    before, here = sentences(), handles()
    assert bring(tmp_path, FILES, ana, now=LATER).moments == {}
    assert (sentences(), handles()) == (before, here)
    left = [line for line in written_down().splitlines() if name in line]
    assert left == [] and not Mark.objects.filter(party=party).exists()


def test_it_is_told_how_many_rows_are_theirs_and_neither_who_that_is_nor_how_they_are_written(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    forgotten("acme", rita)
    preview = look(tmp_path, {"orders.csv": ORDERS}, ana, now=LATER)
    told = list(preview.told())
    assert f"  1 purchase {THEIRS}" in told
    assert (
        "1 name is of somebody who was forgotten here, and not brought in again; if it is somebody else, give them "
        'another name in a mapping file: names = { "…" = "…" }'
    ) in told
    assert told[-1] == "0 moments to record; 2 are here already"
    assert not any("forgotten-" in line for line in told), (
        "else the preview would say whose moments these are"
    )


def test_what_is_new_of_them_is_not_taken_and_what_is_new_of_others_is(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    forgotten("acme", rita)
    newer = ORDERS.replace("100", "150") + "3,Acme,Tom Ash,2026-02-05,300\n4,Bolt,Tom Ash,2026-02-06,400\n"
    assert bring(tmp_path, {"orders.csv": newer}, ana, now=LATER).moments == {"customer.bought": 1}
    assert sales() == [100, 200, 400]


def test_a_sale_by_somebody_who_was_forgotten_is_still_the_customers(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    forgotten("tom-ash", rita)
    newer = {"orders.csv": ORDERS + "3,Bolt,Tom Ash,2026-02-05,300\n"}
    assert not any("forgotten-" in line for line in look(tmp_path, newer, ana, now=LATER).told())
    assert bring(tmp_path, newer, ana, now=LATER).moments == {"customer.bought": 1}
    assert bring(tmp_path, newer, ana, now=LATER).moments == {}
    assert [(int(each.amount), each.seller) for each in everything().purchases][-1] == (300, None)


def test_lists_that_say_more_of_them_say_it_to_nobody(ana: Recorder, rita: Recorder, tmp_path: Path) -> None:
    bring(tmp_path, {"people.csv": TEAM, "customers.csv": CUSTOMERS}, ana)
    forgotten("tom-ash", rita)
    team = {"people.csv": "rep,manager\nTom Ash,Mia Berg\n"}
    assert bring(tmp_path, team, ana, now=LATER).moments == {"person.joined": 1}, (
        "Mia leads; Tom is not told of"
    )
    new = {
        "people.csv": "rep,manager\nJo Lund,Tom Ash\n", "customers.csv": "account,country,owner\nCord,Spain,Tom Ash\n",
    }  # fmt: skip
    assert bring(tmp_path, new, ana, now=LATER).moments == {"person.joined": 1, "customer.met": 1}
    assert [each.under for each in everything().roster.memberships[the("jo-lund").id]] == [None]


def test_words_about_them_do_not_come_in_again(ana: Recorder, rita: Recorder, tmp_path: Path) -> None:
    bring(tmp_path, {"deals.csv": DEALS, "tasks.csv": TASKS.format("Acme")}, ana)
    forgotten("acme", rita)
    newer = DEALS.replace("Saw", "Secret saw").replace("Talking,2026-02-16,", "Lost,2026-02-16,2026-03-16")
    new = (
        DEALS.splitlines()[0]
        + ",why\nA9,Tom Ash,Acme,Secret drill,Lost,2026-01-12,2026-02-09,0,Secret price\n"
    )
    tasks = TASKS.format("Acme").replace("T1", "T2").replace("Send it", "Secret call")
    bring(tmp_path, {"deals.csv": newer, "new.csv": new, "tasks.csv": tasks}, ana, now=LATER)
    left = written_down().replace("Secret saw", "", 1)
    assert "Secret drill" not in left and "Secret price" not in left and "Secret call" not in left


def test_an_order_of_theirs_that_comes_back_is_taken_back(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    forgotten("acme", rita)
    files = {"orders.csv": ORDERS, "returns.csv": "Order ID,Returned\n1,Yes\n"}
    assert bring(tmp_path, files, ana, now=LATER).moments == {"moment.withdrawn": 1}
    assert sales() == [200]


def test_a_contact_who_was_forgotten_is_not_brought_in_by_their_card(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS, "cards.vcf": PETRA}, ana)
    forgotten("acme/petra-lang", rita)
    preview = look(tmp_path, {"cards.vcf": PETRA}, ana, now=LATER)
    assert preview.total == 0
    assert any(
        "it is of somebody who was forgotten: nothing of it is taken" in line for line in preview.told()
    )


def test_nor_does_anybody_come_to_speak_for_a_customer_who_was_forgotten(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS}, ana)
    forgotten("acme", rita)
    assert bring(tmp_path, {"customers.csv": CUSTOMERS, "cards.vcf": PETRA}, ana, now=LATER).moments == {}


def test_somebody_else_of_that_name_comes_in_under_another_and_whoever_was_told_by_hand_is_here(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    forgotten("acme", rita)
    mapping = '["orders.csv"]\nnames = { "Acme" = "Acme of York" }'
    bring(tmp_path, {"orders.csv": ORDERS}, ana, now=LATER, mapping=mapping)
    assert (the("acme-of-york").name, sales()) == ("Acme of York", [100, 100, 200])


def test_what_remains_is_a_digest_that_rebuild_leaves_and_another_key_cannot_read(
    ana: Recorder, rita: Recorder, tmp_path: Path, settings: object
) -> None:
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    forgotten("acme", rita)
    rebuild()
    assert look(tmp_path, {"orders.csv": ORDERS}, ana, now=LATER).total == 0
    (row,) = ForgottenName.objects.all()
    assert len(row.digest) == 64 and parties.known([row.party])[row.party].forgotten
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert look(tmp_path, {"orders.csv": ORDERS}, ana, now=LATER).total > 0
