"""Help is given first, so that what the team needs from others is granted, and what was changed stays in use.

Reads requests to other departments, favours their receivers confirmed, and changes that were made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from decimal import Decimal

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.employees import ColleagueNamed
from ridealong.moments.kinds.loops import ChangeProposed, FavourDone, RequestMade
from ridealong.moments.kinds.strategy import ChangeInUse
from ridealong.moments.loops import Loop
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import monday, week_of
from ridealong.practices.counting import REPLAYED_WEEKS, Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.observing import NEVER, Observation, Seen, loops_seen, weeks_seen
from ridealong.practices.reading import NextStep, Reading

READS = (RequestMade, FavourDone, ChangeProposed, ChangeInUse, ColleagueNamed)

GRANTED = Question(
    practice="change", key="granted", title="Requests to other departments granted by their date", proposal=0.6,
    leading=True, says=lambda k, n: f"{k} of {n} requests to other departments granted by their date",
)  # fmt: skip
FAVOURS = Question(
    practice="change", key="favours", title="Weeks with two favours confirmed by their receivers", proposal=0.7,
    alike=False, weekly=True, says=lambda k, n: f"two favours were confirmed in {k} of {n} weeks",
)  # fmt: skip
IN_USE = Question(
    practice="change", key="in_use", title="Changes still in use after 90 days", proposal=0.6,
    says=lambda k, n: f"{k} of {n} changes were still in use after 90 days",
)  # fmt: skip

FAVOURS_A_WEEK = 2
DAYS_IN_USE = 90
DAYS_TO_SAY = 7


def read(evidence: Evidence) -> Reading:
    asked = requests_to_others(evidence)
    favours = favours_to_others(evidence)
    signs = (
        rate(GRANTED, granted(evidence, asked), evidence),
        rate(FAVOURS, weeks_of_favours(evidence, favours), evidence),
        rate(IN_USE, still_in_use(evidence), evidence),
    )
    context = [*_worth(evidence, asked), *_named(evidence)]
    return judge("change", signs, next_step=_whom_to_see(evidence, asked, favours), context=context)


def _outside_the_team(evidence: Evidence, person: str, moment: Moment) -> bool:
    """One of our own people who is not below this leader that day: another department, or whoever is above."""
    day = moment.day(evidence.zone)
    return evidence.roster.role(person, day) is not None and not evidence.roster.ours(
        evidence.leader, person, day
    )


def requests_to_others(evidence: Evidence) -> list[Loop]:
    """What this leader and those below asked of people outside the team."""
    return [
        evidence.loops[moment.id]
        for moment, fact in evidence.kind(RequestMade)
        if evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
        and _outside_the_team(evidence, fact.of, moment)
    ]


def granted(evidence: Evidence, asked: list[Loop]) -> Seen:
    """Each request a week after its date. One that was taken back was not granted, so it counts as a miss."""
    seen = loops_seen(evidence, [(loop, loop.fact.doer or "") for loop in asked])
    return Seen([*seen.observations, *_taken_back(evidence, asked)], seen.young)


def _taken_back(evidence: Evidence, asked: list[Loop]) -> list[Observation]:
    """Asks that the asker let go of: otherwise whoever withdraws what is refused would be granted everything."""
    found = []
    for loop in asked:
        due = loop.due()
        if loop.released and loop.confirmed is None and loop.dropped is not None and due is not None:
            matures = max(week_of(due) + 1, week_of(loop.dropped.day(evidence.zone)))
            if matures <= evidence.last_week:
                found.append(
                    Observation(
                        loop.opener.id,
                        loop.fact.doer or "",
                        matures,
                        met=False,
                        proof=(loop.dropped.id,),
                        since=matures,
                        aside=loop.borne_out is None,
                    )
                )
    return found


def favours_to_others(evidence: Evidence) -> list[Loop]:
    """What this leader and those below did for people outside the team: among themselves it is nobody's currency."""
    return [
        evidence.loops[moment.id]
        for moment, fact in evidence.kind(FavourDone)
        if evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
        and _outside_the_team(evidence, fact.whom, moment)
    ]


def weeks_of_favours(evidence: Evidence, favours: list[Loop]) -> Seen:
    """Weeks from the first favour on; one is reached when two were confirmed in it, of one pair at most one."""
    confirmed: defaultdict[int, dict[tuple[str | None, str], str]] = defaultdict(dict)
    for loop in favours:
        if loop.confirmed is not None and loop.denied is None:
            week = week_of(loop.confirmed.day(evidence.zone))
            confirmed[week].setdefault((loop.fact.doer, loop.fact.receiver), loop.opener.id)
    reached = {
        week: tuple(pairs.values()) for week, pairs in confirmed.items() if len(pairs) >= FAVOURS_A_WEEK
    }
    heard = [loop for loop in favours if loop.borne_out is not None]
    told = [
        Observation(loop.opener.id, loop.fact.receiver, week_of(loop.opened_on), None, aside=True)
        for loop in favours
        if loop.borne_out is None
    ]
    seen = weeks_seen(evidence, reached, min((week_of(loop.opened_on) for loop in heard), default=None))
    return Seen([*seen.observations, *told], seen.young)


def still_in_use(evidence: Evidence) -> Seen:
    """Each change, 90 days and a week after its owner said that it was made, in the word of who works with it."""
    words: defaultdict[str, list[tuple[Moment, ChangeInUse]]] = defaultdict(list)
    for moment, fact in evidence.kind(ChangeInUse):
        if evidence.outside(moment):
            words[fact.what].append((moment, fact))
    seen, young = [], []
    for opener, change in evidence.kind(ChangeProposed):
        loop = evidence.loops[opener.id]
        ours = evidence.roster.ours(evidence.leader, change.who, opener.day(evidence.zone))
        if not ours or loop.confirmed is None:
            continue
        day = loop.confirmed.day(evidence.zone) + timedelta(days=DAYS_IN_USE)
        matures = week_of(day + timedelta(days=DAYS_TO_SAY))
        if matures > evidence.last_week:
            young.append(opener.id)
            continue
        of_others = [(told, fact) for told, fact in words[opener.id] if fact.who != change.who]
        # That it was in use earlier says nothing of the ninetieth day; that it was given up does.
        decisive = [
            (told, fact) for told, fact in of_others
            if fact.use == "out of use" or told.day(evidence.zone) >= day
        ]  # fmt: skip
        last = decisive[-1] if decisive else None
        known = week_of(last[0].day(evidence.zone)) if last else NEVER
        seen.append(
            Observation(
                opener.id,
                loop.fact.receiver,
                matures,
                met=None if last is None else last[1].use == "still in use",
                proof=(loop.confirmed.id, *((last[0].id,) if last else ())),
                since=max(matures, known),
                awaited=True,
            )
        )
    return Seen(seen, young)


def _worth(evidence: Evidence, asked: list[Loop]) -> list[str]:
    """What was asked for was worth so much, and so much of it was granted: in each currency by itself."""
    worth: Counter[str] = Counter()
    given: Counter[str] = Counter()
    since = monday(evidence.last_week - 52 + 1)
    for loop in asked:
        fact = loop.fact
        if isinstance(fact, RequestMade) and fact.worth is not None and loop.opened_on >= since:
            worth[fact.worth.currency] += fact.worth.amount  # type: ignore[assignment]  # exact, as money is
            if loop.confirmed is not None and loop.denied is None:
                given[fact.worth.currency] += fact.worth.amount  # type: ignore[assignment]
    return [
        f"Asked for within a year: {_amount(total, of)}, of which {_amount(given[of], of)} was granted."
        for of, total in sorted(worth.items())
    ]


def _amount(amount: Decimal | int, currency: str) -> str:
    return f"{Decimal(amount):,.0f} {currency}"


def _named(evidence: Evidence) -> list[str]:
    """Whom people named unprompted, in the last quarter's block, as the one who gets things changed."""
    told = [
        (fact.named, evidence.name(fact.who), fact.answered)
        for moment, fact in evidence.kind(ColleagueNamed)
        if week_of(moment.day(evidence.zone)) > evidence.last_week - REPLAYED_WEEKS
        and evidence.may_be_named(fact.who)
    ]
    if not told:
        return []
    named, who, answered = max(told)
    return [f"{named} of {answered} named {who} as the one who gets things changed."]


def _whom_to_see(evidence: Evidence, asked: list[Loop], favours: list[Loop]) -> NextStep | None:
    """The open request that is due next, of whom, and what they were given before they were asked."""
    waiting = [
        (due, loop.opener.id, loop)
        for loop in asked
        if loop.is_open and loop.claimed is None and (due := loop.due()) is not None
        and loop.fact.doer is not None and evidence.may_be_named(loop.fact.doer, loop.fact.receiver)
        and due >= evidence.as_of - timedelta(weeks=FOUR)
    ]  # fmt: skip
    if not waiting:
        return None
    due, _, loop = min(waiting)
    person = loop.fact.doer
    assert person is not None
    since = evidence.as_of - timedelta(weeks=REPLAYED_WEEKS)
    given = sum(
        each.fact.receiver == person and each.confirmed is not None and each.opened_on >= since
        for each in favours
    )
    first = f"they were helped {given} times this quarter" if given > 1 else (
        "they were helped once this quarter" if given else "nothing was done for them this quarter: begin with that"
    )  # fmt: skip
    late = "was due" if due < evidence.as_of else "is due"
    return NextStep(
        says=f"See {evidence.name(person)} about “{getattr(loop.fact, 'what', '')}”",
        why=f"it {late} {due:%-d %B}; {first}",
        who=person, confirmed_by=loop.fact.receiver, about=(loop.opener.id,),
    )  # fmt: skip


FOUR = 4
"""Weeks after which a request that nobody answered is history rather than an act."""
