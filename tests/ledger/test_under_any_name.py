"""What somebody said of themselves under a second name is found under the one they have; their days stay days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ridealong.answer.adopting import chosen_by
from ridealong.answer.guessing import guesses_of
from ridealong.ledger.views import switched
from ridealong.people import parties as people
from tests.ledger.telling import NOW, named, party, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")

TWO = """
2025-01-06  a-ortiz joined as leader called "A. Ortiz"
2025-01-06  t-berg joined as salesperson called "T. Berg"
"""
ONE = "2025-01-06  a-ortiz is the same person as ana ^same\n2025-01-06  t-berg is the same person as tom ^tom"
LATER = NOW + timedelta(days=9)
TODAY = date(2026, 4, 20)
LONG = "2026-03-02  {} spent 14 h inside ^{}\n"


# ---- a day has 24 hours, whoever's name it is told under ----


@pytest.mark.parametrize("second", ["tom", "t-berg"])
def test_two_names_of_one_person_have_one_day_between_them(second: str) -> None:
    tell(TWO + ONE)
    tell(LONG.format("t-berg", "h1"))
    assert refusal(LONG.format(second, "h2")) == (
        "with what was told before tom spent 28 h on 2026-03-02, and a day has 24; is this the same told twice?"
    )


@pytest.mark.parametrize(("first", "second"), [("tom", "t-berg"), ("t-berg", "tom")])
def test_in_one_page_as_well_as_in_two_and_whichever_name_tells_of_it(first: str, second: str) -> None:
    tell(TWO + ONE)
    pages = [f"as {name}\n{LONG.format(name, f'h-{name}')}" for name in (first, second)]
    assert "spent 28 h on 2026-03-02" in refusal("".join(pages))
    assert "spent 28 h on 2026-03-02" in refusal(pages[1])


def test_whoever_spent_28_hours_on_a_day_is_two_until_one_of_them_is_taken_back() -> None:
    tell(TWO + LONG.format("tom", "h1") + LONG.format("t-berg", "h2"))
    one = "2025-01-06  t-berg is the same person as tom"
    assert refusal(one) == (
        "t-berg and tom together spent 28 h on 2026-03-02, and a day of one person has 24; if the same was told "
        "twice, withdraw one of the two first"
    )
    tell('as rita\n2026-03-03  rita withdrew ^h2: "told twice"')
    tell(one)


def test_parted_each_has_a_day_of_their_own_again() -> None:
    tell(TWO + ONE + "\n" + LONG.format("t-berg", "h1"))
    tell('as rita\n2026-03-25  rita withdrew ^tom: "two after all"')
    tell(LONG.format("tom", "h2"))


# ---- guesses and standards ----

SAID = """as a-ortiz
2026-03-02  a-ortiz guessed not yet on serving
2026-03-02  a-ortiz guessed yes
2026-03-03  a-ortiz set serving.promises to 0.9 from 2026-03-09
as ana
2026-03-04  ana guessed can't tell
"""


def guessed(known_at: datetime | None = None) -> list[str]:
    found = guesses_of(party("ana"), as_of=TODAY, known_at=known_at)
    whole = [found.whole] if found.whole else []
    return [each.verdict.value for each in [*whole, *found.of.values()]]


def standards(known_at: datetime | None = None) -> list[Decimal]:
    return [each.value for each in chosen_by(party("ana"), as_of=TODAY, known_at=known_at).values()]


def test_guesses_and_standards_of_either_name_are_those_of_the_one_and_parted_each_has_their_own() -> None:
    tell(TWO + SAID)
    before = guessed(), standards()
    tell(ONE, now=LATER)
    assert len(guessed()) == 2 and standards() == [Decimal("0.9")]
    tell('as rita\n2026-03-25  rita withdrew ^same: "two after all"', now=LATER)
    assert (guessed(), standards()) == before and len(before[0]) == 1 and before[1] == []


def test_what_was_known_on_a_monday_is_moved_neither_by_a_merge_told_later_nor_by_parting() -> None:
    tell(TWO + SAID)
    tell(ONE, now=LATER)
    assert (len(guessed(NOW)), standards(NOW)) == (1, [])
    tell('as rita\n2026-03-25  rita withdrew ^same: "two after all"', now=LATER + timedelta(days=1))
    assert len(guessed(LATER)) == 2 and len(standards(LATER)) == 1


# ---- per-person views ----


def views() -> list[tuple[date, bool]]:
    return list(switched([party("ana")], people.came_twice()).get(party("ana"), ()))


def test_views_switched_on_under_a_second_name_are_on_from_the_day_on_which_they_are_one() -> None:
    """What was said in between was said to people who were told that views are off."""
    tell(TWO + "as a-ortiz\n2026-03-02  a-ortiz switched per-person views on", now=NOW - timedelta(days=9))
    tell(ONE, now=LATER)
    assert views() == [(LATER.date(), True)]


def test_views_switched_off_under_either_name_are_off() -> None:
    tell(TWO + "as ana\n2026-03-02  ana switched per-person views on", now=datetime(2026, 3, 3, tzinfo=UTC))
    tell(
        "as a-ortiz\n2026-03-09  a-ortiz switched per-person views off", now=datetime(2026, 3, 10, tzinfo=UTC)
    )
    tell(ONE, now=LATER)
    assert views() == [(date(2026, 3, 3), True), (date(2026, 3, 10), False)]
    tell('as rita\n2026-03-25  rita withdrew ^same: "two after all"', now=LATER)
    assert views() == [(date(2026, 3, 3), True)]
    assert named("same")


def test_what_is_said_once_they_are_one_holds_from_its_own_day() -> None:
    tell(TWO + "as a-ortiz\n2026-03-02  a-ortiz switched per-person views on")
    tell(ONE, now=LATER)
    tell("as ana\n2026-04-01  ana switched per-person views off", now=LATER + timedelta(days=3))
    assert views() == [(LATER.date(), True), (LATER.date() + timedelta(days=3), False)]
