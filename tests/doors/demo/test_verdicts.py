"""What the demonstration is for: one yes, one not yet, one can't tell, whatever the seed and the day."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import pytest

from ridealong.moments.kinds.customers import CustomerBought, CustomerReferred
from ridealong.moments.loops import Outcome
from ridealong.practices.customers import joint_visits, serving
from ridealong.practices.difference import contrarian, learning, proposition
from ridealong.practices.employees import care, field
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Reading
from ridealong.practices.registry import READERS
from tests.doors.demo.told import UNTIL, evidence
from tests.stories import VIENNA

READ = (serving, care, field, proposition, contrarian, learning)
TOLD = [
    (7, UNTIL),
    (7, date(2026, 8, 12)),
    (1, date(2025, 11, 24)),
    (2, date(2027, 1, 2)),
    (3, date(2026, 5, 6)),
]


@pytest.fixture(params=TOLD, ids=lambda each: f"{each[0]}-{each[1]}")
def readings(request: pytest.FixtureRequest) -> Mapping[str, Reading]:
    return read(*request.param)


@cache
def read(seed: int, until: date) -> Mapping[str, Reading]:
    """Read once for all the tests: nobody can change what a practice reads."""
    known = evidence(seed, until)
    return MappingProxyType({each.__name__.rsplit(".", 1)[1]: each.read(known) for each in READ})


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "until"), TOLD)
def test_every_sign_has_something_to_show(seed: int, until: date) -> None:
    known = evidence(seed, until)
    signs = [(key, sign) for key, reader in READERS.items() for sign in reader(known).signs]
    assert [(key, sign.key) for key, sign in signs if not sign.n + sign.events] == []


def test_customers_are_served(readings: Mapping[str, Reading]) -> None:
    reading = readings["serving"]
    assert reading.verdict is YES
    promises, rhythm, gave, newcomers = reading.signs
    assert (promises.weeks, promises.standard.adopted) == (13, True)
    assert promises.n >= 60
    assert 0.85 <= promises.k / promises.n <= 0.97
    assert promises.response is not None
    assert promises.response.asked * 0.75 < promises.response.answered < promises.response.asked
    assert 0.75 <= rhythm.k / rhythm.n <= 0.88
    assert gave.k / gave.n >= 0.7
    assert newcomers.events >= 4
    assert all(sign.verdict is not NOT_YET for sign in reading.signs)


def test_salespeople_are_not_served_as_customers_are(readings: Mapping[str, Reading]) -> None:
    reading = readings["care"]
    assert (reading.verdict, reading.decided_by) == (NOT_YET, "answered")
    answered, barriers, pulse = reading.signs
    assert answered.n >= 30
    assert 0.35 <= answered.k / answered.n <= 0.65
    assert barriers.k < 0.75 * barriers.n
    assert (pulse.n, pulse.verdict) == (30, CANT_TELL)


def test_the_mirror_shows_who_waits(readings: Mapping[str, Reading]) -> None:
    says = readings["care"].context[0]
    waits = re.fullmatch(
        r"Your salespeople wait ([\d.]+) days for an answer, your customers (a day|[\d.]+ days)\.", says
    )
    assert waits, says
    assert 8 <= float(waits[1]) <= 11
    assert waits[2] in ("a day", "1.5 days", "2 days", "2.5 days", "3 days")


def test_what_the_oldest_debt_is_can_be_followed(readings: Mapping[str, Reading]) -> None:
    step = readings["care"].next_step
    assert step is not None
    assert (step.who, step.about) == ("mia", ("credit-checks",))


def test_time_in_the_field_cannot_be_told_and_the_reason_can_be_found(
    readings: Mapping[str, Reading],
) -> None:
    reading = readings["field"]
    assert (reading.verdict, reading.decided_by) == (CANT_TELL, "days")
    days, beside, found, share = reading.signs
    assert days.n == share.n == 28, "every week since the calendar was connected"
    for sign in (days, share):
        assert 0.6 <= sign.k / sign.n <= 0.7, "two weeks of three, where seven of ten are asked"
    assert len(days.aside) >= 8, "visits that nobody but Ana tells of, from before the calendar"
    assert beside.n >= 24, "twelve salespeople, month by month"
    assert 0.5 <= beside.k / beside.n <= 0.8, "in a month Ana gets round to seven to nine of them"
    assert found.n >= 7
    assert all(sign.verdict is CANT_TELL for sign in reading.signs)
    assert reading.next_step is not None
    assert reading.next_step.who == "joon"
    assert "a day with you on my route" in reading.next_step.why


@pytest.mark.parametrize(("seed", "until"), TOLD)
def test_joint_visits_in_two_weeks_of_three_neither_prove_nor_refute(seed: int, until: date) -> None:
    reading = joint_visits.read(evidence(seed, until))
    assert (reading.verdict, reading.decided_by) == (CANT_TELL, "visits")
    visits, top, points, asked = reading.signs
    assert visits.n == 28, "every week since the calendar was connected"
    assert 0.6 <= visits.k / visits.n <= 0.75
    assert top.n >= 40, "a fifth of the customers, in the quarter that closed last"
    assert 0.5 <= top.k / top.n <= 0.75, "Joon's were all missed, and who has many waits for some"
    assert points.n >= 20
    assert asked.n >= 40
    assert 0.55 <= asked.k / asked.n <= 0.8, "on some nobody was watched, after others nobody spoke"
    assert asked.young, "the last week's customers have not had their fortnight"
    assert all(sign.verdict is not NOT_YET for sign in reading.signs)


def test_most_of_it_is_other_peoples_word(readings: Mapping[str, Reading]) -> None:
    signs = [sign for reading in readings.values() for sign in reading.signs]
    counted, aside = sum(sign.n or sign.events for sign in signs), sum(len(sign.aside) for sign in signs)
    assert 0.93 <= counted / (counted + aside) < 1


def test_a_year_ago_ana_answered_in_time() -> None:
    owed = [loop for loop, _ in care.owed_to_salespeople(evidence()) if loop.opened_on < date(2025, 8, 1)]
    ended = Counter(loop.outcome(due)[0] for loop in owed if (due := loop.due()))
    assert ended[Outcome.MET] > 0.75 * (ended[Outcome.MET] + ended[Outcome.MISSED]), "until Paul left"


def test_the_threads_can_be_followed_to_their_end() -> None:
    loops = evidence().loops
    assert loops["credit-checks"].denied is not None
    assert loops["credit-checks"].is_open
    assert loops["joon-day"].claimed is None
    assert loops["acme-freight"].is_open
    assert loops["loan"].released
    outcomes = {}
    for label in ("acme-corrected", "resin-nordlicht", "printer-today", "seewald-name", "knives"):
        due = loops[label].due()
        assert due is not None
        outcomes[label] = loops[label].outcome(due)[0].value
    assert outcomes == {
        "acme-corrected": "missed",
        "resin-nordlicht": "met",
        "printer-today": "met",
        "seewald-name": "missed",
        "knives": "unanswered",
    }


def test_one_customer_sent_three_and_another_went_silent() -> None:
    sent = [
        fact.customer for _, fact in evidence().kind(CustomerReferred) if fact.through.startswith("lipovec")
    ]
    assert sent == ["bolt", "kolarna", "mlinar-etikete"]
    last = max(
        each.day(VIENNA) for each, fact in evidence().kind(CustomerBought) if fact.customer == "delta-print"
    )
    assert (UNTIL - last).days > 100


def test_the_second_line_has_a_story_too() -> None:
    vera, stefan = (evidence(leader=each) for each in ("vera", "stefan"))
    assert serving.read(vera).verdict is YES
    assert care.read(vera).sign("answered").n >= 5
    assert serving.read(stefan).sign("promises").n >= 5


def test_buyers_come_for_the_reason_that_is_given(readings: Mapping[str, Reading]) -> None:
    reading = readings["proposition"]
    assert reading.verdict is YES
    reasons, delivered, recited = reading.signs
    assert reasons.n >= 15
    assert 0.65 <= reasons.k / reasons.n <= 0.85
    assert delivered.n >= 30
    assert 0.7 <= recited.k / recited.n < 1, "three cannot say it"


def test_copies_are_known_and_ana_has_asked_nobody(readings: Mapping[str, Reading]) -> None:
    origins, opposites, judged = readings["contrarian"].signs
    assert {"label-law", "loyalty-card", "free-ribbons"} <= set(origins.counted) - set(origins.because)
    assert "question-first" in {*origins.aside} & {*judged.aside}
    assert opposites.events >= 2
    assert "loyalty-card" in set(judged.counted) - set(judged.because)


def test_what_customers_taught_is_known_and_not_used(readings: Mapping[str, Reading]) -> None:
    reading = readings["learning"]
    assert (reading.verdict, reading.decided_by) == (NOT_YET, "applied")
    recall, applied, taught = reading.signs
    assert recall.k / recall.n > 0.85
    assert applied.k < 0.55 * applied.n
    assert taught.events >= 8
    assert reading.context, "Ana's own cards beside the team's"
