"""Why somebody may be asked, and what follows from it: at most three questions, the one that matters first."""

from __future__ import annotations

from dataclasses import dataclass

MOST_QUESTIONS = 3
BEHAVIOURS = ("listens", "keeps-promises", "answers-promptly", "knows-us", "honest", "follows-up")
"""What a report card grades, six at most: more would not be read."""
GRADES = ("exceeds", "meets", "below")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason belongs to a stratum; every stratum has its place in the draw, the unwelcome ones first."""

    stratum: str
    questions: tuple[str, ...]


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
