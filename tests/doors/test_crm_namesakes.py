"""Two of one name in a list are two: told apart by keys or addresses, and never one on the name alone."""

from pathlib import Path

import pytest

from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import CustomerBought
from tests.doors.importing import LATER, begin, bring, everything, handles, look

pytestmark = pytest.mark.django_db

ACCOUNTS = "Account ID,Account Name,Billing City\n001,Good Toys,Berlin\n002,Good Toys,Paris\n003,Acme,Rome\n"
BOTH = (
    "Opportunity ID,Opportunity Owner,Account ID,Account Name,Stage,Created Date,Close Date,Amount\n"
    "D1,Tom Ash,001,Good Toys,Closed Won,2026-01-05,2026-01-25,100\n"
    "D2,Tom Ash,002,Good Toys,Closed Won,2026-01-06,2026-01-26,200\n"
    "D3,Tom Ash,003,Acme,Closed Won,2026-01-07,2026-01-27,300\n"
)
NAMED = "order,customer,date,amount\n1,Good Toys,2026-01-05,100\n2,Acme,2026-01-06,200\n"
TEAM = (
    "name,manager,email\nAnn Lee,Ana Ortiz,a1@firm.example\nAnn Lee,Ana Ortiz,a2@firm.example\n"
    "Tom Ash,Ana Ortiz,t@firm.example\n"
)
DEALS = (
    "id,rep,account,product,stage,opened,closed,value\nA1,Ann Lee,Acme,Saw,Won,2026-01-05,2026-02-02,900\n"
    "A2,Tom Ash,Acme,Saw,Won,2026-01-05,2026-02-02,800\n"
)


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def sold() -> dict[str, int]:
    evidence = everything()
    return {
        evidence.names[fact.customer]: int(fact.amount.amount) for _, fact in evidence.kind(CustomerBought)
    }


def test_the_id_beside_the_name_says_which_of_two_accounts_bought(ana: Recorder, tmp_path: Path) -> None:
    files = {"accounts.csv": ACCOUNTS, "opportunities.csv": BOTH}
    bring(tmp_path, files, ana)
    assert sold() == {"Good Toys (001)": 100, "Good Toys (002)": 200, "Acme": 300}
    assert bring(tmp_path, files, ana, now=LATER).moments == {}


def test_rows_with_nothing_but_a_name_that_two_have_are_put_aside(ana: Recorder, tmp_path: Path) -> None:
    files = {"accounts.csv": ACCOUNTS, "orders.csv": NAMED}
    aside = [str(each) for file in look(tmp_path, files, ana).files for each in file.asides]
    assert aside == [
        "orders.csv, line 2, column `customer`: 2 in accounts.csv are called `Good Toys`, and nothing here says "
        'which is meant; say `names = { "Good Toys" = "Good Toys (001)" }` in a mapping file'
    ]
    bring(tmp_path, files, ana)
    assert sold() == {"Acme": 200}


def test_whoever_says_in_a_mapping_which_is_meant_is_believed(ana: Recorder, tmp_path: Path) -> None:
    said = '["orders.csv"]\nnames = { "Good Toys" = "Good Toys (002)" }'
    bring(tmp_path, {"accounts.csv": ACCOUNTS, "orders.csv": NAMED}, ana, mapping=said)
    assert sold() == {"Good Toys (002)": 100, "Acme": 200}


def test_two_colleagues_of_one_name_with_two_addresses_are_two(ana: Recorder, tmp_path: Path) -> None:
    files = {"team.csv": TEAM, "deals.csv": DEALS}
    bring(tmp_path, files, ana)
    assert [each for each in handles() if "ann" in each] == ["ann-lee-a1", "ann-lee-a2"]
    assert [int(each.amount) for each in everything().purchases] == [800]
    assert bring(tmp_path, files, ana, now=LATER).moments == {}
    said = '["deals.csv"]\nnames = { "Ann Lee" = "Ann Lee (a2)" }'
    assert bring(tmp_path, files, ana, now=LATER, mapping=said).moments["customer.bought"] == 1


def test_one_colleague_listed_twice_with_one_address_is_one(ana: Recorder, tmp_path: Path) -> None:
    bring(tmp_path, {"team.csv": TEAM.replace("a2@firm", "A1@firm")}, ana)
    assert [each for each in handles() if "ann" in each] == ["ann-lee"]
