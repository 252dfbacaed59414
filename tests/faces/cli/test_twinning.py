"""Who is here twice, from the command line: shown with reasons, made one, parted again, said to be two."""

from datetime import UTC, datetime

import pytest

from ridealong.people import parties as people
from ridealong.people.accounts.opening import account_of, open_account


@pytest.fixture
def twice(ana):
    """Kestrel is in the books twice, and Rita keeps them."""
    for told in (
        'rita joined as keeper called "Rita Roth"',
        '2025-02-03  kestrel became known as "Kestrel Optics Ltd" in "Leeds"',
        '2025-02-03  kestrel-2 became known as "Kestrel Optics" in "Leeds"',
    ):
        assert ana("tell", told).code == 0
    return ana


def test_pairs_are_shown_with_what_speaks_for_them_and_what_to_type(twice):
    said = twice("twins")
    assert said.out == (
        "Kestrel Optics Ltd (kestrel)  =?  Kestrel Optics (kestrel-2)\n"
        "  for      the same name without its legal form: kestrel optics\n"
        "  for      both in Leeds\n"
        "  ridealong merge kestrel kestrel-2 --as KEEPER\n"
        "  ridealong apart kestrel kestrel-2\n"
    )


def test_the_same_as_one_document(twice):
    assert twice("twins", "--json").document == {
        "pairs": 1,
        "twins": [
            {
                "sort": "customer",
                "keep": {"handle": "kestrel", "name": "Kestrel Optics Ltd"},
                "other": {"handle": "kestrel-2", "name": "Kestrel Optics"},
                "for": ["the same name without its legal form: kestrel optics", "both in Leeds"],
                "against": [],
            }
        ],
    }


def test_more_than_asked_for_are_counted(twice):
    twice("tell", '2025-02-03  kestrel-3 became known as "KESTREL Optics" in "Leeds"')
    assert twice("twins", "--most", "1").out.endswith("… and 2 more (--most 3)\n")


def test_two_are_made_one_by_a_keeper_and_parted_again(twice):
    said = twice("merge", "kestrel", "kestrel-2", "--as", "rita")
    assert said.out == "kestrel-2 is the same as kestrel: whatever is told of either is told of both.\n"
    assert said.err == "Take it back with: ridealong unmerge kestrel-2\n"
    kestrel = people.find("kestrel").id
    assert people.find("kestrel-2").customer == kestrel
    assert twice("twins").out == "Nobody here looks like anybody else.\n"
    assert twice("unmerge", "kestrel", "--as", "rita").out == "kestrel-2 and kestrel are two again.\n"
    assert people.find("kestrel-2").customer is None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("merge", "kestrel", "tom", "--as", "rita"), "tom is one of our people and kestrel a customer"),
        (("merge", "kestrel", "kestrel", "--as", "rita"), "everybody is the same as themselves"),
        (("merge", "kestrel", "kestrl"), "nobody here is called kestrl; did you mean kestrel or kestrel-2?"),
        (("merge", "kestrel", "kestrel-2"),
         "that two customers are one is recorded by an import or by a keeper (Rita Roth), not by ana-ortiz"),
        (("unmerge", "kestrel"), "kestrel was told to be the same as nobody, so there is nothing to part"),
        (("apart", "kestrel", "kestrel"), "kestrel and kestrel are one name"),
        (("apart", "kestrel", "acme", "--again"), "nobody said that kestrel and acme are two"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_line(twice, words, why):
    said = twice(*words)
    assert (said.code, said.err) == (1, f"ridealong: {why}\n")


def test_what_was_said_to_be_two_is_not_shown_again_until_that_is_taken_back(twice):
    assert (
        twice("apart", "kestrel", "kestrel-2").out
        == "kestrel and kestrel-2 are two, and are not suggested again.\n"
    )
    assert twice("twins").out == "Nobody here looks like anybody else.\n"
    assert twice("apart", "kestrel-2", "kestrel", "--again").code == 0
    assert "kestrel-2" in twice("twins").out


def test_the_tick_says_that_there_are_pairs_to_decide_on_once(twice):
    assert "pairs that may be one and the same: 1 (ridealong twins)\n" in twice("tick").out
    assert "pairs" not in twice("tick").out


def test_an_address_book_comes_in_like_any_other_file(twice, tmp_path):
    book = tmp_path / "book.vcf"
    book.write_text("BEGIN:VCARD\nFN:Olga Fry\nORG:Acme\nEMAIL:olga@acme.example\nEND:VCARD\n"
                    "BEGIN:VCARD\nFN:Max\nORG:Gull\nEND:VCARD\n")  # fmt: skip
    said = twice("import", str(book), "--as", "rita", "--dry-run")
    assert said.out == (
        "book.vcf: 2 contacts\n"
        "  an address book of vCards\n"
        "  1 card is put aside:\n"
        "    book.vcf, line 6: `Gull` is no customer here (with --new-firms it becomes one)\n"
        "1 contact of 1 customer is new\n"
        "1 moment to record: 1 customer.met\n"
        "Nothing was recorded: this was a dry run.\n"
    )
    assert twice("import", str(book), "--as", "rita", "--new-firms").code == 0
    assert people.find("gull/max") is not None and people.find("acme/olga-fry") is not None


@pytest.fixture
def spelled_twice(twice):
    """Tom came in once more as T. Weber, and serves the same customer."""
    for told in (
        '2025-02-03  t-weber joined as salesperson called "T. Weber"',
        "2025-02-04  t-weber took over kestrel",
        "2025-02-05  tom took over kestrel",
    ):
        twice("tell", told)
    return twice


def test_two_spellings_of_one_of_us_are_made_one_and_the_second_invites_nobody(spelled_twice):
    assert "  ridealong merge tom t-weber --as KEEPER\n" in spelled_twice("twins").out
    assert spelled_twice("merge", "tom", "t-weber", "--as", "rita").code == 0
    assert people.came_twice() == {people.find("t-weber").id: people.find("tom").id}
    said = spelled_twice("invite", "t-weber", "--email", "t@firm.example")
    assert "t-weber is the same person as tom; let in tom" in said.err
    assert "t-weber took over kestrel" in spelled_twice("show", "--who", "tom").out
    assert spelled_twice("unmerge", "t-weber", "--as", "rita").out == "t-weber and tom are two again.\n"


def test_the_account_of_the_second_goes_where_that_is_asked_for(spelled_twice):
    for who in ("tom", "t-weber"):
        open_account(people.find(who).id, f"{who}@firm.example", now=datetime.now(UTC))
    refused = spelled_twice("merge", "tom", "t-weber", "--as", "rita")
    assert "ridealong merge tom t-weber --close-account" in refused.err
    assert spelled_twice("merge", "tom", "t-weber", "--close-account", "--as", "ana-ortiz").code == 1
    assert account_of(people.find("t-weber").id) is not None, "a refusal closes nothing"
    assert spelled_twice("merge", "tom", "t-weber", "--close-account", "--as", "rita").code == 0
    assert account_of(people.find("t-weber").id) is None
    assert account_of(people.find("tom").id) is not None


def test_the_leader_of_a_second_spelling_is_the_leader(spelled_twice):
    spelled_twice("tell", '2025-02-03  a-ortiz joined as leader called "A. Ortiz"')
    merged = spelled_twice("merge", "ana-ortiz", "a-ortiz", "--as", "rita")
    assert merged.code == 0, merged.err
    asked = spelled_twice("answer", "--leader", "a-ortiz", "--as-of", "2026-03-30")
    assert asked.code == 0
    assert asked.out == spelled_twice("answer", "--leader", "ana-ortiz", "--as-of", "2026-03-30").out
