"""Tries that were not copied: as whoever started them says, until a second person says otherwise."""

from __future__ import annotations

import pytest

from ridealong.practices.difference import contrarian
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.cells import cell
from tests.practices.weekly import every_week, told
from tests.stories import story

TEAM = "\n".join(f"2025-01-06  rep-{number} joined as salesperson under ana" for number in range(1, 14))
OWN = '{mon}  rep-{i} started a try "number {i}", smallest "two customers", own ^y{i}'
COPIED = OWN.replace("own", "copied")


def origins(*lines: str, close: str = "2026-03-30") -> Sign:
    return contrarian.read(story(told(*lines, close=close))).sign("origins")


def counts(*lines: str, close: str = "2026-03-30") -> tuple[int, int]:
    sign = origins(*lines, close=close)
    return sign.k, sign.n


@cell("contrarian.origins", "yes")
def test_eight_tries_of_their_own_are_proof():
    sign = origins(TEAM, every_week(OWN, 8))
    assert (sign.k, sign.n, sign.verdict) == (8, 8, YES)
    assert contrarian.read(story(told(TEAM, every_week(OWN, 8), close="2026-03-30"))).verdict is YES


@cell("contrarian.origins", "not yet")
def test_six_copies_are_proof_of_the_opposite():
    sign = origins(TEAM, every_week(COPIED, 6))
    assert (sign.k, sign.n, sign.verdict) == (0, 6, NOT_YET)


@cell("contrarian.origins", "can't tell")
def test_two_tries_are_too_few():
    assert origins(TEAM, every_week(OWN, 2)).verdict is CANT_TELL


@pytest.mark.parametrize(
    ("origin", "k"), [("own", 1), ("from customer acme", 1), ("opposite of ^n1", 1), ("copied", 0)], ids=str
)
def test_an_idea_may_come_from_anywhere_but_a_rival(origin, k):
    lines = f"""
    2026-03-02  tom noticed that everybody "closes on Saturdays" ^n1
    2026-03-02  tom started a try "open", smallest "one Saturday", {origin} ^y1
    """
    assert counts(lines) == (k, 1)


OURS = '2026-03-02  tom started a try "Saturday rounds", smallest "one Saturday", own ^y1'


@cell("contrarian.origins", "gamed")
@pytest.mark.parametrize(
    ("challenge", "k"),
    [
        ("mia challenged the origin of ^y1: copied", 0),
        ("tom challenged the origin of ^y1: copied", 1),
        ("ana challenged the origin of ^y1: copied", 1),
        ("mia challenged the origin of ^y1: copied | by ana as leader", 1),
        ("mia challenged the origin of ^y1: customer", 1),
    ],
    ids=["a second person", "himself", "the leader", "the leader for her", "she agrees that it is none"],
)
def test_a_copied_idea_relabelled_is_copied_once_a_second_person_says_so(challenge, k):
    assert counts(OURS, f"2026-03-04  {challenge}") == (k, 1)


@cell("contrarian.origins", "gamed")
def test_a_friend_who_finds_it_original_does_not_outweigh_the_one_who_knows_it():
    lines = """
    2025-01-06  carla joined as colleague
    2026-03-04  mia challenged the origin of ^y1: copied
    2026-03-05  carla challenged the origin of ^y1: own
    """
    assert counts(OURS, lines) == (0, 1)


LEADERS = '2026-03-02  ana started a try "Saturday rounds", smallest "one Saturday", own ^y1'


@cell("contrarian.origins", "gamed")
def test_what_only_the_leader_says_of_their_own_idea_waits_for_a_second_word():
    alone = origins(LEADERS)
    assert (alone.n, alone.aside) == (0, ("y1",))
    assert counts(LEADERS, "2026-03-05  tom challenged the origin of ^y1: own") == (1, 1)
    assert counts(LEADERS, "2026-03-05  tom challenged the origin of ^y1: copied") == (0, 1)
    assert counts(LEADERS, "2026-03-05  ana challenged the origin of ^y1: own") == (0, 0)
    assert counts(LEADERS, "2026-03-05  tom showed ^y1 to acme") == (0, 0), (
        "seen, and nobody knows where it is from"
    )


@cell("contrarian.origins", "late")
def test_a_leaders_idea_counts_from_the_week_of_the_second_word():
    late = "2026-03-25  tom challenged the origin of ^y1: own"
    sign = origins(LEADERS, late)
    assert [probability for probability, _ in sign.history[-2:]] == [None, sign.probability]


@cell("contrarian.origins", "gamed")
def test_one_idea_sliced_into_ten_is_one_of_that_week_and_the_worst():
    slices = "\n".join(f'2026-03-02  tom started a try "part {i}", smallest "one", own' for i in range(10))
    assert counts(slices, '2026-03-03  tom started a try "theirs", smallest "one", copied') == (0, 1)


def test_another_teams_tries_are_theirs():
    lines = """
    2025-01-06  ana joined as leader
    2025-01-06  rosa joined as leader
    2025-01-06  otto joined as salesperson under rosa
    2026-03-02  otto started a try "x", smallest "one", copied
    """
    assert counts(lines) == (0, 0)


@cell("contrarian.origins", "young")
def test_for_a_week_a_second_person_may_say_where_it_is_from():
    sign = origins(OURS, close="2026-03-09")
    assert (sign.n, sign.young) == (0, ("y1",))
    assert counts(OURS, close="2026-03-16") == (1, 1)


@cell("contrarian.origins", "late")
def test_told_late_it_counts_a_week_after_its_start():
    sign = origins("known at 2026-03-20", OURS, close="2026-03-23")
    assert sign.trend[-3:] == ((0, 0), (1, 1), (0, 0))


@cell("contrarian.origins", "corrected")
def test_a_copy_is_owned_up_to_or_was_never_started():
    lines = """
    known at 2026-03-20
    2026-03-02  tom started a try "Saturday rounds", smallest "one Saturday", copied ^y2 | corrects ^y1
    known at 2026-03-02
    2026-03-02  mia started a try "by mistake", smallest "one", copied ^y3
    2026-03-02 20:00  mia withdrew ^y3: "not started after all"
    """
    sign = origins(OURS, lines)
    assert (sign.k, sign.n, sign.counted) == (0, 1, ("y2",))


@cell("contrarian.origins", "gamed")
@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            '2026-03-02  tom started a try "Saturday rounds", smallest "one Saturday", own ^y2 {}',
            "found to be our own",
        ),
        (
            '2026-03-02  tom started a try "Saturday rounds", smallest "one", from customer acme ^y2 {}',
            "or theirs",
        ),
        ('2026-03-09  tom withdrew ^y1: "not started after all"', "or not started"),
    ],
)
def test_a_copy_is_one_weeks_later_too(line, why):
    """However it came into the ledger: what is told within a day is a slip, and later it is a better story."""
    late = line.format("| recorded 2026-03-09T09:00Z corrects ^y1")
    sign = origins(OURS.replace(", own", ", copied"), late)
    assert (sign.k, sign.n, sign.counted) == (0, 1, ("y1",)), why
    if "withdrew" not in line:
        soon = line.format("| recorded 2026-03-02T20:00Z corrects ^y1")
        assert counts(OURS.replace(", own", ", copied"), soon) == (1, 1)


RIVAL = '2026-02-02  rival "Harbour" claims "Saturday rounds", named by acme'


@cell("contrarian.origins", "gamed")
def test_a_text_close_to_a_rivals_is_flagged_for_whoever_challenges_it():
    reading = contrarian.read(story(told(RIVAL, OURS, close="2026-03-30")))
    assert reading.context == ("“Saturday rounds” is close to what Harbour says: “Saturday rounds”.",)
    assert reading.sign("origins").k == 1, "flagged and not judged: a person says where it is from"
    unnamed = contrarian.read(story(told(RIVAL.replace(", named by acme", ""), OURS, close="2026-03-30")))
    assert unnamed.context == ()


def test_the_next_act_reverses_what_most_customers_complain_of():
    lines = """
    2026-02-02  tom noticed that everybody "asks for a year's contract", disliked by acme ^n1
    2026-02-03  mia noticed that everybody "closes shop on Saturday afternoons", disliked by bolt ^n2
    2026-02-04  tom noticed that everybody "closes shop on Saturdays", disliked by acme ^n3
    """
    step = contrarian.read(story(told(lines, close="2026-03-30"))).next_step
    assert step is not None
    assert step.why.startswith("2 customers mind that everybody closes shop on Saturdays; ")
    assert (step.says, step.who, step.confirmed_by, step.about) == (
        "Try the reverse with Acme",
        "tom",
        "acme",
        ("n3",),
    )
    tried = '2026-02-05  mia started a try "open", smallest "one", opposite of ^n3\n' \
            '2026-02-05  mia started a try "open", smallest "one", opposite of ^n2'  # fmt: skip
    step = contrarian.read(story(told(lines, tried, close="2026-03-30"))).next_step
    assert step is not None and step.about == ("n1",)
