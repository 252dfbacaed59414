"""Reads how an order, a task or a ticket stands from the words of its status: `ClosedIN SLA` is done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, get_args

from .fields import Kind
from .headings import fold
from .languages import words as in_other_languages

State = Literal["open", "done", "dropped", "disputed", "ordered", "unknown"]

WORDS: dict[State, str] = {
    "done": "done,completed,complete,closed,resolved,solved,finished,fulfilled,shipped,sent,delivered,dispatched,held,"
    "yes,true,selesai,berhasil,success,successful,joined,converted,rewarded",
    "open": "open,new,pending,waiting,planned,progress,process,started,todo,hold,escalated,reopened,unresolved,"
    "assigned,no,false,menunggu,deferred,backordered,processing",
    "dropped": "cancelled,canceled,withdrawn,dropped,abandoned,rejected,failed,expired,declined,void,duplicate,noshow,"
    "rescheduled,annulled,voided",
    "disputed": "disputed,dispute,contested",
    "ordered": "purchased,ordered,placed",
}
OF: dict[Kind, dict[State, str]] = {
    # An order that was approved is not sent, but a referral that was approved came to something.
    "referrals": {
        "done": "won,approved,accepted,qualified",
        "dropped": "lost,unsuccessful,ineligible,disqualified",
    },
    # Whoever rejects a complaint has not put it right.
    "tickets": {
        "dropped": "spam,junk",
        "unknown": "rejected,declined,failed,expired,abandoned,dropped,noshow,rescheduled",
    },
}
"""What a word means in one sort of table alone."""


def in_every_language(english: Mapping[State, str], section: str) -> dict[str, State]:
    """English last, which wins where two languages say different things by one word."""
    told = {word: state for state in get_args(State) for word in in_other_languages(section, state)}
    return told | {word: state for state, line in english.items() for word in line.split(",")}


SAYS = in_every_language(WORDS, "states")
SAYS_OF = {kind: SAYS | in_every_language(own, f"states_of_{kind}") for kind, own in OF.items()}
PHRASES: dict[str, State] = {
    "to do": "open",
    "not": "open",  # not started, not yet delivered, not resolved
    "to be": "open",
    "tidak": "dropped",
    "no show": "dropped",
}
for phrase in in_other_languages("states", "phrases_open"):
    PHRASES[phrase] = "open"


def read_state(words: str | None, told: Mapping[str, str], of: Kind | None = None) -> State:
    """What a person said of the word before what it says itself; words not known say nothing."""
    if words is None:
        return "unknown"
    if words in told:
        return TOLD[told[words]]
    return plain_state(words, of)


NOT = frozenset(in_other_languages("states", "not"))
"""`non livré` and `niet geleverd` are still open; English and German say `not` and `nicht` anywhere."""
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
    each = said.split()
    for before, word in zip(["", *each], each, strict=False):
        if word in says:
            return "open" if before in NOT and says[word] == "done" else says[word]
    return "unknown"
