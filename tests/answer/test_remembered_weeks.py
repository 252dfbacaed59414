"""The weeks of a brief are remembered, and never hold when something was told that they could speak of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ridealong.answer import remembering
from ridealong.answer.brief import Brief, brief_of
from ridealong.answer.forgetting import forget
from ridealong.answer.models import KeptWeeks
from ridealong.answer.of_a_week import When
from ridealong.ledger.derived import rebuild
from ridealong.ledger.seen import sight_of
from ridealong.people import parties as people
from ridealong.people.reader import OWNER
from tests.answer.test_brief import MONDAY, brief, firm
from tests.answer.test_brief_late import FRIDAY, HELP, LATE, NEXT, WEDNESDAY, acts, on_thursday
from tests.ledger import telling

__all__ = ["firm"]


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The Mondays whose weeks were worked out since."""
    real, found = remembering._worked_out, list[date]()
    monkeypatch.setattr(remembering, "_worked_out", lambda *given: found.append(given[0]) or real(*given))
    return found


def without_the_clock(told: Brief) -> tuple[object, ...]:
    """All that is shown: a practice's sentence to begin with names a day of the week it was said in, and is not."""
    acts = [
        [(each.practice.key, replace(each, practice=told.answer.rows[0].practice)) for each in some]
        for some in (told.acts, told.done)
    ]
    return told.monday, acts, told.changes, told.answer.rows


def test_asked_again_a_brief_is_the_same_and_nothing_is_worked_out(worked_out: list[date]) -> None:
    """With an act that was confirmed, and one of last week that was."""
    on_thursday(LATE)
    for day in (FRIDAY, NEXT):
        first = without_the_clock(brief(day))
        assert without_the_clock(brief(day)) == first
    assert worked_out == [MONDAY, NEXT]


def test_what_is_told_into_the_week_is_in_it_at_once(worked_out: list[date]) -> None:
    assert acts(brief(FRIDAY))[0] == (HELP, None)
    on_thursday(LATE)
    assert (HELP, date(2026, 3, 28)) in acts(brief(FRIDAY))
    assert worked_out == [MONDAY, MONDAY]


@pytest.mark.parametrize(
    "story",
    [
        'as mia\n2026-04-01  mia dropped ^room: "we found one"',
        "as acme/petra\n2026-04-01  acme/petra confirmed ^invoice",
        "as acme/petra\n2026-03-28  acme/petra denied ^invoice",
        "as system\n2026-04-01  mia left",
    ],
    ids=["dropped", "confirmed", "denied", "left"],
)
def test_whatever_is_told_a_remembered_brief_is_what_it_would_be_without(story: str) -> None:
    brief(FRIDAY)
    on_thursday(story)
    remembered = without_the_clock(brief(FRIDAY))
    KeptWeeks.objects.all().delete()
    assert without_the_clock(brief(FRIDAY)) == remembered


def test_another_day_of_the_week_is_another_brief(worked_out: list[date]) -> None:
    on_thursday(LATE)
    assert acts(brief(WEDNESDAY)) != acts(brief(FRIDAY))
    assert worked_out == [MONDAY, MONDAY]


def test_what_was_known_at_a_time_is_not_remembered() -> None:
    then = When(WEDNESDAY, datetime(2026, 4, 3, 8, tzinfo=UTC), datetime(2026, 4, 1, 8, tzinfo=UTC))
    brief_of(telling.party("ana"), "Ana Ortiz", when=then, sight=sight_of(OWNER, FRIDAY))
    assert not KeptWeeks.objects.exists()


def test_a_past_monday_is_the_same_after_everything_derived_was_made_again() -> None:
    on_thursday(LATE)
    before = without_the_clock(brief(MONDAY))
    rebuild()
    assert without_the_clock(brief(MONDAY)) == before
    KeptWeeks.objects.all().delete()
    assert without_the_clock(brief(MONDAY)) == before


def test_with_somebody_who_is_forgotten_it_is_forgotten_too() -> None:
    assert "Tom Berg" in str(brief(FRIDAY).acts)
    tom = people.find("tom")
    assert tom is not None
    forget(tom.id, by=telling.recorder("ana"), door="test", now=datetime(2026, 4, 3, 9, tzinfo=UTC))
    assert not KeptWeeks.objects.exists()
    assert "Tom Berg" not in str(brief(FRIDAY).acts)
