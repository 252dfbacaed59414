"""Somebody of ours who came in under two names is one person, and two again where that is taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ridealong.answer.asking import evidence_for
from ridealong.ledger.derived import rebuild
from ridealong.ledger.known import load
from ridealong.ledger.models import OpenLoop
from ridealong.moments.kinds.difference import PropositionStated
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.notation import say
from ridealong.people import parties as people
from ridealong.people.models import Membership, Party, Serving
from tests.ledger.telling import UNTIL, anas, book, kept, named, party, said, tell

pytestmark = pytest.mark.usefixtures("ledger")

TWO_SPELLINGS = """
2025-01-06  t-berg joined as salesperson called "T. Berg"
2025-01-06  gull became known as "Gull Ltd"
2026-02-02  t-berg took over gull
2026-03-02  t-berg promised gull "a price list" by 2026-03-20 ^p1
2026-03-03  gull bought for 100.00 EUR from t-berg
2026-03-03  mia asked t-berg for "the figures" by 2026-03-20 ^r1
"""
ONE = "2025-01-06  t-berg is the same person as tom ^same"
TWO_AGAIN = 'as rita\n2026-03-25  rita withdrew ^same: "two after all"'


def derived() -> tuple[list[tuple[object, ...]], ...]:
    """Whatever is derived of people and of what they owe, in an order of its own."""
    columns = (
        (Party, ("id", "sort", "handle", "customer", "name")), (Serving, ("customer", "person", "since")),
        (Membership, ("person", "role", "leader", "since")), (OpenLoop, ("opener", "doer", "receiver", "state")),
    )  # fmt: skip
    return tuple(sorted(model.objects.values_list(*names), key=str) for model, names in columns)


def test_what_is_told_of_either_is_read_as_told_of_the_one() -> None:
    """Nobody leads T. Berg, so nobody's answer is made of what he did, until he is Tom."""
    tell(TWO_SPELLINGS)
    assert not [line for line in said(anas()) if "price list" in line]
    tell(ONE)
    (line,) = [line for line in said(anas()) if "price list" in line]
    assert line.startswith("2026-03-02  tom promised gull")
    assert [each.seller for each in anas().purchases] == [party("tom")]
    assert anas().roster.server(party("gull"), datetime(2026, 3, 2, tzinfo=UTC).date()) == party("tom")


def test_the_one_owes_what_either_promised_and_was_asked_for() -> None:
    tell(TWO_SPELLINGS + ONE)
    assert {OpenLoop.objects.get(opener=named(each)).doer for each in ("p1", "r1")} == {party("tom")}


def test_a_moment_is_shown_as_it_was_told() -> None:
    tell(TWO_SPELLINGS + ONE)
    (told,) = kept(named("p1"))
    assert say(told, book(), plain=True).startswith("2026-03-02  t-berg promised gull")


@pytest.mark.parametrize("speaker", ["tom", "t-berg"])
def test_either_name_speaks_for_the_one(speaker: str) -> None:
    """Tom claims what T. Berg promised, and a list that still says T. Berg claims it too."""
    tell(TWO_SPELLINGS + ONE)
    tell(f"as {speaker}\n2026-03-10  {speaker} claimed ^p1 ^c1")
    assert OpenLoop.objects.get(opener=named("p1")).claim == named("c1")
    assert anas().loops[named("p1")].claimed is not None
    assert {each.by for each in anas().moments if each.id == named("c1")} == {party("tom")}
    assert [str(each.voice) for each in load([named("c1")])] == ["salesperson"]


def test_whoever_reports_to_either_name_reports_to_the_one() -> None:
    tell("""
    2025-01-06  zoe joined as leader under bob called "Zoe King"
    2025-01-06  z-king joined as leader called "Z. King"
    2025-01-06  olga joined as salesperson under z-king called "Olga Fry"
    2025-01-06  gull became known as "Gull Ltd"
    2026-03-02  olga promised gull "a price list" by 2026-03-20 ^p1
    """)
    assert named("p1") not in anas(leader="zoe").loops
    tell("2025-01-06  z-king is the same person as zoe")
    assert named("p1") in anas(leader="zoe").loops
    assert named("p1") in anas(leader="bob").loops
    assert people.ever_below(party("zoe")) == {party("olga")}
    assert people.ever_below(party("bob")) >= {party("olga"), party("zoe")}
    tell("2026-03-03  ole joined as salesperson under z-king")
    assert people.ever_below(party("zoe")) == {party("olga"), party("ole")}


def test_what_either_name_says_for_everybody_below_is_the_ones() -> None:
    """Ida was spelled I. Dal where she leads; what she says as Ida holds for those below I. Dal."""
    tell("""
    2025-01-06  ida joined as leader called "Ida Dal"
    2025-01-06  i-dal joined as leader called "I. Dal"
    2025-01-06  zoe joined as leader under i-dal called "Zoe King"
    2025-12-01  ida stated "the only drums that come back clean" from 2025-12-01:
        clean drums back
    """)
    assert anas(leader="zoe").kind(PropositionStated) == []
    tell("2025-01-06  i-dal is the same person as ida ^same")
    ((_, stated),) = anas(leader="zoe").kind(PropositionStated)
    assert anas(leader="zoe").roster.above(party("zoe"), UNTIL) == [stated.who] == [party("ida")]
    tell(TWO_AGAIN)
    assert anas(leader="zoe").roster.above(party("zoe"), UNTIL) == [party("i-dal")]


def test_the_name_that_stays_says_which_place_and_the_other_at_most_under_whom() -> None:
    """Tom came in 2024 as T. Berg under Bob; O. Dahl was led by Ana where the list that says Ole says by nobody."""
    tell("""
    2024-01-08  t-berg joined as salesperson under bob called "T. Berg"
    2025-01-06  t-berg left
    2025-03-03  ole joined as salesperson called "Ole Dahl"
    2024-05-06  o-dahl joined as salesperson under ana called "O. Dahl"
    2025-01-06  t-berg is the same person as tom
    2025-03-03  o-dahl is the same person as ole
    """)
    roster = anas().roster

    def places(who: str) -> list[tuple[str, str | None]]:
        return [(str(stay.since), stay.under) for stay in roster.memberships[party(who)]]

    assert places("tom") == [("2024-01-08", party("bob")), ("2025-01-06", party("ana"))]
    assert places("ole") == [("2024-05-06", party("ana"))]
    told = Membership.objects.filter(person=party("tom")).order_by("since").values_list("leader", flat=True)
    assert list(told) == [party("bob"), party("ana")]
    assert not Membership.objects.filter(person=party("t-berg")).exists()


def test_taken_back_they_are_two_to_the_letter() -> None:
    tell(TWO_SPELLINGS)
    before = derived()
    tell(ONE)
    assert derived() != before
    tell(TWO_AGAIN)
    assert derived() == before
    assert anas().roster.server(party("gull"), UNTIL) == party("t-berg")
    assert {each.fact.who for each, _ in anas().kind(PromiseMade)} <= {party("t-berg")}


@pytest.mark.parametrize(
    "later",
    [
        "",
        "2026-03-09  mia took over gull",
        "2026-03-09  t-berg took over bolt",
        '2026-03-09  olga joined as salesperson under t-berg called "Olga Fry"',
        "2026-03-09  tom left",
        '2025-01-06  thomas joined as salesperson called "Thomas Berg"\n2025-01-06  tom is the same person as thomas',
        TWO_AGAIN,
        '2026-03-09  t-berg promised acme "a call" by 2026-03-30',
    ],
)
def test_read_again_from_nothing_everything_is_the_same(later: str) -> None:
    tell(TWO_SPELLINGS + ONE)
    if later:
        tell(later)
    before, evidence = derived(), said(anas())
    rebuild()
    assert (derived(), said(anas())) == (before, evidence)


def test_three_names_end_at_the_last() -> None:
    tell(TWO_SPELLINGS + ONE)
    tell("""
    2025-01-06  thomas joined as salesperson called "Thomas Berg"
    2025-01-06  tom is the same person as thomas
    """)
    assert people.came_twice() == dict.fromkeys([party("t-berg"), party("tom")], party("thomas"))
    assert OpenLoop.objects.get(opener=named("p1")).doer == party("thomas")
    assert [each.seller for each in anas().purchases] == [party("thomas")]


def test_an_answer_known_before_they_were_told_to_be_one_stays_as_it_was() -> None:
    tell(TWO_SPELLINGS)
    monday = datetime(2026, 4, 1, 8, 30, tzinfo=UTC)
    before = anas(known_at=monday)
    tell(ONE, now=datetime(2026, 4, 6, tzinfo=UTC))
    after = anas(known_at=monday)
    assert (after.moments, after.loops.keys()) == (before.moments, before.loops.keys())
    assert anas().loops.keys() != before.loops.keys()


def test_what_either_sold_the_one_sold_however_long_ago() -> None:
    """Of what was bought years ago only the days are read, and who sold it where somebody asks."""
    weekly = [date(2024, 1, 2) + timedelta(weeks=each) for each in range(110)]
    tell(
        TWO_SPELLINGS
        + "2024-01-01  t-berg took over bolt\n"
        + "\n".join(f"{day}  bolt bought for 10 EUR from t-berg" for day in weekly)
    )
    tell(ONE)
    evidence = evidence_for(party("ana"), date(2026, 3, 30), None)
    assert evidence.earlier is not None and evidence.earlier.days
    sold = evidence.bought_since(evidence.earlier.since)
    assert len(sold) > len(evidence.purchases)
    assert {each.seller for each in sold} == {party("tom")}


@pytest.mark.parametrize("name", ["tom", "t-berg"])
def test_whoever_is_forgotten_under_one_name_is_forgotten_under_both(name: str) -> None:
    tell(TWO_SPELLINGS + ONE)
    both, promise = [party("tom"), party("t-berg")], named("p1")
    tell(f"as rita\n2026-03-30  rita had the words of {name} forgotten")
    assert Party.objects.filter(id__in=both, forgotten=True, name="").count() == 2
    assert "price list" not in str(kept(promise))
    before = derived()
    rebuild()
    assert derived() == before
