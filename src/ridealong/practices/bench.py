"""What stands beside the proposition's figures: how near the statement is to a rival's, and which claim failed whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerChose, DealClosed, DealOpened
from ridealong.moments.kinds.difference import ClaimDelivered
from ridealong.moments.moment import Moment
from ridealong.moments.weeks import week_of
from ridealong.practices.matching import ENOUGH, boasts
from ridealong.practices.reading import NextStep
from ridealong.practices.rivals import Sentence, nearest
from ridealong.practices.statements import Statement, in_force
from ridealong.speech import figures, gettext

QUARTER_WEEKS = 13
LOST_BUYERS = 3


def context(evidence: Evidence, told: Sequence[Statement], rivals: Sequence[Sentence]) -> list[str]:
    """How far the statement in force stands from the herd; nothing here decides."""
    statement = in_force(told, evidence.as_of)
    if statement is None:
        return []
    said = []
    share, near = nearest(statement.what, list(rivals))
    if near:
        said.append(
            gettext(
                "{share} of what your statement says is also in what {rival} says: “{words}”.",
                share=figures.percent(share),
                rival=near.rival,
                words=near.what,
            )
        )
        said += [gettext("It would still read true with their name in it.")] if share >= ENOUGH else []
    herd = boasts(statement.what)
    if herd:
        said.append(gettext("Everybody says {words} of themselves.", words=figures.quoted(herd)))
    return said


def what_failed(evidence: Evidence, told: Sequence[Statement], rivals: Sequence[Sentence]) -> NextStep | None:
    """What a claim failed in: truth where it was broken, relevance where buyers left, else being ours alone."""
    return _broken(evidence, told) or _lost(evidence) or _not_ours_alone(evidence, told, rivals)


def _broken(evidence: Evidence, told: Sequence[Statement]) -> NextStep | None:
    stated = {each.id: each for each in told}
    for moment, fact in reversed(evidence.kind(ClaimDelivered)):
        day, customer = moment.day(evidence.zone), evidence.roster.root(fact.customer)
        broken = fact.how == "broke" and fact.claim in stated and _lately(evidence, day)
        if broken and evidence.outside(moment) and _may_be_seen(evidence, customer):
            what = stated[fact.claim].what
            return NextStep(
                says=gettext(
                    "Put right with {customer} what your statement claims", customer=evidence.name(customer)
                ),
                why=gettext("“{what}” was broken for them on {day}", what=what, day=figures.short_day(day)),
                who=_server(evidence, customer), confirmed_by=customer, about=(moment.id,),
            )  # fmt: skip
    return None


def _lost(evidence: Evidence) -> NextStep | None:
    """Buyers who went elsewhere and have not said why: three of them, the last first."""
    deals = {moment.id: fact for moment, fact in evidence.kind(DealOpened)}
    explained = {fact.deal for _, fact in evidence.kind(CustomerChose) if fact.deal}
    lost: dict[str, Moment] = {}
    for moment, fact in reversed(evidence.kind(DealClosed)):
        deal = deals.get(fact.deal)
        unasked = fact.outcome == "lost" and deal and fact.deal not in explained
        if unasked and deal and _lately(evidence, moment.day(evidence.zone)):
            customer = evidence.roster.root(deal.customer)
            ours = evidence.roster.ours(evidence.leader, deal.owner, moment.day(evidence.zone))
            if ours and _may_be_seen(evidence, customer):
                lost.setdefault(customer, moment)
    chosen = list(lost)[:LOST_BUYERS]
    if not chosen:
        return None
    names = figures.listed(evidence.name(each) for each in chosen)
    day = figures.short_day(lost[chosen[0]].day(evidence.zone))
    return NextStep(
        says=gettext("Ask {names} why they went elsewhere", names=names),
        why=gettext("lost {day}, and nobody knows their reason in their own words", day=day),
        who=_server(evidence, chosen[0]), confirmed_by=chosen[0], about=tuple(lost[each].id for each in chosen),
    )  # fmt: skip


def _not_ours_alone(
    evidence: Evidence, told: Sequence[Statement], rivals: Sequence[Sentence]
) -> NextStep | None:
    statement = in_force(told, evidence.as_of)
    if statement is None:
        return None
    share, near = nearest(statement.what, list(rivals))
    if near is None or share < ENOUGH:
        return None
    return NextStep(
        says=gettext("Find a claim that {rival} cannot make", rival=near.rival),
        why=gettext("“{words}” says {share} of it", words=near.what, share=figures.percent(share)),
        about=(statement.id,),
    )


def _server(evidence: Evidence, customer: str) -> str | None:
    server = evidence.roster.server(customer, evidence.as_of)
    return server if evidence.may_be_named(server) else None


def _may_be_seen(evidence: Evidence, customer: str) -> bool:
    return customer not in evidence.roster.memberships and evidence.may_be_named(customer)


def _lately(evidence: Evidence, day: date) -> bool:
    return week_of(day) > evidence.last_week - QUARTER_WEEKS
