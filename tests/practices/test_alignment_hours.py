"""Deals and hours with customers go to those whom the plan means to serve."""

from __future__ import annotations

from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.trenches import alignment
from tests.cells import cell
from tests.practices.planned import CAST, PLAN, planned
from tests.practices.weekly import every_week

INSIDE = '{mon}  new-{i} became known as "New {i}" in "Graz"\n{tue}  tom opened a deal with new-{i} "drums" ^d{i}\n'
OUTSIDE = '{mon}  far-{i} became known as "Far {i}" in "Wien"\n{tue}  tom opened a deal with far-{i} "drums" ^e{i}\n'


def hours(*parts: str, close: str = "2026-04-06", **plans: str) -> Sign:
    return alignment.read(planned(*parts, close=close, **plans)).sign("hours")


def counts(sign: Sign) -> tuple[int, int]:
    return sign.k, sign.n


@cell("alignment.hours", "yes")
def test_thirteen_inside_are_proof():
    sign = hours(every_week(INSIDE, 13))
    assert (counts(sign), sign.verdict, sign.standard.value) == ((13, 13), YES, 0.7)


@cell("alignment.hours", "not yet")
def test_thirteen_outside_are_proof_of_the_opposite():
    sign = hours(every_week(OUTSIDE, 13))
    assert (counts(sign), sign.verdict) == ((0, 13), NOT_YET)


@cell("alignment.hours", "can't tell")
def test_one_in_two_is_not_enough_to_say():
    assert hours(every_week(INSIDE + OUTSIDE, 4)).verdict is CANT_TELL


def test_by_place_or_by_name_and_by_nobodys_judgement():
    named = PLAN.replace("in Graz, Leoben", "customers Bolt, carl")
    deals = 'tom opened a deal with {} "a strategic deal, really"'
    for who, met in (("acme", 0), ("bolt", 1), ("carl", 1)):
        assert counts(hours(CAST, f"2026-03-02  {deals.format(who)}", plan=named)) == (met, 1), who
    for who, met in (("acme", 1), ("bolt", 0), ("carl", 1)):
        assert counts(hours(CAST, f"2026-03-02  {deals.format(who)}")) == (met, 1), who


def test_hours_with_a_customer_count_and_hours_inside_do_not():
    spent = [
        "2026-03-02  ana spent 2 h with customers with acme | by system as system",
        "2026-03-03  ana spent 5 h inside | by system as system",
        "2026-03-03  ana spent 5 h in the field with tom | by system as system",
        "2026-03-04  tom spent 1 h with customers with bolt",
    ]
    assert counts(hours(*spent)) == (1, 2)
    assert (
        "Of 3 h with customers this quarter 2 h went to those we serve."
        in alignment.read(planned(*spent)).context
    )


def test_whoever_speaks_for_a_customer_is_where_the_customer_is():
    petra = '2025-01-06  acme/petra became known as "Petra"\n'
    assert counts(hours(petra, "2026-03-02  tom spent 1 h with customers with acme/petra")) == (1, 1)


@cell("alignment.hours", "young")
def test_this_week_waits_for_its_sunday():
    assert counts(hours('2026-04-07  tom opened a deal with acme "drums"', close="2026-04-09")) == (0, 0)


def test_what_another_team_does_is_theirs():
    team = "2025-01-06  ana joined as leader\n2025-01-06  rosa joined as leader\n"
    team += "2025-01-06  otto joined as salesperson under rosa"
    deal, spent = (
        '2026-03-02  otto opened a deal with acme "drums"',
        "2026-03-02  otto spent 1 h with customers with acme",
    )
    assert counts(hours(team, deal, spent)) == (0, 0)


@cell("alignment.hours", "gamed")
def test_a_plan_counts_from_the_day_it_was_said_whatever_day_it_names():
    named_earlier = PLAN.replace("from 2025-12-01", "from 2025-11-01")
    early = '2025-11-28  tom opened a deal with acme "drums"'
    assert counts(hours(early, plan=named_earlier)) == (0, 0)
    assert counts(hours(early.replace("2025-11-28", "2025-12-01"), plan=named_earlier)) == (1, 1)


WRITTEN_LATER = PLAN.replace(":\n    how big", ": | recorded 2026-03-09T10:00Z\n    how big", 1)
DEAL = '2026-01-06  tom opened a deal with acme "drums"'


@cell("alignment.hours", "gamed")
def test_a_first_plan_dated_back_counts_from_the_day_it_was_told():
    assert counts(hours(DEAL, plan=WRITTEN_LATER)) == (0, 0)
    assert counts(hours(DEAL, DEAL.replace("2026-01-06", "2026-03-10"), plan=WRITTEN_LATER)) == (1, 1)


def test_whoever_only_begins_may_write_the_first_plan_down_later():
    """An import of last year, and then the plan it was sold by: nobody could have told it sooner."""
    begins = '2025-01-06  ana joined as leader called "Ana" | recorded 2026-03-03T10:00Z'
    assert counts(hours(begins, f"{DEAL} | recorded 2026-03-03T10:00Z", plan=WRITTEN_LATER)) == (1, 1)


@cell("alignment.hours", "gamed")
def test_a_plan_corrected_in_hindsight_counts_from_the_day_it_was_corrected():
    first = PLAN.replace("from 2025-12-01:", "from 2025-12-01 ^plan:")
    fits = PLAN.replace("Graz", "Linz").replace(
        "from 2025-12-01:", "from 2025-12-01: | recorded 2026-03-09T10:00Z corrects ^plan"
    )
    before, after = (f'{day}  mia opened a deal with bolt "drums"' for day in ("2026-01-06", "2026-03-10"))
    assert counts(hours(fits, before, plan=first)) == (0, 1), "the plan of then stays in force for then"
    assert counts(hours(fits, after, plan=first)) == (1, 1)


@cell("alignment.hours", "gamed")
def test_a_plan_that_was_in_force_is_not_taken_back_with_the_weeks_it_was_missed_in():
    first = PLAN.replace("from 2025-12-01:", "from 2025-12-01 ^plan:")
    outside = '2026-01-06  mia opened a deal with bolt "drums"'
    assert counts(hours(outside, '2026-03-09  ana withdrew ^plan: "another year"', plan=first)) == (0, 1)
    assert counts(hours(outside, '2025-12-01 20:00  ana withdrew ^plan: "a slip"', plan=first)) == (0, 0)


def test_what_lies_before_the_plan_is_held_against_none():
    early = '2025-11-28  tom opened a deal with bolt "drums"'
    assert counts(hours(early)) == (0, 0)


@cell("alignment.hours", "late")
def test_a_deal_told_late_counts_where_it_belongs():
    late = '2026-01-06  tom opened a deal with acme "drums" | recorded 2026-03-20T10:00Z'
    assert hours(late).trend[0] == (1, 1)


# ---- gamed ----


@cell("alignment.hours", "gamed")
def test_a_call_inside_does_not_make_up_for_the_same_weeks_work_outside():
    """Of one customer one effort a week stands, however many there are: slicing gains nothing."""
    sliced = "\n".join(f'2026-03-0{day}  tom opened a deal with acme "part {day}"' for day in range(2, 7))
    assert counts(hours(sliced, '2026-03-03  mia opened a deal with bolt "drums"')) == (1, 2)


@cell("alignment.hours", "gamed")
def test_many_efforts_with_one_customer_are_worth_little():
    sign = hours(every_week('{mon}  tom opened a deal with acme "number {i}" ^d{i}', 13))
    assert counts(sign) == (13, 13)
    assert sign.n_eff < 5


@cell("alignment.hours", "gamed")
def test_a_lost_deal_was_an_effort_all_the_same():
    lost = '2026-03-02  mia opened a deal with bolt "drums" ^d1\n2026-03-09  ^d1 was lost'
    assert counts(hours(lost)) == (0, 1)


@cell("alignment.hours", "gamed")
def test_a_customer_who_is_moved_moves_no_deal():
    moved = '2026-03-01  bolt became known as "Bolt" in "Graz" | by ana as leader'
    assert counts(hours(moved, '2026-03-02  mia opened a deal with bolt "drums"')) == (0, 1)


@cell("alignment.hours", "gamed")
def test_what_only_the_leader_tells_is_set_aside():
    sign = hours(
        '2026-03-02  ana opened a deal with acme "drums" ^d1',
        "2026-03-03  ana spent 3 h with customers with acme ^h1",
    )
    assert (counts(sign), set(sign.aside)) == ((0, 0), {"d1", "h1"})


@cell("alignment.hours", "corrected")
def test_corrected_to_another_customer_it_counts_for_that_one():
    wrong = '2026-03-02  tom opened a deal with bolt "drums" ^d1'
    right = '2026-03-02  tom opened a deal with acme "drums" ^d2 | corrects ^d1'
    assert counts(hours(wrong, right)) == (1, 1)


def test_a_plan_that_chooses_nobody_is_said_and_one_without_a_rule_counts_nothing():
    deal = '2026-03-02  mia opened a deal with bolt "drums"'
    everybody = planned(deal, plan=PLAN.replace("Leoben", "Linz"))
    assert (
        "The plan means to serve all 3 customers: that chooses nobody." in alignment.read(everybody).context
    )
    none = PLAN.replace("    in Graz, Leoben\n", "")
    reading = alignment.read(planned(deal, plan=none))
    assert counts(reading.sign("hours")) == (0, 0)
    assert (
        "The plan says by no rule whom we serve, so no deal and no hour can be held against it."
        in reading.context
    )


def test_a_place_nobody_comes_from_is_said():
    context = alignment.read(planned()).context
    assert "Of whom we serve, nobody here is called, or comes from, “leoben”." in context
