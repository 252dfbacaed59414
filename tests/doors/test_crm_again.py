"""The same file again changes nothing, a newer one adds what changed, and an import can be taken back."""

from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.models import Batch
from ridealong.ledger.receipt import Recorder
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.ledger.verify import verify
from ridealong.moments.kinds.customers import CustomerBought, DealClosed, DealOpened
from ridealong.moments.kinds.roster import CustomerMet, PersonJoined
from ridealong.moments.moment import Moment, new_id
from tests.doors.importing import (
    CUSTOMERS,
    DEALS,
    LATER,
    NOW,
    PEOPLE,
    begin,
    bring,
    everything,
    handles,
    look,
    sentences,
)

pytestmark = pytest.mark.django_db

FILES = {"deals.csv": DEALS, "people.csv": PEOPLE, "customers.csv": CUSTOMERS}
ORDERS = "customer,date,amount\nAcme,2026-02-01,5\nAcme,2026-02-01,5\nAcme,2026-02-02,5\n"
ONE = "customer,date,amount\nAcme,2026-02-01,5\n"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def test_the_same_files_again_change_nothing(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, FILES, ana)
    before = sentences()
    preview = look(tmp_path, FILES, ana, now=LATER)
    assert preview.sum() == "0 moments to record; 6 are here already"
    assert door.commit(preview, by=ana, now=LATER).moments == {}
    assert sentences() == before


def test_rows_that_say_the_same_are_as_many_purchases(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    assert len(sentences([CustomerBought])) == 3
    bring(tmp_path, {"orders.csv": ORDERS + "Acme,2026-02-02,5\n"}, ana, now=LATER)
    assert len(sentences([CustomerBought])) == 4


def test_two_exports_that_overlap_are_not_counted_twice(tmp_path: Path, ana: Recorder) -> None:
    newer = "customer,date,amount\nAcme,2026-02-02,5\nAcme,2026-03-02,6\n"
    bring(tmp_path, {"january.csv": ORDERS, "february.csv": newer}, ana)
    assert len(sentences([CustomerBought])) == 4


def test_of_two_exports_in_one_command_the_later_one_counts(tmp_path: Path, ana: Recorder) -> None:
    newer = DEALS.replace("2026-02-02,900", "2026-02-02,950")
    preview = look(tmp_path, {"january.csv": DEALS, "february.csv": newer}, ana)
    door.commit(preview, by=ana, now=NOW)
    assert ["amount=950 EUR" in line for line in sentences([CustomerBought])] == [True]


def test_a_deal_won_since_is_closed_and_bought(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    newer = DEALS.replace("Talking,2026-02-16,,400", "Won,2026-02-16,2026-04-20,450")
    assert bring(tmp_path, {"deals.csv": newer}, ana, now=LATER).moments == {
        "deal.closed": 1,
        "customer.bought": 1,
    }
    assert [line for line in sentences() if "deal.opened owner=Mia" in line] == [
        "2026-02-16 deal.opened owner=Mia Berg customer=Bolt what=Saw worth=400 EUR by=Mia Berg as=salesperson"
    ]


def test_an_amount_that_changed_is_corrected(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    newer = DEALS.replace("2026-02-02,900", "2026-02-02,950")
    preview = look(tmp_path, {"deals.csv": newer}, ana, now=LATER)
    assert preview.sum() == (
        "2 moments to record: 1 customer.bought, 1 deal.closed; 2 correct an earlier one; 4 are here already"
    )
    door.commit(preview, by=ana, now=LATER)
    assert "amount=950 EUR" in sentences([CustomerBought])[0]
    assert [line for line in sentences([DealClosed]) if "outcome=won" in line] == [
        "2026-02-02 deal.closed deal=<deal.opened 2026-01-05> outcome=won amount=950 EUR by=Tom Ash as=salesperson"
    ]
    bring(tmp_path, {"deals.csv": newer}, ana, now=LATER)
    assert len(sentences([CustomerBought])) == 1


def test_a_sale_that_was_none_is_taken_back(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    newer = DEALS.replace("Won,2026-01-05,2026-02-02,900", "Lost,2026-01-05,2026-02-02,0")
    assert bring(tmp_path, {"deals.csv": newer}, ana, now=LATER).moments == {
        "deal.closed": 1,
        "moment.withdrawn": 1,
    }
    assert sentences([CustomerBought]) == []
    bring(tmp_path, {"deals.csv": DEALS}, ana, now=LATER)
    assert len(sentences([CustomerBought])) == 1


def test_another_deal_under_the_same_number_is_another_deal(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    other = "id,rep,account,stage,opened,closed,value\nA1,Tom Ash,Bolt,Won,2025-01-07,2025-02-02,70\n"
    for _ in range(2):
        bring(tmp_path, {"last year.csv": other}, ana, now=LATER)
        assert len(sentences([DealOpened])) == 4
        assert len(sentences([CustomerBought])) == 2


def test_deals_without_ids_are_known_by_what_they_say(tmp_path: Path, ana: Recorder) -> None:
    rows = "rep,account,stage,opened,closed,value\n" + "Tom Ash,Acme,Won,2026-01-05,2026-02-02,9\n" * 2
    for _ in range(2):
        bring(tmp_path, {"deals.csv": rows}, ana)
        assert len(sentences([CustomerBought])) == 2


def test_an_import_is_taken_back_as_a_whole(tmp_path: Path, ana: Recorder) -> None:
    before = sentences()
    batch = bring(tmp_path, FILES, ana)
    undone = door.undo(batch.id, by=ana, now=LATER)
    assert len(undone.reversed) == sum(batch.moments.values())
    assert (undone.kept, undone.failed) == ([], [])
    assert sentences() == before
    assert verify()[1] == []


def test_what_was_taken_back_is_not_taken_back_twice(tmp_path: Path, ana: Recorder) -> None:
    batch = bring(tmp_path, FILES, ana)
    door.undo(batch.id, by=ana, now=LATER)
    with pytest.raises(door.DoorError, match=f"{batch.id} was taken back already, on 1 May 2026"):
        door.undo(batch.id, by=ana, now=LATER)


def test_taken_back_and_brought_again_all_is_as_it_was(tmp_path: Path, ana: Recorder) -> None:
    batch = bring(tmp_path, FILES, ana)
    before = sentences()
    for _ in range(2):
        door.undo(batch.id, by=ana, now=LATER)
        batch = bring(tmp_path, FILES, ana)
        assert sentences() == before
        assert handles() == ["acme", "ana-ortiz", "bolt", "mia-berg", "tom-ash"]


def test_taking_back_a_newer_file_restores_the_older(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    before = sentences()
    newer = DEALS.replace("2026-02-02,900", "2026-02-02,950")
    for _ in range(2):
        batch = bring(tmp_path, {"deals.csv": newer}, ana, now=LATER)
        assert "amount=950 EUR" in sentences([CustomerBought])[0]
        door.undo(batch.id, by=ana, now=LATER)
        assert sentences() == before


def test_what_others_build_on_is_kept_with_the_reason(tmp_path: Path, ana: Recorder) -> None:
    people = bring(tmp_path, {"people.csv": PEOPLE}, ana)
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    undone = door.undo(people.id, by=ana, now=LATER)
    assert [each.why for each in undone.kept] == ["on it builds"] * 2
    assert len(sentences([CustomerBought])) == 1
    left = "taken back already, on 1 May 2026; 2 moments of it stay, for others build on them"
    with pytest.raises(door.DoorError, match=left):
        door.undo(people.id, by=ana, now=LATER)


def test_what_stayed_goes_once_nobody_builds_on_it(tmp_path: Path, ana: Recorder) -> None:
    before = sentences()
    both = bring(tmp_path, {"people.csv": PEOPLE, "customers.csv": CUSTOMERS}, ana)
    deals = bring(tmp_path, {"deals.csv": DEALS}, ana)
    first = door.undo(both.id, by=ana, now=LATER)
    assert first.reversed and first.kept
    door.undo(deals.id, by=ana, now=LATER)
    second = door.undo(both.id, by=ana, now=LATER)
    assert set(second.already) == set(first.reversed)
    assert (len(second.reversed), second.kept) == (len(first.kept), [])
    assert sentences() == before


def test_a_ledger_without_the_list_of_imports_finds_them_by_their_doors(
    tmp_path: Path, ana: Recorder
) -> None:
    before = sentences()
    batch = bring(tmp_path, FILES, ana)
    Batch.objects.all().delete()  # as in a ledger restored from its sentences
    with pytest.raises(door.DoorError, match=f"no import is called b-none; the last were {batch.id}$"):
        door.undo("b-none", by=ana, now=LATER)
    assert len(door.undo(batch.id, by=ana, now=LATER).reversed) == sum(batch.moments.values())
    assert sentences() == before
    with pytest.raises(
        door.DoorError, match=f"{batch.id} was taken back already, on 1 May 2026; nothing of it"
    ):
        door.undo(batch.id, by=ana, now=LATER)


def test_a_new_import_is_never_called_as_one_whose_name_was_lost(
    tmp_path: Path, ana: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bring(tmp_path, {"people.csv": PEOPLE}, ana)
    Batch.objects.all().delete()
    letters = iter(first.id.removeprefix("b-") + "2345")
    monkeypatch.setattr(door.secrets, "choice", lambda _: next(letters))
    assert bring(tmp_path, {"deals.csv": DEALS}, ana).id == "b-2345"


def test_identities_that_others_use_are_found_again(tmp_path: Path, ana: Recorder) -> None:
    deals = bring(tmp_path, {"deals.csv": DEALS}, ana)
    bring(tmp_path, {"people.csv": PEOPLE, "customers.csv": CUSTOMERS}, ana)
    before = sentences([CustomerBought, DealClosed, DealOpened])
    door.undo(deals.id, by=ana, now=LATER)
    assert sentences([CustomerBought, DealClosed, DealOpened]) == []
    bring(tmp_path, {"deals.csv": DEALS}, ana, now=LATER)
    assert sentences([CustomerBought, DealClosed, DealOpened]) == before
    assert handles() == ["acme", "ana-ortiz", "bolt", "mia-berg", "tom-ash"]


def test_what_somebody_took_back_by_hand_stays_so(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"orders.csv": ORDERS}, ana)
    wrong = everything().kind(CustomerBought)[0][0]
    withdraw(wrong.id, why="a test order", by=begin("Rita Roth", "keeper"), door="tell", now=LATER)
    preview = look(tmp_path, {"orders.csv": ORDERS}, ana, now=LATER)
    assert preview.sum() == "0 moments to record; 2 are here already; 1 taken back by hand stays so"


def test_what_somebody_corrected_by_hand_stays_so(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"orders.csv": ONE}, ana)
    moment, fact = everything().kind(CustomerBought)[0]
    by_hand = Moment(
        id=new_id(),
        fact=CustomerBought(fact.customer, type(fact.amount)(fact.amount.amount * 2, "EUR")),
        happened_at=moment.happened_at,
        all_day=True,
        corrects=moment.id,
    )
    rita = begin("Rita Roth", "keeper")
    assert [receipt.why for receipt in record([by_hand], by=rita, door="tell", now=LATER)] == [""]
    assert look(tmp_path, {"orders.csv": ONE}, ana, now=LATER).total == 0
    assert "amount=10 EUR" in sentences([CustomerBought])[0]


def test_a_salesperson_turns_out_to_lead(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    bring(tmp_path, {"people.csv": "rep,manager\nMia Berg,Tom Ash\nTom Ash,Ana Ortiz\n"}, ana)
    roster, names = everything().roster, everything().names
    named = {name: identity for identity, name in names.items()}
    assert roster.role(named["Tom Ash"], NOW.date()) == "leader"
    assert roster.below(named["Ana Ortiz"], NOW.date()) == {named["Tom Ash"], named["Mia Berg"]}


def test_a_list_that_says_less_takes_nothing_away(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS}, ana)
    rows = "account,sector,subsidiary of,owner\nAcme,tools,Bolt,\nBolt,steel,,\n"
    preview = look(tmp_path, {"customers.csv": rows}, ana, now=LATER)
    assert not any("has moved" in line for line in preview.says)
    door.commit(preview, by=ana, now=LATER)
    assert "place=Spain under=Bolt" in "".join(sentences([CustomerMet]))


def test_a_new_leader_is_recorded_from_today_on(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"people.csv": PEOPLE}, ana)
    preview = look(
        tmp_path, {"people.csv": PEOPLE.replace("Mia Berg,Ana Ortiz", "Mia Berg,Eva Lind")}, ana, now=LATER
    )
    assert "`Mia Berg` now reports to somebody else; that is recorded as of 2026-05-01" in preview.says
    door.commit(preview, by=ana, now=LATER)
    evidence = everything()
    named = {name: identity for identity, name in evidence.names.items()}
    mia = named["Mia Berg"]
    assert evidence.roster.below(named["Ana Ortiz"], NOW.date()) == {named["Tom Ash"], mia}
    assert evidence.roster.below(named["Eva Lind"], LATER.date()) == {mia}
    assert any("2026-05-01 person.joined who=Mia Berg" in line for line in sentences([PersonJoined]))
