"""How files were read is written down, changed by hand, given back, and remembered once it was recorded with."""

import tomllib
from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.drafting import draft, quoted
from ridealong.doors.crm.mapping import Mapping, read_mapping
from ridealong.doors.crm.models import Shape
from ridealong.doors.crm.preview import Preview
from tests.doors.files import shared, write
from tests.doors.importing import LATER, NOW, PEOPLE, begin, bring, look

DEALS = """id,rep,account,how far,opened,closed,value (EUR),notes
A1,Tom Ash,Acme,Won ,13/01/2026,14/02/2026,"1.200,50",x
A2,Tom Ash,Acme,Lost,12/01/2026,09/02/2026,"0,00",y
A3,Mia Berg,Bolt,Dead,16/02/2026,,"400,00",z
"""
FILES = {"deals.csv": DEALS, "team.csv": PEOPLE}
SAID = '["*.csv"]\nstages = { "Dead" = "lost" }\n'

pytestmark = pytest.mark.django_db


def shown(preview: Preview) -> list[object]:
    """All a person sees of a preview, but for the reasons."""
    files = [(one.name, one.kind, one.rows, one.asides, one.left, one.columns_left) for one in preview.files]
    return [files, preview.refused, preview.traps, preview.says, preview.moments, preview.statuses]


@pytest.mark.parametrize(
    "files", [FILES, {"odd.csv": 'a"b,c\\d\x7f,\x1b[31mred\nx,y,z\n', **FILES}], ids=["plain", "odd"]
)
def test_the_mapping_that_a_preview_writes_leads_to_the_same_preview(
    tmp_path: Path, files: dict[str, str]
) -> None:
    leader = begin()
    first = look(tmp_path, files, leader)
    again = look(tmp_path, files, leader, mapping=draft(first))
    assert shown(again) == shown(first)
    assert first.moments["deal.opened"] == 3
    assert draft(again).count("=") == draft(first).count("="), "and is written the same once more"


def test_a_draft_says_what_was_guessed_and_why(tmp_path: Path) -> None:
    text = draft(look(tmp_path, FILES, begin()))
    said = tomllib.loads(text)["deals.csv"]
    assert said["columns"] == {
        "id": "id", "rep": "owner", "account": "customer", "how far": "stage", "opened": "opened", "closed": "closed",
        "value (EUR)": "amount", "notes": "",
    }  # fmt: skip
    assert said["stages"] == {"Won": "won", "Lost": "lost", "Dead": "open"}
    assert (said["table"], said["dates"], said["decimal"], said["currency"]) == ("deals", "dmy", ",", "EUR")
    assert '"rep" = "owner"  # same names as in team.csv' in text
    assert '"how far" = "stage"  # its values say won and lost' in text


def test_what_has_to_be_answered_stands_in_the_draft(tmp_path: Path) -> None:
    preview = look(tmp_path, {"p.csv": "customer,date,amount\nAcme,03/04/2026,5\n"}, begin())
    assert preview.questions
    text = draft(preview)
    assert "# to be answered: column `date`: every date fits day/month and month/day" in text
    assert "dates" not in tomllib.loads(text)["p.csv"]


def test_a_file_that_was_not_read_is_named_in_the_draft(tmp_path: Path) -> None:
    text = draft(look(tmp_path, {**FILES, "odd.csv": "a,b\nx,y\n"}, begin()))
    assert "# Not read: odd.csv, line 1: not recognised as people" in text


@pytest.mark.parametrize("text", ['say "hi"', "back\\slash", "\x7f\x1b\t\n", "ünï\u2028code", "a.b]#c", ""])
def test_any_heading_can_be_written_down(text: str) -> None:
    assert tomllib.loads(f"{quoted(text)} = {quoted(text)}") == {text: text}


def test_a_mapping_recorded_with_is_remembered_for_files_of_the_same_shape(tmp_path: Path) -> None:
    leader = begin()
    batch = bring(tmp_path, FILES, leader, mapping=SAID)
    later = look(tmp_path, {"march.csv": DEALS}, leader, now=LATER)
    told = f"read as you said on 1 April 2026 with {batch.id}, for its headings are the same"
    assert f"{told}; `--preset plain` reads it afresh" in later.files[0].notes
    assert "deals are lost where they say `Lost`, `Dead`" in later.files[0].notes
    other = look(tmp_path, {"march.csv": DEALS.replace("notes", "remarks")}, leader, now=LATER)
    assert not any("read as you said" in note for note in other.files[0].notes)


def test_only_what_a_person_said_is_remembered_and_no_names(tmp_path: Path) -> None:
    leader = begin()
    bring(tmp_path, FILES, leader)
    assert not Shape.objects.exists()
    bring(tmp_path, FILES, leader, now=LATER, mapping=f'{SAID}names = {{ "T. Ash" = "Tom Ash" }}\n')
    assert [shape.said for shape in Shape.objects.all()] == [{"stages": {"Dead": "lost"}}] * 2


def test_a_remembered_mapping_gives_way_to_what_is_said_now_and_to_plain(tmp_path: Path) -> None:
    leader = begin()
    bring(tmp_path, FILES, leader, mapping=SAID)
    now = look(
        tmp_path, {"d.csv": DEALS}, leader, now=LATER, mapping='["d.csv"]\nstages = { "Dead" = "abandoned" }'
    )
    assert "deals are abandoned where they say `Dead`" in now.files[0].notes
    path = write(tmp_path, DEALS, "d.csv")
    plain = door.look([path], mapping=Mapping(preset="plain"), by=leader, now=LATER)
    assert "deals are open where they say `Dead`" in plain.files[0].notes


def test_a_mapping_is_forgotten_with_the_import_that_is_taken_back(tmp_path: Path) -> None:
    leader = begin()
    batch = bring(tmp_path, FILES, leader, mapping=SAID)
    assert Shape.objects.count() == 2
    door.undo(batch.id, by=leader, now=LATER)
    assert not Shape.objects.exists()


def test_a_remembered_mapping_of_fields_that_are_gone_is_passed_over(tmp_path: Path) -> None:
    leader = begin()
    bring(tmp_path, FILES, leader, mapping=SAID)
    Shape.objects.update(said={"columns": {"rep": "a field of long ago"}})
    assert look(tmp_path, FILES, leader, now=LATER).questions == []


def test_a_public_export_is_read_the_same_from_the_mapping_it_writes(tmp_path: Path) -> None:
    leader = begin()
    paths = [shared("maven-crm", name) for name in ("sales_pipeline.csv", "accounts.csv", "sales_teams.csv")]
    first = door.look(paths, by=leader, now=NOW)
    again = door.look(
        paths, mapping=read_mapping(write(tmp_path, draft(first), "m.toml")), by=leader, now=NOW
    )
    assert shown(again) == shown(first)


def test_of_a_table_that_was_not_recognised_the_draft_has_everything_to_fill_in(tmp_path: Path) -> None:
    files = {"fi.csv": "Asiakas;Summa;Päivä\nAcme;900,50;13.01.2026\nBolt;80,00;14.01.2026\n"}
    leader = begin()
    text = draft(look(tmp_path, files, leader))
    assert tomllib.loads(text) == {}, "as it stands it says nothing"
    template = text[text.index('# ["fi.csv"]') :].replace("# ", "", 1).replace("\n# ", "\n")
    for heading, field in {"Asiakas": "customer", "Summa": "amount", "Päivä": "date"}.items():
        template = template.replace(f'"{heading}" = ""', f'"{heading}" = "{field}"')
    assert look(tmp_path, files, leader, mapping=template).moments["customer.bought"] == 2
