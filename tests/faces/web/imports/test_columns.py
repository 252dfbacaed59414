"""A column is put right on a page: nobody writes a mapping, and what was said is remembered as if they had."""

from __future__ import annotations

import re

import openpyxl
import pytest
from django.http import HttpResponse
from django.test import Client

from ridealong.doors.crm.fields import FIELDS
from ridealong.doors.crm.models import Batch, Shape
from ridealong.doors.parcels import working
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.imports.columns import KINDS
from tests.doors.importing import DEALS, PEOPLE, sentences
from tests.doors.test_crm_tables import saved
from tests.faces.web.imports.test_imports import press, shown
from tests.faces.web.people import NOW, House
from tests.faces.web.reading import text

TILL = (
    "Odběratel;Částka (EUR);Den;Poznámka\n"
    "Acme Tools;900,50;13.01.2026;bar\nBolt Works;80,00;14.01.2026;auf Rechnung\n"
)
SAID = {"kind": "purchases", "column_1": "customer", "column_2": "amount", "column_3": "date", "column_4": ""}
MAPPING = (
    '["till.csv"]\ntable = "purchases"\n'
    'columns = { "Odběratel" = "customer", "Částka (EUR)" = "amount", "Den" = "date", "Poznámka" = "" }\n'
)


def columns_of(preview: str, name: str = "till.csv", **more: str) -> str:
    return f"{preview}columns/?of={name}" + "".join(f"&{word}={value}" for word, value in more.items())


def say(client: Client, preview: str, name: str = "till.csv", **said: str) -> HttpResponse:
    response = client.post(columns_of(preview, name), said)
    working.work(lambda: NOW)
    return response


def picked(page: HttpResponse) -> dict[str, str]:
    """What each select of a page says, by its label."""
    found = {}
    for label, body in re.findall(
        r'<label for="c\d+">(.*?)</label>.*?<select (.*?)</select>', page.content.decode(), re.DOTALL
    ):
        chosen = re.search(r'<option value="(\w+)" selected>', body)
        found[label] = chosen[1] if chosen else ""
    return found


def test_a_file_with_headings_nobody_knows_is_put_right_and_the_next_one_needs_no_word(house: House) -> None:
    """
    given a till that writes Odběratel, Částka and Den
    when Ana says what kind of list it is, then which column is what
    then its sales would be recorded, and next month the same headings are known
    """
    ana = house.enter("ana")
    preview = shown(ana, {"till.csv": TILL})
    page = ana.get(preview)
    assert "These headings are new here" in text(page)
    assert "Say what till.csv is" in text(page) and "mapping file" not in text(page)
    assert f'href="{columns_of(preview)}"' in page.content.decode()
    first = ana.get(columns_of(preview))
    assert "What is till.csv?" in text(first)
    assert "Odběratel Acme Tools · Bolt Works" in text(first)
    assert picked(first) == {}, "first what it is"
    second = ana.get(columns_of(preview, kind="purchases"))
    assert picked(second) == {"Odběratel": "", "Částka (EUR)": "", "Den": "", "Poznámka": ""}
    assert "It needs the customer, the day and the amount. The rest is up to you." in text(second)
    assert say(ana, preview, **SAID)["Location"] == preview
    page = text(ana.get(preview))
    assert "Částka (EUR) is read as the amount: as it was said" in page
    press(ana, preview, "record")
    assert [each for each in sentences() if "900.50 EUR" in each]
    later = text(ana.get(shown(ana, {"february.csv": TILL.replace("01.2026", "02.2026")})))
    assert "This is what would happen" in later
    assert (
        f"Read as you said on 30 March 2026 with {Batch.objects.get(files__0__name='till.csv').id}" in later
    )
    assert "--preset" not in later


def test_what_is_said_on_a_page_is_what_a_mapping_file_would_have_said(house: House) -> None:
    """
    given the same file twice, once with a mapping beside it and once put right on the page
    then what would be recorded, how it is told and what is remembered are the same
    """
    ana = house.enter("ana")
    written = shown(ana, {"till.csv": TILL, "how.toml": MAPPING})
    by_hand = shown(ana, {"till.csv": TILL})
    say(ana, by_hand, **SAID)
    one, other = (Parcel.objects.get(pk=each.split("/")[-2]).shown for each in (written, by_hand))
    assert one == other and one["total"] == 2
    press(ana, written, "record")
    kept = Shape.objects.get().said
    Shape.objects.all().delete()
    press(ana, by_hand, "record")  # the ledger has moved on, so it is shown anew
    press(ana, by_hand, "record")
    assert Shape.objects.get().said == kept


def test_a_column_that_was_misread_is_put_right_and_the_others_stay_as_they_are_read(house: House) -> None:
    """
    given deals in which `created` is read as the day of opening
    when Ana opens the form, each column stands with what it is read as
    then one change is enough
    """
    ana = house.enter("ana")
    preview = shown(ana, {"deals.csv": DEALS})
    page = ana.get(preview)
    assert "Put a column right in deals.csv" in text(page)
    page = text(ana.get(columns_of(preview, "deals.csv")))
    assert "It needs the stage, or instead won, lost or open. The rest is up to you." in page
    before = picked(ana.get(columns_of(preview, "deals.csv")))
    assert set(before.values()) >= {"customer", "stage", "owner"}
    said = {f"column_{number}": key for number, key in enumerate(before.values(), 1)}
    place = next(each for each, key in said.items() if key == "amount")
    say(ana, preview, "deals.csv", kind="deals", **{**said, place: ""})
    after = picked(ana.get(columns_of(preview, "deals.csv")))
    assert [each for each in before if before[each] != after[each]] == [
        list(before)[int(place.removeprefix("column_")) - 1]
    ]
    assert "customer.bought" not in Parcel.objects.get(pk=preview.split("/")[-2]).shown["moments"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            {"column_4": "customer"},
            "Odběratel is the customer, too, and only one column can be; keep one of them.",
        ),
        (
            {"column_3": "", "column_2": ""},
            "No column is the day or the amount, and such a list cannot be read without them",
        ),
        ({"column_3": "product", "column_4": "date"}, "This cannot be the day, for it holds no dates."),
        ({"column_4": "margin"}, "This cannot be the margin, for it holds no numbers."),
        ({"column_4": "currency"}, "This cannot be the currency, for it holds no currencies."),
    ],
    ids=[
        "two for one",
        "needed and missing",
        "a day without days",
        "a number without numbers",
        "no currency",
    ],
)
def test_what_cannot_be_is_said_beside_the_column_and_nothing_chosen_is_lost(
    house: House, said: dict[str, str], told: str
) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"till.csv": TILL})
    refused = say(ana, preview, **{**SAID, **said})
    assert refused.status_code == 422
    assert "Nothing was changed yet" in text(refused) and told in text(refused)
    assert list(picked(refused).values()) == [{**SAID, **said}[f"column_{each}"] for each in range(1, 5)]
    for wrong in re.findall(r'aria-describedby="e\d+ (w\d+)" aria-invalid', refused.content.decode()):
        assert f'class="wrong" id="{wrong}"' in refused.content.decode()
    assert Parcel.objects.get(pk=preview.split("/")[-2]).answers == {}


def test_where_every_column_is_not_needed_nothing_would_be_read(house: House) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"till.csv": TILL})
    refused = say(ana, preview, kind="tasks")
    assert refused.status_code == 422
    assert "every column is “not needed”, so nothing would be read. Choose at least one." in text(refused)


def test_of_another_kind_of_list_the_likely_columns_are_chosen_beforehand(house: House) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"what.csv": "customer;date;Částka\nAcme Tools;13.01.2026;900,50\n"})
    page = ana.get(columns_of(preview, "what.csv", kind="purchases"))
    assert picked(page) == {"customer": "customer", "date": "date", "Částka": ""}
    said = {
        "shown": "purchases",
        "kind": "tickets",
        "column_1": "customer",
        "column_2": "date",
        "column_3": "amount",
    }
    other = say(ana, preview, "what.csv", **said)
    assert "as those of another kind of list" in text(other), "chosen above, and pressed below"
    assert picked(other) == {"customer": "customer", "date": "opened", "Částka": ""}
    assert Parcel.objects.get(pk=preview.split("/")[-2]).answers == {}


def test_each_of_several_files_is_put_right_by_itself_and_answers_stand_beside(house: House) -> None:
    """
    given two files nobody knows, and one whose days may be April or March
    when each is said in turn, and the question is answered
    then what was said of one is not lost by what is said of the other
    """
    ana = house.enter("ana")
    other = (
        TILL.replace("Odběratel", "Client")
        .replace("13.01.2026", "03/01/2026")
        .replace("14.01.2026", "04/02/2026")
    )
    preview = shown(ana, {"till.csv": TILL, "other till.csv": other})
    say(ana, preview, **SAID)
    say(ana, preview, "other till.csv", **SAID)
    assert "One question first" in text(ana.get(preview))
    press(ana, preview, "answer", a0="dmy")
    page = text(ana.get(preview))
    assert "till.csv 2 purchases" in page and "other till.csv 2 purchases" in page
    say(ana, preview, "other till.csv", **{**SAID, "column_4": "product"})
    page = text(ana.get(preview))
    assert "question" not in page and "Poznámka is read as the product" in page
    press(ana, preview, "record")
    assert sorted(len(each.said) for each in Shape.objects.all()) == [2, 3], (
        "with the days, where they were asked"
    )


def test_what_is_remembered_can_be_forgotten_and_stays_beside_an_answer(house: House) -> None:
    """
    given a file recorded as Ana said
    when the same headings come with days that are asked about, what she said still holds beside the answer
    and when she forgets it, they are nobody's again, now and later
    """
    ana = house.enter("ana")
    first = shown(ana, {"till.csv": TILL})
    say(ana, first, **SAID)
    press(ana, first, "record")
    unsure = TILL.replace("13.01.2026", "03/01/2026").replace("14.01.2026", "04/02/2026")
    second = shown(ana, {"march.csv": unsure})
    press(ana, second, "answer", a0="dmy")
    assert "march.csv 2 purchases" in text(ana.get(second))
    press(ana, second, "record")
    second = shown(ana, {"march.csv": unsure.replace("900,50", "700,50")})
    assert "march.csv 2 purchases" in text(ana.get(second)), (
        "the answer is remembered beside it, and not asked again"
    )
    page = text(ana.get(columns_of(second, "march.csv")))
    assert "On 30 March 2026, with the import b-" in page
    assert "it was said how files with these headings are read" in page
    say(ana, second, "march.csv", do="forget")
    assert "These headings are new here" in text(ana.get(second))
    assert "Read it afresh" not in text(ana.get(columns_of(second, "march.csv")))
    assert "These headings are new here" in text(ana.get(shown(ana, {"april.csv": TILL})))


def test_taking_the_import_back_forgets_what_was_said_with_it(house: House) -> None:
    ana = house.enter("ana")
    preview = shown(ana, {"till.csv": TILL})
    say(ana, preview, **SAID)
    press(ana, preview, "record")
    press(ana, ana.get(preview)["Location"])
    assert "These headings are new here" in text(ana.get(shown(ana, {"till.csv": TILL})))


def test_a_sheet_of_a_workbook_is_put_right_by_itself(house: House) -> None:
    """
    given a workbook in which one sheet is known and one is not
    when Ana follows the link beside that sheet and says what it is, it is read beside the other
    """
    book = openpyxl.Workbook()
    for title, rows in {"Team": PEOPLE.replace(",", ";"), "Kasse": TILL}.items():
        sheet = book.create_sheet(title)
        for row in rows.splitlines():
            sheet.append(row.split(";"))
    ana = house.enter("ana")
    preview = shown(ana, {"book.xlsx": saved(book)})
    page = ana.get(preview)
    assert "book.xlsx#Team 2 people" in text(page) and "Say what it is: book.xlsx#Kasse" in text(page)
    link = re.search(r'href="([^"]+Kasse)"', page.content.decode())
    assert link is not None
    ana.post(link[1], SAID)
    working.work(lambda: NOW)
    assert "book.xlsx#Kasse 2 purchases" in text(ana.get(preview))


def test_every_kind_of_list_can_be_chosen_in_words() -> None:
    assert set(KINDS) == set(FIELDS)
