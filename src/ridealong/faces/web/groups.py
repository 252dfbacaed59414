"""What moments are about, in the few words by which a reader narrows a list."""

from __future__ import annotations

from ridealong.speech import gettext_noop

OF_CUSTOMERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "bought": (gettext_noop("bought"), ("customer.bought",)),
    "said": (
        gettext_noop("said"),
        ("customer.spoke", "customer.rated", "customer.chose", "fit.judged", "trouble.reported"),
    ),
    "promised": (
        gettext_noop("promised and done"),
        (
            "promise.made", "request.made", "favour.done", "barrier.raised", "change.proposed",
            "loop.claimed", "loop.confirmed", "loop.denied", "loop.moved", "loop.dropped",
        ),
    ),
    "visits": (gettext_noop("visits and touches"), ("visit.made", "touch.made", "visit.debriefed")),
    "deals": (gettext_noop("deals"), ("deal.opened", "deal.moved", "deal.closed", "sale.let_go")),
}  # fmt: skip
"""What happens with a customer."""

GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    **OF_CUSTOMERS,
    "sent": (gettext_noop("asked and sent"), ("ask.sent", "customer.referred", "contact.permitted")),
    "among-us": (
        gettext_noop("among ourselves"),
        (
            "hours.spent", "conversation.held", "pulse.answered", "thanks.given", "colleague.named", "comment.made",
            "skill.agreed", "skill.observed", "opening.written", "candidate.scored", "person.chosen", "outcome.judged",
        ),
    ),
    "learned": (
        gettext_noop("learned and claimed"),
        (
            "lesson.learned", "lesson.recalled", "lesson.taught", "lesson.applied", "proposition.stated",
            "proposition.recited", "claim.delivered", "rival.claimed", "convention.noticed", "origin.challenged",
        ),
    ),
    "decided": (
        gettext_noop("decided and tried"),
        (
            "decision.opened", "decision.studied", "decision.made", "decision.reviewed", "try.started", "try.exposed",
            "try.judged", "change.in_use", "plan.adopted", "priority.recited", "tactic.named", "pay.plan_adopted",
            "pay.settled", "standard.set", "guess.made", "views.switched",
        ),
    ),
    "roster": (
        gettext_noop("who is who"),
        (
            "person.joined", "person.left", "customer.met", "customer.served", "customer.merged", "person.merged",
        ),
    ),
    "undone": (gettext_noop("taken back"), ("moment.withdrawn", "words.forgotten")),
}  # fmt: skip
"""Every kind there is, each in one of them."""
