"""Reads how an order, a task or a ticket stands from the words of its status: `ClosedIN SLA` is done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from .headings import fold

State = Literal["open", "done", "dropped", "disputed", "ordered", "unknown"]

WORDS: dict[State, str] = {
    "done": "done,completed,complete,closed,resolved,solved,finished,fulfilled,shipped,sent,delivered,dispatched,held,"
    "yes,true,selesai,berhasil,success,successful,joined,converted,rewarded,erledigt,abgeschlossen",
    "open": "open,new,pending,waiting,planned,progress,process,started,todo,hold,escalated,reopened,unresolved,"
    "assigned,no,false,menunggu,offen,deferred,backordered,processing",
    "dropped": "cancelled,canceled,withdrawn,dropped,abandoned,rejected,failed,expired,declined,void,duplicate,noshow,"
    "storniert,rescheduled",
    "disputed": "disputed,dispute,contested",
    "ordered": "purchased,ordered,placed",
}
SAYS: dict[str, State] = {word: state for state, words in WORDS.items() for word in words.split(",")}
PHRASES: dict[str, State] = {
    "to do": "open",
    "not": "open",  # not started, not yet delivered, not resolved
    "tidak": "dropped",
    "no show": "dropped",
}


def read_state(words: str | None, told: Mapping[str, str]) -> State:
    """What a person said of the word before what it says itself; words not known say nothing."""
    if words is None:
        return "unknown"
    if words in told:
        return TOLD[told[words]]
    return plain_state(words)


TOLD: dict[str, State] = {
    "won": "done", "done": "done", "lost": "dropped", "abandoned": "dropped", "dropped": "dropped",
    "open": "open", "disputed": "disputed", "ordered": "ordered",
}  # fmt: skip


@lru_cache(maxsize=4096)
def plain_state(words: str) -> State:
    said = f" {fold(words)} "
    for phrase, state in PHRASES.items():
        if f" {phrase} " in said:
            return state
    found = [SAYS[word] for word in said.split() if word in SAYS]
    return found[0] if found else "unknown"
