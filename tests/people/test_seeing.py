"""What the rules say of any reader and any moment, before there are pages."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.moments.kind import Audience, Fact
from ridealong.moments.kinds import ALL
from ridealong.people.lines import Lines, Person, Stay
from ridealong.people.reader import NOBODY, OWNER, Reader
from ridealong.people.seeing import Row, Sees, Sight

EARLY, TODAY = date(2025, 1, 6), date(2026, 3, 30)
PLACES = {
    "dora": ("leader", None), "ana": ("leader", "dora"), "tom": ("salesperson", "ana"), "mia": ("salesperson", "ana"),
    "bob": ("leader", "dora"), "nils": ("salesperson", "bob"), "carla": ("colleague", None),
}  # fmt: skip
AUDIENCES = get_args(Audience)
SOMEBODY = st.sampled_from(sorted(PLACES))


def lines(**moved: tuple[str, str | None]) -> Lines:
    stays = [(who, Stay(EARLY, *place)) for who, place in {**PLACES, **moved}.items()]
    return Lines(stays, {who: Person(who, who.title()) for who in PLACES})


def sight(who: str) -> Sight:
    return Sight(Reader(who, today=TODAY), TODAY, lines())


def row(
    audience: str, *, ours: str = "tom", concerned: str = "", id: str = "m1", about: tuple[str, ...] = ()
) -> Row:
    return Row(
        id, audience, (date(2026, 3, 2),), frozenset(concerned.split()), frozenset(ours.split()), about
    )


def who_sees(asked: Row, *others: Row) -> dict[str, str]:
    """Whoever sees something of a moment, and how much."""
    rows = {each.id: each for each in (asked, *others)}
    seen = {who: sight(who).sees(asked, rows) for who in PLACES}
    return {who: str(sees) for who, sees in seen.items() if sees is not Sees.NOTHING}


def test_each_audience_is_as_wide_as_its_word() -> None:
    assert who_sees(row("both", concerned="tom ana")) == {"tom": "all", "ana": "all"}
    assert who_sees(row("leaders", concerned="tom")) == {"tom": "all", "ana": "all", "dora": "all"}
    assert who_sees(row("figures", concerned="tom")) == {"tom": "all", "ana": "masked", "dora": "masked"}
    assert who_sees(row("team")) == {"tom": "all", "mia": "all", "ana": "all", "dora": "all"}


def test_a_leaders_own_moment_belongs_to_those_they_lead() -> None:
    assert set(who_sees(row("team", ours="ana"))) == {"ana", "tom", "mia", "dora"}
    assert set(who_sees(row("team", ours="dora"))) == set(PLACES) - {"carla"}


def test_what_passes_between_two_of_us_reaches_no_leader() -> None:
    assert who_sees(row("figures", ours="tom carla", concerned="tom carla")) == {"tom": "all", "carla": "all"}


def test_a_word_about_a_moment_is_as_open_as_that_moment() -> None:
    promise = row("figures", concerned="tom", id="p1")
    moved = row("about", id="v1", about=("p1",))
    assert who_sees(row("about", about=("v1",)), moved, promise) == who_sees(promise)
    assert who_sees(row("about", about=("gone",))) == {}


@given(st.sampled_from(AUDIENCES), st.sets(SOMEBODY), st.sets(SOMEBODY))
def test_an_outsider_sees_nothing_of_anything_and_the_machines_owner_all(
    audience: str, ours: set[str], concerned: set[str]
) -> None:
    asked = row(audience, ours=" ".join(ours), concerned=" ".join({*concerned, "charlie"}))
    for reader in (Reader("charlie", today=TODAY), NOBODY):
        outside = Sight(reader, TODAY, lines())
        assert outside.sees(asked, {"m1": asked}) is Sees.NOTHING
        assert outside.leaders() == []
    assert Sight(OWNER, TODAY, lines()).sees(asked, {}) is Sees.ALL


@given(st.sampled_from(AUDIENCES), SOMEBODY, st.sets(SOMEBODY))
def test_whoever_a_moment_concerns_reads_it_and_nobody_outside_its_lines_does(
    audience: str, concerned: str, ours: set[str]
) -> None:
    asked = row(audience, ours=" ".join(ours), concerned=concerned)
    assert sight(concerned).sees(asked, {"m1": asked}) is Sees.ALL
    if not ours & {"nils", "bob", "dora"} and concerned != "nils":
        assert sight("nils").sees(asked, {"m1": asked}) is Sees.NOTHING


def test_an_answer_is_open_up_and_down_the_line_and_never_across() -> None:
    open_to = {
        leader: {who for who in PLACES if sight(who).may_open(leader)} for leader in ("dora", "ana", "bob")
    }
    assert open_to["dora"] == set(PLACES) - {"carla"}
    assert open_to["ana"] == {"dora", "ana", "tom", "mia"}
    assert open_to["bob"] == {"dora", "bob", "nils"}


def test_a_leader_who_left_opens_nothing_even_while_others_still_stand_under_them() -> None:
    stays = [*((who, Stay(EARLY, *place)) for who, place in PLACES.items()), ("dora", Stay(TODAY, "", None))]
    gone = Sight(Reader("dora", today=TODAY), TODAY, Lines(stays, lines().people))
    assert gone.leaders() == []
    asked = row("team", concerned="dora")
    assert gone.sees(asked, {"m1": asked}) is Sees.NOTHING


@pytest.mark.parametrize(("who", "own"), [("ana", "ana"), ("tom", "ana"), ("carla", None), ("charlie", None)])
def test_without_a_name_everybody_means_the_leader_they_belong_to(who: str, own: str | None) -> None:
    assert sight(who).own_leader() == own


def test_a_line_that_loops_ends_all_the_same() -> None:
    looped = lines(dora=("leader", "ana"))
    assert looped.above("tom", TODAY) == ["ana", "dora"]
    assert looped.team("tom", TODAY) == {"ana", "dora", "tom", "mia", "bob", "nils"}


def test_every_kind_says_who_may_read_it() -> None:
    declared = {
        kind.NAME: kind.AUDIENCE
        for module in ALL
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Fact) and hasattr(kind, "NAME")
    }
    assert len(declared) > 30
    assert {name for name, audience in declared.items() if audience not in AUDIENCES} == set()
    assert declared["comment.made"] == "both"
