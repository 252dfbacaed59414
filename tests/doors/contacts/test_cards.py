"""vCards as address books write them: folded, in many letters, with pictures and assistants, and broken off."""

from __future__ import annotations

from pathlib import Path

import pytest

from ridealong.doors.contacts.cards import CUT_OFF, Card, books_in, holds_cards, read_cards
from tests.doors.files import shared, write

ENDS = {"\n": "as Unix writes", "\r\n": "as the standard says", "\r": "as old Macs wrote"}


def cards(folder: Path, text: str | bytes) -> list[Card]:
    path = write(folder, text, "book.vcf")
    assert holds_cards(path)
    return list(read_cards(path))


def card(folder: Path, *lines: str, version: str = "3.0", ends: str = "\r\n") -> Card:
    (found,) = cards(
        folder, ends.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()
    )
    return found


@pytest.mark.parametrize("ends", ENDS, ids=list(ENDS.values()))
def test_a_card_of_rfc_6350_whatever_its_lines_end_with(tmp_path: Path, ends: str) -> None:
    """RFC 6350, section 3.2: a line folded in the middle of a word is the word again."""
    found = card(tmp_path, "FN:Petra La", " ng", "ORG:Acme\\, Tools;Sales", "item1.EMAIL;TYPE=work:petra@acme.ex",
                 " ample", "TEL;VALUE=uri;TYPE=\"voice,home\":tel:+1-555-555-5555", "KIND:individual",
                 version="4.0", ends=ends)  # fmt: skip
    assert (found.whole_name, found.firm) == ("Petra Lang", "Acme, Tools")
    assert (found.mails, found.phones) == (["petra@acme.example"], ["+1-555-555-5555"])


def test_a_formatted_name_gives_way_to_the_parts_which_carry_no_titles(tmp_path: Path) -> None:
    found = card(tmp_path, "FN:Dr. Petra Lang\\, MBA", "N:Lang;Petra;Maria;Dr.;MBA")
    assert found.whole_name == "Petra Lang"
    assert card(tmp_path, "FN:Madonna", "N:Madonna;;;;").whole_name == "Madonna"


def test_quoted_printable_over_several_lines_in_any_letters(tmp_path: Path) -> None:
    """vCard 2.1: a line that goes on ends with an equals sign, and the letters are those the property says."""
    found = card(tmp_path, "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=A4ng=", "le;J=C3=BC=", "rgen",
                 "ORG;ISO-8859-1;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:M=FCller", version="2.1")  # fmt: skip
    assert (found.whole_name, found.firm) == ("Jürgen Längle", "Müller")


def test_a_line_folded_in_the_old_version_keeps_the_blank_it_was_folded_at(tmp_path: Path) -> None:
    assert card(tmp_path, "FN:Petra", " Lang", version="2.1").whole_name == "Petra Lang"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_read_in_whatever_the_file_is_written(tmp_path: Path, encoding: str) -> None:
    text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jürgen Müßig\r\nEND:VCARD\r\n"
    (found,) = cards(tmp_path, text.encode(encoding))
    assert found.whole_name == "Jürgen Müßig"


def test_a_picture_is_passed_over_however_long_and_folded(tmp_path: Path) -> None:
    for lines in (
        ["PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 74, *([" " + "QUJD" * 18] * 5_000)],
        ["PHOTO;TYPE=JPEG;ENCODING=BASE64:", *(["  /9j/4AAQ"] * 3), ""],
        ["PHOTO:data:image/jpeg;base64," + "QUJD" * 100_000],
    ):
        found = card(tmp_path, *lines, "FN:Petra Lang")
        assert found == Card(line=1, name="Petra Lang")


def test_the_assistant_within_a_card_is_left_out(tmp_path: Path) -> None:
    """vCard 2.1, section 2.4.1: an AGENT is a card within the card."""
    found = card(tmp_path, "FN:Petra Lang", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Olga Fry",
                 "EMAIL:olga@acme.example", "END:VCARD", "EMAIL:petra@acme.example", version="2.1")  # fmt: skip
    assert (found.whole_name, found.mails) == ("Petra Lang", ["petra@acme.example"])


def test_a_card_that_is_cut_off_costs_none_of_the_others(tmp_path: Path) -> None:
    found = cards(
        tmp_path, "BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nEND:VCARD\nno card\nBEGIN:VCARD\nFN:Three\n"
    )
    assert [(each.line, each.name, each.why) for each in found] == [
        (1, "One", CUT_OFF), (3, "Two", ""), (7, "Three", CUT_OFF)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "of_a_firm"),
    [
        (["FN:Acme", "ORG:Acme"], True),
        (["FN:Acme", "KIND:org"], True),
        (["FN:Acme", "N:;;;;", "X-ABShowAs:COMPANY"], True),
        (["FN:Petra Lang", "ORG:Acme"], False),
        (["FN:Petra Lang", "N:Lang;Petra;;;", "ORG:Petra Lang"], False),
    ],
)
def test_a_telephone_keeps_cards_of_companies_too(tmp_path: Path, lines: list[str], of_a_firm: bool) -> None:
    assert card(tmp_path, *lines, version="4.0").is_of_a_firm is of_a_firm


def test_what_is_no_address_book_is_none_whatever_its_name(tmp_path: Path) -> None:
    assert not holds_cards(write(tmp_path, "FN:Petra\n", "petra.vcf"))
    assert not holds_cards(write(tmp_path, "", "empty.vcf")) and not holds_cards(tmp_path / "none.vcf")
    book = write(tmp_path, "begin:vcard\r\nend:vcard\r\n", "petra.txt")
    assert holds_cards(book) and books_in(book) == [book]


@pytest.mark.parametrize(
    ("file", "read"),
    [
        ("John_Doe_GMAIL.vcf", [("John Doe", "IBM", "john.doe@ibm.com")]),
        ("John_Doe_IPHONE.vcf", [("John Doe", "IBM", "john.doe@ibm.com")]),
        ("John_Doe_MS_OUTLOOK.vcf", [("John Doe", "IBM", "john.doe@ibm.cm")]),
        ("outlook-2003.vcf", [("John Doe", "Company, The", "jdoe@hotmail.com")]),
        ("rfc2426-example.vcf", [("Frank Dawson", "Lotus Development Corporation", "Frank_Dawson@Lotus.com"),
                                 ("Tim Howes", "Netscape Communications Corp.", "howes@netscape.com")]),
        ("gmail-list.vcf", [("Arnold Smith", "", "asmithk@gmail.com"), ("Chris Beatle", "", "chrisy55d@yahoo.com"),
                            ("Doug White", "", "dwhite@gmail.com")]),
    ],
)  # fmt: skip
def test_cards_of_address_books_as_they_are(file: str, read: list[tuple[str, str, str]]) -> None:
    found = list(read_cards(shared("vcards-give", file)))
    assert [(each.whole_name, each.firm, each.mails[0]) for each in found] == read
