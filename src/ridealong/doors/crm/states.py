"""Reads how an order, a task or a ticket stands from the words of its status: `ClosedIN SLA` is done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from .fields import Kind
from .headings import fold

State = Literal["open", "done", "dropped", "disputed", "ordered", "unknown"]

WORDS: dict[State, str] = {
    "done": "done,completed,complete,closed,resolved,solved,finished,fulfilled,shipped,sent,delivered,dispatched,held,"
    "yes,true,selesai,berhasil,success,successful,joined,converted,rewarded,erledigt,abgeschlossen,geschlossen,gelost,"
    "resolu,resolue,resuelto,resuelta",
    "open": "open,new,pending,waiting,planned,progress,process,started,todo,hold,escalated,reopened,unresolved,"
    "assigned,no,false,menunggu,offen,deferred,backordered,processing",
    "dropped": "cancelled,canceled,withdrawn,dropped,abandoned,rejected,failed,expired,declined,void,duplicate,noshow,"
    "storniert,rescheduled,annulled,voided,annule,annulee",
    "disputed": "disputed,dispute,contested",
    "ordered": "purchased,ordered,placed",
}
OF: dict[Kind, dict[State, str]] = {
    # An order that was approved is not sent, but a referral that was approved came to something.
    "referrals": {
        "done": "won,approved,accepted,qualified,erfolgreich",
        "open": "ausstehend",
        "dropped": "lost,unsuccessful,ineligible,disqualified,abgelehnt",
    },
    # Whoever rejects a complaint has not put it right.
    "tickets": {
        "dropped": "spam,junk",
        "unknown": "rejected,declined,failed,expired,abandoned,dropped,noshow,rescheduled",
    },
}
"""What a word means in one sort of table alone."""
SAYS: dict[str, State] = {word: state for state, words in WORDS.items() for word in words.split(",")}
SAYS_OF = {
    kind: SAYS | {word: state for state, words in own.items() for word in words.split(",")}
    for kind, own in OF.items()
}
PHRASES: dict[str, State] = {
    "to do": "open",
    "not": "open",  # not started, not yet delivered, not resolved
    "nicht": "open",
    "to be": "open",
    "tidak": "dropped",
    "no show": "dropped",
}


def read_state(words: str | None, told: Mapping[str, str], of: Kind | None = None) -> State:
    """What a person said of the word before what it says itself; words not known say nothing."""
    if words is None:
        return "unknown"
    if words in told:
        return TOLD[told[words]]
    return plain_state(words, of)


TOLD: dict[str, State] = {
    "won": "done", "done": "done", "lost": "dropped", "abandoned": "dropped", "dropped": "dropped",
    "open": "open", "disputed": "disputed", "ordered": "ordered",
}  # fmt: skip


@lru_cache(maxsize=4096)
def plain_state(words: str, of: Kind | None = None) -> State:
    said = f" {fold(words)} "
    for phrase, state in PHRASES.items():
        if f" {phrase} " in said:
            return state
    says = SAYS if of is None else SAYS_OF.get(of, SAYS)
    found = [says[word] for word in said.split() if word in says]
    return found[0] if found else "unknown"
