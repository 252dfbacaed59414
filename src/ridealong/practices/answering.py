"""Words that are waited for: weeks in which something is said to be done, and whether people answer here at all.

A week that would be reached if whoever was asked said yes waits for them until the week after has closed, as a promise
waits for its receiver; then it was not reached, and stands as unanswered beside the figure. Whether that silence says
anything depends on how people answer otherwise: see :func:`quiet_weeks`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied, LoopDropped
from ridealong.moments.loops import Loop, said_by_another, speaks_for
from ridealong.moments.moment import Moment, Voice, on_day
from ridealong.moments.weeks import monday, week_of
from ridealong.practices.counting import REPLAYED_WEEKS
from ridealong.practices.observing import NEVER, Observation, Seen, weeks_seen

QUARTER_WEEKS = 13
A_DAY = timedelta(days=1)
"""A day somewhere begins before it does in UTC."""


class Told(NamedTuple):
    """What somebody says is done: in which week, and from which week on there is a word of those it was done for."""

    loop: Loop
    week: int
    answered: int


def weeks_confirmed(evidence: Evidence, loops: Sequence[Loop], *, pairs: int = 1) -> Seen:
    """Weeks from the first of these loops on; one is reached when so many pairs of doer and receiver confirmed.

    The first is the one in which anybody but the leader told of one: before it, nothing had been seen. What only the
    leader tells of is set aside.
    """
    heard = [loop for loop in loops if loop.outside]
    aside = [
        Observation(loop.opener.id, loop.fact.receiver, week_of(loop.opened_on), None, aside=True)
        for loop in loops
        if not loop.outside
    ]
    reached, short = _by_week(evidence, heard, pairs)
    first_words = (loop.borne_out for loop in heard)
    first = min((week_of(each.day(evidence.zone)) for each in first_words if each), default=None)
    weeks = weeks_seen(evidence, reached, first).observations
    spoken = _spoken(evidence, heard, short, pairs)
    return Seen([*(_as_answered(each, spoken) for each in weeks), *aside], quiet=evidence.once(quiet_weeks))


Pair = tuple[str | None, str]


def _by_week(
    evidence: Evidence, heard: Iterable[Loop], pairs: int
) -> tuple[dict[int, tuple[str, ...]], dict[int, set[Pair]]]:
    """The weeks that were reached, with what shows it; and whose words there are in those that fell short."""
    proof: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    confirmed: defaultdict[int, set[Pair]] = defaultdict(set)
    for loop in heard:
        if loop.confirmed is not None:
            week = week_of(loop.confirmed.day(evidence.zone))
            confirmed[week].add(_pair(loop))
            proof[week] += (loop.opener.id, loop.confirmed.id)
    reached = {week: proof[week] for week, said in confirmed.items() if len(said) >= pairs}
    return reached, {week: said for week, said in confirmed.items() if week not in reached}


def _pair(loop: Loop) -> Pair:
    return loop.fact.doer, loop.fact.receiver


def _spoken(
    evidence: Evidence, heard: Iterable[Loop], short: dict[int, set[Pair]], pairs: int
) -> dict[int, int]:
    """Of each week in which something was told: from which week on so many have spoken that it is not open any more."""
    answers: defaultdict[int, dict[Pair, int]] = defaultdict(dict)
    for told in filter(None, (_told(evidence, loop) for loop in heard)):
        pair, week = _pair(told.loop), told.week
        if pair not in short.get(week, ()):
            answers[week][pair] = max(answers[week].get(pair, 0), told.answered)
    return {
        week: max(week, _nth_last(given.values(), pairs - len(short.get(week, ()))))
        for week, given in answers.items()
    }


def _nth_last(weeks: Iterable[int], nth: int) -> int:
    """When fewer than so many are left to be heard; at once where there never were that many."""
    latest_first = sorted(weeks, reverse=True)
    return latest_first[nth - 1] if len(latest_first) >= nth else 0


def _as_answered(week: Observation, spoken: dict[int, int]) -> Observation:
    """A week that was reached waits for nobody; one still open counts as not reached once the next has closed."""
    known = spoken.get(week.week)
    if week.met or known == week.week:
        return week._replace(awaited=True)
    return week if known is None else week._replace(awaited=True, since=week.week + 1, spoken=known)


def quiet_weeks(evidence: Evidence) -> frozenset[int]:
    """The weeks at whose close more than half of all that was said to be done in a quarter had got no word.

    Of what this leader's people say they did, and of what the leader says about somebody else's loop; each a week
    after it was said. Where most get their word, silence about one thing is an answer too: otherwise a leader would
    only have to claim something in every bad week, and never hear of it.
    """
    last, quiet = evidence.last_week, set()
    first = last - REPLAYED_WEEKS + 1
    loops = _done_since(evidence, on_day(monday(first - QUARTER_WEEKS)) - A_DAY)
    asked = [told for told in (_told(evidence, loop) for loop in loops) if told]
    for week in range(first, last + 1):
        due = [each.answered <= week for each in asked if week - QUARTER_WEEKS <= each.week < week]
        if sum(due) * 2 < len(due):
            quiet.add(week)
    return frozenset(quiet)


def _done_since(evidence: Evidence, begun: datetime) -> Iterator[Loop]:
    """Those said to be done since about then: most of a year's were before, and their days need not be looked at."""
    for loop in evidence.loops.values():
        done = loop.told_done
        if done is not None and done.happened_at >= begun:
            yield loop


def _told(evidence: Evidence, loop: Loop) -> Told | None:
    """What was said to be done of a loop and waits for a word: no trace of a system, nor what only the leader tells."""
    done = loop.told_done
    if done is None or done.voice is Voice.SYSTEM:
        return None
    day, doer = done.day(evidence.zone), loop.fact.doer or getattr(done.fact, "who", None)
    another = any(said_by_another(each, evidence.leader) for each in (loop.opener, done))
    if not another or not evidence.roster.ours(evidence.leader, doer, day):
        return None
    word = _word(loop, evidence.roster.root)
    return Told(loop, week_of(day), week_of(word.day(evidence.zone)) if word else NEVER)


def _word(loop: Loop, root: Callable[[str], str]) -> Moment | None:
    """The first word of anybody it was done for."""
    witnesses = {root(each) for each in loop.fact.witnesses}
    return next(
        (
            verb
            for verb in loop.verbs
            if isinstance(verb.fact, LoopConfirmed | LoopDenied | LoopDropped)
            and any(speaks_for(verb, each, root) for each in witnesses)
        ),
        None,
    )
