"""The demonstration is told the same way every time, is readable to the last line, and looks like a firm."""

import re
from collections import Counter
from datetime import date, timedelta

from ridealong.doors.demo.customers import customers
from ridealong.doors.demo.people import ANAS, NAMES, PEOPLE, STEFANS
from ridealong.doors.demo.story import story
from ridealong.doors.demo.wording import pools
from ridealong.moments.kinds.roster import CustomerMet, PersonJoined
from ridealong.moments.kinds.strategy import StandardSet
from ridealong.moments.loops import Outcome
from tests.doors.demo.told import UNTIL, evidence, sentences, told
from tests.stories import VIENNA

FEWEST, MOST = 6_000, 12_000
SLOT = re.compile(r"\{(\w+)\}")


def test_the_same_seed_and_day_tell_the_same_story() -> None:
    assert story(7, until=UNTIL) == list(told(7, UNTIL))


def test_within_a_week_the_story_does_not_change() -> None:
    assert story(7, until=UNTIL + timedelta(days=6)) == list(told(7, UNTIL))
    assert story(7, until=UNTIL + timedelta(days=7)) != list(told(7, UNTIL))


def test_another_seed_tells_other_events_of_the_same_people() -> None:
    first_day = [[line for line in told(seed, UNTIL) if line.startswith("2024-09-30  ")] for seed in (7, 8)]
    cast = [
        [line for line in lines if "became known as" in line or "took over" in line] for lines in first_day
    ]
    assert cast[0] == cast[1]
    assert len(cast[0]) > 400
    assert len(set(told(7, UNTIL)) & set(told(8, UNTIL))) < len(told(7, UNTIL)) / 2


def test_every_sentence_can_be_read_and_there_are_enough_of_them() -> None:
    assert FEWEST <= len(sentences(7, UNTIL)) <= MOST
    assert (
        len(evidence().moments) > FEWEST
    )  # the stories' book refuses what cannot be read or comes out of order


def test_no_label_names_two_moments() -> None:
    labels = Counter(each.label for each in evidence().moments if each.label)
    assert [label for label, n in labels.items() if n > 1] == []


def test_it_ends_with_the_last_week_that_closed_and_lasts_a_year_and_a_half() -> None:
    days = [each.day(VIENNA) for each in evidence().moments]
    assert max(days) <= date(2026, 3, 29)
    assert max(days) >= date(2026, 3, 26)
    lived = [day for day in days if day >= date(2024, 9, 30)]
    assert len(lived) > 0.98 * len(days)


def test_nobody_works_on_a_sunday_or_at_christmas() -> None:
    days = {each.day(VIENNA) for each in evidence().moments}
    assert [day for day in days if day.weekday() > 4 or (day.month, day.day) == (12, 25)] == []


def test_names_are_unique_and_there_are_240_customers() -> None:
    assert len(customers()) == 240
    for names in (
        [customer.name for customer in customers()],
        [customer.handle for customer in customers()],
        [customer.contact for customer in customers() if customer.contact],
        list(NAMES.values()),
    ):
        assert [name for name, n in Counter(names).items() if n > 1] == []
    assert set(NAMES) & {customer.handle for customer in customers()} == set()
    assert set(NAMES.values()) & {customer.contact for customer in customers()} == set()


def test_the_tree_has_two_levels_and_ana_leads_twelve() -> None:
    roster = evidence().roster
    last = UNTIL - timedelta(days=1)
    team = roster.direct("ana", last)
    assert len(team) == 12
    assert {"tom", "mia", "joon", "felix"} <= set(team)
    assert "paul" not in team
    assert set(roster.direct("vera", last)) == {"ana", "stefan"}
    assert set(team) | set(STEFANS) | {"ana", "stefan"} == roster.below("vera", last)
    assert len(ANAS) == 12, "twelve with Paul, twelve with Felix in his place"


def test_everyone_is_introduced_by_a_name() -> None:
    introduced = {fact.who for _, fact in evidence().kind(PersonJoined)}
    assert introduced == {*(person.handle for person in PEOPLE), "felix"}
    known = {fact.customer for _, fact in evidence().kind(CustomerMet)}
    assert {"acme", "bolt", "delta-print", "acme/petra-lang"} <= known


def test_rare_things_happen_too() -> None:
    told_of = Counter(type(each.fact).NAME for each in evidence().moments)
    for kind in (
        "person.left",
        "standard.set",
        "guess.made",
        "conversation.held",
        "thanks.given",
        "comment.made",
    ):
        assert told_of[kind], kind
    assert any("samir withdrew" in line for line in sentences(7, UNTIL))
    assert {fact.sign for _, fact in evidence().kind(StandardSet)} == {"serving.promises", "care.answered"}
    outcomes = Counter(loop.outcome(due)[0] for loop in evidence().loops.values() if (due := loop.due()))
    assert set(outcomes) == set(Outcome)


def test_every_phrase_can_be_filled_and_quoted() -> None:
    named = {"customer", "seller"}
    for (file, heading, _), phrases in pools().items():
        for phrase in phrases:
            slots = set(SLOT.findall(phrase)) - named
            assert all(("things", slot, "") in pools() for slot in slots), f"{file}, {heading}: {phrase}"
            assert '"' not in phrase, f"{file}, {heading}: {phrase}"
            assert "\\" not in phrase


def test_what_is_said_varies() -> None:
    said = [line.split('"')[1] for line in sentences(7, UNTIL) if " promised " in line]
    assert len(set(said)) > 0.8 * len(said)
    for start in range(0, len(said) - 25, 25):
        assert len(set(said[start : start + 25])) >= 24
