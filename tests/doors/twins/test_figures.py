"""What the documents say of how well twins are found is so, and what must hold of any names whatever."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.twins.__main__ import invent
from ridealong.doors.twins.names import alike, same_person
from ridealong.doors.twins.pairing import pairs
from ridealong.doors.twins.portraits import Portrait, fold
from ridealong.people.marks import domain_in, mail_in, phone_in
from tests.house.tree import DOCS

ROW = re.compile(r"\| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|")
NAMES = st.text(alphabet="abeo AB&.-12üÖ", max_size=24)


def portrait(identity: str, name: str, town: str = "", domain: str = "", phone: str = "") -> Portrait:
    one = Portrait(identity, "customer", identity, name, {name})
    one.places |= {fold(town): town} if town else {}
    one.domains |= {domain} if domain else set()
    one.phones |= {number} if (number := phone_in(phone)) else set()
    return one


@pytest.mark.slow
def test_the_figures_in_the_documents_are_so() -> None:
    rows, planted = invent(Random(7), 50_000, 600)
    everybody = [
        portrait(str(at), row["name"], row["town"], row["domain"], row["phone"])
        for at, row in enumerate(rows)
    ]
    found = {(int(one.id), int(other.id)) for one, other, _ in pairs(everybody)}
    told = ROW.search((DOCS / "duplicates.md").read_text())
    assert told is not None
    assert [int(each.replace(",", "")) for each in told.groups()] == [
        len(rows), len(planted), len(planted & found), len(found)
    ]  # fmt: skip


@given(NAMES, NAMES)
def test_whoever_is_asked_first_two_names_are_as_alike(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert same_person(one, other) == same_person(other, one)
    assert alike(one, one) == same_person(one, one) == 100


@given(st.lists(st.tuples(NAMES, st.sampled_from(["", "Leeds", "Spain"])), max_size=12), st.randoms())
def test_each_pair_is_found_once_nobody_with_themselves_in_whatever_order_they_came(
    told: list[tuple[str, str]], chance: Random
) -> None:
    everybody = [portrait(str(at), name, town) for at, (name, town) in enumerate(told)]
    found = [frozenset((one.id, other.id)) for one, other, _ in pairs(everybody)]
    assert len(found) == len(set(found)) and all(len(pair) == 2 for pair in found)
    chance.shuffle(everybody)
    assert {frozenset((one.id, other.id)) for one, other, _ in pairs(everybody)} == set(found)


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_look_for_a_mark_in(text: str) -> None:
    for read in (domain_in, mail_in, phone_in):
        found = read(text)
        assert found is None or (found and len(found) <= 254)
