"""When two names are one: the legal form says nothing, a slip little, and another number everything."""

import pytest

from ridealong.doors.twins.names import alike, bare, same_person


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Müller & Söhne GmbH & Co. KG", "muller sohne"),
        ("Mueller und Soehne", "muller sohne"),
        ("Acme S.A.", "acme"),
        ("Acme Sp. z o.o.", "acme"),
        ("Novo Print A/S", "novo print"),
        ("PT Astra", "astra"),
        ("SAS Institute", "sas institute"),
        ("株式会社トヨタ", "トヨタ"),
        ("O'Neil Ltd.", "oneil"),
        ("Limited", "limited"),
    ],
)
def test_what_is_left_of_a_name_to_compare(name: str, words: str) -> None:
    assert bare(name).text == words


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme Corp", "ACME Corporation"), ("Tools Acme", "Acme Tools"), ("Acme Tools", "Acme Tool GmbH"),
     ("Star Print", "Starprint Inc."), ("Kestrel Optics", "Kesrtel Optics"),
     ("IBM", "International Business Machines Corp.")],
)  # fmt: skip
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one) >= 88


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bakery 1", "Bakery 2"), ("Branch 1001", "Branch 10011"),
     ("Lebel Dental", "Febel Dental"), ("North Bakery", "South Bakery"),
     ("Betasoloin", "Betatech"), ("Zoomit", "Zumgoity"), ("IT", "International Trade")],
)  # fmt: skip
def test_names_that_are_two(one: str, other: str) -> None:
    assert alike(one, other) < 88


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [("Tom Ash", "T. Ash", True), ("Ash, Tom", "Tom Ash", True), ("Petra Lang", "Petra Lange", True),
     ("Tom Ash", "Tim Ash", False), ("Tom Ash", "Tom Berg", False), ("T. Ash", "M. Ash", False)],
)  # fmt: skip
def test_a_persons_name_is_the_same_turned_round_or_with_its_first_letter(
    one: str, other: str, may_be: bool
) -> None:
    assert (same_person(one, other) >= 88) is may_be
