"""Through whom customers came, settled once every file was read: only then is it clear whom a name can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from ridealong.moments.kinds.customers import CustomerReferred

from .asking import BROUGHT, Asked, Wish
from .elsewhere import Elsewhere, Others
from .selves import Selves

Left = Literal["referral by nobody", "referral by a stranger", "through themselves", "came before"]
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


@dataclass(frozen=True, slots=True)
class Whom:
    """`finds` knows who is here or comes with this import; `brings` makes a customer of whom a list names."""

    finds: Callable[[str], str | None]
    brings: Callable[[str, str], None]
    selves: Selves
    elsewhere: Elsewhere
    others: Others
    """The other names of whichever customer came in twice."""

    def referral_id(self, customer: str, told: bool) -> str:
        """One a customer, whichever of their names a row says."""
        return self.elsewhere.known(("referred", customer, "told" if told else "noted"), self.others, None)


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

    def settled(self, who: Whom) -> Iterator[Origin]:
        """Whom a list names becomes a customer here; a source in somebody's notes has to name one."""
        for (_, through, told), said in self.said.items():
            if told and who.finds(through) is None:
                who.brings(said.file, through)
        came: set[tuple[str, bool]] = set()
        for (customer, through, told), said in self.said.items():
            sender = who.finds(through) or who.finds(behind(through))
            why: Left | None = None
            if sender is None:
                why = "referral by a stranger" if refers(through) else None
            elif who.selves.same(sender, customer):
                why = "through themselves" if told else None
            elif (who.selves.root(customer), told) in came:
                why = "came before" if told else None
            else:
                came.add((who.selves.root(customer), told))
                yield Origin(said.file, said.line, wish=Wish((asked_of(customer, sender, said, who),)))
            if why is not None:
                yield Origin(said.file, said.line, why=why)
        yield from self.taken_back(who, {customer for customer, told in came if told})

    def taken_back(self, who: Whom, came: set[str]) -> Iterator[Origin]:
        """What an earlier file said had come through; somebody who came through another came."""
        for (newcomer, through), (file, line) in self.failed.items():
            customer, sender = who.finds(newcomer), who.finds(through)
            if customer is not None and sender is not None and who.selves.root(customer) not in came:
                gone = (who.referral_id(customer, True),)
                yield Origin(file, line, wish=Wish((), gone, through=sender))


def asked_of(customer: str, sender: str, said: Said, who: Whom) -> Asked:
    """A list is the word of its system; a source that of whoever owns the row, else of whoever brings it."""
    by = None if said.told else said.by or BROUGHT
    return Asked(who.referral_id(customer, said.told), CustomerReferred(customer, sender), said.day, by)


def refers(source: str) -> bool:
    return REFERRAL.match(source) is not None


def behind(source: str) -> str:
    found = REFERRAL.match(source)
    return source[found.end() :].strip(" )]\"'") if found else ""


def names_nobody(source: str) -> bool:
    return refers(source) and not behind(source)
