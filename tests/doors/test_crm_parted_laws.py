"""Merged, imported under either name and parted: whatever came in between, everything is as it was."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from ridealong.doors.twins.merging import unmerge
from ridealong.ledger.receipt import Recorder
from tests.doors.importing import LATER, begin, bring, everything, sentences
from tests.doors.test_crm_parted import CUSTOMERS, KEPT, LOST, ORDERS, REFERRED, join, part
from tests.doors.twins.test_suggested import the

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


@pytest.fixture
def rita(db: None) -> Recorder:
    return begin("Rita Roth", "keeper")


FILES = {
    "orders.csv": ORDERS + "3,{},Ann Lee,2026-01-07,30\n",
    "sales.csv": "customer,seller,date,amount\n{},Ann Lee,2026-02-05,55\n{},Ann Lee,2026-02-06,66\n",
    "deals.csv": "id,rep,account,product,stage,opened,closed,value\nA1,{rep},{},Saw,Won,2026-01-05,2026-02-02,900\n"
    "A2,{rep},{},Drill,Talking,2026-01-12,,80\n",
    "unnumbered.csv": "rep,account,product,stage,opened,closed,value\n{rep},{},Vice,Won,2026-01-15,2026-02-12,70\n",
    "open.csv": "rep,account,product,stage,opened,value,Next Step,Next Step Due Date,Stage since\n"
    "{rep},{},Plane,Offer,2026-01-20,70,Send it,2026-05-12,2026-02-03\n",
    "tasks.csv": "Subject,Assigned To,Account Name,Created Date,Due Date,Completed Date\n"
    "Send it,{rep},{},2026-03-02,2026-03-06,2026-03-05\nCall,{rep},{},2026-03-03,2026-03-06,\n",
    "cases.csv": "Case Number,Account Name,Subject,Opened,Closed,Status\nC1,{},Leak,2026-03-02,,New\n",
    "referrals.csv": REFERRED.replace("{},{}", "{},Bolt"),
}

WHAT_THERE_IS = {
    "customer.bought": 7, "deal.opened": 4, "deal.moved": 1, "promise.made": 3, "trouble.reported": 1,
    "customer.referred": 1,
}  # fmt: skip


def told(chance: Random, customers: tuple[str, ...], people: tuple[str, ...]) -> dict[str, str]:
    def either(text: str) -> str:
        for slot, names in (("{}", customers), ("{rep}", people)):
            while slot in text:
                text = text.replace(slot, chance.choice(names), 1)
        return text

    return {name: "\n".join(map(either, text.splitlines())) + "\n" for name, text in FILES.items()}


def of_each_kind() -> Counter[str]:
    return Counter(type(each.fact).NAME for each in everything().moments)


@pytest.mark.parametrize("seed", range(6))
def test_merged_imported_under_either_name_and_parted_everything_is_as_it_was(
    ana: Recorder, rita: Recorder, tmp_path: Path, seed: int
) -> None:
    """What two customers were told of comes again under either name: while they are one, and when they are parted."""
    chance = Random(seed)
    names = (LOST, KEPT), ("Ann Lee",)
    bring(tmp_path, {"customers.csv": CUSTOMERS, **told(chance, *names)}, ana)
    before = sentences()
    join(*chance.sample(["acme-ltd", "acme-limited"], 2))
    between = [told(chance, *names) for _ in range(2)]
    assert WHAT_THERE_IS.items() <= of_each_kind().items()
    assert [bring(tmp_path, files, ana, now=LATER).moments for files in between] == [{}, {}]
    unmerge(the("acme-ltd"), by=rita, door="test", now=LATER)
    assert sentences() == before
    assert [bring(tmp_path, files, ana, now=LATER).moments for files in between] == [{}, {}]
    assert sentences() == before


@pytest.mark.parametrize("seed", range(3))
def test_the_same_of_two_names_of_one_of_us_and_parted_nothing_is_there_twice(
    ana: Recorder, rita: Recorder, tmp_path: Path, seed: int
) -> None:
    """Parted, a file that gives a numbered deal to the other corrects it; it makes no second one."""
    chance = Random(seed)
    names = (KEPT,), ("Tom Ash", "T. Ash")
    everybody = "rep,manager\nTom Ash,Ana Ortiz\nT. Ash,\n"
    bring(tmp_path, {"people.csv": everybody, "customers.csv": CUSTOMERS, **told(chance, *names)}, ana)
    before, many = sentences(), of_each_kind()
    join("tom-ash", "t-ash")
    between = told(chance, *names)
    assert bring(tmp_path, between, ana, now=LATER).moments == {}
    part(rita, "t-ash")
    assert sentences() == before
    bring(tmp_path, between, ana, now=LATER)
    withdrawn = {"moment.withdrawn", "person.merged"}
    assert {kind: many for kind, many in of_each_kind().items() if kind not in withdrawn} == many
