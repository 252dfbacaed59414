"""What changed since last week: verdicts that turned at the last close, figures that moved, and what moved them.

It is read from the history every reading carries, which replays the weeks before; no second answer is composed for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.answer.answer import Answer, Row
from ridealong.answer.wording import SAID
from ridealong.engines.belief import Verdict
from ridealong.practices.reading import Sign


@dataclass(frozen=True, slots=True)
class Change:
    """One practice in which something turned or moved; its signs in their own order."""

    row: Row
    signs: tuple[Sign, ...]
    """Those whose verdict turned, or that something has entered since."""

    @property
    def turned(self) -> bool:
        return self.row.reading.verdict is not self.row.reading.was

    @property
    def speaks(self) -> bool:
        """Whether any verdict turned; otherwise only figures moved."""
        return self.turned or any(sign_turned(sign) for sign in self.signs)

    @property
    def turned_signs(self) -> frozenset[str]:
        """The keys of signs that turned, but for the one whose turning is that of the practice."""
        own = self.row.reading.decided_by if self.turned else None
        return frozenset(sign.key for sign in self.signs if sign_turned(sign) and sign.key != own)

    @property
    def telling(self) -> tuple[Sign, ...]:
        """The signs that turned; where none did, the one the practice is decided by, if that is what moved."""
        turned = tuple(sign for sign in self.signs if sign_turned(sign))
        return turned or tuple(sign for sign in self.signs if sign.key == self.row.reading.decided_by)


def changes(answer: Answer) -> list[Change]:
    """Practices whose verdict turned first, then those with a sign that did, then those whose figures moved."""
    found = []
    for row in answer.rows:
        signs = tuple(sign for sign in row.reading.signs if sign_turned(sign) or _moved(sign))
        change = Change(row, signs)
        if change.turned or change.telling:
            found.append(change)
    return sorted(found, key=lambda each: (not each.turned, not each.speaks))


def sign_turned(sign: Sign) -> bool:
    return sign.verdict is not sign.was and not sign.context


def _moved(sign: Sign) -> bool:
    return sign.before is not None and bool(sign.before.entered)


def since(sign: Sign) -> str:
    """How the figure stood a week before: "39 of 44 a week before, and 3 have come in since"."""
    before = sign.before
    if before is None or not before.entered:
        return ""
    many = len(dict.fromkeys(before.entered))
    came = "one has" if many == 1 else f"{many:,} have"
    if sign.type == "cadence":
        return f"{before.events:,} in {before.weeks} weeks a week before, and {came} come in since"
    if not before.n:
        return f"nothing counted a week before, and {came} come in since"
    return f"{before.k:,} of {before.n:,} a week before, and {came} come in since"


def turned(now: Verdict, was: Verdict) -> str:
    return f"{SAID[now]}, after {SAID[was]} a week before"
