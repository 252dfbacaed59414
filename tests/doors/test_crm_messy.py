"""What reports and systems put around and into their values is told apart from what they mean."""

from decimal import Decimal
from pathlib import Path

import pytest

from ridealong.doors.crm.headings import fold, mended
from ridealong.doors.crm.mapping import read_mapping
from ridealong.doors.crm.refusals import Unreadable
from ridealong.doors.crm.stages import read_outcome
from ridealong.doors.crm.values import read_name, read_note
from ridealong.people.plain import plain
from tests.doors.files import layout_of, read, write

DEALS = """id,rep,account,stage,opened,closed,value
1,Tom,Acme,Won,2026-01-02,2026-02-03,900
2,Mia,Bolt,Won,2026-01-05,2026-02-03,100
"""
CUSTOMERS = "account,sector,country\nAcme,retail,France\nTotal,energy,France\n"
SUMS_UP = "this sums up the rows above it and is none of them"


@pytest.mark.parametrize(
    "last",
    [
        "Total,,,,,,1000",
        'Grand Total (2 records),,,,,,"1,000"',
        "Summe,,,,,,",
        ",,,Total,,,1000",
        "TOTALS,,,,,,\nSubtotal,,,,,,7",
    ],
)
def test_totals_at_the_bottom_are_put_aside_and_told(tmp_path: Path, last: str) -> None:
    layout = layout_of(tmp_path, DEALS + last + "\n")
    rows, aside = read(layout)
    assert (len(rows), layout.rows) == (2, 2)
    assert [one.why for one in aside] == [SUMS_UP] * len(last.splitlines())
    assert aside[0].line == 4


@pytest.mark.parametrize(("total", "why"), [("1003.50", SUMS_UP), ("1003.49", "the stage is missing")])
def test_a_last_row_that_only_sums_the_column_is_a_total(tmp_path: Path, total: str, why: str) -> None:
    more = "3,Mia,Bolt,Won,2026-01-06,2026-02-03,3.50\n"
    _, aside = read(layout_of(tmp_path, f"{DEALS}{more},,,,,,{total}\n"))
    assert [one.why.startswith(why) for one in aside] == [True]


def test_a_customer_may_be_called_total(tmp_path: Path) -> None:
    rows, aside = read(layout_of(tmp_path, CUSTOMERS))
    assert ([row.name for row in rows], aside) == (["Acme", "Total"], [])


def test_a_heading_misread_as_another_code_page_is_mended_and_told(tmp_path: Path) -> None:
    headings = "Datensatz-ID,Deal-Name,Deal-Phase,Betrag,ZustÃ¤ndiger Mitarbeiter,Abschlussdatum"
    layout = layout_of(tmp_path, f"{headings}\n1,G,Gewonnen,5,Tom,2026-02-03\n")
    assert layout.heading_of("owner") == "Zuständiger Mitarbeiter"
    told = "the heading `ZustÃ¤ndiger Mitarbeiter` is UTF-8 misread as Windows-1252; it is called "
    assert f"{told}`Zuständiger Mitarbeiter`" in layout.table.notes


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("PrÃ©nom", "Prénom"),
        ("Prénom", "Prénom"),
        ("Ãrea", "Ãrea"),
        ("Ã\x81rea", "Área"),
        ("価格", "価格"),
        ("Name", "Name"),
    ],
)
def test_only_what_was_misread_is_mended(text: str, right: str) -> None:
    assert mended(text) == right


def test_fields_a_company_made_itself_and_plural_ids_fold_to_their_words() -> None:
    assert [fold(one) for one in ("Region__c", "Partner__r.Name", "IDs", "Company IDs*", "Disc__count")] == [
        "region", "partner name", "ids", "company ids", "disc count",
    ]  # fmt: skip


def test_money_comes_as_a_pair_of_currency_and_amount(tmp_path: Path) -> None:
    text = (
        "Opportunity Name,Account Name,Opportunity Owner,Stage,Close Date,Total Amount Currency,Total Amount\n"
        'Big,Acme,Tom,Closed Won,2026-02-03,EUR,"1.234.567,00"\nTwo,Acme,Tom,Closed Won,2026-02-04,CHF,"1,50"\n'
    )
    rows, aside = read(layout_of(tmp_path, text))
    assert [(row.amount, row.currency) for row in rows] == [
        (Decimal(1234567), "EUR"),
        (Decimal("1.50"), "CHF"),
    ]
    assert aside == []


def test_somebody_written_with_their_address_is_who_they_are() -> None:
    assert read_name("Ann Lee (ann@acme.example)") == "Ann Lee"
    assert read_name("Acme (France)") == "Acme (France)"
    with pytest.raises(Unreadable, match="no name is that long"):
        read_name("x" * 201)


def test_a_note_kept_as_html_is_read_as_its_author_wrote_it() -> None:
    note = "<p>Call <b>Ann</b> &amp; Bo<br/>at 5 &lt; 6</p><script>alert('x')</script><!-- x --><style>p{}</style>"
    assert read_note(note) == "Call Ann & Bo\nat 5 < 6"
    assert read_note("a < b and c > d") == "a < b and c > d"
    assert read_note("NULL") is None


def test_orders_to_a_terminal_are_no_part_of_a_name() -> None:
    assert plain("\x1b[31mRed\x1b[0m \x1b]0;owned\x07Ann\u202etxt.exe\x00") == "Red Anntxt.exe"
    assert plain("Zoë 😀\tx\n") == "Zoë 😀\tx\n"


def test_a_stage_with_a_space_at_its_end_is_the_stage_without(tmp_path: Path) -> None:
    told = read_mapping(write(tmp_path, '["*.csv"]\nstages = { "Dead " = "lost" }\n', "m.toml"))
    assert dict(told.entries[0][1].stages) == {"Dead": "lost"}


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [("Abgeschlossen und gewonnen", "won"), ("Cierre perdido", "lost"), ("Fermé gagné", "won")],
)
def test_a_stage_says_how_the_deal_stands_in_other_languages(stage: str, outcome: str) -> None:
    assert read_outcome(stage) == outcome


@pytest.mark.parametrize("stage", ["Abgeschlossen", "Cerrado", "Fermé"])
def test_a_deal_that_is_merely_closed_is_refused_in_other_languages_too(stage: str) -> None:
    with pytest.raises(Unreadable, match="does not say whether the deal was won or lost"):
        read_outcome(stage)


def test_words_in_a_date_column_are_kept_apart_and_counted(tmp_path: Path) -> None:
    dated = "".join(f"{n},Mia,Bolt,Won,2026-01-06,2026-03-{n:02},5\n" for n in range(10, 16))
    worded = "20,Mia,Bolt,Won,2026-01-06,after Easter,5\n21,Mia,Bolt,Won,2026-01-06,TBD,5\n"
    layout = layout_of(tmp_path, DEALS + dated + worded)
    rows, aside = read(layout)
    assert (len(rows), [(one.line, one.column) for one in aside]) == (8, [(10, "closed"), (11, "closed")])
    assert "`closed` holds words such as `after Easter`; those rows are put aside" in layout.warnings
