"""The files of a German firm are understood as they lie there: umlauts in Windows-1252, semicolons, decimal commas."""

from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.fields import Kind
from ridealong.doors.crm.guess import guess_all
from ridealong.doors.crm.layout import Layout
from ridealong.doors.crm.mapping import Mapping
from ridealong.doors.crm.preview import Preview
from ridealong.doors.crm.refusals import Aside
from ridealong.doors.crm.rows import read_rows
from ridealong.doors.crm.tables import open_tables
from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.loops import PromiseMade
from tests.doors.files import write
from tests.doors.importing import NOW, begin, sentences

EXPORT: dict[str, str] = {
    "Mitarbeiter.csv": """Name;Vorname;Funktion;Vorgesetzter;E-Mail;Niederlassung;Eintrittsdatum
Weiß;Jörg;Verkäufer;Änne Öhler;j.weiss@ride.example;Süd;01.02.2015
Groß;Käthe;Verkäuferin;Änne Öhler;k.gross@ride.example;Nord;01.03.2016
""",
    "Kunden.csv": """Kundennr.;Firma;Branche;Straße;PLZ;Ort;Ansprechpartner;Telefon;E-Mail;Außendienst;Kunde seit
10001;Müller & Söhne GmbH;Maschinenbau;Ringstr. 4;70173;Stuttgart;P. Lang;0711 12;p@mueller.example;Jörg Weiß;03.04.2019
10002;Bäckerei Süß;Lebensmittel;Weg 1;80331;München;Uwe Süß;089 2233;us@suess.example;Käthe Groß;27.11.2020
""",
    "Angebote.csv": """Angebotsnr.;Kunde;Verkäufer;Phase;Status;Angebotsdatum;Abschlussdatum;Netto;Währung;Verlustgrund
AN-1;Müller & Söhne GmbH;Jörg Weiß;Abschluss;gewonnen;02.01.2026;03.02.2026;1.234,50;EUR;
AN-2;Bäckerei Süß;Käthe Groß;Verhandlung;verloren;05.01.2026;13.02.2026;12.000,00;EUR;zu teuer
AN-3;Bäckerei Süß;Käthe Groß;Verhandlung;offen;15.01.2026;;500,00;EUR;
""",
    "Rechnungen.csv": """Rechnungsnr.;Rechnungsdatum;Kundennummer;Kunde;Vertreter;Artikel;Netto;MwSt;Brutto;Währung
R-1;27.11.2025;10001;Müller & Söhne GmbH;Jörg Weiß;Säge;1.234,50;234,56;1.469,06;EUR
R-2;28.11.2025;10002;Bäckerei Süß;Käthe Groß;Öfen;99,00;18,81;117,81;EUR
Summe;;;;;;1.333,50;253,37;1.586,87;
""",
    "Aufträge.csv": """Auftragsnummer;Kunde;Auftragsdatum;Liefertermin;Geliefert am;Status;Bemerkung
A-1;Müller & Söhne GmbH;05.01.2026;15.01.2026;14.01.2026;geliefert;
A-2;Bäckerei Süß;06.01.2026;16.01.2026;;storniert;
A-3;Bäckerei Süß;06.01.2026;16.01.2026;17.01.2026;Reklamation;Kratzer an der Tür
""",
    "Retouren.csv": """Rechnungsnr.;Kunde;Artikel;Rückgabedatum;Gutschriftsbetrag
R-2;Bäckerei Süß;Öfen;20.01.2026;9,00
""",
    "Aufgaben.csv": """Nr.;Aufgabe;Zuständig;Kunde;Erstellt am;Fällig am;Status;Erledigt am
1;Muster schicken;Jörg Weiß;Müller & Söhne GmbH;02.03.2026;06.03.2026;erledigt;05.03.2026
2;Preise für Öfen nachreichen;Käthe Groß;Bäckerei Süß;02.03.2026;16.03.2026;offen;
""",
    "Besuche.csv": """Beginn;Ende;Außendienst;Kunde;Ansprechpartner;Art;Betreff;Besuchsbericht;Ort
27.11.2025 09:00;27.11.2025 10:30;Jörg Weiß;Müller & Söhne GmbH;P. Lang;Besuch;Jahresgespräch;lief gut;Stuttgart
""",
    "Reklamationen.csv": """Reklamationsnr.;Kunde;Betreff;Beschreibung;Eingangsdatum;Erledigt am;Status;Bearbeiter
K-1;Bäckerei Süß;Ofen defekt;Tür klemmt;03.03.2026;05.03.2026;erledigt;Käthe Groß
""",
    "Empfehlungen.csv": """Empfehlungsnr.;Empfohlen von;Neukunde;Empfehlungsdatum;Status
E-1;Bäckerei Süß;Müller & Söhne GmbH;02.03.2026;erfolgreich
""",
    "Phasen.csv": """Angebotsnr.;Neue Phase;Geändert am;Wert
AN-3;Verhandlung;20.01.2026;500,00
""",
    "Artikel.csv": """Artikel;Warengruppe;VK-Preis
Säge;Werkzeug;1.234,50
Öfen;Backen;99,00
""",
}
KINDS: dict[str, tuple[Kind, str]] = {
    "Mitarbeiter.csv": ("people", "last first role manager email office since"),
    "Kunden.csv": ("customers", "name sector place phone owner since"),
    "Angebote.csv": ("deals", "id customer owner stage status opened closed amount currency why"),
    "Rechnungen.csv": ("purchases", "order date customer seller product amount currency"),
    "Aufträge.csv": ("orders", "order customer date required shipped status note"),
    "Retouren.csv": ("returns", "order product date amount"),
    "Aufgaben.csv": ("tasks", "id subject owner customer created due status done"),
    "Besuche.csv": ("activities", "start end owner customer contact type subject note place"),
    "Reklamationen.csv": ("tickets", "id customer subject note opened closed status owner"),
    "Empfehlungen.csv": ("referrals", "id through newcomer date status"),
    "Phasen.csv": ("moves", "deal stage date worth"),
    "Artikel.csv": ("products", "name series price"),
}


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def exported(folder: Path, name: str) -> Path:
    """As a spreadsheet in Germany saves it."""
    return write(folder, EXPORT[name].replace("\n", "\r\n").encode("cp1252"), name)


def layout_of(folder: Path, name: str) -> Layout:
    layouts, refused = guess_all(open_tables(exported(folder, name)))
    assert refused == []
    return layouts[0]


def preview_of(folder: Path, ana: Recorder) -> Preview:
    paths = [exported(folder, name) for name in EXPORT]
    return door.look(paths, mapping=Mapping(), currency=None, by=ana, now=NOW)


@pytest.mark.parametrize("name", EXPORT)
def test_every_table_is_known_by_its_german_headings_alone(tmp_path: Path, name: str) -> None:
    layout = layout_of(tmp_path, name)
    kind, fields = KINDS[name]
    assert layout.kind == kind
    assert set(layout.columns) == set(fields.split())
    assert layout.questions == ()


@pytest.mark.parametrize("name", EXPORT)
def test_every_row_of_it_is_read_but_for_the_sums(tmp_path: Path, name: str) -> None:
    aside: list[Aside] = []
    rows = list(read_rows(layout_of(tmp_path, name), aside.append))
    sums = EXPORT[name].count("Summe")
    assert len(rows) == EXPORT[name].count("\n") - 1 - sums
    assert [each.why for each in aside] == ["this sums up the rows above it and is none of them"] * sums


def test_the_whole_export_is_recorded_without_a_question(tmp_path: Path, ana: Recorder) -> None:
    preview = preview_of(tmp_path, ana)
    assert preview.questions == []
    assert dict(preview.moments) == {
        "person.joined": 3, "customer.met": 2, "customer.served": 2, "deal.opened": 3, "deal.closed": 2,
        "customer.bought": 3, "deal.moved": 1, "promise.made": 4, "loop.claimed": 4, "trouble.reported": 2,
        "visit.made": 1, "customer.referred": 1,
    }  # fmt: skip
    door.commit(preview, by=ana, now=NOW)
    bought = [each.split(" seller=")[0] for each in sentences([CustomerBought])]
    assert bought == [
        "2025-11-27 customer.bought customer=Müller & Söhne GmbH amount=1234.50 EUR",
        "2025-11-28 customer.bought customer=Bäckerei Süß amount=90.00 EUR",
        "2026-02-03 customer.bought customer=Müller & Söhne GmbH amount=1234.50 EUR",
    ], "the return of 9,00 is netted"
    promised = [each.split(" by=")[0] for each in sentences([PromiseMade])]
    assert (
        "2026-03-02 promise.made who=Käthe Groß to=Bäckerei Süß what=Preise für Öfen nachreichen" in promised
    )


def test_a_german_list_of_people_has_surnames_under_name(tmp_path: Path) -> None:
    people = list(read_rows(layout_of(tmp_path, "Mitarbeiter.csv"), lambda aside: None))
    assert [person.name for person in people] == ["Jörg Weiß", "Käthe Groß"]  # type: ignore[union-attr]
