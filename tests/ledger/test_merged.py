"""Two customers turn out to be one, and part again: what is told of the first is told of the other."""

from __future__ import annotations

import pytest

from ridealong.ledger.derived import rebuild
from ridealong.ledger.models import OpenLoop
from ridealong.people import parties as people
from ridealong.people.models import Membership, Party, Serving
from tests.ledger.telling import anas, named, party, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")

MERGED = """
2026-03-01  acme-2 became known as "ACME Tools Ltd"
2026-03-01  acme-2/olga became known as "Olga Fry"
2026-03-01  nils took over acme-2
2026-03-02  tom promised acme-2/olga "a price list" by 2026-03-20 ^p1
2026-03-03  acme-2 bought for 100.00 EUR from nils
2026-03-04  acme-2 is the same as acme ^same
"""


def root(handle: str) -> str:
    ((_, _, _, customer),) = people.told_of([party(handle)])
    return customer or party(handle)


def derived() -> tuple[list[tuple[object, ...]], ...]:
    """Whatever is derived of customers, in an order of its own."""
    columns = ((Party, ("id", "sort", "handle", "customer")), (Serving, ("customer", "person", "since")),
               (Membership, ("person", "role")), (OpenLoop, ("opener", "receiver", "state")))  # fmt: skip
    return tuple(sorted(model.objects.values_list(*names), key=str) for model, names in columns)


def test_what_the_other_is_owed_is_owed_to_the_one() -> None:
    tell(MERGED)
    assert [root("acme-2"), root("acme-2/olga")] == [party("acme")] * 2
    assert OpenLoop.objects.get(opener=named("p1")).receiver == party("acme")


def test_whoever_took_over_last_serves_both() -> None:
    tell(MERGED)
    serving = (
        Serving.objects.filter(customer=party("acme")).order_by("since").values_list("person", flat=True)
    )
    assert list(serving) == [party("tom"), party("nils")]


def test_the_leader_of_one_reads_what_was_told_of_both() -> None:
    """Nils and his customer are Bob's; since it is Acme, which was Tom's, it belongs to Ana's evidence too."""
    tell(MERGED)
    evidence = anas()
    assert [each.customer for each in evidence.purchases] == [party("acme")]
    assert evidence.roster.root(party("acme-2/olga")) == party("acme")


def test_taken_back_they_are_two_again() -> None:
    tell(MERGED.replace("2026-03-04  acme-2 is the same as acme ^same\n", ""))
    before = derived()
    tell("2026-03-04  acme-2 is the same as acme ^same")
    assert derived() != before
    tell('2026-03-10  ana withdrew ^same: "two firms of one name"')
    assert derived() == before


def test_a_chain_of_three_ends_at_the_last() -> None:
    tell(MERGED)
    tell("2026-03-05  acme is the same as bolt")
    assert [root(each) for each in ("acme-2", "acme-2/olga", "acme/petra")] == [party("bolt")] * 3


@pytest.mark.parametrize(
    "later",
    [
        "",
        "2026-03-09  mia took over acme-2",
        "2026-03-09  mia took over acme",
        '2026-03-09  acme-2/zoe became known as "Zoe"\n2026-03-09  tom promised acme-2/zoe "a call" by 2026-03-30',
        "2026-03-05  acme is the same as bolt",
        '2026-03-10  ana withdrew ^same: "two firms of one name"',
    ],
)
def test_read_again_from_nothing_everything_is_the_same(later: str) -> None:
    tell(MERGED)
    if later:
        tell(later)
    before = derived()
    rebuild()
    assert derived() == before


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("2026-03-05  acme is the same as acme-2", "acme and acme-2 are the same already"),
        ("2026-03-05  bolt is the same as bolt", "everybody is the same as themselves"),
    ],
)
def test_what_cannot_be_one_is_refused(told: str, why: str) -> None:
    tell(MERGED)
    assert refusal(told) == why


TWO_CONTACTS = """
2026-03-01  acme/p became known as "P. Lang"
2026-03-02  tom promised acme/p "a price list" by 2026-03-20 ^p1
2026-03-04  acme/p is the same as acme/petra ^same
"""


def test_two_contacts_of_one_customer_may_be_one() -> None:
    """Whoever they are, they speak for Acme: what was promised to either was promised to Acme, before and after."""
    tell(TWO_CONTACTS)
    assert root("acme/p") == root("acme/petra") == party("acme")
    assert anas().roster.root(party("acme/p")) == party("acme")
    before = derived()
    rebuild()
    assert derived() == before
    tell('2026-03-10  ana withdrew ^same: "two people of one name"')
    assert derived() == before, "nothing of it hung on their being one"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("acme/petra is the same as acme/p", "acme/petra and acme/p are the same already"),
        ("acme/petra is the same as bolt/petra",
         "acme/petra and bolt/petra speak for two customers; tell first that those are one, if they are"),
        ("acme/petra is the same as bolt",
         "acme/petra is a contact and bolt a customer: they speak for one, and are none"),
        ("tom is the same as acme", "tom is one of our people and acme a customer"),
        ("tom is the same as mia",
         "tom and mia are people of ours; write: tom is the same person as mia"),
    ],
)  # fmt: skip
def test_contacts_and_people_are_no_customers_and_those_of_two_customers_are_two(told: str, why: str) -> None:
    tell(TWO_CONTACTS + '2026-03-01  bolt/petra became known as "Petra Lang"')
    assert refusal(f"2026-03-05  {told}") == why


def test_a_contact_who_was_made_one_speaks_for_their_own_firm_once_the_firms_part() -> None:
    """Acme and Acme-2 were one for a while, and so were their Petras; parted, no word of one counts for the other."""
    tell("""
    2026-03-01  acme-2 became known as "ACME"
    2026-03-01  acme-2/petra became known as "Petra Lang"
    2026-03-04  acme-2 is the same as acme ^firms
    2026-03-05  acme-2/petra is the same as acme/petra
    2026-03-10  ana withdrew ^firms: "two firms of one name"
    """)
    assert root("acme-2/petra") == party("acme-2")
    assert anas().roster.root(party("acme-2/petra")) == party("acme-2")
