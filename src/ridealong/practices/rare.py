"""From rare events to a sign that speaks: so many in so many weeks, held to a pace, and replayed like a rate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ridealong.engines import belief
from ridealong.engines.belief import Verdict
from ridealong.moments.evidence import Evidence
from ridealong.practices.counting import REPLAYED_WEEKS, Question
from ridealong.practices.observing import Adoption, adoptions, standard_at
from ridealong.practices.reading import Before, Needs, Sign, Standard
from ridealong.speech import gettext


@dataclass(frozen=True, slots=True)
class Event:
    """Something a rare cadence counts, in the week it happened."""

    moment: str
    week: int
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """A rare cadence as it stood at the close of one week."""

    window: int
    events: int
    standard: Standard
    context: bool
    """Whether there is nothing to hold it to yet."""


def cadence(
    question: Question,
    events: Sequence[Event],
    evidence: Evidence,
    *,
    live_since: int | None,
    standard: float | None,
) -> Sign:
    """What may be said of so many events in so many weeks. Without a standard yet it is context and decides nothing."""
    last, longest = evidence.last_week, max(question.windows)
    proposal = standard or question.proposal
    aside = tuple(each.moment for each in events if each.aside and last - longest < each.week <= last)
    if live_since is None or live_since > last:
        blank = Standard(proposal)
        return Sign(
            key=question.key, type="cadence", title=gettext(question.title), standard=blank, aside=aside
        )
    counted = [each for each in events if not each.aside and each.week <= last]
    per_week = Counter(each.week for each in counted)
    adopted = adoptions(evidence, f"{question.practice}.{question.key}", proposal=proposal)
    replayed = [
        _pace_at(week, question, per_week, live_since, _Held(adopted, standard))
        for week in range(last - REPLAYED_WEEKS + 1, last + 1)
    ]
    history, needs = _replay_cadence(replayed, question)
    before, now = replayed[-2:]
    within = tuple(each.moment for each in counted if each.week > last - now.window)
    probability, said = history[-1]
    return Sign(
        key=question.key, type="cadence", title=gettext(question.title), leading=question.leading,
        standard=now.standard,
        weeks=now.window, events=now.events, because=within, proof=within, aside=aside, context=now.context,
        probability=probability, verdict=said, needs=needs, history=tuple(history),
        before=Before(events=before.events, weeks=before.window,
                      entered=tuple(each.moment for each in counted if each.week == last)),
        trend=tuple((per_week[week], 1) for week in range(last - REPLAYED_WEEKS + 1, last + 1)),
        says=question.says(now.events, now.window),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Held:
    """What a cadence is held to: the standards adopted, else its own past."""

    adopted: Sequence[Adoption]
    past: float | None


def _pace_at(
    week: int, question: Question, per_week: Mapping[int, int], live_since: int, held: _Held
) -> Pace:
    counts = [per_week.get(week - age, 0) for age in range(max(question.windows))][::-1]
    window = min(belief.window(counts, question.windows), max(0, week - live_since + 1))
    standard = standard_at(held.adopted, held.past or question.proposal, week, window)
    events = sum(counts[-window:]) if window else 0
    return Pace(window, events, standard, context=held.past is None and not standard.adopted)


def _replay_cadence(
    weeks: Sequence[Pace], question: Question
) -> tuple[list[tuple[float | None, Verdict]], Needs | None]:
    """Probability and verdict at each close, and what would settle the last; a new standard starts anew."""
    history: list[tuple[float | None, Verdict]] = []
    said, held_to, needs = Verdict.CANT_TELL, weeks[0].standard.value, None
    for week in weeks:
        previous = said if week.standard.value == held_to else Verdict.CANT_TELL
        held_to, needs = week.standard.value, None
        if week.context or not week.window:
            said = Verdict.CANT_TELL
            history.append((None, said))
            continue
        spoken = belief.cadence(
            week.events, week.window, held_to,
            leading=question.leading, previous=previous, expected=question.expected,
        )  # fmt: skip
        said = spoken.verdict
        history.append((spoken.probability, said))
        needs = Needs(yes=spoken.needs.yes) if spoken.needs else None
    return history, needs
