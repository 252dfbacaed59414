"""An answer reads no years that nobody counts any more, and says to the letter what it would say had it read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ridealong.answer.answer import Answer
from ridealong.answer.asking import READ, evidence_for
from ridealong.answer.compose import compose
from ridealong.ledger import hanging
from ridealong.ledger import recall as recall_module
from ridealong.ledger.recall import Scope, recall
from ridealong.moments.evidence import Evidence
from tests.ledger.telling import party, tell
from tests.ledger.test_laws import a_ledger
from tests.ledger.years_of_a_firm import BEGUN, EARLY, TODAY, Story
from tests.trying import STORIES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two old moments of each source are a few already, so that stories of some dozen moments hold more."""
    for module in (recall_module, hanging):
        monkeypatch.setattr(module, "A_FEW", 2)


@pytest.mark.slow
@settings(max_examples=STORIES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9))
def test_an_answer_says_the_same_whether_it_reads_the_years_before_or_not(seed: int) -> None:
    chance = Random(seed)
    with a_ledger(cast=False):
        tell(EARLY, door="cast", now=BEGUN)
        story = Story(chance)
        for _ in range(chance.randint(1, 60)):
            story.go_on()
        for leader in map(party, ("ana", "ana", "bob")):
            as_of = TODAY + timedelta(days=chance.choice([chance.randint(-30, 30), -chance.randint(0, 500)]))
            hours = chance.choice([None, None, story.hour // 2])
            known_at = None if hours is None else BEGUN + timedelta(hours=hours)
            floored, whole = evidence_for(leader, as_of, known_at), everything(leader, as_of, known_at)
            assert answer(floored) == answer(whole)
            assert set(floored.purchases) <= set(whole.purchases)
            assert floored.by_id.keys() <= whole.by_id.keys()


def everything(leader: str, as_of: date, known_at: datetime | None) -> Evidence:
    return recall(Scope.of_leader(leader), until=as_of, zone=UTC, kinds=READ, known_at=known_at, apart=True)


def answer(evidence: Evidence) -> Answer:
    return compose(replace(evidence, known_at=BEGUN), name="Ana", handle_of=str)
