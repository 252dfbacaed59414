"""What a careful reader would stumble over is told, with counts and lines, and nothing of it is mended."""

from pathlib import Path

from ridealong.doors.crm.guess import guess_all
from ridealong.doors.crm.rows import read_rows
from ridealong.doors.crm.tables import open_tables
from ridealong.doors.crm.traps import Trap, Traps
from tests.doors.files import write

DEALS = """id,rep,account,product,stage,opened,closed,value
1,Tom,Acme,GTXPro,Won,2017-01-02,2017-02-03,900
2,Tom,,GTXPro,Talking,,,
3,Mia,Acme,GTX Pro,Lost,2017-01-02,2017-02-03,0
3,Nobody,Unheard Of,GTX Pro,Won,2017-03-02,2017-02-03,0
"""
PEOPLE = "rep,manager\nTom,Ana\nMia,Ana\nIdle Ida,Ana\nAna,\n"
CUSTOMERS = "account,sector,country\nAcme,technolgy,Philipines\nBolt,retail,France\nAcme,retail,Spain\n"
PRODUCTS = "product,price\nGTX Pro,55\n"
FILES = {"deals.csv": DEALS, "people.csv": PEOPLE, "customers.csv": CUSTOMERS, "products.csv": PRODUCTS}


def test_every_trap_is_told_with_its_count_and_first_line(tmp_path: Path) -> None:
    assert sorted(map(str, traps_in(tmp_path, FILES))) == [
        "customers.csv, line 2: 1 name stands more than once: `Acme`",
        "customers.csv, line 2: country `Philipines` (1 customer) is spelt unusually (like `Philippines`); "
        "it is kept as it stands",
        "customers.csv, line 2: sector `technolgy` (1 customer) is spelt unusually (like `technology`); "
        "it is kept as it stands",
        "customers.csv, line 3: 1 customer has no deal: `Bolt`",
        "deals.csv, line 2: product `GTXPro` (2 deals) is not in the list of products; nearest is `GTX Pro`; "
        "kept apart until you say that both are one",
        "deals.csv, line 3: 1 deal has no close date (it is open)",
        "deals.csv, line 3: 1 deal has no customer",
        "deals.csv, line 3: 1 deal has no date of opening",
        "deals.csv, line 4: 1 deal is lost and valued 0",
        "deals.csv, line 5: 1 customer is not in the list of customers: `Unheard Of`",
        "deals.csv, line 5: 1 deal has an id that stood before",
        "deals.csv, line 5: 1 deal is won for nothing",
        "deals.csv, line 5: 1 deal was closed before it was opened",
        "deals.csv, line 5: 1 salesperson is not in the list of people: `Nobody`",
        "people.csv, line 4: 1 person has no deal: `Idle Ida`",
    ]


def test_the_order_in_which_files_arrive_changes_nothing(tmp_path: Path) -> None:
    backwards = dict(reversed(FILES.items()))
    assert set(traps_in(tmp_path, FILES)) == set(traps_in(tmp_path, backwards))


def test_without_a_list_nobody_is_missing_from_it(tmp_path: Path) -> None:
    assert "not listed" not in {trap.key for trap in traps_in(tmp_path, {"deals.csv": DEALS})}


def test_a_city_is_not_a_misspelt_country(tmp_path: Path) -> None:
    text = "account,sector,city\nAcme,retail,Paris\nBolt,retail,Romana\n"
    assert traps_in(tmp_path, {"customers.csv": text}) == []


def test_an_address_that_is_nearly_at_a_well_known_house_is_told(tmp_path: Path) -> None:
    text = "rep,manager,email\nTony,Ana,tony@gmial.com\nMia,Ana,mia@mail.com\nTom,Ana,tom@moveer.com\n"
    assert [str(trap) for trap in traps_in(tmp_path, {"people.csv": text}) if trap.key == "spelling"] == [
        "people.csv, line 2: mail domain `gmial.com` (1 person) is spelt unusually (like `gmail.com`); "
        "it is kept as it stands"
    ]


def test_watching_hands_every_row_on(tmp_path: Path) -> None:
    layouts, _ = guess_all(open_tables(write(tmp_path, DEALS)))
    assert list(Traps().watch(layouts[0], read_rows(layouts[0], print))) == list(read_rows(layouts[0], print))


def traps_in(folder: Path, files: dict[str, str]) -> list[Trap]:
    tables = [table for name, text in files.items() for table in open_tables(write(folder, text, name))]
    layouts, refused = guess_all(tables)
    assert refused == []
    traps = Traps()
    for layout in layouts:
        list(traps.watch(layout, read_rows(layout, print)))
    return traps.told()
