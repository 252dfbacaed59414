"""Names of priorities that are in no game plan: whoever writes them down should hear of it while they can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from ridealong.moments.kind import Fact, Slip
from ridealong.moments.kinds.strategy import PayPlanAdopted, TacticNamed
from ridealong.practices.naming import content, meant
from ridealong.practices.plans import GamePlan, pay_plan
from ridealong.speech import figures, gettext

NEAR = 0.4
"""A slip of the pen is nearer than that; what is further off is another thing."""


def names_priorities(fact: Fact) -> bool:
    """Whether this says which priority something serves."""
    return isinstance(fact, PayPlanAdopted) or (isinstance(fact, TacticNamed) and fact.priority is not None)


def unserved(fact: Fact, plans: Sequence[GamePlan]) -> Iterator[Slip]:
    """Each priority that is named and is in none of these plans, with the nearest that is; none where none is known."""
    priorities = list(dict.fromkeys(each for plan in plans for each in plan.priorities))
    if not priorities:
        return
    if isinstance(fact, PayPlanAdopted):
        for component in pay_plan(fact.plan):
            if component.serving and not any(component.serves(plan) for plan in plans):
                yield Slip(_why(component.serving, priorities), "plan", component.serving)
    elif isinstance(fact, TacticNamed) and fact.priority is not None:
        word = fact.priority
        if not any(meant(word, plan.priorities) for plan in plans):
            words = sorted({each for priority in priorities for each in content(priority)})
            yield Slip(_why(word, words if len(words) > 1 else priorities), "priority", word)


def _why(name: str, known: Sequence[str]) -> str:
    small = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(name.casefold(), small, n=1, cutoff=NEAR)
    if near:
        return gettext(
            "no game plan has a priority “{name}”; did you mean “{near}”?", name=name, near=small[near[0]]
        )
    return gettext(
        "no game plan has a priority “{name}”; there are {known}", name=name, known=figures.quoted(known)
    )
