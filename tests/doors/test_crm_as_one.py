"""Files that come again after two were made one, and after they were parted: they say nothing new by that."""

from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.twins.merging import merge, unmerge
from ridealong.ledger.receipt import SYSTEM, Recorder
from ridealong.moments.kinds.customers import CustomerBought
from tests.doors.importing import LATER, begin, bring, everything, look
from tests.doors.twins.test_suggested import the

pytestmark = pytest.mark.django_db

OWNED = "account,country,owner\nAcme Limited,Spain,Ann Lee\nAcme Ltd,Spain,Bob Ray\n"
SOLD = "order,customer,seller,date,amount\n1,Acme Ltd,Ann Lee,2026-01-05,100\n2,Acme Limited,Ann Lee,2026-01-06,200\n"
PLAIN = (
    "rep,account,product,stage,opened,closed,value\nTom Ash,Acme Ltd,Saw,Won,2026-01-05,2026-02-02,900\n"
    "T. Ash,Acme Limited,Saw,Won,2026-01-05,2026-02-02,800\n"
)
FILES = {"customers.csv": OWNED, "orders.csv": SOLD, "deals.csv": PLAIN}


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def join(keep: str, other: str) -> None:
    merge(the(keep), the(other), by=SYSTEM, door="import:b-said", now=LATER)


def again(folder: Path, by: Recorder) -> dict[str, int]:
    return bring(folder, FILES, by, now=LATER).moments


def test_the_same_files_say_nothing_new_after_two_customers_are_made_one_nor_after_they_are_two(
    ana: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, FILES, ana)
    join("acme-ltd", "acme-limited")
    assert again(tmp_path, ana) == {}
    unmerge(the("acme-limited"), by=begin("Rita Roth", "keeper"), door="test", now=LATER)
    assert again(tmp_path, ana) == {}


def test_a_new_owner_of_a_merged_customer_is_told_once(ana: Recorder, tmp_path: Path) -> None:
    bring(tmp_path, FILES, ana)
    join("acme-ltd", "acme-limited")
    moved = {"customers.csv": OWNED.replace("Ann Lee", "Tom Ash")}
    assert bring(tmp_path, moved, ana, now=LATER).moments == {"customer.served": 1}
    assert bring(tmp_path, moved, ana, now=LATER).moments == {}


def test_the_same_files_say_nothing_new_after_two_people_are_made_one(ana: Recorder, tmp_path: Path) -> None:
    """Deals without an id are known by whose they are: by the name that the file says."""
    bring(tmp_path, FILES, ana)
    join("tom-ash", "t-ash")
    assert again(tmp_path, ana) == {}
    join("bob-ray", "ann-lee")
    assert again(tmp_path, ana) == {}


def test_an_order_that_comes_again_under_the_name_that_was_kept_is_not_counted_twice(
    ana: Recorder, tmp_path: Path
) -> None:
    bring(tmp_path, FILES, ana)
    join("acme-ltd", "acme-limited")
    cleaned = {"orders.csv": SOLD.replace("Acme Limited", "Acme Ltd")}
    preview = look(tmp_path, cleaned, ana, now=LATER)
    assert preview.sum() == "0 moments to record; 2 are here already"
    dearer = {"orders.csv": cleaned["orders.csv"].replace("200", "250")}
    assert bring(tmp_path, dearer, ana, now=LATER).moments == {"customer.bought": 1}
    sold = sorted(int(fact.amount.amount) for _, fact in everything().kind(CustomerBought))
    assert sold == [100, 250, 800, 900]
    assert door.commit(look(tmp_path, dearer, ana, now=LATER), by=ana, now=LATER).moments == {}
