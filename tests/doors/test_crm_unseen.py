"""What nobody can see makes no second customer, and what is no name makes none at all."""

from pathlib import Path

import pytest

from ridealong.doors.crm.naming import fold_name
from ridealong.doors.crm.preview import Preview
from ridealong.ledger.receipt import Recorder
from ridealong.people.plain import plain
from tests.doors.importing import begin, bring, handles, look

pytestmark = pytest.mark.django_db

SALES = "customer,date,amount,rep\n"
PEOPLE = "rep,manager,office\nTom Ash,Ana Ortiz,West\n"
UNSEEN = {
    "a zero-width space": "Ac\u200bme Ltd",
    "a byte order mark": "\ufeffAcme Ltd",
    "a word joiner": "Acme\u2060 Ltd",
    "a soft hyphen": "Ac\u00adme Ltd",
    "a joiner that Latin letters have no use for": "Acme\u200d Ltd\u200c",
    "a no-break space": "Acme\u00a0Ltd",
    "a narrow no-break space": "Acme\u202fLtd",
    "a mark of direction": "\u200eAcme Ltd\u061c",
}


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def aside(preview: Preview) -> list[str]:
    return [str(each) for file in preview.files for each in file.asides]


@pytest.mark.parametrize("name", UNSEEN.values(), ids=UNSEEN)
def test_two_names_that_look_the_same_are_one_customer(tmp_path: Path, ana: Recorder, name: str) -> None:
    rows = f"{SALES}Acme Ltd,2026-01-12,5,Tom Ash\n{name},2026-01-13,6,Tom\u200b Ash\n"
    bring(tmp_path, {"people.csv": PEOPLE, "sales.csv": rows}, ana)
    assert handles() == ["acme-ltd", "ana-ortiz", "tom-ash"]


def test_an_order_whose_number_hides_something_is_the_same_order(tmp_path: Path, ana: Recorder) -> None:
    head = "order id,customer,date,amount\n"
    bring(tmp_path, {"sales.csv": f"{head}A1,Acme,2026-01-12,5\n"}, ana)
    again = look(tmp_path, {"sales.csv": f"{head}A\u200b1,Acme,2026-01-12,5\n"}, ana)
    assert again.moments["customer.bought"] == 0


def test_a_name_that_came_with_something_hidden_is_found_by_the_clean_one() -> None:
    assert fold_name("Ac\u200bme  LTD") == fold_name("Acme Ltd")


@pytest.mark.parametrize(
    "name",
    [
        "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",  # Persian, two parts of a name
        "\u0915\u094d\u200d\u0937",  # Devanagari, a half letter
        "\u0d15\u0d4d\u200d",  # Malayalam, a letter that ends a word
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family in one picture
        "\u2764\ufe0f\u200d\U0001f525",  # a heart on fire
    ],
)
def test_a_joiner_stays_where_its_script_needs_it(name: str) -> None:
    assert plain(name) == name


def test_a_joiner_at_the_end_of_a_persian_name_is_seen_by_nobody() -> None:
    assert plain("\u0639\u0644\u06cc\u200c") == "\u0639\u0644\u06cc"


@pytest.mark.parametrize("name", ["...", "?", "***", "—"])
def test_a_customer_without_a_letter_is_a_row_that_is_not_taken_and_says_so(
    tmp_path: Path, ana: Recorder, name: str
) -> None:
    customers = f"account,sector,country\nAcme,tools,Spain\n{name},steel,France\nBolt,steel,France\n"
    preview = look(tmp_path, {"customers.csv": customers}, ana)
    assert aside(preview) == [
        f"customers.csv, line 3, column `account`: the customer is missing: `{name}` has no letter and no digit, "
        "and is no name"
    ]
    assert preview.moments["customer.met"] == 2


@pytest.mark.parametrize("name", ["n/a", "-", "N.A.", "k.A.", ""])
def test_a_customer_that_is_said_to_be_none_is_a_row_that_is_not_taken(
    tmp_path: Path, ana: Recorder, name: str
) -> None:
    rows = f"{SALES}Acme,2026-01-12,5,Tom Ash\n{name},2026-01-13,6,Tom Ash\n"
    preview = look(tmp_path, {"sales.csv": rows}, ana)
    assert aside(preview) == ["sales.csv, line 3, column `customer`: the customer is missing"]


def test_a_deal_whose_customer_is_no_name_is_told_with_its_line(tmp_path: Path, ana: Recorder) -> None:
    deals = "id,rep,account,stage,opened,closed,value\nA1,Tom Ash,...,Won,2026-01-05,2026-02-02,900\n"
    preview = look(tmp_path, {"deals.csv": deals + deals.splitlines()[1].replace("A1", "A2") + "\n"}, ana)
    assert preview.moments["deal.opened"] == 0
    assert any("2 deals have no customer" in str(trap) for trap in preview.traps)
    assert preview.moments["customer.met"] == 0


def test_a_firm_may_be_called_by_a_picture(tmp_path: Path, ana: Recorder) -> None:
    rows = f"{SALES}🙂,2026-01-12,5,Tom Ash\n"
    assert look(tmp_path, {"sales.csv": rows}, ana).moments["customer.bought"] == 1
