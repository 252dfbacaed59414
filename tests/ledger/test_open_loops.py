"""The list of open loops says, at any time, exactly what the whole ledger would say if it were read again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from ridealong.ledger.catching_up import catch_up_after_migration
from ridealong.ledger.derived import every, rebuild
from ridealong.ledger.models import OpenLoop
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import forget, withdraw, withdraw_batch
from ridealong.moments.kinds.loops import FavourDone, LessonApplied, SaleLetGo, VisitMade
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.loops import loops_of
from ridealong.moments.moment import Moment
from ridealong.moments.standing import standing
from ridealong.people import parties as people
from tests.ledger.telling import CAST, NOW, attempt, named, party, read, recorder, tell

COLUMNS = ("opener", "kind", "doer", "receiver", "due", "state", "claim")
Rows = list[tuple[object, ...]]


def listed() -> Rows:
    return sorted(OpenLoop.objects.values_list(*COLUMNS), key=str)


def read_again() -> Rows:
    """The same from every moment there is, by the rules that evidence is read by."""
    stands = standing(moment for _, moment in every())
    roots = {each.id: each.customer or each.id for each in people.everyone()}

    def root(identity: str | None) -> str | None:
        return roots.get(identity, identity) if identity else None

    loops = loops_of(stands, UTC, lambda each: roots.get(each, each))
    rows: Rows = []
    for loop in loops.values():
        told = isinstance(loop.fact, VisitMade | SaleLetGo | FavourDone | LessonApplied)
        claim = loop.claimed or (loop.opener if told else None)
        if loop.is_open:
            rows.append((
                loop.opener.id, loop.fact.NAME, root(loop.fact.doer), root(loop.fact.receiver), loop.agreed_due,
                "claimed" if claim else "open", claim.id if claim else None,
            ))  # fmt: skip
    return sorted(rows, key=str)


def state(label: str) -> str:
    """What the list says of a loop: over where it is not in it."""
    found = OpenLoop.objects.filter(opener=named(label)).values_list("state", flat=True).first()
    return found or "over"


# ---- stories ----


@pytest.mark.usefixtures("ledger")
def test_a_promise_is_open_then_claimed_then_over() -> None:
    tell('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1')
    assert state("p1") == "open"
    tell("as tom\n2026-03-04  tom claimed ^p1")
    assert state("p1") == "claimed"
    tell("as acme/petra\n2026-03-05  acme/petra denied ^p1")
    assert state("p1") == "open"
    tell("as acme/petra\n2026-03-06  acme/petra confirmed ^p1")
    assert state("p1") == "over"


@pytest.mark.usefixtures("ledger")
def test_a_leaders_word_for_a_customer_leaves_the_loop_waiting_for_the_customer() -> None:
    tell('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1\n2026-03-04  tom claimed ^p1')
    tell("as ana\n2026-03-05  acme confirmed ^p1")
    assert state("p1") == "claimed"


@pytest.mark.usefixtures("ledger")
def test_taking_the_confirmation_back_opens_the_loop_again() -> None:
    tell('as mia\n2026-03-02  mia raised a barrier "slow credit checks" ^b1')
    tell("as ana\n2026-03-04  ana claimed ^b1\nas mia\n2026-03-05  mia confirmed ^b1 ^c1")
    assert state("b1") == "over"
    withdraw(named("c1"), why="too early", by=recorder("mia"), door="web", now=NOW)
    assert state("b1") == "claimed"
    withdraw(named("b1"), why="a slip", by=recorder("mia"), door="web", now=NOW)
    assert state("b1") == "over"


@pytest.mark.usefixtures("ledger")
def test_a_visit_waits_for_whoever_was_beside_from_the_day_it_is_told() -> None:
    tell("as ana\n2026-03-02  ana visited acme with tom for 50 min ^v1")
    row = OpenLoop.objects.get(opener=named("v1"))
    assert (row.state, row.doer, row.receiver, row.claim) == (
        "claimed",
        party("ana"),
        party("tom"),
        row.opener,
    )


@pytest.mark.usefixtures("ledger")
def test_an_agreed_day_is_the_day_that_is_due() -> None:
    tell('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1')
    tell("as tom\n2026-03-03  tom moved ^p1 to 2026-03-12 ^m1")
    assert str(OpenLoop.objects.get(opener=named("p1")).due) == "2026-03-06"
    tell("as acme/petra\n2026-03-04  acme/petra confirmed ^m1")
    assert str(OpenLoop.objects.get(opener=named("p1")).due) == "2026-03-12"
    assert listed() == read_again()


@pytest.mark.usefixtures("ledger")
def test_a_contact_who_speaks_for_another_customer_speaks_no_more_for_the_first() -> None:
    tell('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1\n2026-03-03  tom claimed ^p1')
    tell("as acme/petra\n2026-03-05  acme confirmed ^p1")
    assert state("p1") == "over"
    (met,) = read('2026-03-06  acme/petra became known as "Petra Lang"')
    assert isinstance(met.fact, CustomerMet)
    moved = replace(met, id="petra-moved", fact=replace(met.fact, speaks_for=party("bolt")))
    record([moved], by=SYSTEM, door="import:9", now=NOW)
    assert state("p1") == "claimed"
    assert listed() == read_again()
    withdraw("petra-moved", why="a slip", by=recorder("rita"), door="web", now=NOW)
    assert (state("p1"), listed()) == ("over", read_again())


@pytest.mark.usefixtures("ledger")
def test_an_import_taken_back_takes_its_loops_along_and_forgetting_takes_none() -> None:
    tell("as tom\n2026-03-02  tom visited acme", door="import:1")
    tell('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1')
    assert OpenLoop.objects.count() == 2
    withdraw_batch("import:1", why="the wrong file", by=recorder("rita"), now=NOW)
    assert OpenLoop.objects.count() == 1
    forget(party("acme"), by=recorder("rita"), door="cli", now=NOW)
    assert (OpenLoop.objects.count(), listed()) == (1, read_again())


@pytest.mark.usefixtures("ledger")
def test_an_older_ledger_finds_its_open_loops_when_it_is_brought_up_to_date() -> None:
    tell('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1\n2026-03-03  tom claimed ^p1')
    before = listed()
    OpenLoop.objects.all().delete()
    catch_up_after_migration()
    assert listed() == before != []


# ---- the law ----

DAYS = st.integers(1, 20)
OPENERS = {
    "tom": 'tom promised acme "an invoice" by 2026-04-0{n}',
    "mia": 'mia raised a barrier "slow checks" by 2026-04-0{n}',
    "nils": 'nils asked ana for "a van" by 2026-04-0{n}',
    "ana": "ana visited bolt with tom",
    "acme/petra": 'acme/petra reported trouble "a leak"',
}
VERBS = (
    ("tom", "tom claimed"), ("ana", "ana claimed"), ("acme/petra", "acme/petra confirmed"), ("ana", "acme confirmed"),
    ("mia", "mia confirmed"), ("nils", "nils confirmed"), ("acme/petra", "acme denied"), ("mia", "mia denied"),
    ("ana", "ana denied"), ("tom", "tom dropped"), ("nils", "nils dropped"), ("system", "ana claimed"),
)  # fmt: skip


@st.composite
def lines(draw: st.DrawFn, labels: list[str]) -> str:
    """One line about one of the loops so far; the ledger may refuse it, and then it changes nothing."""
    label, day = draw(st.sampled_from(labels)), draw(DAYS)
    if draw(st.integers(0, 4)) == 0:
        who = draw(st.sampled_from(["tom", "mia", "acme/petra"]))
        return f"as {who}\n2026-03-{day:02}  {who} moved ^{label} to 2026-04-1{draw(st.integers(0, 9))} ^m{draw(DAYS)}"
    who, said = draw(st.sampled_from(VERBS))
    return f"as {who}\n2026-03-{day:02}{draw(st.sampled_from(['', ' 09:30']))}  {said} ^{label}"


@contextmanager
def a_ledger() -> Iterator[None]:
    with transaction.atomic():
        tell(CAST, door="cast")
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@given(st.data())
def test_whatever_happens_the_list_is_what_the_whole_ledger_says(data: st.DataObject) -> None:
    with a_ledger():
        labels: list[str] = []
        for number in range(data.draw(st.integers(1, 4), label="openers")):
            who, said = data.draw(st.sampled_from(sorted(OPENERS.items())))
            labels.append(f"l{number}")
            tell(f"as {who}\n2026-03-0{number + 1}  {said.format(n=number + 1)} ^l{number}")
        for _ in range(data.draw(st.integers(0, 8), label="what followed")):
            _one_more(data, labels)
            assert listed() == read_again()
        before = listed()
        rebuild()
        assert listed() == before


def _one_more(data: st.DataObject, labels: list[str]) -> None:
    """A verb or several at once, a withdrawal, a correction told later, or a withdrawal of a withdrawal."""
    ids = [moment.id for _, moment in every() if moment.door != "cast"]
    match data.draw(st.integers(0, 5)):
        case 0:
            withdraw(data.draw(st.sampled_from(ids)), why="a slip", by=recorder("rita"), door="web", now=NOW)
        case 1:
            told = {moment.id: moment for _, moment in every()}
            old = told[data.draw(st.sampled_from(ids))]
            new = Moment(
                id=f"c{len(told)}", fact=old.fact, corrects=old.id, all_day=True,
                happened_at=(old.happened_at + timedelta(days=1)).replace(hour=0, minute=0),
            )  # fmt: skip
            record([new], by=recorder("rita"), door="web", now=NOW + timedelta(days=2))
        case _:
            text = data.draw(st.lists(lines(labels), min_size=1, max_size=3))
            _attempt_readable(text)


def _attempt_readable(text: list[str]) -> None:
    """Labels of moves may clash or be withdrawn: the ledger says so, and keeps the rest."""
    attempt("\n".join(text), now=NOW)
