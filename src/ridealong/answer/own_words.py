"""What a leader said of their own answer, guesses and standards alike: one question for both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ridealong.ledger.around import states_of
from ridealong.ledger.under_any_name import load_under_any_name
from ridealong.moments.kinds.strategy import GuessMade, StandardSet
from ridealong.moments.moment import Moment
from ridealong.people.asked_once import once_a_page


@once_a_page
def own_words(leader: str, known_at: datetime | None) -> Sequence[tuple[Moment, str]]:
    """Each under the name they have, as far as it had been recorded by then, with what became of it.

    Said of them by somebody else it would be a rumour, and is not among them.
    """
    told = load_under_any_name([leader], [GuessMade, StandardSet], known_at=known_at)
    own = [each for each in told if each.by in (None, leader) and getattr(each.fact, "who", None) == leader]
    states = states_of(own) if own else {}
    return [(each, states[each.id]) for each in own]
