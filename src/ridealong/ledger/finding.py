"""What a reader looks for by words: customers, people, and what was said, as far as they may see any of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ridealong.ledger import searching
from ridealong.ledger.codec import moment_from
from ridealong.ledger.customers import Circle, Customer, Wanted, page
from ridealong.ledger.lookup import SELECT
from ridealong.ledger.seen import seen
from ridealong.moments.kinds.roster import CustomerMet, PersonJoined
from ridealong.moments.moment import Moment
from ridealong.people.folding import asked_for, folded
from ridealong.people.lists import as_list, ask, listed
from ridealong.people.seeing import Sees, Sight

A_PAGE = 20
NAMES_AT_MOST = 400
LOOKED_AT = (60, 340)
"""How many mentions are looked at for a page, first and then: of most of them somebody may read none."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A customer, and by which other name they were found: one they had, or that of somebody who speaks for them."""

    customer: Customer
    through: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Person:
    handle: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Mentions:
    moments: Sequence[Moment]
    before: int | None
    """From where to go on, where there is more that this reader may read."""


def called(words: Sequence[str]) -> dict[str, list[str]]:
    """Customers that have or had a name with these words, or for whom somebody of such a name speaks; with those names.

    Names that somebody has still are told; a name nobody goes by any more leads to whoever had it.
    """
    seqs = searching.found(words, among=searching.NAMES, before=None, most=NAMES_AT_MOST)
    subjects = {_subject(moment) for moment in _at(seqs)}
    rows = ask(
        f"SELECT id, coalesce(customer, id), name FROM people_party"
        f" WHERE id IN {listed()} AND sort <> 'person' AND NOT forgotten",
        [as_list(subjects)],
    )
    found: dict[str, list[str]] = {}
    for identity, root, name in rows:
        others = found.setdefault(root, [])
        if identity != root and name:
            others.append(name)
    return found


def customers(question: str, circle: Circle) -> tuple[list[Hit], bool]:
    """The customers that fit best, and whether there are more."""
    words = asked_for(question)
    if not words:
        return [], False
    names = called(words)
    found = page(circle, Wanted(called=list(names), like="-".join(words)), 3 * A_PAGE)
    best = sorted(found, key=lambda each: (_rank(each.handle, each.name, words), each.handle))
    hits = [Hit(each, names.get(each.id, ())) for each in best[:A_PAGE]]
    return hits, len(best) > A_PAGE


def people(question: str, sight: Sight) -> list[Person]:
    """Those of ours who are here today and whose name or handle fits: a firm's people are all in mind already."""
    words = asked_for(question)
    if not words or not (sight.here or sight.everything):
        return []
    found = []
    for identity, person in sight.lines.people.items():
        stay = sight.lines.on(identity, sight.today)
        if stay is not None and _fits([*folded(person.name), *folded(person.handle)], words):
            found.append(Person(person.handle, person.name, stay.role))
    return sorted(found, key=lambda each: (_rank(each.handle, each.name, words), each.handle))[:A_PAGE]


def mentions(question: str, sight: Sight, *, before: int | None) -> Mentions:
    """What was said with these words, the newest first.

    Whether anything was said that this reader may not read shows in nothing here, not even in how far it goes.
    """
    words, found, at = asked_for(question), list[tuple[int, Moment]](), before
    if not (sight.here or sight.everything):
        return Mentions([], None)
    for most in LOOKED_AT:
        seqs = searching.found(words, among=searching.WORDS, before=at, most=most)
        found += _readable(seqs, sight)
        if len(found) > A_PAGE or len(seqs) < most:
            break
        at = seqs[-1]
    shown = found[:A_PAGE]
    return Mentions([each for _, each in shown], shown[-1][0] if len(found) > A_PAGE else None)


def _readable(seqs: Sequence[int], sight: Sight) -> list[tuple[int, Moment]]:
    told = dict(zip(sorted(seqs), _at(seqs), strict=True))
    sees = seen(told.values(), sight)
    return [(seq, told[seq]) for seq in seqs if sees[told[seq].id] is not Sees.NOTHING]


def _at(seqs: Iterable[int]) -> list[Moment]:
    """The moments at these places, in their order."""
    places = ", ".join(map(str, map(int, seqs)))
    if not places:
        return []
    return [moment_from(row[:-1], row[-1]) for row in ask(f"{SELECT} WHERE m.seq IN ({places}) ORDER BY m.seq")]


def _subject(moment: Moment) -> str:
    fact = moment.fact
    assert isinstance(fact, CustomerMet | PersonJoined)
    return fact.customer if isinstance(fact, CustomerMet) else fact.who


def _fits(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _rank(handle: str, name: str, wanted: Sequence[str]) -> int:
    """Whose name it is comes first, then whose begins so, then all others."""
    told, asked = folded(name), list(wanted)
    if asked in (told, folded(handle)):
        return 0
    return 1 if told[: len(asked)] and " ".join(told).startswith(" ".join(asked)) else 2
