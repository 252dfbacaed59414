"""Where everybody goes one way, we have tried the other.

Reads what everybody in the market does and who complains of it, tries with where they are from, a second person's
word on that, whether customers saw them, whether they were judged by their day, and what rivals say of themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.difference import ConventionNoticed, OriginChallenged, RivalClaimed
from ridealong.moments.kinds.strategy import TryExposed, TryJudged, TryStarted
from ridealong.moments.weeks import week_of
from ridealong.practices.bets import Bet, bets, by_convention, first_shown, judged_by_another
from ridealong.practices.counting import Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.matching import ENOUGH, says
from ridealong.practices.observing import NEVER, Observation, Seen
from ridealong.practices.rare import Event, cadence
from ridealong.practices.reading import NextStep, Reading, Sign
from ridealong.practices.rivals import nearest, sentences
from ridealong.speech import gettext, gettext_noop, ngettext

READS = (ConventionNoticed, TryStarted, OriginChallenged, TryExposed, TryJudged, RivalClaimed)

ORIGINS = Question(
    practice="contrarian", key="origins", title=gettext_noop("Tries that were not copied"), proposal=0.7,
    leading=True, says=lambda k, n: gettext("{k} of {n} tries were not copied", k=k, n=n),
)  # fmt: skip
OPPOSITES = Question(
    practice="contrarian", key="opposites", title=gettext_noop("Opposite bets put before customers"),
    proposal=1 / 13,
    says=lambda events, weeks: gettext(
        "{events} opposite bets reached a customer in {weeks} weeks", events=events, weeks=weeks
    ),
)  # fmt: skip
JUDGED = Question(
    practice="contrarian", key="judged", title=gettext_noop("Bets judged by the day they named"), proposal=0.8,
    says=lambda k, n: gettext("{k} of {n} bets were judged by the day they named", k=k, n=n),
)  # fmt: skip

DAYS_TO_CHALLENGE = 7
QUARTER_WEEKS = 13


def read(evidence: Evidence) -> Reading:
    made = evidence.once(bets)
    signs = (
        rate(ORIGINS, origins(evidence, made), evidence),
        opposites(evidence, made),
        rate(JUDGED, judged(evidence, made), evidence),
    )
    return judge(
        "contrarian",
        signs,
        next_step=convention_to_reverse(evidence, made),
        context=near_to_rivals(evidence, made),
    )


def origins(evidence: Evidence, made: Sequence[Bet]) -> Seen:
    """Each try, once a second person had a week to say where it really is from."""
    observations, young = [], []
    for bet in made:
        week = week_of(bet.day + timedelta(days=DAYS_TO_CHALLENGE))
        alone = bet.origin is None
        if week > evidence.last_week and not alone:
            young.append(bet.started.id)
        elif week <= evidence.last_week:
            heard = [week_of(moment.day(evidence.zone)) for moment, _ in bet.challenges]
            observations.append(
                Observation(
                    bet.started.id, bet.fact.who, week, bet.origin not in (None, "copied"),
                    tuple(moment.id for moment, _ in bet.challenges),
                    since=max([week, min(heard)]) if bet.by_leader and heard else week, aside=alone,
                )
            )  # fmt: skip
    return Seen(observations, young)


def opposites(evidence: Evidence, made: Sequence[Bet]) -> Sign:
    """Bets that reverse what everybody does, each once, in the week a customer first saw it.

    What everybody does is noticed first: found afterwards, whatever was shown reverses something.
    """
    noticed = {moment.id: evidence.told_on(moment) for moment, _ in evidence.kind(ConventionNoticed)}
    events = []
    for bet in made:
        reverses = bet.fact.opposite in noticed and bet.origin in ("opposite", None)
        seen = first_shown(bet, evidence)
        if seen and noticed.get(bet.fact.opposite or "", date.min) > seen.day(evidence.zone):
            continue
        if reverses and seen and bet.origin is not None:
            events.append(Event(seen.id, week_of(seen.day(evidence.zone))))
        elif reverses and bet.shown:
            told = bet.shown[0][0]
            events.append(Event(told.id, week_of(told.day(evidence.zone)), aside=True))
    live = min((week_of(bet.day) for bet in made if bet.heard), default=None)
    return cadence(OPPOSITES, events, evidence, live_since=live, standard=OPPOSITES.proposal)


def judged(evidence: Evidence, made: Sequence[Bet]) -> Seen:
    """Each bet, a week after the day it named: was it kept, killed or altered by then?

    What whoever started it says is a claim, whose time decides; it counts once somebody else who used it says so too.
    """
    observations, young = [], []
    for bet in made:
        if bet.due is None:
            continue
        if week_of(bet.due) + 1 > evidence.last_week:
            young += [bet.started.id] if bet.heard else []
        else:
            observations.append(_judgement(evidence, bet, bet.due))
    return Seen(observations, young)


def _judgement(evidence: Evidence, bet: Bet, due: date) -> Observation:
    week = week_of(due) + 1
    another = judged_by_another(bet, evidence)
    # A leader may claim what they started themselves; what they say of others' bets settles nothing.
    said = [each for each, _ in bet.judged if evidence.outside(each) or bet.fact.who == evidence.leader]
    in_time = [moment for moment in said if evidence.told_on(moment) <= due]
    met = another is not None and bool(in_time)
    waiting = another is None and any(map(evidence.outside, in_time))
    awaited = waiting or another is not None
    known = week_of(another.day(evidence.zone)) if another and met else week
    first = min((week_of(each.day(evidence.zone)) for each in bet.heard), default=week)
    return Observation(
        bet.started.id, bet.fact.who, week, None if waiting else met,
        tuple(moment.id for moment in said),
        since=NEVER if waiting else max(week, first, known), aside=not bet.heard, awaited=awaited,
    )  # fmt: skip


def near_to_rivals(evidence: Evidence, made: Sequence[Bet]) -> list[str]:
    """Tries of the last quarter that say what a rival says already, for whoever challenges where they are from."""
    told, said = evidence.once(sentences), []
    for bet in made:
        if week_of(bet.day) <= evidence.last_week - QUARTER_WEEKS or bet.origin == "copied":
            continue
        share, near = nearest(bet.fact.what, told)
        if near and share >= ENOUGH:
            said.append(
                gettext(
                    "“{what}” is close to what {rival} says: “{words}”.",
                    what=bet.fact.what, rival=near.rival, words=near.what,
                )
            )  # fmt: skip
    return said


def convention_to_reverse(evidence: Evidence, made: Sequence[Bet]) -> NextStep | None:
    """What customers complain of most that everybody does, and nobody here has reversed yet."""
    reversed_already = by_convention(made)
    noticed = [
        (moment, fact)
        for moment, fact in evidence.kind(ConventionNoticed)
        if moment.id not in reversed_already
        and fact.by is not None
        and evidence.may_be_named(fact.by, fact.who)
    ]
    if not noticed:
        return None
    # The same complaint is told in many words: those that say each other are one.
    root = evidence.roster.root

    def complaining(fact: ConventionNoticed) -> int:
        alike = (other for _, other in noticed if other.what == fact.what or says(other.what, fact.what))
        return len({root(other.by) for other in alike if other.by})

    moment, fact = max(noticed, key=lambda each: (complaining(each[1]), each[0].happened_at))
    customer = root(fact.by or "")
    if not evidence.may_be_named(customer):
        return None
    server = evidence.roster.server(customer, evidence.as_of)
    return NextStep(
        says=gettext("Try the reverse with {customer}", customer=evidence.name(customer)),
        why=ngettext(
            "a customer minds that everybody {does}; say first what you can lose, and when you stop",
            "{number} customers mind that everybody {does}; say first what you can lose, and when you stop",
            complaining(fact),
            does=fact.what,
        ),
        who=server if evidence.may_be_named(server) else None,
        confirmed_by=customer,
        about=(moment.id,),
    )
