"""Whether pedigree added anything to what the scores said: groups, never a person, and usually nobody can tell."""

from __future__ import annotations

import pytest

from ridealong.practices.employees import merit
from tests.practices.weekly import told
from tests.stories import story

FEW = "Whether pedigree adds anything: can’t tell; fewer than five who were scored alike were chosen either way."


def person(name: str, *, score: int, outcome: str, shown: bool) -> str:
    """Somebody scored by two, chosen in the spring before and judged a year later."""
    pedigree = ", pedigree shown" if shown else ""
    return f"""
2025-03-03  mia wrote an opening "{name}", no filters ^{name}
2025-03-04  mia scored {name} {score} of 5 on "a role play" for ^{name}
2025-03-05  tom scored {name} {score} of 5 on "a role play" for ^{name}
2025-03-06  ana chose {name} for ^{name} as hire{pedigree}
2026-03-09  tom found {name} {outcome} after 12 months in ^{name}
"""


def people(prefix: str, well: int, badly: int, *, score: int = 4, shown: bool = False) -> str:
    outcomes = ["meets"] * well + ["below"] * badly
    return "".join(
        person(f"{prefix}-{number}", score=score, outcome=outcome, shown=shown)
        for number, outcome in enumerate(outcomes)
    )


def context(*parts: str) -> tuple[str, ...]:
    return merit.read(story(told(*parts, close="2026-04-13"))).context


def test_of_whom_nobody_has_said_how_they_did_nothing_is_said():
    assert context('2026-01-05  mia wrote an opening "inside sales", no filters ^o1') == ()


@pytest.mark.parametrize("shown", [False, True])
def test_a_group_under_five_is_not_spoken_of_for_it_would_be_a_person(shown):
    assert context(people("p", 1, 0, shown=shown)) == (FEW,)
    assert context(people("p", 3, 1, shown=shown)) == (FEW,)


def test_scored_alike_they_are_compared_and_usually_nobody_can_tell():
    assert context(people("plain", 4, 1), people("grand", 4, 1, shown=True)) == (
        "4 of 5 chosen without their pedigree meet what is expected a year later; "
        "4 of 5 chosen with it shown meet what is expected a year later.",
        "Whether pedigree adds anything: can’t tell; of those scored 4 and more of 5, 4 of 5 did well with it shown "
        "and 4 of 5 without; that it added anything is 50% probable.",
    )


def test_what_is_clear_is_said_and_only_what_is():
    """Five in six against one in six: the other side of Fisher’s exact test of 6, 1 and 1, 6, which is 50 in 3,432."""
    (_, added) = context(people("plain", 1, 5), people("grand", 5, 1, shown=True))
    assert added.startswith("Pedigree may have added something: ") and "is 99% probable" in added
    (_, hardly) = context(people("plain", 5, 1), people("grand", 1, 5, shown=True))
    assert hardly.startswith("Pedigree hardly added anything: ") and "is 1% probable" in hardly


def test_better_scores_are_no_pedigree():
    """Those shown did better, and were scored better: nobody scored alike was chosen the other way."""
    said = context(people("plain", 1, 5, score=3), people("grand", 6, 0, score=5, shown=True))
    assert said[-1] == FEW


def test_the_scores_in_which_most_can_be_compared_are_compared():
    few = people("plain", 5, 0), people("grand", 0, 5, shown=True)
    more = people("low", 3, 3, score=3), people("shown-low", 3, 3, score=3, shown=True)
    assert "of those scored 3 to under 4 of 5, 3 of 6 did well with it shown" in context(*few, *more)[-1]


def test_whom_nobody_scored_is_like_nobody():
    unscored = "\n".join(line for line in people("p", 5, 0).splitlines() if " scored " not in line)
    assert context(unscored, people("grand", 5, 0, shown=True))[-1] == FEW


def test_a_score_after_the_choice_and_the_leaders_own_judgement_count_for_nothing():
    late = people("late", 5, 0).replace("2025-03-04", "2025-03-07").replace("2025-03-05", "2025-03-07")
    assert context(late, people("grand", 5, 0, shown=True))[-1] == FEW
    assert context(people("own", 5, 0).replace("tom found", "ana found")) == ()


def test_the_first_to_say_how_somebody_did_has_said_it():
    again = "\n".join(
        f"2026-03-16  mia found plain-{number} meets after 12 months in ^plain-{number}"
        for number in range(5)
    )
    assert "0 of 5 chosen without their pedigree" in context(people("plain", 0, 5), again)[0]


def test_another_teams_people_are_theirs():
    other = people("p", 5, 0).replace("ana chose", "bob chose")
    assert context("2025-01-06  ana joined as leader\n2025-01-06  bob joined as leader", other) == ()
