"""What changed since last week: read from the history that every reading carries."""

from __future__ import annotations

from ridealong.answer.changes import changes, since, turned
from ridealong.answer.compose import compose
from ridealong.answer.paper import changed
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from tests.answer.test_compose import answered, reading
from tests.practices.weekly import every_week, told
from tests.stories import story

FOUR_KEPT = "\n".join(
    f'2026-02-{2 + number:02}  tom promised acme "proof {number}" by 2026-02-{9 + 7 * (number % 2):02} ^p{number}\n'
    f"2026-02-08  tom claimed ^p{number}\n2026-02-08  acme confirmed ^p{number}"
    for number in range(4)
)


def serving(lines: str) -> Sign:
    answer = compose(story(f"{FOUR_KEPT}\n{lines}"), name="Ana", handle_of=str)
    return answer.row("serving").reading.sign("promises")


def test_a_figure_says_how_it_stood_a_week_before_and_what_has_come_in() -> None:
    """A promise due on the 16th matures a week later, and enters at the close of that week."""
    sign = serving("""
2026-02-12  mia promised bolt "samples" by 2026-02-16 ^late
close of period 2026-03-02
""")
    assert (sign.k, sign.n) == (2, 3), "of one customer in one week the worst stands"
    assert sign.before is not None
    assert (sign.before.k, sign.before.n) == (1, 1)
    assert "late" in sign.before.entered
    assert since(sign) == "1 of 1 a week before, and 2 have come in since"


def test_a_word_that_comes_late_has_moved_the_figure_too() -> None:
    """Bolt's promise matured in the week to 15 February; Bolt says so only in the week to 1 March."""
    sign = serving("""
2026-02-02  mia promised bolt "samples" by 2026-02-06 ^quiet
2026-02-05  mia claimed ^quiet
2026-02-24  bolt confirmed ^quiet
close of period 2026-03-02
""")
    assert sign.before is not None and "quiet" in sign.before.entered


def test_a_quiet_week_changes_nothing() -> None:
    sign = serving("close of period 2026-04-06")
    assert sign.before is not None and sign.before.entered == ()
    answer = compose(story(f"{FOUR_KEPT}\nclose of period 2026-04-06"), name="Ana", handle_of=str)
    assert changes(answer) == []


def test_a_verdict_that_turned_comes_first_and_says_what_it_was(monkeypatch) -> None:
    answer = answered(
        monkeypatch,
        [
            reading("proposition", YES),
            reading("care", NOT_YET, before=CANT_TELL),
            reading("serving", YES),
        ],
    )
    (change,) = changes(answer)
    assert (change.row.practice.key, change.turned) == ("care", True)
    assert next(changed(change)) == "Care: not yet, after can’t tell a week before"


def test_a_fundamental_remembers_what_it_said(monkeypatch) -> None:
    answer = answered(monkeypatch, [reading("care", NOT_YET, before=CANT_TELL)])
    assert {each.key: each.was for each in answer.fundamentals}["employees"] is CANT_TELL
    assert turned(NOT_YET, YES) == "not yet, after yes a week before"


def test_of_a_rare_cadence_the_events_are_told() -> None:
    weekly = every_week("{tue}  new-{i} came through acme", 13)
    answer = compose(story(told(weekly, close="2026-04-06")), name="Ana", handle_of=str)
    sign = answer.row("serving").reading.sign("newcomers")
    assert sign.events == 13
    assert since(sign) == "12 in 12 weeks a week before, and one has come in since"
