"""The whole notation, built or not: none of its 71 phrases can be taken for another, and each reads what it says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ridealong.moments import slots
from ridealong.moments.book import PlainBook
from ridealong.moments.kind import KINDS, Fact, Field
from ridealong.moments.notation import parse, say
from ridealong.moments.phrase import Part, phrase_of
from ridealong.moments.recognising import recognised
from tests.moments.phrases import PHRASES, declare_missing
from tests.moments.scratch import scratch_kinds
from tests.moments.strategies import CLASHING

SENTENCES = 200
CONTACTS = [*CLASHING, "acme", "acme/petra-lang", "to/by", "the/system"]
QUOTED = [
    '"x"',
    '""',
    '"he \\"promised\\" acme"',
    '"a by 2026-03-06"@de',
    '"no, \\\\"',
    '" | by ana"',
    '"^x"',
    '": \\n"',
]
LABELS = ["^p1", "^by", "^x", "^2026-03-06", "^v1.2"]
ITEMS = [each for each in CLASHING if "'" not in each]
TEXTS: dict[Any, list[str]] = {
    slots.Person: CLASHING,
    slots.Customer: CONTACTS,
    slots.Anyone: CONTACTS,
    slots.Newcomer: CONTACTS,
    slots.Ref: LABELS,
    slots.Words: QUOTED,
    slots.Word: ITEMS,
    slots.Document: ["\n    one", "\n    when: 2026-03-06\n\n      deeper", "\n    tom left"],
    date: ["2026-03-06", "0001-01-01"],
    slots.Money: ["9480.00 EUR", "-3 USD", "0.0001 XAU"],
    slots.Minutes: ["55 min", "2 h", "1 h 30 min"],
    Decimal: ["0.8", "-1", "12"],
    int: ["0", "7", "12"],
}
LISTS: dict[Any, list[list[str]]] = {
    tuple[slots.Person, ...]: [CLASHING],
    tuple[slots.Words, ...]: [QUOTED],
    tuple[slots.Tally, ...]: [ITEMS, TEXTS[int], ["met"]],
    tuple[slots.Grade, ...]: [ITEMS, ["exceeds", "meets", "below"]],
}


@pytest.fixture(scope="module")
def every_kind() -> Iterator[dict[str, type[Fact]]]:
    with scratch_kinds():
        declare_missing()
        yield dict(KINDS)


def test_there_are_72_phrases(every_kind):
    assert len(every_kind) == 72
    assert set(PHRASES) <= set(every_kind)


def test_no_two_phrases_can_be_confused(every_kind):
    chance = random.Random(69)
    confused = {}
    for kind in every_kind.values():
        for _ in range(SENTENCES):
            sentence = told(phrase_of(kind).parts, chance)
            if recognised(sentence) != [kind]:
                confused[sentence] = [each.NAME for each in recognised(sentence)]
    assert confused == {}


def test_every_phrase_reads_back_what_it_says(every_kind):
    chance, book = random.Random(96), PlainBook()
    for kind in every_kind.values():
        for _ in range(SENTENCES // 20):
            moment = parse(f"2026-03-02 {told(phrase_of(kind).parts, chance)}", book)
            said = say(moment, book)
            assert type(moment.fact) is kind
            assert parse(said, book) == moment, said


def test_the_label_of_a_document_stands_in_front_of_its_colon(every_kind):
    plan = parse(
        "2026-03-02 ana adopted the game plan from 2026-04-01 ^g1:\n    priorities:\n      - focus",
        PlainBook(),
    )
    assert plan.label == "g1"
    assert plan.fact.plan == "priorities:\n  - focus"
    assert say(plan, PlainBook(), plain=True).split("\n")[0].endswith("from 2026-04-01 ^g1:")


@pytest.mark.parametrize(
    "sentence",
    [
        'tom started a try "x", smallest "y", opposite of ^c1',
        'tom started a try "x", smallest "y", from customer acme, judge by 2026-05-01',
        'tom started a try "x", smallest "y", copied, kill if "z"',
        "tom debriefed ^v1, mia talked most",
        'tom debriefed ^v1, the customer talked most, change "listen"',
        'ana wrote an opening "x", no filters',
        'ana wrote an opening "x", filters "a degree"',
        'acme preferred us because "you called back" over "Bolt"',
        'acme preferred "Bolt" because "price"',
        'tom learned "x" from ^v1: ask "y", key "z"',
        'tom learned "x" from acme/petra-lang: ask "y", key "z"',
        'tom named priorities "a", "b", "c"; own part "d"',
        "ana taught ^l1 to tom, mia",
        "ana chose c-17 for ^o1 as hire, pedigree shown",
    ],
)
def test_choices_and_lists_are_said_as_they_were_told(every_kind, sentence):
    book = PlainBook()
    assert say(parse(f"2026-03-02  {sentence}", book), book, plain=True) == f"2026-03-02  {sentence}"


def told(parts: tuple[Part, ...], chance: random.Random) -> str:
    """A random sentence of a phrase; now and then it has a label of its own."""
    *head, last = parts
    label = f" {chance.choice(LABELS)}" if chance.random() < 0.3 else ""
    if last.slot and last.slot.type == slots.Document:
        return f"{run(head, chance).removesuffix(':')}{label}:{part(last, chance)}"
    return run(parts, chance) + label


def run(parts: list[Part] | tuple[Part, ...], chance: random.Random) -> str:
    return "".join(part(each, chance) for each in parts)


def part(each: Part, chance: random.Random) -> str:
    if each.optional:
        return run(each.optional, chance) if chance.random() < 0.5 else ""
    if each.choice:
        return run(chance.choice(each.choice), chance)
    return slot(each.slot, chance) if each.slot else each.literal


def slot(each: Field, chance: random.Random) -> str:
    if each.choices:
        return chance.choice(each.choices)
    if each.type in LISTS:
        items = (" ".join(map(chance.choice, LISTS[each.type])) for _ in range(chance.randint(1, 3)))
        return ", ".join(items)
    return chance.choice(TEXTS[each.type])
