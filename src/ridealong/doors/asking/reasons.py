"""Why somebody may be asked, and what follows from it: at most three questions, the one that matters first."""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.moments.kinds.roster import FirstAsked

MOST_QUESTIONS = 3
BEHAVIOURS = ("listens", "keeps-promises", "answers-promptly", "knows-us", "honest", "follows-up")
"""What a report card grades, six at most: more would not be read."""
GRADES = ("exceeds", "meets", "below")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason belongs to a stratum; every stratum has its place in the draw, the unwelcome ones first."""

    stratum: str
    questions: tuple[str, ...]

    @property
    def first(self) -> FirstAsked:
        """The question that matters, as the ledger says what was asked; it is all that a response rate is about."""
        return FIRST[self.questions[0]]


FIRST: dict[str, FirstAsked] = {
    "really": "whether it was so", "solved": "whether it is solved", "words": "how it was", "chose": "why they chose",
    "visit": "how the visit was", "fit": "whether it fits", "sent_by": "who sent them", "card": "how we serve",
}  # fmt: skip

REASONS = {
    "let_go": Reason("let_go", ("really", "card")),
    "trouble": Reason("unhappy", ("solved", "card")),
    "below": Reason("unhappy", ("card", "words")),
    "lost": Reason("lost", ("chose", "words")),
    "visited": Reason("visited", ("visit", "card")),
    "quiet": Reason("quiet", ("words", "card")),
    "fit": Reason("fit", ("fit", "card", "words")),
    "newcomer": Reason("bought", ("sent_by", "chose", "card")),
    "won": Reason("bought", ("chose", "card", "words")),
    "bought": Reason("bought", ("card", "words")),
}
"""In the order in which they claim a customer who could be asked for several."""

STRATA = tuple(dict.fromkeys(reason.stratum for reason in REASONS.values()))
