"""A loop in plain words, in the language of whoever is asked about it: what was promised, and who says it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from typing import Any

from ridealong.ledger.owed import Owed
from ridealong.moments.kinds.loops import Opener, SaleLetGo, VisitMade
from ridealong.moments.kinds.strategy import DecisionMade, DecisionOpened
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.places import stays
from ridealong.people.words import day_in, words

TEXTS = Path(__file__).parent / "texts"


def texts(language: str) -> dict[str, Any]:
    return words(TEXTS, language)


@dataclass(frozen=True, slots=True)
class Phrased:
    """The sentences of one loop, and the names a letter or a page needs beside them."""

    told: str
    claimed: str
    """Empty where telling it was the claim."""
    doer: str
    who: str
    """Whoever says that it is done."""
    readers: str


def phrased(loop: Owed, opener: Moment, claim: Moment, *, language: str, today: date) -> Phrased:
    said, fact = texts(language), opener.fact
    assert isinstance(fact, Opener | DecisionOpened)
    who = str(getattr(claim.fact, "who", "") or claim.by or "")
    doer = fact.doer or who
    above = "" if fact.AUDIENCE == "team" else _leader(doer, today)
    place = fact.customer if isinstance(fact, VisitMade) else ""
    names = people.names([each for each in (doer, who, place) if each])

    def name(identity: str) -> str:
        return one_line(names.get(identity, ""))

    what = fact.rival if isinstance(fact, SaleLetGo) else getattr(fact, "what", "")
    form = said["told"].get(fact.NAME, said["told"]["other"])
    told = form.format(
        doer=name(doer), what=one_line(what), place=name(place), on=day_in(language, opener.day(UTC)),
        day=day_in(language, loop.due) if loop.due else "",
    )  # fmt: skip
    readers = said["page"]["both"].format(one=name(doer), other=name(above)) if name(above) else name(doer)
    if fact.AUDIENCE == "team":
        readers = said["page"]["team"].format(one=name(doer))
    return Phrased(told, _claimed(claim, opener, name(who), language), name(doer), name(who), readers)


def _claimed(claim: Moment, opener: Moment, who: str, language: str) -> str:
    if claim.id == opener.id:
        return ""
    says = said_with(claim)
    form = "decided" if isinstance(claim.fact, DecisionMade) else "says" if says else "plain"
    return str(
        texts(language)["claimed"][form].format(
            who=who, day=day_in(language, claim.day(UTC)), says=one_line(says)
        )
    )


def said_with(claim: Moment) -> str:
    """The words that came with a claim; of a decision, the choice."""
    return (
        claim.fact.what if isinstance(claim.fact, DecisionMade) else getattr(claim.fact, "says", None)
    ) or ""


def one_line(text: str) -> str:
    """A line break would let whoever typed it write lines of a letter."""
    return " ".join(text.split())


def _leader(person: str, today: date) -> str:
    places = [under for _, since, _, under in stays([person]) if since <= today]
    return (places[-1] if places else None) or ""
