"""What may still change of something once its day has passed, or it was said for a day: its words, and no miss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ridealong.moments import slots
from ridealong.moments.kind import Fact, fields_of
from ridealong.moments.kinds.difference import PropositionStated
from ridealong.moments.kinds.employees import OpeningWritten
from ridealong.moments.kinds.loops import Opener, RequestMade
from ridealong.moments.kinds.strategy import (
    TIME_TO_JUDGE,
    DecisionOpened,
    PayPlanAdopted,
    PlanAdopted,
    TryStarted,
)
from ridealong.moments.moment import Moment, Voice, on_day

KEEPERS = (Voice.SYSTEM, Voice.COLLEAGUE)
DATED = (Opener, DecisionOpened, TryStarted)
"""What has a day of its own by which something is to be done."""
IN_FORCE = (PlanAdopted, PayPlanAdopted, PropositionStated)
"""What others work by from its day on: another takes its place from a later day, and never for the weeks it was."""
ONCE_SAID = (RequestMade, TryStarted, OpeningWritten, *IN_FORCE)
"""What is judged as it was first said: whoever said it gains by its vanishing, or by its having been another."""
JUDGED_BY: dict[type[Fact], str] = {
    OpeningWritten: "filters",
    PlanAdopted: "plan",
    PayPlanAdopted: "plan",
    PropositionStated: "claims",
}
"""Words that are more than words: something is counted by what they say."""
IMPORTED, UNDONE = "import:", "undo:"
"""How the doors begin through which an import comes, and through which it is taken back as a whole."""
TIME_FOR_SLIPS = timedelta(days=1)
OVER_EVERYWHERE = timedelta(hours=36)
"""From the beginning of a day in UTC until it has ended in the last zone."""
LAST_DAY = date.max - timedelta(days=2)
"""Nothing can be said to happen after the calendar ends."""


def passed(moment: Moment, original: Moment, by_id: Mapping[str, Moment]) -> date | None:
    """The day something was owed by, where it had passed when this would take it back or rewrite it; None if it may.

    A slip of the pen may be mended for a day. After that only the one who waits, a keeper or the undoing of a
    whole import can take it away: a doer who no longer means to do it says that it was dropped. Who asks for
    something waits for it and gains by its vanishing, so a request has its day once it was told: it can be dropped.
    So has a try, whose origin and beginning are counted long before it is to be judged, what an opening sorts people
    out by, and what is in force.
    """
    due = _ends(kept_to_its_date(original, by_id))
    first = _first_recorded(original, by_id)
    if due is None or moment.recorded_at is None or first is None:
        return None
    late = moment.recorded_at - first > TIME_FOR_SLIPS
    over = isinstance(original.fact, ONCE_SAID) or moment.recorded_at >= _over(due)
    return due if over and late and not _may_let_go(moment, original.fact) else None


def _over(due: date) -> datetime:
    return on_day(min(due, LAST_DAY)) + OVER_EVERYWHERE


def _may_let_go(moment: Moment, fact: Fact) -> bool:
    doer = fact.doer if isinstance(fact, DATED) else getattr(fact, "who", None)
    keeps = moment.voice in KEEPERS and moment.by != doer
    waits = isinstance(fact, DATED) and moment.by == fact.receiver and not isinstance(fact, ONCE_SAID)
    return moment.by is None or waits or keeps or moment.door.startswith(UNDONE)


def _first_recorded(moment: Moment, by_id: Mapping[str, Moment]) -> datetime | None:
    """When it was first told: whoever corrects a correction every day does not begin anew each time."""
    seen: set[str] = set()
    while moment.id not in seen and (before := by_id.get(moment.corrects or "")) is not None:
        seen.add(moment.id)
        moment = before
    return moment.recorded_at


def only_words_differ(moment: Moment, original: Moment) -> bool:
    """Whether a correction leaves alone who owes whom, since when and by when, and the words that are judged.

    What it says to its own cost, owning up to a copy or naming an earlier day, is never too late.
    """
    return _owed(_without_what_costs(moment, original)) == _owed(original)


def _without_what_costs(moment: Moment, original: Moment) -> Moment:
    fact, before = moment.fact, original.fact
    if isinstance(fact, OpeningWritten) and isinstance(before, OpeningWritten) and before.filters is None:
        return replace(moment, fact=replace(fact, filters=None))
    if isinstance(fact, TryStarted) and isinstance(before, TryStarted):
        if fact.by is not None and _is_sooner(moment, original):
            fact = replace(fact, by=before.by)
        if fact.basis == "copied":
            fact = replace(fact, opposite=before.opposite, customer=before.customer, basis=before.basis)
        return replace(moment, fact=fact)
    return moment


def _is_sooner(moment: Moment, original: Moment) -> bool:
    """Whether it names an earlier day, and before the first has come."""
    first, due = due_of(original), due_of(moment)
    known = moment.recorded_at is not None and first is not None and moment.recorded_at < _over(first)
    return known and due is not None and first is not None and due <= first


def _owed(moment: Moment) -> tuple[Any, ...]:
    fact = moment.fact
    judged = JUDGED_BY.get(type(fact))
    told = [
        getattr(fact, each.name)
        for each in fields_of(type(fact))
        if each.type not in slots.ERASABLE or each.name == judged
    ]
    return type(fact), moment.happened_at, moment.all_day, told


def kept_to_its_date(moment: Moment, by_id: Mapping[str, Moment]) -> Moment:
    """A correction mends a slip. Told a day later, a later date is a move, and that is for the receiver to agree to.

    So is leaving the date out.
    """
    original = by_id.get(moment.corrects) if moment.corrects else None
    told = _first_recorded(original, by_id) if original else None
    if original is None or moment.recorded_at is None or told is None or not isinstance(moment.fact, DATED):
        return moment
    first, due = due_of(kept_to_its_date(original, by_id)), due_of(moment)
    late = moment.recorded_at - told > TIME_FOR_SLIPS
    sooner = first is None or (due is not None and due <= first)
    if sooner or not late or moment.by == getattr(moment.fact, "receiver", None):
        return moment
    return replace(moment, fact=replace(moment.fact, by=first))  # type: ignore[type-var]


def due_of(moment: Moment) -> date | None:
    """The day it is owed by, as it says itself."""
    fact = moment.fact
    if isinstance(fact, TryStarted) and fact.by is None:
        return _quarter_later(moment)
    return fact.due if isinstance(fact, DATED) else None


def _ends(moment: Moment) -> date | None:
    """The day after which it is a miss: of a try no later than a quarter on, however far the day it names.

    What is in force, or sorts people out, has the day it was said on.
    """
    if isinstance(moment.fact, ONCE_SAID) and not isinstance(moment.fact, DATED):
        return moment.day(UTC)
    due = due_of(moment)
    return min(due, _quarter_later(moment)) if due and isinstance(moment.fact, TryStarted) else due


def _quarter_later(moment: Moment) -> date:
    return moment.day(UTC) + TIME_TO_JUDGE
