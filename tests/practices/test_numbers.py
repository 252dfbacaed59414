"""The arithmetic under a sign: maturity, window, design effect, thirteen weeks replayed, what would settle it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date

import pytest

from ridealong.engines import belief
from ridealong.moments.evidence import Evidence
from ridealong.moments.weeks import last_closed, monday
from ridealong.practices.counting import REPLAYED_WEEKS, Question, rate
from ridealong.practices.observing import NEVER, Observation, Seen
from ridealong.practices.rare import Event, cadence
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign

AS_OF = date(2026, 3, 30)
LAST = last_closed(AS_OF)
NOBODY = Evidence(leader="ana", zone=UTC, as_of=AS_OF)
ASKED = Question(
    key="k", practice="p", title="T", proposal=0.7, says=lambda k, n: f"{k} of {n}", leading=True
)


def seen(*weeks: tuple[int, int, int], alike: bool = False) -> Seen:
    """(weeks back, met, missed) of subjects that are all different, or, alike, one subject a row."""
    return Seen(
        [
            Observation(
                f"o{back}-{number}", f"s{number}" if alike else f"s{back}-{number}", LAST - back, number < met,
                since=LAST - back,
            )
            for back, met, missed in weeks
            for number in range(met + missed)
        ]
    )  # fmt: skip


def spoken(observations: Seen | Sequence[Observation], **asked: object) -> Sign:
    question = Question(**{name: getattr(ASKED, name) for name in Question.__slots__} | asked)
    return rate(question, observations if isinstance(observations, Seen) else Seen(observations), NOBODY)


@pytest.mark.parametrize(
    ("weeks", "window", "n"),
    [
        ([(0, 30, 0), (20, 5, 0)], 13, 30),
        ([(0, 29, 0), (13, 1, 0), (30, 7, 0)], 26, 30),
        ([(12, 30, 0)], 13, 30),
        ([(13, 30, 0)], 26, 30),
        ([(0, 10, 0), (51, 3, 0), (52, 9, 0)], 52, 13),
        ([], 52, 0),
    ],
)
def test_the_window_is_the_shortest_that_holds_thirty(weeks, window, n):
    sign = spoken(seen(*weeks))
    assert (sign.weeks, sign.n) == (window, n)


def test_the_window_is_chosen_by_n_alone():
    good = spoken(seen((0, 0, 29), (20, 40, 0)))
    bad = spoken(seen((0, 29, 0), (20, 0, 40)))
    assert good.weeks == bad.weeks == 26


def test_the_worst_of_a_subjects_week_stands_and_the_rest_is_not_counted():
    sign = spoken(seen((0, 2, 1), (1, 3, 0), alike=True))
    assert (sign.k, sign.n) == (5, 6), "all of other subjects or other weeks"
    one = [Observation(f"o{number}", "acme", LAST, number != 1, since=LAST) for number in range(3)]
    assert (spoken(one).k, spoken(one).n, spoken(one).counted) == (0, 1, ("o1",))


def test_a_word_that_comes_late_cannot_hide_what_was_known_before():
    known = Observation("early", "acme", LAST - 3, True, since=LAST - 3)
    late = Observation("late", "acme", LAST - 3, False, since=LAST)
    history = spoken([known, late]).history
    assert history[-2][0] == pytest.approx(belief.probability_rate(1, 1, 0.7))
    assert history[-1][0] == pytest.approx(belief.probability_rate(0, 1, 0.7))


def test_what_one_subject_does_again_and_again_is_deflated():
    alike = spoken(
        [Observation(f"o{back}", "acme", LAST - back, True, since=LAST - back) for back in range(10)]
    )
    assert (alike.k, alike.n, alike.k_eff, alike.n_eff) == (10, 10, 10 / 2.8, 10 / 2.8)
    assert spoken(seen(*((back, 1, 0) for back in range(10)))).n_eff == 10
    assert (
        spoken(
            [Observation(f"o{back}", "acme", LAST - back, True, since=LAST - back) for back in range(10)],
            alike=False,
        ).n_eff
        == 10
    )


def test_minimums_are_about_what_people_see_and_probability_about_what_it_is_worth():
    four = spoken(seen((0, 0, 4)))
    assert (four.verdict, (four.probability or 1) < 0.05) == (CANT_TELL, True), "four seen are never proof"
    one_miss = spoken(seen((0, 4, 1)), proposal=0.99)
    assert ((one_miss.probability or 1) < 0.05, one_miss.verdict) == (True, CANT_TELL), (
        "one miss is one bad day"
    )
    assert spoken(seen((0, 0, 5))).verdict is NOT_YET


def test_another_sign_needs_more_to_say_not_yet():
    weeks = seen((0, 2, 5))
    assert 0.01 < (spoken(weeks).probability or 0) < 0.05
    assert spoken(weeks).verdict is NOT_YET
    assert spoken(weeks, leading=False).verdict is CANT_TELL


def test_a_yes_stays_until_it_falls_below_eight_tenths():
    """Thirteen closes: ten of ten are seen first; then one miss after another, a week apart."""
    earned = [(12, 10, 0)]
    histories = [spoken(seen(*earned, *((back, 0, 1) for back in range(misses)))) for misses in range(4)]
    assert [sign.verdict for sign in histories] == [YES, YES, CANT_TELL, CANT_TELL]
    assert [round(sign.probability or 0, 2) for sign in histories] == [0.98, 0.91, 0.80, 0.64]
    two = spoken(seen(*earned, (1, 0, 1), (0, 0, 1), (2, 1, 0)))
    assert 0.8 < (two.probability or 0) < 0.9 and two.verdict is YES
    fresh = spoken(seen((0, 11, 2)))
    assert fresh.probability == pytest.approx(two.probability) and fresh.verdict is CANT_TELL


def test_a_not_yet_stays_until_it_rises_above_a_tenth():
    failed = [(12, 0, 5)]
    sign = spoken(seen(*failed, (5, 5, 0)))
    assert 0.05 < (sign.probability or 0) < 0.10
    assert sign.verdict is NOT_YET
    assert spoken(seen((0, 5, 5))).verdict is CANT_TELL, "the same counts, never failed before"


def test_the_replay_begins_from_nothing_thirteen_weeks_ago():
    assert REPLAYED_WEEKS == 13 == len(spoken(seen((0, 1, 0))).history)
    forgotten = spoken(
        seen((14, 10, 0), (13, 1, 2))
    )  # a yes at the close fourteen weeks ago, below .9 ever since
    assert 0.8 < (forgotten.probability or 0) < 0.9
    assert forgotten.verdict is CANT_TELL
    remembered = spoken(seen((13, 10, 0), (11, 1, 2)))
    assert remembered.verdict is YES, "the close twelve weeks ago still saw the ten alone"


def test_nothing_counts_before_its_week_has_closed():
    ahead = Observation("ahead", "acme", LAST + 1, True, since=LAST + 1)
    assert spoken([ahead]).n == 0


def test_an_unanswered_claim_is_out_of_n_and_in_the_response():
    silent = [
        Observation(f"s{number}", f"s{number}", LAST, None, since=NEVER, awaited=True) for number in range(2)
    ]
    answered = [Observation("a", "a", LAST, True, since=LAST, awaited=True)]
    sign = spoken([*silent, *answered])
    assert (sign.n, sign.response and (sign.response.asked, sign.response.answered)) == (1, (3, 1))


def test_what_would_settle_it_and_by_when():
    sign = spoken(seen((0, 2, 0), (4, 2, 0), (8, 2, 1), (12, 2, 1)))
    needs = sign.needs
    assert (sign.k, sign.n) == (8, 10)
    assert needs is not None and needs.yes is not None and needs.not_yet is not None and needs.by is not None
    assert belief.rate(sign.k + needs.yes, sign.n + needs.yes, 0.7).verdict is YES
    assert belief.rate(sign.k + needs.yes - 1, sign.n + needs.yes - 1, 0.7).verdict is CANT_TELL
    assert belief.rate(sign.k, sign.n + needs.not_yet, 0.7).verdict is NOT_YET
    # Ten matured in the last thirteen weeks.
    weeks = -(-needs.yes * 13 // 10)
    assert (needs.by - monday(LAST)).days == weeks * 7 + 6, "the Sunday on which that week closes"


def test_weeks_mature_one_a_week_however_young_their_source():
    young = spoken(seen((0, 1, 0), (1, 1, 0)), weekly=True)
    assert young.needs is not None and young.needs.yes is not None and young.needs.by is not None
    assert (young.needs.by - monday(LAST)).days == young.needs.yes * 7 + 6, "one a week, not two in thirteen"


def test_no_date_without_a_pace_and_none_beyond_a_year():
    old = spoken(seen((40, 3, 0)))
    slow = spoken(seen((0, 1, 0)), proposal=0.99)
    assert old.needs is not None and old.needs.yes is not None and old.needs.by is None
    assert slow.needs is not None and slow.needs.yes is not None and slow.needs.by is None


def test_once_something_is_said_nothing_more_is_needed():
    assert spoken(seen((0, 20, 0))).needs is None


RARE = Question(key="k", practice="p", title="T", proposal=1 / 13, says=lambda k, n: f"{k} in {n}")


def rare(*backs: int, live: int = 51, standard: float | None = 1 / 13) -> Sign:
    events = [Event(f"e{back}", LAST - back) for back in backs]
    return cadence(RARE, events, NOBODY, live_since=LAST - live, standard=standard)


def test_one_in_thirteen_weeks_takes_seven_in_a_year():
    assert rare(*range(0, 49, 7)).verdict is YES
    assert rare(*range(0, 48, 8)).verdict is CANT_TELL


def test_none_at_all_is_proof_only_where_two_and_a_half_were_to_be_expected():
    assert rare().verdict is NOT_YET, "four expected in a year"
    assert rare(live=31).verdict is CANT_TELL, "32 weeks: not yet two and a half"
    assert rare(live=10, standard=0.22).verdict is CANT_TELL, "eleven weeks: two and two fifths"


def test_a_rare_cadence_counts_only_the_weeks_its_source_was_live():
    sign = rare(0, live=9)
    assert (sign.weeks, sign.events, sign.because) == (10, 1, ("e0",))


def test_a_rare_cadence_asks_for_further_events_in_the_present_window():
    sign = rare(0, 10, 20)
    assert sign.needs is not None and sign.needs.yes == 4 and sign.needs.not_yet is None


def test_without_a_standard_a_cadence_is_context():
    sign = rare(0, 1, 2, standard=None)
    assert (sign.context, sign.events, sign.probability, sign.verdict) == (True, 3, None, CANT_TELL)
