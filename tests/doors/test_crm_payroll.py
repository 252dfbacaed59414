"""What people are paid is private: a list of it is refused in a sentence, and nothing of it is taken in."""

from pathlib import Path

import pytest

from ridealong.ledger.receipt import Recorder
from tests.doors.importing import begin, handles, look

pytestmark = pytest.mark.django_db

SAYS = "pay is private, and nothing of this file is taken in"
PAYROLLS = {
    "names and what they get": "Name,Salary\nTom Ash,5000\nMia Berg,5100\n",
    "a list of people with a salary": "Employee Name,Position,Annual Salary (EUR)\nTom Ash,Rep,5000\nMia Berg,Rep,51\n",
    "a team with its pay": "Name,Manager,Email,Bonus\nTom Ash,Ana Ortiz,tom@ride.example,500\n",
    "numbers of people, and wages": "Personalnummer;Bruttolohn;Lohnsteuer\n1;5000,00;900,00\n2;5100,00;900,00\n",
    "one that looks like sales": "Mitarbeiter;Firma;Datum;Netto;Gehalt\nTom Ash;Ride;27.11.2025;3000,00;5000,00\n",
    "in French": "Nom;Prénom;Salaire brut\nAsh;Tom;5000\nBerg;Mia;5100\n",
}


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


@pytest.mark.parametrize("text", PAYROLLS.values(), ids=PAYROLLS)
def test_a_payroll_is_refused_by_what_it_is(tmp_path: Path, ana: Recorder, text: str) -> None:
    preview = look(tmp_path, {"pay.csv": text}, ana)
    assert [SAYS in str(each) for each in preview.refused] == [True]
    assert not any(preview.moments.values())
    assert preview.unknown == [], "nobody is asked what its columns are"
    assert handles() == ["ana-ortiz"]


def test_the_refusal_says_how_the_rest_of_a_team_comes_in(tmp_path: Path, ana: Recorder) -> None:
    files = {"team.csv": PAYROLLS["a team with its pay"]}
    (refused,) = look(tmp_path, files, ana).refused
    assert str(refused) == (
        "team.csv, line 1: this says what people are paid (`Bonus`): pay is private, and nothing of this file is taken "
        'in; take the column out, or say `columns = { "Bonus" = "" }` in a mapping file, to bring the rest'
    )
    mapping = '["team.csv"]\ncolumns = { "Bonus" = "" }\n'
    preview = look(tmp_path, files, ana, mapping=mapping)
    assert (preview.refused, preview.moments["person.joined"]) == ([], 1)


@pytest.mark.parametrize(
    "text",
    [
        "Kunde;Branche;Ort;Bonus\nAcme;Bau;Ulm;5\n",
        "customer,date,amount,commission\nAcme,2026-01-12,50,5\n",
        "id,rep,account,stage,opened,closed,value,Candidate salary\n"
        "A1,Tom Ash,Acme,Won,2026-01-05,2026-02-02,900,5\n",
    ],
)
def test_a_bonus_of_a_customer_and_a_commission_on_a_sale_are_no_payroll(
    tmp_path: Path, ana: Recorder, text: str
) -> None:
    assert look(tmp_path, {"file.csv": text}, ana).refused == []
