"""People are chosen by what they do: scored by several before anybody knows whom it will be, with no pedigree shown.

Reads openings and what they sort applicants out by, raters' scores, whom was chosen, and how they did a year later.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, tzinfo
from statistics import fmean

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.employees import CandidateScored, OpeningWritten, OutcomeJudged, PersonChosen
from ridealong.moments.loops import GRACE
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.slots import FORGOTTEN
from ridealong.moments.weeks import week_of
from ridealong.practices.counting import Question, rate
from ridealong.practices.judging import judge
from ridealong.practices.observing import Observation, Seen
from ridealong.practices.pedigree import Judged, after_a_year
from ridealong.practices.reading import NextStep, Reading
from ridealong.speech import gettext, gettext_noop

READS = (OpeningWritten, CandidateScored, PersonChosen, OutcomeJudged)

TWO_YEARS = (104,)
"""Nobody decides about people every week: one window, of two years."""
BLIND = Question(
    practice="merit", key="blind", title=gettext_noop("People chosen on two independent scores, no pedigree shown"),
    proposal=0.7, leading=True, windows=TWO_YEARS,
    says=lambda k, n: gettext("{k} of {n} people chosen on two independent scores, no pedigree shown", k=k, n=n),
)  # fmt: skip
OPENINGS = Question(
    practice="merit", key="openings", title=gettext_noop("Openings without degree or years filters"), proposal=0.7,
    windows=TWO_YEARS, says=lambda k, n: gettext("{k} of {n} openings asked for no degree and no years", k=k, n=n),
)  # fmt: skip

RATERS = 2
"""How many have to have scored somebody, each by themselves, before the choice."""
PEDIGREE = re.compile(
    r"degree|diploma|bachelor|master'?s|\bmba\b|\bphd\b|college|universit|graduate|\bgpa\b|ivy|school"
    r"|year|studium|abschluss|hochschul|akademi|jahre|diplôme|licence (?:en|ès)\b|\bbac\b|école|\bans\b"
    r"|título|licenciatura|años",
    re.IGNORECASE,
)
"""Words by which an opening sorts people out for where they were and how long, in the languages we speak.

A French licence is a degree; one to drive, or to weld, is what the job needs.
"""

Scored = dict[tuple[str, str], list[tuple[Moment, CandidateScored]]]
Others = dict[str, int]
"""The week from which on each opening is more than the leader's word."""


def read(evidence: Evidence) -> Reading:
    scored, others = _scores(evidence), _others(evidence)
    signs = (
        rate(BLIND, people_chosen(evidence, scored, others), evidence),
        rate(OPENINGS, openings(evidence, others), evidence),
    )
    context = after_a_year(chosen_and_judged(evidence, scored))
    return judge("merit", signs, next_step=_next(evidence, scored), context=context)


def people_chosen(evidence: Evidence, scored: Scored, others: Others) -> Seen:
    """Each person chosen by this leader or below, in the week of the choice."""
    seen = []
    for moment, fact in _choices(evidence):
        before = _locked_before(evidence, moment, scored.get((fact.opening, fact.candidate), ()))
        blind = len({each.who for _, each in before}) >= RATERS and fact.pedigree is None
        proof = tuple(each.id for each, _ in before)
        seen.append(_observed(evidence, moment, fact.opening, others)._replace(met=blind, proof=proof))
    return Seen(seen)


def _choices(evidence: Evidence) -> list[tuple[Moment, PersonChosen]]:
    return [
        (moment, fact)
        for moment, fact in evidence.kind(PersonChosen)
        if evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
    ]


def openings(evidence: Evidence, others: Others) -> Seen:
    """Each opening in the week it was written: does it sort out by degrees, or by years? Forgotten, nobody can say."""
    return Seen(
        [
            _observed(evidence, moment, moment.id, others)._replace(met=not sorts_out(fact))
            for moment, fact in evidence.kind(OpeningWritten)
            if fact.what != FORGOTTEN
            and evidence.roster.ours(evidence.leader, fact.who, moment.day(evidence.zone))
        ]
    )


def _observed(evidence: Evidence, moment: Moment, opening: str, others: Others) -> Observation:
    """What only the leader wrote down counts from the week in which somebody else takes part, and not before."""
    week = week_of(moment.day(evidence.zone))
    heard = week if evidence.outside(moment) else others.get(opening)
    return Observation(moment.id, opening, week, None, since=max(week, heard or week), aside=heard is None)


def sorts_out(opening: OpeningWritten) -> bool:
    """Whether it sorts people out by where they were taught, or by how long they have done it."""
    return opening.filters is not None and PEDIGREE.search(opening.filters) is not None


def _scores(evidence: Evidence) -> Scored:
    """Scores by opening and candidate, each as its rater recorded it: nobody scores in another's name."""
    found: Scored = defaultdict(list)
    for moment, fact in evidence.kind(CandidateScored):
        if moment.voice is Voice.SYSTEM or moment.by == fact.who:
            found[fact.opening, fact.candidate].append((moment, fact))
    return found


def _locked_before(
    evidence: Evidence, choice: Moment, scores: Sequence[tuple[Moment, CandidateScored]]
) -> list[tuple[Moment, CandidateScored]]:
    """The scores that were given and written down before the choice was: afterwards it is easy to agree.

    One that is dated back was given when it was told.
    """
    day = choice.day(evidence.zone)
    return [
        (moment, fact)
        for moment, fact in scores
        if _given_before(moment, choice, evidence.zone)
        and _written(moment) <= _written(choice)
        and evidence.told_on(moment, within=GRACE) <= day
    ]


def _given_before(score: Moment, choice: Moment, zone: tzinfo) -> bool:
    """By day where either is told without its hour: a whole day begins before every hour of it."""
    if score.all_day or choice.all_day:
        return score.day(zone) <= choice.day(zone)
    return score.happened_at <= choice.happened_at


def _written(moment: Moment) -> datetime:
    return moment.recorded_at or moment.happened_at


def _others(evidence: Evidence) -> Others:
    """Since which week anybody but the leader has scored, chosen or judged for each opening: they know it was there."""
    told: list[tuple[Moment, CandidateScored | PersonChosen | OutcomeJudged]] = [
        *evidence.kind(CandidateScored), *evidence.kind(PersonChosen), *evidence.kind(OutcomeJudged)
    ]  # fmt: skip
    found: Others = {}
    for moment, fact in told:
        if evidence.outside(moment):
            week = week_of(moment.day(evidence.zone))
            found[fact.opening] = min(week, found.get(fact.opening, week))
    return found


def chosen_and_judged(evidence: Evidence, scored: Scored) -> list[Judged]:
    """Those chosen by this leader or below of whom somebody else has said how they did, each once, as first said."""
    outcomes: dict[tuple[str, str], bool] = {}
    for moment, judgement in evidence.kind(OutcomeJudged):
        if evidence.outside(moment):
            outcomes.setdefault((judgement.opening, judgement.candidate), judgement.outcome != "below")
    found = []
    for moment, fact in _choices(evidence):
        good = outcomes.pop((fact.opening, fact.candidate), None)
        if good is not None:
            before = _locked_before(evidence, moment, scored.get((fact.opening, fact.candidate), ()))
            score = fmean(each.score for _, each in before) if before else None
            found.append(Judged(fact.pedigree is not None, good, score))
    return found


def _next(evidence: Evidence, scored: Scored) -> NextStep | None:
    return _who_has_not_scored(evidence, scored) or _filter_to_strike(evidence)


def _waiting(evidence: Evidence) -> list[tuple[Moment, OpeningWritten]]:
    """Openings of ours for which nobody has been chosen yet, the newest first."""
    filled = {fact.opening for _, fact in evidence.kind(PersonChosen)}
    return [
        (moment, fact)
        for moment, fact in reversed(evidence.kind(OpeningWritten))
        if moment.id not in filled and evidence.roster.ours(evidence.leader, fact.who, evidence.as_of)
        and evidence.may_be_named(fact.who)
    ]  # fmt: skip


def _who_has_not_scored(evidence: Evidence, scored: Scored) -> NextStep | None:
    """The rater of an opening who scored some of its candidates, and not yet one whom others scored."""
    for moment, opening in _waiting(evidence):
        raters: dict[str, set[str]] = {
            candidate: {each.who for _, each in told}
            for (of, candidate), told in scored.items() if of == moment.id
        }  # fmt: skip
        everybody = sorted({each for told in raters.values() for each in told})
        for candidate, told in sorted(raters.items()):
            for rater in everybody:
                if rater not in told and rater != evidence.leader and evidence.may_be_named(rater):
                    return NextStep(
                        says=gettext("Ask {name} to lock a score", name=evidence.name(rater)),
                        why=gettext(
                            "“{what}”: {candidate} has no score of theirs yet", what=opening.what, candidate=candidate
                        ),
                        who=rater, confirmed_by=rater, about=(moment.id,),
                    )  # fmt: skip
    return None


def _filter_to_strike(evidence: Evidence) -> NextStep | None:
    for moment, opening in _waiting(evidence):
        if sorts_out(opening):
            return NextStep(
                says=gettext("Strike “{filters}” from “{what}”", filters=opening.filters, what=opening.what),
                why=gettext("it sorts people out, and nothing here shows that they do worse"),
                who=opening.who, confirmed_by=opening.who, about=(moment.id,),
            )  # fmt: skip
    return None
