"""Who is suggested, with which reasons; by the name alone nobody is, and whoever was said to be two is not again."""

from __future__ import annotations

import pytest

from ridealong.doors.twins.looking import due, is_due, look, looked
from ridealong.doors.twins.merging import keep_apart, suggest_again
from ridealong.doors.twins.models import Suggestion
from ridealong.doors.twins.suggesting import Twins, suggested
from ridealong.people import parties as people
from ridealong.people.marks import Told, domain_in, keep, phone_in
from ridealong.people.models import Party
from tests.ledger.telling import NOW, party, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")

TWICE = """
2025-02-03  kestrel became known as "Kestrel Optics Ltd" in "Leeds"
2025-02-03  kestrel-2 became known as "Kestrel Optics" in "Leeds"
"""


def pairs() -> list[tuple[str, str]]:
    look(NOW)
    return [(each.one.handle, each.other.handle) for each in suggested()]


def the(handle: str) -> Party:
    found = people.find(handle)
    assert found is not None
    return found


def only() -> Twins:
    look(NOW)
    (found,) = suggested()
    return found


def test_one_name_in_one_town_is_suggested_and_both_sides_are_told() -> None:
    tell(TWICE + "2025-02-04  tom took over kestrel\n2025-02-04  mia took over kestrel-2")
    found = only()
    assert found.reasons.says_yes == (
        "the same name without its legal form: kestrel optics",
        "both in Leeds",
    )
    assert found.reasons.says_no == ("one served by Tom Berg, the other by Mia Lind",)
    assert dict(found.one.facts) == {"in": "Leeds", "served by": "Tom Berg"}


def test_by_the_name_alone_nobody_is_suggested() -> None:
    tell(TWICE.replace(' in "Leeds"', ""))
    assert pairs() == []


def test_a_country_is_no_town_but_enough_where_the_name_is_the_same_to_the_letter() -> None:
    tell(TWICE.replace("Leeds", "Spain"))
    assert pairs() == [("kestrel", "kestrel-2")]
    tell('2025-02-03  kestrel-3 became known as "Kestrel Optic" in "Spain"')
    assert pairs() == [("kestrel", "kestrel-2")], "a slip and a country are too little"


def test_that_both_bought_on_one_day_speaks_against_it() -> None:
    """
    A firm that is in the books twice seldom orders under both names on the same day; a purchase withdrawn is none.
    """
    tell(TWICE)
    tell("""
    2025-03-03  kestrel bought for 10.00 EUR from tom
    2025-03-03  kestrel-2 bought for 20.00 EUR from tom
    2025-04-07  kestrel bought for 10.00 EUR from tom
    2025-04-07  kestrel-2 bought for 20.00 EUR from tom ^slip
    2025-04-08  tom withdrew ^slip: "another customer's"
    """)
    assert only().reasons.says_no == ("both bought on 3 March 2025",)


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ((("domain", "https://www.kestrel.example/en"), ("domain", "kestrel.example")), "both are at kestrel.example"),
        ((("phone", "+44 113 555 0101"), ("phone", "(0113) 5550101 ext. 12")), "both are phoned at …135550101"),
    ],
)  # fmt: skip
def test_a_web_domain_or_a_telephone_stands_in_for_the_town(
    marks: tuple[tuple[str, str], ...], why: str
) -> None:
    tell(TWICE.replace(' in "Leeds"', ""))
    read = {"domain": domain_in, "phone": phone_in}
    for handle, (sort, text) in zip(("kestrel", "kestrel-2"), marks, strict=True):
        keep([Told(party(handle), sort, read[sort](text) or "")], door="test")  # type: ignore[arg-type]
    assert why in only().reasons.says_yes


def test_an_address_where_anybody_may_be_says_nothing() -> None:
    assert [domain_in(each) for each in ("a@gmail.com", "http://home.earthlink.net/~a", "b@yahoo.co.uk")] == [
        None
    ] * 3
    assert domain_in("petra@acme.example") == "acme.example"


def test_somebody_who_speaks_for_both_is_a_reason() -> None:
    tell(TWICE.replace(' in "Leeds"', ""))
    tell("""
    2025-02-05  kestrel/olga became known as "Olga Fry"
    2025-02-05  kestrel-2/olga became known as "Olga Fry"
    """)
    assert pairs() == [("kestrel", "kestrel-2")]
    assert "Olga Fry speaks for both" in suggested()[0].reasons.says_yes


def test_a_firm_and_the_one_it_belongs_to_are_known_to_be_two() -> None:
    tell(TWICE.replace('Kestrel Optics" in "Leeds"', 'Kestrel Optics" in "Leeds" under kestrel'))
    assert pairs() == []


def test_contacts_of_one_customer_are_compared_and_those_of_two_are_not() -> None:
    tell("""
    2025-02-05  acme/lang became known as "Lang, Petra"
    2025-02-05  bolt/petra became known as "Petra Lang"
    """)
    assert pairs() == [("acme/petra", "acme/lang")]


def test_two_spellings_of_a_salesperson_who_serve_one_customer_are_suggested() -> None:
    tell("""
    2025-01-06  t-berg joined as salesperson called "T. Berg"
    2025-01-07  t-berg took over acme
    2025-01-08  tom took over acme
    """)
    found = only()
    assert (found.sort, found.one.handle, found.other.handle) == ("person", "tom", "t-berg")


def test_whoever_was_said_to_be_two_is_not_suggested_until_that_is_taken_back() -> None:
    tell(TWICE)
    keep_apart(the("kestrel-2"), the("kestrel"), by=recorder("rita"), now=NOW)
    assert pairs() == []
    suggest_again(the("kestrel"), the("kestrel-2"), now=NOW)
    assert pairs() == [("kestrel", "kestrel-2")]


def test_nobody_is_compared_again_until_somebody_comes_or_goes() -> None:
    tell(TWICE)
    assert is_due(looked())
    assert list(due(NOW)) == ["pairs that may be one and the same: 1 (ridealong twins)"]
    tell("2025-03-03  kestrel bought for 10.00 EUR from tom")
    assert not is_due(looked()) and list(due(NOW)) == []
    tell('2025-03-03  gull became known as "Gull"')
    assert is_due(looked())


def test_whoever_was_forgotten_is_suggested_no_more_and_leaves_no_mark() -> None:
    tell(TWICE)
    keep([Told(party("kestrel"), "phone", "135550101")], door="test")
    look(NOW)
    kestrel = party("kestrel")
    tell("as rita\n2026-03-31  rita had the words of kestrel forgotten")
    assert suggested() == [] and Suggestion.objects.count() == 1
    assert look(NOW) == 0
    assert not people.Mark.objects.filter(party=kestrel).exists()
