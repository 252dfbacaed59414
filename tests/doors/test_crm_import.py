"""What files say becomes moments: nothing that they leave out, and nothing that the ledger knows already."""

from itertools import permutations
from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.ledger.verify import verify
from ridealong.moments.kinds.customers import CustomerBought, DealClosed, DealOpened
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, PersonJoined
from tests.doors.importing import (
    CUSTOMERS,
    DEALS,
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


def test_deals_are_their_owners_record(tmp_path: Path) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, begin())
    assert sentences([DealOpened, DealClosed, CustomerBought]) == [
        "2026-01-05 deal.opened owner=Tom Ash customer=Acme what=Saw by=Tom Ash as=salesperson",
        "2026-01-12 deal.opened owner=Tom Ash customer=Acme what=Drill by=Tom Ash as=salesperson",
        "2026-02-02 customer.bought customer=Acme amount=900 EUR seller=Tom Ash order=A1 "
        "deal=<deal.opened 2026-01-05> by=Tom Ash as=salesperson",
        "2026-02-02 deal.closed deal=<deal.opened 2026-01-05> outcome=won amount=900 EUR by=Tom Ash as=salesperson",
        "2026-02-09 deal.closed deal=<deal.opened 2026-01-12> outcome=lost by=Tom Ash as=salesperson",
        "2026-02-16 deal.opened owner=Mia Berg customer=Bolt what=Saw worth=400 EUR by=Mia Berg as=salesperson",
    ]


def test_whoever_is_reported_to_leads_and_a_plain_list_holds_always(tmp_path: Path) -> None:
    preview = look(tmp_path, {"people.csv": "rep,manager\nTom Ash,Eva Lind\nEva Lind,Ana Ortiz\n"}, begin())
    door.commit(preview, by=begin("Bob Hale"), now=NOW)
    assert sentences([PersonJoined])[:2] == [
        "1970-01-01 person.joined who=Eva Lind role=leader under=Ana Ortiz name=Eva Lind by=Bob Hale as=leader",
        "1970-01-01 person.joined who=Tom Ash role=salesperson under=Eva Lind name=Tom Ash by=Bob Hale as=leader",
    ]
    assert "known here already by exactly that name: `Ana Ortiz` (ana-ortiz)" in preview.says
    assert (
        "no file says since when 2 people belong where they stand; it is taken as always so" in preview.says
    )


def test_a_date_of_joining_is_believed(tmp_path: Path) -> None:
    bring(tmp_path, {"people.csv": "rep,manager,start date\nTom Ash,Ana Ortiz,2024-03-01\n"}, begin())
    assert sentences([PersonJoined])[0].startswith("2024-03-01 person.joined who=Tom Ash")


def test_customers_are_met_with_place_parent_and_server(tmp_path: Path) -> None:
    rows = """account,sector,country,subsidiary of,owner,since
Little,tools,Spain,Big,Tom Ash,2020-05-01
Big,tools,,Unheard Of,,
"""
    bring(tmp_path, {"customers.csv": rows}, begin())
    assert sentences([CustomerMet, CustomerServed]) == [
        "1970-01-01 customer.met customer=Big name=Big by=Ana Ortiz as=leader",
        "2020-05-01 customer.met customer=Little name=Little place=Spain under=Big by=Ana Ortiz as=leader",
        "2020-05-01 customer.served who=Tom Ash customer=Little by=Ana Ortiz as=leader",
    ]


@pytest.mark.parametrize("order", list(permutations(FILES)), ids=lambda order: " ".join(n[0] for n in order))
@pytest.mark.parametrize("together", [True, False], ids=["one command", "one by one"])
def test_files_may_come_in_any_order(tmp_path: Path, order: tuple[str, ...], together: bool) -> None:
    by = begin()
    if together:
        bring(tmp_path, {name: FILES[name] for name in order}, by)
    else:
        for name in order:
            bring(tmp_path, {name: FILES[name]}, by)
    roster, evidence = everything().roster, everything()
    named = {name: identity for identity, name in evidence.names.items()}
    assert sorted(named) == ["Acme", "Ana Ortiz", "Bolt", "Mia Berg", "Tom Ash"]
    assert handles() == ["acme", "ana-ortiz", "bolt", "mia-berg", "tom-ash"]
    day = NOW.date()
    assert roster.below(named["Ana Ortiz"], day) == {named["Tom Ash"], named["Mia Berg"]}
    assert roster.server(named["Bolt"], day) == named["Mia Berg"]
    assert {fact.place for _, fact in evidence.kind(CustomerMet) if fact.place} == {"Spain", "France"}
    assert len(evidence.kind(DealOpened)) == 3 and len(evidence.kind(CustomerBought)) == 1
    assert verify()[1] == []


def test_newcomers_named_only_in_deals_are_told(tmp_path: Path) -> None:
    preview = look(tmp_path, FILES, begin())
    assert "2 people and 2 customers are new" in preview.says
    preview = look(tmp_path, {"deals.csv": DEALS}, begin("Bob Hale"))
    assert "2 people and 2 customers are named only in deals.csv" in preview.says
    assert preview.sum() == (
        "10 moments to record: 1 customer.bought, 2 customer.met, 2 deal.closed, 3 deal.opened, 2 person.joined"
    )


def test_what_a_deal_leaves_out_is_told_and_not_guessed(tmp_path: Path) -> None:
    rows = """id,rep,account,stage,opened,closed,value
1,Tom Ash,,Won,2026-01-05,2026-02-02,900
2,Tom Ash,Acme,Won,,2026-02-03,901
3,,Acme,Won,2026-01-05,2026-02-04,902
4,Tom Ash,Acme,Won,2026-01-05,,903
5,Tom Ash,Acme,Won,2026-01-06,2026-02-05,
6,Tom Ash,Acme,Lost,2026-01-07,2031-02-05,
7,Tom Ash,Acme,Talking,2031-01-07,,
7,Tom Ash,Acme,Talking,2026-01-08,,
8,Tom Ash,Acme,Won,2026-02-09,2026-02-06,904
9,Tom Ash,Acme,Lost,2026-02-09,2026-02-09,
"""
    preview = look(tmp_path, {"deals.csv": rows}, begin())
    told = list(preview.files[0].told())
    for line in (
        "  1 deal names no customer: nothing is made of it",
        "  1 deal has no opening date: no deal is made of it",
        "  1 deal has no salesperson: no deal is made of it",
        "  1 deal has ended and does not say when: that it ended is not recorded",
        "  1 deal is won for nothing: no purchase is made of it",
        "  1 deal ended before 1970 or on a day still to come: that it ended is not recorded",
        "  1 deal was opened before 1970 or on a day still to come: no deal is made of it",
        "  1 deal has an id that stood before in this file: the first is taken",
        "  1 deal was closed before it was opened: no deal is made of it",
    ):
        assert line in told
    door.commit(preview, by=begin("Bob Hale"), now=NOW)
    assert [line.split(" by=")[1] for line in sentences([CustomerBought])] == [
        "Tom Ash as=salesperson",  # bought on a day that is told, though not when the deal began
        "None as=system",  # and by a customer who is told, though not from whom
        "Tom Ash as=salesperson",  # the order stands, whenever the deal was written down
    ]


def test_orders_are_the_systems_word(tmp_path: Path) -> None:
    rows = """customer,date,amount,salesperson,profit,order number
Acme,2026-02-01,$12.50,Tom Ash,2.5,77
Bolt,2026-02-02,-3,,,78
Bolt,2026-02-03,0,,,79
Bolt,2026-02-04,100000000000000000000000000,,,80
"""
    preview = look(tmp_path, {"orders.csv": rows}, begin())
    assert "line 5, column `amount`: `100000000000000000000000000` is more than anybody pays" in "\n".join(
        preview.told()
    )
    assert (
        "  1 purchase has an amount of 0, as samples and replacements do: what was given is no purchase"
        in preview.files[0].told()
    )
    assert (
        "  1 purchase has an amount below 0, as returns and credits do: it is no purchase"
        in preview.files[0].told()
    )
    door.commit(preview, by=begin("Bob Hale"), now=NOW)
    assert sentences([CustomerBought]) == [
        "2026-02-01 customer.bought customer=Acme amount=12.50 USD seller=Tom Ash margin=2.5 USD order=77 "
        "by=None as=system"
    ]


def test_without_a_currency_none_is_made_up(tmp_path: Path) -> None:
    preview = look(
        tmp_path, {"orders.csv": "customer,date,amount\nAcme,2026-02-01,12\n"}, begin(), currency=None
    )
    assert any("no column says which currency" in line and "XXX" in line for line in preview.says)
    door.commit(preview, by=begin("Bob Hale"), now=NOW)
    assert "amount=12 XXX" in sentences([CustomerBought])[0]


def test_names_are_kept_as_they_are(tmp_path: Path) -> None:
    names = ["山田 太郎", "O'Brien & Söhne", '"Quote" <b>', "राम कुमार", "; DROP TABLE", "🙂"]
    rows = "customer,date,amount\n" + "".join(
        '"{}",2026-02-01,{}\n'.format(name.replace('"', '""'), number)
        for number, name in enumerate(names, start=1)
    )
    bring(tmp_path, {"orders.csv": rows + '"Two\nlines",2026-02-02,9\n'}, begin())
    assert {"Two lines", *names} <= set(everything().names.values())
    assert verify()[1] == []


def test_two_people_of_one_name_are_asked_about(tmp_path: Path) -> None:
    begin("Tom Ash")
    by = begin("Tom Ash")
    preview = look(tmp_path, {"deals.csv": DEALS}, by)
    assert preview.questions == [
        "2 people here are called `Tom Ash` (tom-ash, tom-ash-2); say which in a mapping file: "
        'names = { "Tom Ash" = "tom-ash" }'
    ]
    with pytest.raises(door.DoorError, match="this has to be answered first: 2 people here are called"):
        door.commit(preview, by=by, now=NOW)
    bring(tmp_path, {"deals.csv": DEALS}, by, mapping='["*"]\nnames = { "Tom Ash" = "tom-ash-2" }\n')
    assert {fact.owner for _, fact in everything().kind(DealOpened)} & {by.id}


def test_a_mapping_says_that_two_spellings_are_one(tmp_path: Path) -> None:
    by = begin()
    bring(tmp_path, {"deals.csv": DEALS}, by)
    rows = "customer,date,amount\nACME Inc.,2026-02-20,5\n"
    bring(tmp_path, {"orders.csv": rows}, by, mapping='["orders.csv"]\nnames = { "ACME Inc." = "acme" }\n')
    assert handles() == ["acme", "ana-ortiz", "bolt", "mia-berg", "tom-ash"]


def test_a_circle_of_leaders_is_told_and_broken(tmp_path: Path) -> None:
    preview = look(tmp_path, {"people.csv": "rep,manager\nTom Ash,Mia Berg\nMia Berg,Tom Ash\n"}, begin())
    assert any("who is below them; whom they report to is left out" in line for line in preview.says)
    assert door.commit(preview, by=begin("Bob Hale"), now=NOW).moments == {"person.joined": 2}
