"""Which standards a leader can set: of which sign, and within which bounds."""

from __future__ import annotations

from decimal import Decimal

from ridealong.practices.registry import BY_KEY
from ridealong.speech import gettext

CADENCES = frozenset({"serving.newcomers", "walkaway.let_go", "contrarian.opposites", "learning.taught"})
SETTABLE = (
    "proposition.reasons", "proposition.delivered", "proposition.recited",
    "contrarian.origins", "contrarian.opposites", "contrarian.judged",
    "learning.recall", "learning.applied", "learning.taught",
    "serving.promises", "serving.rhythm", "serving.gave", "serving.newcomers",
    "walkaway.fit", "walkaway.returned", "walkaway.made_whole", "walkaway.let_go",
    "joint_visits.visits", "joint_visits.top_customers", "joint_visits.points", "joint_visits.asked",
    "care.answered", "care.barriers", "care.pulse",
    "field.days", "field.beside", "field.found", "field.share", "field.hours",
    "merit.blind", "merit.openings",
    "alignment.priorities", "alignment.hours", "alignment.pay",
    "study.budget", "study.on_time", "study.ranges",
    "tempo.exposed", "tempo.quickly", "tempo.judged",
    "change.granted", "change.favours", "change.in_use",
)  # fmt: skip


def problem_with(sign: str, value: Decimal) -> str | None:
    """Why a standard would be kept and never used; None for one that can be used."""
    practice, dot, _ = sign.partition(".")
    if not dot or practice not in BY_KEY:
        return gettext(
            "{sign} is no sign; write the practice and its sign, as in serving.promises", sign=sign
        )
    if sign not in SETTABLE:
        its_own = ", ".join(each for each in SETTABLE if each.startswith(f"{practice}."))
        return gettext(
            "{sign} is no sign of {practice}; its signs are: {signs}",
            sign=sign,
            practice=practice,
            signs=its_own,
        )
    if sign not in CADENCES and not 0 < value < 1:
        return gettext("{sign} is a rate, and its standard lies between 0 and 1: 80% is 0.8", sign=sign)
    return None
