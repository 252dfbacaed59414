"""The phrases whose kinds are still to come, so that no kind built today takes their place.

Where the product declares a kind, its own phrase is the one that is tried.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ridealong.moments.kind import KINDS, Fact, kind
from ridealong.moments.slots import (
    Anyone,
    Customer,
    Document,
    Minutes,
    Money,
    Person,
    Ref,
    Word,
    Words,
)

Origin = Literal["opposite", "customer", "own", "copied"]
Found = Literal["exceeds", "meets", "below"]

PHRASES: dict[str, tuple[str, dict[str, Any]]] = {
    # what opens loops and threads
    "favour.done": (
        "{who} helped {whom} with {what}[ worth {worth}]",
        {"who": Person, "whom": Person, "what": Words, "worth": Minutes | None},
    ),
    "sale.let_go": (
        "{who} let {deal} go, sent {customer} to {rival}, told them {says}[, margin {margin}]",
        {
            "who": Person,
            "deal": Ref,
            "customer": Customer,
            "rival": Words,
            "says": Words,
            "margin": Money | None,
        },
    ),
    "lesson.applied": (
        "{who} applied {lesson} with {customer}: {what}",
        {"who": Person, "lesson": Ref, "customer": Customer, "what": Words},
    ),
    "decision.opened": (
        "{who} put up {what} for decision by {by}, stakes {stakes}, {kind}, delay {delay} a week,"
        " study {study} an hour[, for {whom}]:{options}",
        {
            "who": Person,
            "what": Words,
            "by": date,
            "stakes": Money,
            "kind": Literal["reversible", "final"],
            "delay": Money,
            "study": Money,
            "whom": Anyone | None,
            "options": Document,
        },
    ),
    "try.started": (
        "{who} started a try {what}, smallest {smallest}, (opposite of {opposite}|from customer {customer}|{basis})"
        "[, kill if {kill}][, judge by {by}]",
        {
            "who": Person,
            "what": Words,
            "smallest": Words,
            "opposite": Ref | None,
            "customer": Customer | None,
            "basis": Literal["own", "copied"] | None,
            "kill": Words | None,
            "by": date | None,
        },
    ),
    "change.proposed": (
        "{who} proposed a change {what} to {whom}",
        {"who": Person, "what": Words, "whom": Anyone},
    ),
    # customers
    "customer.chose": (
        "{who} preferred (us|{rival}) because {why}[ over {other}][ in {deal}]",
        {"who": Anyone, "rival": Words | None, "why": Words, "other": Words | None, "deal": Ref | None},
    ),
    "fit.judged": (
        "{who} called {what} a {fit} fit[: {says}]",
        {"who": Anyone, "what": Ref, "fit": Literal["good", "poor"], "says": Words | None},
    ),
    "customer.merged": ("{one} is the same as {other}", {"one": Anyone, "other": Anyone}),
    "person.merged": ("{one} is the same person as {other}", {"one": Person, "other": Person}),
    "contact.permitted": (
        "{who} may be asked by {way}",
        {"who": Anyone, "way": Literal["mail", "phone", "nobody"]},
    ),
    "ask.sent": (
        "the system asked {whom} about {what}[ first {first}]",
        {
            "whom": Anyone,
            "what": Ref,
            "first": Literal[
                "whether it was so",
                "whether it is solved",
                "how it was",
                "why they chose",
                "how the visit was",
                "whether it fits",
                "who sent them",
                "how we serve",
            ]
            | None,
        },
    ),
    # salespeople
    "skill.agreed": (
        "{who} agreed skill {skill} with {whom}",
        {"who": Person, "skill": Words, "whom": Person},
    ),
    "skill.observed": (
        "{who} {how} skill {skill} in {whom} on {on}[: {says}]",
        {
            "who": Person,
            "how": Literal["saw", "missed"],
            "skill": Ref,
            "whom": Person,
            "on": Ref,
            "says": Words | None,
        },
    ),
    "visit.debriefed": (
        "{who} debriefed {visit}, ({talker}|the customer) talked most[, change {change}]",
        {"who": Person, "visit": Ref, "talker": Person | None, "change": Words | None},
    ),
    "opening.written": (
        "{who} wrote an opening {what}, (no filters|filters {filters})",
        {"who": Person, "what": Words, "filters": Words | None},
    ),
    "candidate.scored": (
        "{who} scored {candidate} {score} of 5 on {on} for {opening}",
        {"who": Person, "candidate": Word, "score": int, "on": Words, "opening": Ref},
    ),
    "person.chosen": (
        "{who} chose {candidate} for {opening} as {role}[, {pedigree}]",
        {
            "who": Person,
            "candidate": Word,
            "opening": Ref,
            "role": Literal["hire", "promotion", "territory"],
            "pedigree": Literal["pedigree shown"] | None,
        },
    ),
    "outcome.judged": (
        "{who} found {candidate} {outcome} after 12 months in {opening}",
        {"who": Anyone, "candidate": Word, "outcome": Found, "opening": Ref},
    ),
    # strategy
    "plan.adopted": (
        "{who} adopted the game plan from {since}:{plan}",
        {"who": Person, "since": date, "plan": Document},
    ),
    "tactic.named": (
        "{who} named a tactic {what}[ serving {priority}]",
        {"who": Person, "what": Words, "priority": Word | None},
    ),
    "priority.recited": (
        "{who} named priorities {priorities}; own part {part}",
        {"who": Person, "priorities": tuple[Words, ...], "part": Words},
    ),
    "pay.plan_adopted": (
        "{who} adopted the pay plan {name} from {since}:{plan}",
        {"who": Person, "name": Words, "since": date, "plan": Document},
    ),
    "pay.settled": (
        "payroll paid {whom} {amount} for {plan} in period {period}",
        {"whom": Person, "amount": Money, "plan": Ref, "period": date},
    ),
    "decision.studied": (
        "{who} studied {decision} for {length}[ at {cost}]",
        {"who": Person, "decision": Ref, "length": Minutes, "cost": Money | None},
    ),
    "decision.made": ("{who} decided {decision}: {what}", {"who": Person, "decision": Ref, "what": Words}),
    "decision.reviewed": (
        "{who} reviewed {decision}: came to {worth}",
        {"who": Anyone, "decision": Ref, "worth": Money},
    ),
    "try.exposed": ("{who} showed {what} to {customer}", {"who": Person, "what": Ref, "customer": Customer}),
    "try.judged": (
        "{who} ended {what} {how}: {says}",
        {"who": Anyone, "what": Ref, "how": Literal["kept", "killed", "altered"], "says": Words},
    ),
    "change.in_use": (
        "{who} found {what} {use}",
        {"who": Anyone, "what": Ref, "use": Literal["still in use", "out of use"]},
    ),
    # difference
    "proposition.stated": (
        "{who} stated {what} from {since}:{claims}",
        {"who": Person, "what": Words, "since": date, "claims": Document},
    ),
    "proposition.recited": ("{who} recited {what}", {"who": Person, "what": Words}),
    "claim.delivered": (
        "{who} {how} claim {claim} for {customer}[ on {on}]",
        {
            "who": Anyone,
            "how": Literal["kept", "broke"],
            "claim": Ref,
            "customer": Customer,
            "on": Ref | None,
        },
    ),
    "rival.claimed": (
        "rival {rival} claims {what}[, named by {by}]",
        {"rival": Words, "what": Words, "by": Anyone | None},
    ),
    "convention.noticed": (
        "{who} noticed that everybody {what}[, disliked by {by}]",
        {"who": Person, "what": Words, "by": Customer | None},
    ),
    "origin.challenged": (
        "{who} challenged the origin of {what}: {origin}",
        {"who": Person, "what": Ref, "origin": Origin},
    ),
    "lesson.learned": (
        "{who} learned {what} from ({source}|{moment}): ask {ask}, key {key}",
        {
            "who": Person,
            "what": Words,
            "source": Anyone | None,
            "moment": Ref | None,
            "ask": Words,
            "key": Words,
        },
    ),
    "lesson.recalled": (
        "{who} {how} {lesson}",
        {"who": Person, "how": Literal["recalled", "forgot"], "lesson": Ref},
    ),
    "lesson.taught": (
        "{who} taught {lesson} to {whom}",
        {"who": Person, "lesson": Ref, "whom": tuple[Person, ...]},
    ),
}


def declare_missing() -> None:
    """Declare those that the product has not; call it among :func:`scratch_kinds` only."""
    for name, (phrase, fields) in PHRASES.items():
        if name not in KINDS:
            kind(name, phrase)(_class(name, fields))


def _class(name: str, fields: dict[str, Any]) -> type[Fact]:
    optional = {field for field, hint in fields.items() if type(None) in getattr(hint, "__args__", ())}
    ordered = sorted(fields, key=lambda field: field in optional)  # a dataclass wants what has defaults last
    body: dict[str, Any] = {
        "__annotations__": {field: fields[field] for field in ordered},
        "__module__": __name__,
    }
    return type(name.title().replace(".", ""), (Fact,), body | dict.fromkeys(optional))
