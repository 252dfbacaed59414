"""Several files of one name, and the same file under several: each is told so that people know which is meant."""

from pathlib import Path

import pytest

from ridealong.doors.calendar import door as calendars
from ridealong.doors.calendar.sources import files_at, read_files
from ridealong.doors.crm import door
from ridealong.doors.crm.called import told_apart
from ridealong.doors.crm.mapping import read_mapping
from ridealong.doors.crm.preview import Preview
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties
from tests.doors.calendar.diary import Diary
from tests.doors.calendar.diary import begin as begin_with_team
from tests.doors.files import write
from tests.doors.importing import CUSTOMERS, DEALS, NOW, begin

pytestmark = pytest.mark.django_db
CARD = "BEGIN:VCARD\nVERSION:3.0\nN:Lang;{0};;;\nFN:{0} Lang\nORG:Acme\nEND:VCARD\n"
TWO = Diary().event("1", "20260302T090000", "20260302T100000", "tom").text
OTHER = Diary().event("2", "20260303T090000", "20260303T100000", "tom").text


def put(folder: Path, content: str, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return write(path.parent, content, path.name)


def look(paths: list[Path], by: Recorder, mapping: Path | None = None) -> Preview:
    said = read_mapping(mapping) if mapping else None
    return door.look(paths, mapping=said, currency="EUR", by=by, now=NOW)


def test_a_copy_in_the_same_command_is_told_as_a_copy_of_which_file(tmp_path: Path) -> None:
    """Given a download that came twice, when both are brought, then one is read, and the other told as its copy."""
    first, second = write(tmp_path, DEALS, "deals.csv"), write(tmp_path, DEALS, "deals (1).csv")
    preview = look([first, second], begin())
    assert "`deals (1).csv` is a copy of `deals.csv`, and what it holds is read once" in preview.says
    assert [file.name for file in preview.files] == ["deals.csv"]
    assert "already" not in preview.sum()


def test_two_files_of_one_size_are_no_copies_of_each_other(tmp_path: Path) -> None:
    first = write(tmp_path, DEALS, "deals.csv")
    second = write(tmp_path, DEALS.replace("900", "901"), "other.csv")
    preview = look([first, second], begin())
    assert [file.name for file in preview.files] == ["deals.csv", "other.csv"]
    assert not any("copy" in said for said in preview.says)


def test_a_copy_of_which_the_mapping_says_something_else_is_read_for_that(tmp_path: Path) -> None:
    """One report may be a list of deals and of what was bought: it is brought twice, and read in two ways."""
    text = "id,rep,account,stage,opened,day,value\nA1,Tom Ash,Acme,Won,2026-01-05,2026-02-02,900\n"
    files = [write(tmp_path, text, "deals.csv"), write(tmp_path, text, "sales.csv")]
    mapping = write(tmp_path, '["sales.csv"]\ntable = "purchases"\ncolumns = { day = "date" }\n', "m.toml")
    preview = look(files, begin(), mapping)
    assert [file.kind for file in preview.files] == ["deals", "purchases"]


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    """Given deals.csv of two offices, one with a row that is cut off, when both come, then it is told of which."""
    files = [put(tmp_path, DEALS, "west/deals.csv"), put(tmp_path, f"{DEALS}A9,Tom\n", "east/deals.csv")]
    preview = look(files, begin())
    assert [file.name for file in preview.files] == ["west/deals.csv", "east/deals.csv"]
    assert str(preview.files[1].asides[0]).startswith("east/deals.csv, line 5: 2 cells under 8 headings")


def test_a_file_that_is_refused_is_told_with_its_folder_where_another_is_called_so(tmp_path: Path) -> None:
    files = [put(tmp_path, DEALS, "west/deals.csv"), put(tmp_path, "%PDF-1.7", "east/deals.csv")]
    assert look(files, begin()).refused == [
        "east/deals.csv: this is a PDF, not a table; save it as CSV or XLSX"
    ]


def test_a_mapping_for_a_name_holds_for_both_files_of_that_name_or_for_one_with_its_folder(
    tmp_path: Path,
) -> None:
    files = [put(tmp_path, DEALS, "west/deals.csv"), put(tmp_path, f"{DEALS}\n", "east/deals.csv")]
    both = look(files, begin(), write(tmp_path, '["deals.csv"]\ncolumns = { product = "" }\n', "m.toml"))
    assert (both.questions, [file.columns_left for file in both.files]) == ([], [("product",)] * 2)
    one = look(files, begin("Rita Roth", "keeper"), write(
        tmp_path, '["east/deals.csv"]\ncolumns = { product = "" }\n', "m.toml"
    ))  # fmt: skip
    assert (one.questions, [file.columns_left for file in one.files]) == ([], [(), ("product",)])


def test_address_books_of_one_name_are_told_apart_too(tmp_path: Path) -> None:
    files = [put(tmp_path, CARD.format(name), f"{name}/book.vcf") for name in ("Petra", "Lena")]
    preview = look([*files, write(tmp_path, CUSTOMERS, "customers.csv")], begin())
    assert [file.name for file in preview.files] == ["customers.csv", "Petra/book.vcf", "Lena/book.vcf"]


def test_calendars_of_one_name_are_told_apart_by_their_folders_and_copies_are_told(tmp_path: Path) -> None:
    for name, text in {"a/example.ics": TWO, "b/example.ics": OTHER, "c/example.ics": TWO}.items():
        put(tmp_path, text, name)
    ana, refused = begin_with_team(), list[str]()
    of = parties.known([ana.id or ""])[ana.id or ""]
    preview = calendars.look(read_files(files_at(tmp_path), refused), of=of, now=NOW)
    assert [each.name for each in preview.calendars] == ["a/example.ics", "b/example.ics"]
    assert "`c/example.ics` is a copy of `a/example.ics`, and what it holds is read once" in preview.says


def test_as_much_of_a_path_is_said_as_tells_a_file_from_all_others_and_no_more() -> None:
    paths = [
        Path("/x/one/a.csv"),
        Path("/x/two/a.csv"),
        Path("/y/two/a.csv"),
        Path("/x/b.csv"),
        Path("/x/one/../b.csv"),
    ]
    assert [path.name for path in told_apart(paths)] == ["one/a.csv", "x/two/a.csv", "y/two/a.csv", "b.csv"]
