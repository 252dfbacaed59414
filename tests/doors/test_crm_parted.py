"""Rows that come under either name while two are one: nothing is told twice, and parted each has what was theirs."""

from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.models import Alias
from ridealong.doors.twins.merging import merge, unmerge
from ridealong.ledger.receipt import SYSTEM, Recorder
from ridealong.moments.kinds.customers import CustomerBought, CustomerReferred, DealClosed, DealOpened
from ridealong.moments.kinds.loops import LoopMoved, PromiseMade
from ridealong.people import parties
from tests.doors.importing import LATER, begin, bring, everything, look
from tests.doors.twins.test_suggested import the

pytestmark = pytest.mark.django_db

CUSTOMERS = "account,country,owner\nAcme Ltd,Spain,Ann Lee\nAcme Limited,Spain,Ann Lee\nBolt,Spain,Ann Lee\n"
ORDERS = "order,customer,seller,date,amount\n1,Acme Ltd,Ann Lee,2026-01-05,100\n2,{},Ann Lee,2026-01-06,200\n"
RETURNS = "Order ID,Returned\n2,Yes\n"
REFERRED = "Referral ID,Referee Name,Referrer Name,Referral Date,Status\nR1,{},{},2026-03-02,won\n"
LOST, KEPT = "Acme Limited", "Acme Ltd"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


@pytest.fixture
def rita(db: None) -> Recorder:
    return begin("Rita Roth", "keeper")


def join(keep: str = "acme-ltd", other: str = "acme-limited") -> None:
    merge(the(keep), the(other), by=SYSTEM, door="import:b-said", now=LATER)


def part(rita: Recorder, name: str = "acme-limited") -> None:
    unmerge(the(name), by=rita, door="test", now=LATER)


def sold() -> list[tuple[str, int]]:
    names = everything().names
    return sorted(
        (names[fact.customer], int(fact.amount.amount)) for _, fact in everything().kind(CustomerBought)
    )


# ---- orders and returns ----


def test_an_order_that_came_under_the_kept_name_is_the_same_order_when_they_are_parted(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": ORDERS.format(LOST)}, ana)
    join()
    assert bring(tmp_path, {"orders.csv": ORDERS.format(KEPT)}, ana, now=LATER).moments == {}
    part(rita)
    assert bring(tmp_path, {"orders.csv": ORDERS.format(KEPT)}, ana, now=LATER).moments == {}
    assert sold() == [(LOST, 200), (KEPT, 100)]


def test_an_order_returned_under_the_kept_name_stays_returned_when_they_are_parted(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": ORDERS.format(LOST)}, ana)
    join()
    bring(tmp_path, {"orders.csv": ORDERS.format(KEPT), "returns.csv": RETURNS}, ana, now=LATER)
    part(rita)
    for name in (KEPT, LOST):
        assert look(tmp_path, {"orders.csv": ORDERS.format(name)}, ana, now=LATER).total == 0
    assert sold() == [(KEPT, 100)]


def test_a_return_finds_its_order_though_that_came_under_the_other_name_and_they_were_parted(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": ORDERS.format(LOST)}, ana)
    join()
    bring(tmp_path, {"orders.csv": ORDERS.format(KEPT)}, ana, now=LATER)
    part(rita)
    bring(tmp_path, {"orders.csv": ORDERS.format(KEPT), "returns.csv": RETURNS}, ana, now=LATER)
    assert sold() == [(KEPT, 100)]


def test_an_amount_mended_under_the_kept_name_is_of_whoever_bought_and_parted_still_is(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": ORDERS.format(LOST)}, ana)
    join()
    dearer = {"orders.csv": ORDERS.format(KEPT).replace("200", "250")}
    assert bring(tmp_path, dearer, ana, now=LATER).moments == {"customer.bought": 1}
    part(rita)
    assert sold() == [(LOST, 250), (KEPT, 100)]
    dearest = {"orders.csv": ORDERS.format(KEPT).replace("200", "300")}
    assert bring(tmp_path, dearest, ana, now=LATER).moments == {"customer.bought": 1}
    assert sold() == [(LOST, 300), (KEPT, 100)]


def test_two_rows_of_one_table_that_say_the_same_of_either_name_are_two_purchases(
    ana: Recorder, tmp_path: Path
) -> None:
    rows = f"customer,seller,date,amount\n{LOST},Ann Lee,2026-01-05,100\n"
    bring(tmp_path, {"customers.csv": CUSTOMERS, "sales.csv": rows}, ana)
    join()
    rows += f"{KEPT},Ann Lee,2026-01-05,100\n"
    bring(tmp_path, {"sales.csv": rows}, ana, now=LATER)
    assert look(tmp_path, {"sales.csv": rows}, ana, now=LATER).total == 0
    assert sold() == [(LOST, 100), (KEPT, 100)]


def test_an_import_taken_back_takes_along_what_it_had_recognised(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    """Its file said that order 2 is Acme Ltd’s; where that was a mistake, it is not remembered."""
    bring(tmp_path, {"customers.csv": CUSTOMERS, "orders.csv": ORDERS.format(LOST)}, ana)
    join()
    more = ORDERS.format(KEPT) + "3,Bolt,Ann Lee,2026-01-07,10\n"
    batch = bring(tmp_path, {"orders.csv": more}, ana, now=LATER)
    assert Alias.objects.count() == 1
    door.undo(batch.id, by=ana, now=LATER)
    assert Alias.objects.count() == 0


# ---- referrals, deals, contacts ----


def test_a_referral_that_names_the_lost_name_is_the_one_that_the_kept_name_has(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS, "referrals.csv": REFERRED.format(KEPT, "Bolt")}, ana)
    join()
    lost = {"referrals.csv": REFERRED.format(LOST, "Bolt")}
    assert bring(tmp_path, lost, ana, now=LATER).moments == {}
    part(rita)
    assert bring(tmp_path, lost, ana, now=LATER).moments == {}
    assert len(everything().kind(CustomerReferred)) == 1


def test_whoever_sent_a_customer_may_be_called_by_either_name(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS, "referrals.csv": REFERRED.format("Bolt", LOST)}, ana)
    join()
    assert look(tmp_path, {"referrals.csv": REFERRED.format("Bolt", KEPT)}, ana, now=LATER).total == 0
    failed = {"referrals.csv": REFERRED.format("Bolt", KEPT).replace("won", "lost")}
    assert bring(tmp_path, failed, ana, now=LATER).moments == {"moment.withdrawn": 1}


def test_nobody_is_sent_by_another_name_of_theirs(ana: Recorder, tmp_path: Path) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS}, ana)
    join()
    preview = look(tmp_path, {"referrals.csv": REFERRED.format(LOST, KEPT)}, ana, now=LATER)
    assert "  1 referral came through themselves: nothing is made of it" in preview.files[0].told()
    assert preview.moments["customer.referred"] == 0


def test_of_two_referrals_of_one_customer_under_two_names_the_first_is_taken(
    ana: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS}, ana)
    join()
    both = REFERRED.format(LOST, "Bolt") + f"R2,{KEPT},Cord,2026-03-03,won\n"
    told = look(tmp_path, {"referrals.csv": both}, ana, now=LATER).files[0].told()
    assert "  1 referral is of somebody who came before: nobody comes twice" in told


def test_a_deal_of_another_day_under_the_other_name_is_the_deal_that_has_its_number(
    ana: Recorder, tmp_path: Path
) -> None:
    """Of two strangers it would be another list that counts from 1, too."""
    deal = "id,rep,account,product,stage,opened,closed,value\n1,Ann Lee,{},Saw,Talking,{},,900\n"
    bring(tmp_path, {"customers.csv": CUSTOMERS, "deals.csv": deal.format(LOST, "2026-01-05")}, ana)
    join()
    later = {"deals.csv": deal.format(KEPT, "2026-01-06")}
    assert bring(tmp_path, later, ana, now=LATER).moments == {"deal.opened": 1}
    (opened,) = [fact for _, fact in everything().kind(DealOpened)]
    assert opened.customer == the("acme-limited").id


def test_a_deal_without_a_number_is_won_once_whichever_name_says_so(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    deal = "rep,account,product,stage,opened,closed,value\nAnn Lee,{},Saw,{},2026-01-05,{},900\n"
    bring(tmp_path, {"customers.csv": CUSTOMERS, "deals.csv": deal.format(LOST, "Talking", "")}, ana)
    join()
    won = [{"deals.csv": deal.format(name, "Won", "2026-02-02")} for name in (KEPT, LOST)]
    assert bring(tmp_path, won[0], ana, now=LATER).moments == {"deal.closed": 1, "customer.bought": 1}
    part(rita)
    for files in won:
        assert bring(tmp_path, files, ana, now=LATER).moments == {}
    assert (sold(), len(everything().kind(DealClosed))) == ([(LOST, 900)], 1)


def test_a_deal_that_was_open_while_they_were_one_is_won_once_when_they_are_parted(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    deal = "rep,account,product,stage,opened,closed,value\nAnn Lee,{},Saw,{},2026-01-05,{},900\n"
    bring(tmp_path, {"customers.csv": CUSTOMERS, "deals.csv": deal.format(LOST, "Talking", "")}, ana)
    join()
    bring(tmp_path, {"deals.csv": deal.format(KEPT, "Talking", "")}, ana, now=LATER)
    part(rita)
    for name in (KEPT, LOST):
        bring(tmp_path, {"deals.csv": deal.format(name, "Won", "2026-02-02")}, ana, now=LATER)
    assert (sold(), len(everything().kind(DealClosed))) == ([(LOST, 900)], 1)


def test_an_order_under_the_lost_name_is_promised_by_whoever_serves_the_customer(
    ana: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, {"customers.csv": CUSTOMERS, "people.csv": "rep,manager\nAnn Lee,Ana Ortiz\n"}, ana)
    join()
    rows = f"Order ID,Customer,Order Date,Required Date,Shipped Date\n7,{LOST},2026-03-02,2026-03-09,\n"
    bring(tmp_path, {"orders.csv": rows}, ana, now=LATER)
    (promise,) = [fact for _, fact in everything().kind(PromiseMade)]
    assert everything().names[promise.who] == "Ann Lee"


def test_a_promise_without_a_number_is_moved_once_whichever_name_says_so(
    ana: Recorder, rita: Recorder, tmp_path: Path
) -> None:
    rows = "Subject,Assigned To,Account Name,Created Date,Due Date,Status\nSend it,Ann Lee,{},2026-03-02,{},New\n"
    bring(tmp_path, {"customers.csv": CUSTOMERS, "tasks.csv": rows.format(LOST, "2026-05-06")}, ana)
    join()
    bring(tmp_path, {"tasks.csv": rows.format(KEPT, "2026-05-20")}, ana, now=LATER)
    part(rita)
    for name in (KEPT, LOST):
        assert look(tmp_path, {"tasks.csv": rows.format(name, "2026-05-20")}, ana, now=LATER).total == 0
    assert (len(everything().kind(PromiseMade)), len(everything().kind(LoopMoved))) == (1, 1)


@pytest.mark.parametrize("firm", [LOST, KEPT])
def test_a_card_of_a_contact_is_theirs_under_either_name_of_their_firm(
    ana: Recorder, tmp_path: Path, firm: str
) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Petra Lang\nORG:{}\nEMAIL:petra@acme.example\nEND:VCARD\n"
    bring(tmp_path, {"customers.csv": CUSTOMERS, "petra.vcf": card.format(LOST)}, ana)
    join()
    bring(tmp_path, {"petra.vcf": card.format(firm)}, ana, now=LATER)
    assert sum(each.sort == "contact" for each in parties.everyone()) == 1
