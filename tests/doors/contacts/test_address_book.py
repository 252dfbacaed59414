"""What becomes of cards: contacts of the customers they speak for, and nothing where that would be a guess."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.mapping import read_mapping
from ridealong.doors.crm.models import Batch
from ridealong.doors.crm.preview import Preview
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties as people
from ridealong.people.marks import marks_of
from ridealong.people.models import Mark
from ridealong.people.preferences import email_of, settle
from tests.doors.files import shared, write
from tests.ledger import telling
from tests.ledger.telling import NOW, party, recorder, tell
from tests.once import once


@pytest.fixture(autouse=True)
def ledger(db: None) -> None:
    once(telling.the_cast)


def card(name: str, firm: str = "", mail: str = "", more: str = "") -> str:
    lines = [f"FN:{name}", firm and f"ORG:{firm}", mail and f"EMAIL:{mail}", more]
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", *filter(None, lines), "END:VCARD", ""])


def look(
    folder: Path, *cards: str, by: str = "rita", new_firms: bool = False, mapping: str = "", table: str = ""
) -> Preview:
    paths = [write(folder, "".join(cards), "book.vcf")]
    paths += [write(folder, table, "customers.csv")] if table else []
    said = replace(read_mapping(write(folder, mapping, "mapping.toml")), new_firms=new_firms)
    return door.look(paths, mapping=said, by=recorder(by), now=NOW)


def commit(preview: Preview, by: str = "rita") -> Batch:
    batch = door.commit(preview, by=recorder(by), now=NOW)
    assert batch.moments == dict(preview.moments), "what was foreseen is what was done"
    return batch


def aside(preview: Preview) -> list[str]:
    return [each.why for file in preview.files for each in file.asides]


def contacts(of: str) -> set[str]:
    return {people.known([each])[each].name for each in people.contacts_of([party(of)])}


def test_a_card_speaks_for_the_customer_it_names(tmp_path: Path) -> None:
    commit(look(tmp_path, card("Olga Fry", "ACME tools", "olga@acme.example")))
    assert contacts("acme") == {"Petra Lang", "Olga Fry"}
    assert people.find("acme/olga-fry") is not None
    assert email_of(party("acme/olga-fry")) == "olga@acme.example"


def test_a_card_speaks_for_the_customer_in_whose_web_domain_it_is_written_to(tmp_path: Path) -> None:
    settle(party("acme/petra"), email="petra@acme.example")
    commit(
        look(
            tmp_path,
            card("Olga Fry", "Acme Tools International", "olga@acme.example"),
            card("Bo", mail="b@acme.example"),
        )
    )
    assert contacts("acme") == {"Petra Lang", "Olga Fry", "Bo"}


def test_customers_and_their_contacts_come_in_one_command_in_any_order(tmp_path: Path) -> None:
    table = "Customer Name,Website,City,Phone\nGull Boats,https://gull.example,Cork,+353 21 555 0199\nHeron,,Cork,\n"
    commit(look(tmp_path, card("Ida Roe", mail="ida@gull.example"), card("Max", "Heron"), table=table))
    assert (contacts("gull-boats"), contacts("heron")) == ({"Ida Roe"}, {"Max"})
    assert {(each.sort, each.value) for each in marks_of([party("gull-boats")])[party("gull-boats")]} == {
        ("domain", "gull.example"), ("phone", "215550199")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (card("Olga Fry", "Acme"), "`Acme` is no customer here (with --new-firms it becomes one)"),
        (card("Olga Fry", mail="olga@gmail.com"), "it names no firm, and its address is no customer’s here"),
        (card("", "", "olga@acme.example"), "no name stands on it"),
        (card("Olga Fry", "Bolt Works", "olga@acme.example"), "it says `Bolt Works`, and its address is Acme Tools’s; "
         'a mapping file can say which: names = { "Bolt Works" = "acme" }'),
        (card("Tom", "Acme Tools", "tom@firm.example"), "tom@firm.example is one of our own people’s"),
        (card("Uli", "Acme Tools", "uli@firm.example"), "uli@firm.example is at our own firm, and no customer’s"),
        (card("All", "Acme Tools", more="KIND:group"), "it is the card of a group, and of nobody"),
        (card("O" * 300, "Acme Tools"), "`" + "O" * 39 + "…` has 300 letters, and no name is that long"),
        ("BEGIN:VCARD\nFN:Olga\n", "the card is cut off: it has no END:VCARD"),
    ],
)  # fmt: skip
def test_what_would_be_a_guess_is_put_aside_with_its_reason(tmp_path: Path, told: str, why: str) -> None:
    settle(party("acme/petra"), email="petra@acme.example")
    settle(party("tom"), email="tom@firm.example")
    preview = look(tmp_path, told)
    assert (aside(preview), preview.total) == ([why], 0)


def test_a_domain_that_two_customers_share_tells_nothing(tmp_path: Path) -> None:
    tell('2025-01-06  bolt/olga became known as "Olga"')
    for who in ("acme/petra", "bolt/olga"):
        settle(party(who), email=f"{who.partition('/')[2]}@park.example")
    assert aside(look(tmp_path, card("Ida", mail="ida@park.example"))) == [
        "it names no firm, and its address is no customer’s here"
    ]


def test_firms_nobody_knows_become_customers_where_that_is_asked_for(tmp_path: Path) -> None:
    batch = commit(look(tmp_path, card("Ida Roe", "Gull"), card("Max", "Gull"), new_firms=True))
    assert (contacts("gull"), batch.moments) == ({"Ida Roe", "Max"}, {"customer.met": 3})


def test_the_card_of_a_firm_says_by_what_it_is_known_and_is_no_contact(tmp_path: Path) -> None:
    commit(look(tmp_path, card("Acme Tools", "Acme Tools", "office@acme.example", "URL:http://acme.example")))
    assert contacts("acme") == {"Petra Lang"}
    assert {each.value for each in marks_of([party("acme")])[party("acme")]} == {
        "acme.example",
        "office@acme.example",
    }
    assert email_of(party("acme")) == "", "an office is asked nothing"


def test_the_same_book_again_changes_nothing_and_a_contact_is_known_by_name_or_address(
    tmp_path: Path,
) -> None:
    commit(look(tmp_path, card("Petra Lang", "Acme Tools", "petra@acme.example")))
    for again in (card("Petra Lang", "Acme Tools"), card("P. Lang", "Acme Tools", "petra@acme.example")):
        preview = look(tmp_path, again)
        assert preview.total == 0 and "1 contact is here already" in preview.says


def test_undo_takes_contacts_marks_and_addresses_back(tmp_path: Path) -> None:
    batch = commit(
        look(
            tmp_path,
            card("Olga Fry", "Acme Tools", "o@acme.example"),
            card("Petra Lang", "Acme Tools", "p@acme.example"),
        )
    )
    olga, petra = party("acme/olga-fry"), party("acme/petra")
    undone = door.undo(batch.id, by=recorder("rita"), now=NOW)
    assert undone.reversed == [olga]
    assert contacts("acme") == {"Petra Lang"}
    assert (email_of(olga), email_of(petra), Mark.objects.count()) == ("", "", 0)
    commit(look(tmp_path, card("Olga Fry", "Acme Tools")))
    assert contacts("acme") == {"Petra Lang", "Olga Fry"}


def test_whom_others_have_built_on_stays_and_so_does_their_address(tmp_path: Path) -> None:
    batch = commit(look(tmp_path, card("Olga Fry", "Acme Tools", "o@acme.example")))
    tell('2026-03-30  tom promised acme/olga-fry "a list" by 2026-04-20')
    assert len(door.undo(batch.id, by=recorder("rita"), now=NOW).kept) == 1
    assert email_of(party("acme/olga-fry")) == "o@acme.example"


@pytest.mark.parametrize("who", ["ana", "tom"])
def test_where_a_customer_is_written_to_is_not_for_those_whose_work_they_judge(
    tmp_path: Path, who: str
) -> None:
    preview = look(tmp_path, card("Olga Fry", "Acme Tools", "ana@home.example"), by=who)
    assert any("nobody is written to there" in each for each in preview.says)
    commit(preview, by=who)
    assert email_of(party("acme/olga-fry")) == ""


def test_an_address_that_was_said_before_stays(tmp_path: Path) -> None:
    settle(party("acme/petra"), email="petra@acme.example")
    commit(look(tmp_path, card("Petra Lang", "Acme Tools", "other@acme.example")))
    assert email_of(party("acme/petra")) == "petra@acme.example"


def test_a_folder_of_books_comes_in_whole_and_every_real_one_is_read_or_told(tmp_path: Path) -> None:
    """Seventeen cards of nine real address books; with new firms six contacts of five firms come in."""
    folder = shared("vcards-give")
    plain = door.look([folder], by=recorder("rita"), now=NOW)
    assert (sum(file.rows for file in plain.files), sum(file.put_aside for file in plain.files)) == (17, 17)
    said = replace(read_mapping(write(tmp_path, "", "mapping.toml")), new_firms=True)
    preview = door.look([folder], mapping=said, by=recorder("rita"), now=NOW)
    assert {file.name: file.put_aside for file in preview.files if file.put_aside} == {
        "John_Doe_ANDROID.vcf": 4, "gmail-list.vcf": 3
    }  # fmt: skip
    batch = door.commit(preview, by=recorder("rita"), now=NOW)
    assert batch.moments == dict(preview.moments)


def test_a_name_that_would_run_or_ring_is_kept_as_words(tmp_path: Path) -> None:
    name = "=HYPERLINK(\\n<script>alert(1)</script>"
    commit(look(tmp_path, card(name, "Acme Tools")))
    assert "=HYPERLINK( <script>alert(1)</script>" in contacts("acme")


def test_the_system_brings_a_book_as_a_scheduled_import_does(tmp_path: Path) -> None:
    path = write(tmp_path, card("Olga Fry", "Acme Tools", "o@acme.example"), "book.vcf")
    door.commit(door.look([path], by=Recorder(None), now=NOW), by=Recorder(None), now=NOW)
    assert email_of(party("acme/olga-fry")) == "o@acme.example"
