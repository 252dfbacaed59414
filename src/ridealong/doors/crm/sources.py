"""Through whom customers came, settled once every file was read: only then is it clear whom a name can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from ridealong.moments.kinds.customers import CustomerReferred

from .asking import BROUGHT, Asked, Wish
from .keys import moment_id

Left = Literal["referral by nobody", "referral by a stranger", "through themselves", "came before"]
Finds = Callable[[str], str | None]
REFERRAL = re.compile(
    r"(?:(?:customer|client|partner|employee|friend|external|internal|existing|web)[\W_]+)*"
    r"(?:referr(?:al|als|ed|er)|recommend(?:ed|ation)|word[\W_]+of[\W_]+mouth|empfehlung|parrainage|referencia)"
    r"(?:[\W_]+(?:by|from|of|through|customer|client|partner|employee|program|programme|friend))*[\W_]*",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """One row's word on who sent a customer; `told` by a list of referrals, else the source in somebody's notes."""

    day: date
    by: str | None
    file: str
    line: int
    told: bool = False


class Origin(NamedTuple):
    """What becomes of it: a wish, or why there is none, and in which file it stood."""

    file: str
    line: int
    wish: Wish | None = None
    why: Left | None = None


@dataclass(slots=True)
class Sources:
    """Each customer and each name once, whoever says so first."""

    said: dict[tuple[str, str, bool], Said] = field(default_factory=dict)
    failed: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """Who a list says did not come through whom after all, by their names, and where it says so."""

    def take(self, customer: str, through: str, said: Said) -> list[Left]:
        """Keep it for later; a referral that names nobody needs no waiting."""
        if not said.told and names_nobody(through):
            return ["referral by nobody"]
        before = self.said.setdefault((customer, through, said.told), said)
        return ["came before"] if said.told and before is not said else []

    def settled(self, finds: Finds, brings: Callable[[str, str], None]) -> Iterator[Origin]:
        """`finds` knows who is here or comes with this import; `brings` makes a customer of whom a list names."""
        for (_, through, told), said in self.said.items():
            if told and finds(through) is None:
                brings(said.file, through)
        came: set[tuple[str, bool]] = set()
        for (customer, through, told), said in self.said.items():
            sender = finds(through) or finds(behind(through))
            why: Left | None = None
            if sender is None:
                why = "referral by a stranger" if refers(through) else None
            elif sender == customer:
                why = "through themselves" if told else None
            elif (customer, told) in came:
                why = "came before" if told else None
            else:
                came.add((customer, told))
                yield Origin(said.file, said.line, wish=Wish((asked_of(customer, sender, said),)))
            if why is not None:
                yield Origin(said.file, said.line, why=why)
        yield from self.taken_back(finds, {customer for customer, told in came if told})

    def taken_back(self, finds: Finds, came: set[str]) -> Iterator[Origin]:
        """What an earlier file said had come through; somebody who came through another came."""
        for (newcomer, through), (file, line) in self.failed.items():
            customer, sender = finds(newcomer), finds(through)
            if customer is not None and sender is not None and customer not in came:
                gone = (referral_id(customer, True),)
                yield Origin(file, line, wish=Wish((), gone, through=sender))


def asked_of(customer: str, sender: str, said: Said) -> Asked:
    """A list is the word of its system; a source that of whoever owns the row, else of whoever brings it."""
    by = None if said.told else said.by or BROUGHT
    return Asked(referral_id(customer, said.told), CustomerReferred(customer, sender), said.day, by)


def refers(source: str) -> bool:
    return REFERRAL.match(source) is not None


def behind(source: str) -> str:
    found = REFERRAL.match(source)
    return source[found.end() :].strip(" )]\"'") if found else ""


def names_nobody(source: str) -> bool:
    return refers(source) and not behind(source)


def referral_id(customer: str, told: bool) -> str:
    return moment_id("referred", customer, "told" if told else "noted")
