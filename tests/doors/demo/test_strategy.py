"""What the demonstration shows of its strategy: a plan people know and nobody is paid for, and decisions in time."""

from __future__ import annotations

import pytest

from ridealong.moments.evidence import Evidence
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES
from ridealong.practices.trenches import alignment, study
from tests.doors.demo.test_verdicts import TOLD
from tests.doors.demo.told import evidence


@pytest.fixture(params=TOLD, ids=lambda each: f"{each[0]}-{each[1]}")
def known(request: pytest.FixtureRequest) -> Evidence:
    return evidence(*request.param)


def test_the_plan_is_known_and_followed_and_the_pay_serves_none_of_it(known: Evidence) -> None:
    reading = alignment.read(known)
    priorities, hours, pay = reading.signs
    assert (reading.verdict, reading.decided_by) == (NOT_YET, "pay")
    assert (priorities.n, priorities.verdict) == (40, CANT_TELL)
    assert 0.7 < priorities.k / priorities.n < 0.85
    assert hours.verdict is YES
    assert 0 < pay.k < 0.3 * pay.n
    assert "Paid for, and serving no priority: “commission”, “press premium”." in reading.context
    assert reading.context[-1].endswith(
        "“a stand at the spring fair in Dornbirn”, “printed price lists by post”."
    )
    assert reading.next_step is not None
    assert reading.next_step.says.startswith("Draft “commission” anew with ")


def test_decisions_get_the_study_they_deserve(known: Evidence) -> None:
    reading = study.read(known)
    budget, on_time, ranges = reading.signs
    assert reading.verdict is YES
    assert budget.k < budget.n
    assert on_time.verdict is not NOT_YET
    assert ranges.n > 20
    assert ranges.verdict is not NOT_YET
    assert ranges.response is not None
    assert ranges.response.answered < ranges.response.asked, "some never said what came of it"


def test_what_is_to_be_decided_next_can_be_followed(known: Evidence) -> None:
    step = study.read(known).next_step
    assert step is not None
    assert "before you decide" in step.says or step.says.startswith("Decide “")
    assert "delta-back" in {each.id for each in known.moments}
