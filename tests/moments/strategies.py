"""Random facts and moments of any kind, from nothing but the types of its fields; awkward ones on purpose."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from ridealong.moments import slots
from ridealong.moments.kind import Fact, Field, fields_of
from ridealong.moments.moment import Moment, Voice, on_day
from ridealong.moments.phrase import phrase_of

CLASHING = [
    *(
        "promised",
        "to",
        "by",
        "for",
        "with",
        "on",
        "in",
        "a",
        "left",
        "said",
        "was",
        "the",
        "from",
        "under",
        "met",
    ),
    *(
        "pulse",
        "rival",
        "payroll",
        "customer",
        "us",
        "own",
        "h",
        "min",
        "EUR",
        "won",
        "yes",
        "as",
        "of",
        "id",
    ),
    *("josé", "žofie", "o'brien", "anne-marie", "a.b", "x2", "2026", "007", "2026-03-02", "北京", "петра"),
]
"""Names and words that look like parts of other phrases, and some that merely look unusual."""
SAID = [
    'he said "no", then "yes"',
    "a \\ and a \\n that is no line's end",
    "two\nlines\r\nand a tab\t",
    "“curly” and ‘single’ and «guillemets»",
    "it's 9 o'clock | by ana as leader id x",
    "^x and ^p1",
    '"',
    "\\",
    '", "',
    '@de "x"@de',
    "🚀 and שלום",
    ": by 2026-03-06",
    "",
    " ",
]
ZONES = [UTC, ZoneInfo("Europe/Vienna"), ZoneInfo("America/St_Johns"), ZoneInfo("Asia/Kathmandu")]

handles = st.sampled_from(CLASHING) | st.text("abyzéß019", min_size=1, max_size=6)
ids = st.integers(0, 2**16).map(lambda number: f"01951c0e-7a7f-7{number:05x}")
contacts = handles | st.sampled_from(["acme/petra-lang", "to/by", "promised/promised"])
labels = st.sampled_from(["p1", "x", "by", "7", "v1.2", "a_b", "a-b", "é"]) | ids
words = st.sampled_from(SAID) | st.text(max_size=12)
single_words = st.sampled_from([*(each for each in CLASHING if "'" not in each), "a_b", "A-117", "x."])
amounts = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=4).flatmap(
    lambda exact: st.integers(0, 4).map(lambda places: round(exact, places))
)
documents = (
    st.lists(
        st.text("abc: |^\"'\\#é-", max_size=8) | st.sampled_from(["", "    - deeper", "when: 2026-03-06"]),
        min_size=1,
    )
    .map("\n".join)
    .filter(lambda document: document.strip() and document == document.rstrip())
)
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    slots.Person: handles,
    slots.Customer: contacts,
    slots.Anyone: contacts,
    slots.Newcomer: contacts,
    tuple[slots.Person, ...]: st.lists(handles, min_size=1, max_size=3).map(tuple),
    slots.Ref: labels,
    slots.Words: words,
    tuple[slots.Words, ...]: st.lists(words, min_size=1, max_size=3).map(tuple),
    slots.Document: documents,
    slots.Word: single_words,
    date: st.dates(),
    slots.Money: st.builds(slots.Money, amounts, st.sampled_from(["EUR", "USD", "XAU"])),
    int: st.integers(0, 10**6),
    Decimal: amounts | st.sampled_from([Decimal("1E+3"), Decimal("0.80"), Decimal("-0.0")]),
    slots.Minutes: st.integers(0, 10**4),
    tuple[slots.Tally, ...]: st.lists(
        st.builds(slots.Tally, single_words, st.integers(0, 99)), min_size=1, max_size=3
    ).map(tuple),
    tuple[slots.Grade, ...]: st.lists(
        st.builds(slots.Grade, single_words, st.sampled_from(["exceeds", "meets", "below"])),
        min_size=1,
        max_size=3,
    ).map(tuple),
}


def values(slot: Field) -> st.SearchStrategy[Any]:
    chosen = st.sampled_from(slot.choices) if slot.choices else BY_TYPE[slot.type]
    return st.none() | chosen if slot.optional else chosen


def facts(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    told = {slot.name: values(slot) for slot in fields_of(kind) if slot.type != slots.Handle}
    return st.fixed_dictionaries(told).filter(partial(_chooses, kind)).map(partial(_fact, kind))


def _chooses(kind: type[Fact], filled: dict[str, Any]) -> bool:
    """Whether of each choice in the phrase at most one run is filled, and one where none stands by itself."""
    for part in phrase_of(kind).parts:
        runs = [frozenset[str]().union(*(each.slot_names for each in run)) for run in part.choice]
        taken = sum(any(filled.get(name) is not None for name in names) for names in runs)
        if runs and (taken > 1 or (taken == 0 and all(runs))):
            return False
    return True


def _fact(kind: type[Fact], filled: dict[str, Any]) -> Fact:
    for slot in fields_of(kind):
        if slot.type == slots.Newcomer:
            filled |= {"handle": filled[slot.name]}  # in a plain book an id is its own handle
            if "speaks_for" in filled:
                customer, contact, _ = filled[slot.name].partition("/")
                filled["speaks_for"] = customer if contact else None
    return kind(**filled)


instants = st.integers(0, 4 * 10**15).map(
    lambda us: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)
)
instants |= st.sampled_from(
    [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, 7, tzinfo=UTC)]
)
days = instants.map(lambda at: on_day(at.date()))
files = st.sampled_from(
    ["photo.jpg#sha256", "a photo, with spaces.jpg", "100%.pdf", "a%20b.txt", "größe.png"]
)


@st.composite
def moments(draw: st.DrawFn, kind: type[Fact]) -> Moment:
    fact = draw(facts(kind))
    all_day = draw(st.booleans())
    return Moment(
        id=draw(ids),
        fact=fact,
        happened_at=draw(days if all_day else instants),
        all_day=all_day,
        recorded_at=draw(st.none() | instants),
        by=draw(st.none() | contacts),
        voice=draw(st.none() | st.sampled_from(Voice)),
        door=draw(st.sampled_from(["", "phone", "import:crm", "as", "with"])),
        label=draw(st.none() | labels),
        language=draw(st.sampled_from([None, "de", "pt-BR", "zh-Hant"])) if speaks(fact) else None,
        corrects=draw(st.none() | labels),
        attachments=draw(st.lists(files, max_size=2).map(tuple)),
    )


def speaks(fact: Fact) -> bool:
    """Whether the fact holds words that could be in a language."""
    spoken = (slots.Words, tuple[slots.Words, ...])
    return any(getattr(fact, slot.name) is not None for slot in fields_of(type(fact)) if slot.type in spoken)
