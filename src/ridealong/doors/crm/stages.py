"""Reads how a deal stands from the words of its stage or status: won, lost, abandoned, or still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ridealong.speech import gettext, gettext_noop

from .headings import fold
from .languages import words as in_other_languages
from .refusals import Unreadable, shortened

Outcome = Literal["won", "lost", "abandoned", "open"]
Stood = Literal["won", "lost", "abandoned", "open", "done", "dropped", "disputed", "ordered"]
"""What a person may say that a word of their system means: of deals the first four, of what is owed the others."""

ENDED: dict[str, Outcome] = {
    "won": "won",
    "closedwon": "won",
    "lost": "lost",
    "closedlost": "lost",
    "abandoned": "abandoned",
    "cancelled": "abandoned",
    "canceled": "abandoned",
    "withdrawn": "abandoned",
    "disqualified": "abandoned",
}
ENDS: tuple[Outcome, ...] = ("won", "lost", "abandoned")
ENDED |= {word: end for end in ENDS for word in in_other_languages("outcomes", end)}
CLOSED = frozenset({"closed", *in_other_languages("outcomes", "closed")})
OF_DEALS: dict[str, Outcome] = {"won": "won", "lost": "lost", "abandoned": "abandoned", "open": "open"}
READ_AS: dict[Outcome, str] = {
    "won": gettext_noop("deals are won where they say {words}"),
    "lost": gettext_noop("deals are lost where they say {words}"),
    "abandoned": gettext_noop("deals are abandoned where they say {words}"),
    "open": gettext_noop("deals are open where they say {words}"),
}
NOT_YET = frozenset({"not", "be", "nearly", "almost", "likely", *in_other_languages("outcomes", "not_yet")})
UNSAID = frozenset(
    {"close", "done", "ended", "finished", "complete", "completed", *in_other_languages("outcomes", "unsaid")}
)
MOST_WORDS = 3


def read_outcome(words: str, told: Mapping[str, Stood] | None = None) -> Outcome:
    """`Closed Won` is won, `Negotiation` is open; a stage that ends without saying how is refused."""
    if told and words in told:
        if (meant := OF_DEALS.get(told[words])) is None:
            raise Unreadable(
                gettext(
                    "the mapping says `{told}` of `{words}`; a deal is won, lost or open",
                    told=told[words],
                    words=shortened(words),
                )
            )
        return meant
    said = fold(words).split()
    ends = {ENDED[word] for word in said if word in ENDED}
    if len(ends) == 1 and not NOT_YET.intersection(said):
        return ends.pop()
    if ends or CLOSED.intersection(said) or (said and UNSAID.issuperset(said)):
        raise Unreadable(
            gettext(
                "`{words}` does not say whether the deal was won or lost; say `stages` in a mapping file",
                words=shortened(words),
            )
        )
    return "open"


def ends_deals(words: str) -> bool:
    """Whether a word is one by which a column is known to hold how deals ended."""
    said = fold(words).split()
    return len(said) <= MOST_WORDS and any(ENDED.get(word) in ("won", "lost") for word in said)


def ends_in(words: Iterable[str]) -> set[Outcome]:
    """In which ways these words say that deals end."""
    return {ENDED[word] for each in words if ends_deals(each) for word in fold(each).split() if word in ENDED}


def stages_read(words: Iterable[str], told: Mapping[str, Stood]) -> dict[str, Outcome]:
    """How each word is read; those that do not say how it ended are left out."""
    read: dict[str, Outcome] = {}
    for word in words:
        try:
            read[word] = read_outcome(word, told)
        except Unreadable:
            continue
    return read


def stage_notes(read: Mapping[str, Outcome]) -> list[str]:
    """Which words were read as which outcome: a `Dead` among the open ones is for a person to see."""
    words: dict[Outcome, list[str]] = {}
    for word, outcome in read.items():
        words.setdefault(outcome, []).append(f"`{word}`")
    return [gettext(READ_AS[outcome], words=", ".join(words[outcome])) for outcome in sorted(words)]
