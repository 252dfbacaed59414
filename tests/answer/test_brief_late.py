"""An act that was confirmed late, and is dated before its Monday, is shown as done and does not just vanish."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ridealong.answer import asking
from ridealong.answer.brief import Brief, brief_of
from ridealong.answer.of_a_week import When
from ridealong.ledger.seen import sight_of
from ridealong.ledger.take_back import forget
from ridealong.people.reader import OWNER
from tests.answer.test_brief import MONDAY, brief, firm
from tests.ledger import telling

__all__ = ["firm"]
HELP, ANSWER = "Help Tom Berg keep a promise to Acme Tools", "Answer Mia Lind"
LATE = """
as acme/petra
2026-03-28  acme/petra confirmed ^invoice ^yes
"""
WEDNESDAY, FRIDAY, NEXT = date(2026, 4, 1), date(2026, 4, 3), date(2026, 4, 6)


def on_thursday(story: str) -> None:
    telling.tell(story, now=datetime(2026, 4, 2, 8, tzinfo=UTC))


def acts(told: Brief) -> list[tuple[str, date | None]]:
    return [(each.step.says, each.confirmed_on) for each in told.acts]


def test_confirmed_on_thursday_for_saturday_it_reads_as_done() -> None:
    assert acts(brief(WEDNESDAY)) == [(HELP, None), (ANSWER, None)]
    on_thursday(LATE)
    assert acts(brief(FRIDAY)) == [(ANSWER, None), (HELP, date(2026, 3, 28))]
    (done,) = brief(NEXT).done
    assert (done.step.says, done.confirmed_in) == (HELP, telling.named("yes"))


def test_looked_at_as_it_was_known_before_it_is_still_open() -> None:
    on_thursday(LATE)
    then = When(WEDNESDAY, datetime(2026, 4, 3, 8, tzinfo=UTC), datetime(2026, 4, 1, 8, tzinfo=UTC))
    looked = brief_of(telling.party("ana"), "Ana Ortiz", when=then, sight=sight_of(OWNER, FRIDAY))
    assert acts(looked) == [(HELP, None), (ANSWER, None)]


def test_confirmed_by_monday_morning_it_was_never_an_act_of_that_week() -> None:
    telling.tell(LATE, now=datetime(2026, 3, 29, 8, tzinfo=UTC))
    assert acts(brief(FRIDAY)) == [(ANSWER, None)]


def test_what_was_taken_back_was_not_done() -> None:
    on_thursday('as mia\n2026-03-28  mia dropped ^room: "we found one"')
    assert acts(brief(FRIDAY)) == [(HELP, None)]


def test_what_comes_in_its_place_waits_where_it_needs_the_same_person() -> None:
    """Tom owes Acme something else too: this week he has had his act."""
    telling.tell(
        'as tom\n2026-03-16  tom promised acme "samples" by 2026-03-25',
        now=datetime(2026, 3, 20, 9, tzinfo=UTC),
    )
    on_thursday(LATE)
    assert acts(brief(FRIDAY)) == [(ANSWER, None), (HELP, date(2026, 3, 28))]
    assert acts(brief(NEXT))[0][0] == HELP, "next week it is his"


def test_the_list_of_monday_is_composed_once_and_again_only_where_names_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_thursday(LATE)
    brief(FRIDAY)
    composed: list[date] = []
    real = asking._compose
    monkeypatch.setattr(asking, "_compose", lambda *given: composed.append(given[2]) or real(*given))
    brief(FRIDAY)
    assert composed == []
    forget(
        telling.party("mia"), by=telling.recorder("rita"), door="cli", now=datetime(2026, 4, 2, 9, tzinfo=UTC)
    )
    assert not any("Mia" in says for says, _ in acts(brief(FRIDAY)))
    assert MONDAY in composed
