"""Headings, statuses and dates in French, Spanish, Italian and Dutch are known, and what may be two things is asked."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ridealong.doors.crm.dates import read_date
from ridealong.doors.crm.fields import ENGLISH, FIELDS, PLAIN, Kind
from ridealong.doors.crm.languages import SHARED_WITH, either, languages
from ridealong.doors.crm.stages import read_outcome
from ridealong.doors.crm.states import read_state
from ridealong.doors.crm.values import read_flag, read_words
from tests.doors.files import layout_of, read

FRENCH = "N° facture;Date de facture;Client;Commercial;Montant HT\nF1;15/08/2025;Société Été;Zoé;1 234,50\n"
SPANISH = (
    "Nº pedido;Fecha de pedido;Fecha prometida;Fecha de entrega;Cliente;Estado\n"
    "1;21/02/2026;25/02/2026;24/02/2026;Peña;entregado\n"
)
ITALIAN = (
    "N. offerta;Cliente;Venditore;Fase;Data apertura;Data chiusura;Importo netto\n"
    "1;Perù;Gio;Vinto;01.02.2026;28.02.2026;5,50\n"
)
DUTCH = "Klantnaam;Branche;Plaats;Vertegenwoordiger;Klant sinds\nJansen BV;Bouw;Utrecht;Piet;27-11-2020\n"
TEAM = "Nombre;Apellidos;Cargo;Jefe;Correo electrónico\nJosé;Peña;Vendedor;Ana;jose@ride.example\n"
DEALS = "Kunde;Verkäufer;Phase;Datum;Betrag\nAcme;Tom Ash;gewonnen;27.11.2025;5,50\n"


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        (FRENCH, "purchases", "order date customer seller amount"),
        (SPANISH, "orders", "order date required shipped customer status"),
        (ITALIAN, "deals", "id customer owner stage opened closed amount"),
        (DUTCH, "customers", "name sector place owner since"),
        (TEAM, "people", "first last role manager email"),
    ],
)
def test_a_table_is_known_by_its_headings_in_other_languages(
    tmp_path: Path, text: str, kind: Kind, fields: str
) -> None:
    layout = layout_of(tmp_path, text)
    assert (layout.kind, set(layout.columns)) == (kind, set(fields.split()))
    rows, aside = read(layout)
    assert (len(rows), aside) == (1, [])


@pytest.mark.parametrize(
    "heading", ["Kunden-Nr.", "KundenNr", "Kundennr", "kunden_nr", "Kundennummer", "KUNDEN-NUMMER"]
)
def test_a_compound_is_known_however_it_is_parted(tmp_path: Path, heading: str) -> None:
    tickets = f"Ticket-Nr.;{heading};Betreff;Eingang;Status\n7;10001;Ofen defekt;03.03.2026;offen\n"
    assert layout_of(tmp_path, tickets).columns["customer"] == 1


@pytest.mark.parametrize("heading", ["Verkäufer", "Verkaeufer", "Verkaufer", "VERKÄUFER"])
def test_an_umlaut_is_known_in_every_spelling(tmp_path: Path, heading: str) -> None:
    text = f"Kunde;Rechnungsdatum;Netto;{heading}\nAcme;27.11.2025;5,50;Tom Ash\n"
    assert layout_of(tmp_path, text).columns["seller"] == 3


def test_a_heading_that_may_be_two_things_is_asked_and_a_mapping_answers(tmp_path: Path) -> None:
    """`Datum` among deals may be when a deal was opened, or closed."""
    layout = layout_of(tmp_path, DEALS)
    assert layout.questions == (
        "column `Datum`: it may be when it was opened or when it was closed; say which in a mapping file: "
        '`columns = { "Datum" = "opened" }` or `columns = { "Datum" = "closed" }` or `columns = { "Datum" = "" }` '
        "for neither",
    )
    answered = layout_of(tmp_path, DEALS, mapping='["file.csv"]\ncolumns = { "Datum" = "closed" }\n')
    assert answered.questions == ()
    assert read(answered)[0][0].closed == date(2025, 11, 27)


BOTH = "Kunde;Firma;Rechnungsdatum;Netto\nMeier;Acme;27.11.2025;5,50\nSchulz;Bolt;28.11.2025;6,50\n"


def test_two_columns_that_may_each_be_the_customer_are_asked_about(tmp_path: Path) -> None:
    assert layout_of(tmp_path, BOTH).questions == (
        "columns `Kunde` and `Firma`: each may be the customer; say which in a mapping file: "
        '`columns = { "Kunde" = "customer" }` or `columns = { "Firma" = "customer" }`',
    )
    answered = layout_of(tmp_path, BOTH, mapping='["file.csv"]\ncolumns = { "Firma" = "customer" }\n')
    assert answered.questions == ()
    assert [row.customer for row in read(answered)[0]] == ["Acme", "Bolt"]


def test_they_are_not_where_both_say_the_same(tmp_path: Path) -> None:
    same = BOTH.replace("Meier", "Acme").replace("Schulz", "Bolt")
    assert layout_of(tmp_path, same).questions == ()


def test_nothing_is_asked_where_another_column_says_it(tmp_path: Path) -> None:
    beside = DEALS.replace("Phase;", "Phase;Abschlussdatum;").replace("gewonnen;", "gewonnen;26.11.2025;")
    layout = layout_of(tmp_path, beside)
    assert layout.questions == ()
    assert "Datum" in layout.unknown


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("27.11.2026", date(2026, 11, 27)), ("3. März 2026", date(2026, 3, 3)), ("27. Nov. 2026", date(2026, 11, 27)),
        ("5. Mrz. 2026", date(2026, 3, 5)), ("1er août 2026", date(2026, 8, 1)), ("3 déc. 2026", date(2026, 12, 3)),
        ("15 de enero de 2026", date(2026, 1, 15)), ("2 ott 2026", date(2026, 10, 2)), ("9 mei 2026", date(2026, 5, 9)),
        ("27.11.2026 14:30 Uhr", date(2026, 11, 27)), ("4 Sept 2026", date(2026, 9, 4)),
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_words_of_its_language(written: str, day: date) -> None:
    assert read_date(written) == day


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Erledigt", "done"), ("In Bearbeitung", "open"), ("Noch nicht geliefert", "open"), ("Reklamation", "disputed"),
        ("Storniert", "dropped"), ("Bestellt", "ordered"), ("Livré", "done"), ("Non livré", "open"),
        ("À faire", "open"),
        ("Anulado", "dropped"), ("no entregado", "open"), ("Consegnato", "done"), ("Niet geleverd", "open"),
        ("Geannuleerd", "dropped"), ("Completed - no issues", "done"),
    ],
)  # fmt: skip
def test_a_status_is_read_in_the_words_of_its_language(words: str, state: str) -> None:
    assert read_state(words, {}) == state


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("Gewonnen", "won"), ("Verloren", "lost"), ("Absage", "lost"), ("Storniert", "abandoned"), ("Signé", "won"),
        ("Perso", "lost"), ("Gegund", "won"), ("Verhandlung", "open"),
    ],
)  # fmt: skip
def test_a_stage_is_read_in_the_words_of_its_language(stage: str, outcome: str) -> None:
    assert read_outcome(stage) == outcome


def test_yes_no_and_nothing_are_known_in_other_languages() -> None:
    assert [read_flag(word) for word in ("Ja", "oui", "Sí", "WAHR")] == [True] * 4
    assert [read_flag(word) for word in ("Nein", "non", "falso", "ONWAAR")] == [False] * 4
    assert [read_words(word) for word in ("k.A.", "n.a.", "#NV", "n.v.t.")] == [None] * 4


@pytest.mark.parametrize("kind", FIELDS)
def test_no_language_calls_two_columns_of_a_table_by_one_word(kind: Kind) -> None:
    """What may be two things is asked (`either`); other words that stand for two must be told apart by their values."""
    seen = Counter(heading for one in FIELDS[kind] for heading in one.headings)
    english = Counter(heading for one in ENGLISH[kind] for heading in one.headings)
    twice = {heading for heading, count in seen.items() if count > max(1, english[heading])}
    assert twice - PLAIN <= BY_VALUES
    assert not seen.keys() & either(kind).keys()


BY_VALUES = {"erledigt", "abgeschlossen"}  # a day, or yes and no


def test_every_word_of_a_language_stands_for_a_column_that_there_is() -> None:
    for name, said in languages().items():
        for kind, fields in FIELDS.items():
            keys = {field.key for field in fields}
            section = said.get(SHARED_WITH.get(kind, kind), {})
            assert set(section) - {"either"} <= keys, (name, kind)
            assert all(
                set(line.replace(" ", "").split(",")) <= keys for line in section.get("either", {}).values()
            )
        assert said["values"]["months"].count(",") == 11, name
