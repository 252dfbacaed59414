"""Files through the command line: seen first, kept as a whole, taken back; and the tutorial as it is written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from ridealong.faces.cli import importing

ROOT = Path(__file__).parents[3]
MAVEN = ROOT.parent / "shared" / "data" / "maven-crm"
FILES = ["accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline.csv"]
PURCHASES = "customer,date,amount\nAcme,2026-01-12,940.00\nBolt,2026-01-13,88.50\n"

needs_maven = pytest.mark.skipif(
    not MAVEN.exists(), reason="the public CRM export is not in ../shared/data/maven-crm"
)


@pytest.fixture
def purchases(tmp_path) -> Path:
    path = tmp_path / "purchases.csv"
    path.write_text(PURCHASES, encoding="utf-8")
    return path


def test_a_dry_run_shows_everything_and_keeps_nothing(ana, purchases):
    before = ana("show").out
    shown = ana("import", str(purchases), "--currency", "EUR", "--dry-run")
    assert shown.code == 0
    assert "2 purchases" in shown.out
    assert "Nothing was recorded: this was a dry run." in shown.out
    assert ana("show").out == before


def test_an_import_is_kept_under_a_name_and_taken_back_by_it(ana, purchases):
    kept = ana("import", str(purchases), "--currency", "EUR", "--yes")
    assert kept.code == 0, kept.err
    batch = kept.out.split("Recorded as ")[1].split(":")[0]
    assert ana("show", "--kind", "customer.bought", "--plain").out.count("bought for") == 2
    undone = ana("undo", batch)
    assert (undone.code, undone.out) == (0, "2 taken back, 0 kept, 0 failed.\n")
    again = ana("undo", batch)
    assert (again.code, "taken back already" in again.err) == (1, True)


def test_what_was_not_shown_is_not_recorded_when_somebody_else_tells_meanwhile(ana, purchases, monkeypatch):
    def tells_and_agrees(question):
        assert ana("tell", '2026-01-05 acme became known as "Acme"').code == 0
        return True

    monkeypatch.setattr(importing, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    monkeypatch.setattr(importing.typer, "confirm", tells_and_agrees)
    told = ana("import", str(purchases), "--currency", "EUR")
    assert (told.code, "the ledger has changed since this was shown" in told.err) == (1, True)
    assert "bought" not in ana("show", "--plain").out


def test_what_stays_of_an_import_is_named_and_why(ana, tmp_path):
    (tmp_path / "people.csv").write_text("rep,manager\nTom Ash,Ana Ortiz\n", encoding="utf-8")
    (tmp_path / "deals.csv").write_text(
        "id,rep,account,stage,opened,closed,value\nA1,Tom Ash,Acme,Talking,2026-01-05,,\n", encoding="utf-8"
    )
    people = ana("import", str(tmp_path / "people.csv"), "--yes").out.split("Recorded as ")[1].split(":")[0]
    assert ana("import", str(tmp_path / "deals.csv"), "--currency", "EUR", "--yes").code == 0
    undone = ana("undo", people)
    assert undone.code == 0
    first, kept = undone.out.splitlines()
    assert first == "0 taken back, 1 kept, 0 failed."
    assert kept.startswith("  kept person.joined of 1970-01-01 (tom-ash, ana")
    assert kept.endswith("): on it builds deal.opened of 2026-01-05 (tom-ash, acme)")
    again = ana("undo", people)
    assert (again.code, again.err.count("\n")) == (1, 1)
    assert f"{people} was taken back already, on " in again.err
    assert again.err.endswith("; 1 moment of it stays, for others build on it\n")


def test_a_file_that_is_none_is_refused_in_one_line(ana, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    picture = tmp_path / "deals.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    for path in (empty, picture, tmp_path / "missing.csv"):
        refused = ana("import", str(path), "--yes")
        assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
        assert path.name in refused.err


def test_strict_ends_with_one_where_a_row_was_put_aside(ana, tmp_path):
    path = tmp_path / "purchases.csv"
    path.write_text(PURCHASES + "Acme,someday,12.00\n", encoding="utf-8")
    assert ana("import", str(path), "--currency", "EUR", "--dry-run").code == 0
    assert ana("import", str(path), "--currency", "EUR", "--dry-run", "--strict").code == 1


@pytest.mark.slow
@needs_maven
def test_the_tutorial_comes_out_as_it_is_told(ridealong):
    ridealong("init", "--leader", "Rocco Neubert")
    imported = ridealong("import", *(str(MAVEN / name) for name in FILES), "--yes")
    assert imported.code == 0, imported.err
    first = ridealong("answer", "--leader", "rocco-neubert", "--as-of", "2018-01-01", "--json").document
    rhythm = sign_of(first, "serving", "rhythm")
    assert (rhythm["k"], rhythm["n"], rhythm["weeks"], rhythm["verdict"]) == (106, 133, 13, "yes")
    assert (rhythm["k_eff"], rhythm["n_eff"], rhythm["probability"]) == (56.9846, 71.4996, 0.9615)
    assert first["answer"] == "cant_tell"
    for moment in [*rhythm["counted"][:3], *rhythm["because"][-3:]]:
        assert "bought for" in ridealong("show", "--id", moment).out

    told = ridealong("tell", "-f", str(ROOT / "docs" / "tutorial.moments"))
    assert (told.code, told.out) == (0, "50 moments kept.\n"), told.err
    second = ridealong("answer", "--as-of", "2018-01-01", "--json").document
    assert second["answer"] == "not_yet"
    promises, answered = sign_of(second, "serving", "promises"), sign_of(second, "care", "answered")
    assert (promises["k"], promises["n"], promises["verdict"]) == (7, 8, "cant_tell")
    assert (answered["k"], answered["n"], answered["verdict"]) == (2, 6, "not_yet")
    assert sign_of(second, "field", "days")["k"] == 1

    withdrawn = ridealong(
        "tell", 'donn-cantrell withdrew ^loan: "it was another Bubba Gump"', "--as", "donn-cantrell"
    )
    assert withdrawn.code == 0, withdrawn.err
    third = ridealong("answer", "--as-of", "2018-01-01", "--json").document
    assert (sign_of(third, "serving", "promises")["k"], sign_of(third, "serving", "promises")["n"]) == (6, 7)
    assert ridealong("verify").code == 0


def sign_of(answer: dict, practice: str, sign: str) -> dict:
    found = next(each for each in answer["practices"] if each["key"] == practice)
    return next(each for each in found["signs"] if each["key"] == sign)


def test_how_files_were_read_is_written_down_once_and_can_be_given_back(ana, purchases, tmp_path):
    path = tmp_path / "mapping.toml"
    words = ("import", str(purchases), "--currency", "EUR", "--dry-run")
    first = ana(*words, "--write-mapping", str(path))
    assert (first.code, f"--mapping {path}" in first.err) == (0, True)
    assert '"amount" = "amount"' in path.read_text(encoding="utf-8")
    again = ana("import", str(purchases), "--mapping", str(path), "--dry-run")
    assert (again.code, again.out.splitlines()[-2]) == (0, first.out.splitlines()[-2])
    refused = ana(*words, "--write-mapping", str(path))
    assert (refused.code, "is there already" in refused.err) == (1, True)


def test_a_preset_that_is_none_is_refused_with_those_there_are(ana, purchases):
    refused = ana("import", str(purchases), "--preset", "sap")
    assert (refused.code, refused.err) == (
        1,
        "ridealong: `sap` is no preset here; known are auto, plain, hubspot, pipedrive, salesforce, zoho\n",
    )


CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"


def test_a_calendar_among_the_files_is_told_by_which_command_it_comes_in(ana, purchases, tmp_path):
    path = tmp_path / "my diary.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    alone = ana("import", str(path), "--yes")
    said = f"my diary.ics: this is a calendar: bring it with `ridealong calendar '{path}' --of …`"
    assert (alone.code, " ".join(alone.err.split())) == (1, f"ridealong: {said}")
    beside = ana("import", str(path), str(purchases), "--currency", "EUR", "--yes")
    assert (beside.code, said in " ".join(beside.err.split())) == (0, True)
    assert "Recorded as " in beside.out


LONG_AGO = PURCHASES.replace("2026", "2016").replace("2016-01-13", "2017-12-31")


def long_ago(ana, tmp_path: Path, *as_: str, text: str = LONG_AGO) -> str:
    path = tmp_path / "old.csv"
    path.write_text(text, encoding="utf-8")
    kept = ana("import", str(path), "--currency", "EUR", "--yes", *as_)
    assert kept.code == 0, kept.err
    return " ".join(kept.out.split("ridealong undo ")[1].split()[1:])


def test_files_that_end_long_ago_say_which_day_their_answer_is_of(ridealong, tmp_path):
    ridealong("init", "--leader", "Ana Ortiz")
    ridealong("tell", '2016-01-04  tom joined as salesperson under ana-ortiz called "Tom Weber"')
    assert long_ago(ridealong, tmp_path) == (
        "These files end on 31 December 2017; their answer: ridealong answer --as-of 2018-01-01"
    )


def test_where_their_bringer_leads_nobody_they_name_who_does(ridealong, tmp_path):
    ridealong("init", "--leader", "Ana Ortiz")
    for who, under in (("rocco", "dustin"), ("cara", "melvin")):
        ridealong("tell", f'2016-01-04  {under} joined as leader called "{under.title()}"')
        ridealong("tell", f'2016-01-04  {who} joined as salesperson under {under} called "{who.title()}"')
    assert long_ago(ridealong, tmp_path).endswith("--as-of 2018-01-01 --leader dustin (or melvin)")
    more = LONG_AGO.replace("Acme", "Cargo").replace("Bolt", "Dory")
    assert long_ago(ridealong, tmp_path, "--as", "melvin", text=more).endswith("2018-01-01 --leader melvin")


def test_files_of_today_say_nothing_of_another_answer(ridealong, tmp_path):
    ridealong("init", "--leader", "Ana Ortiz")
    assert (
        long_ago(ridealong, tmp_path, text=f"customer,date,amount\nAcme,{datetime.now(UTC).date()},9\n") == ""
    )
