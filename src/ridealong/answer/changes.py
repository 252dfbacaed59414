"""What changed since last week: verdicts that turned at the last close, figures that moved, and what moved them.

It is read from the history every reading carries, which replays the weeks before; no second answer is composed for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.answer.answer import Answer, Row
from ridealong.answer.wording import said
from ridealong.engines.belief import Verdict
from ridealong.practices.reading import Sign
from ridealong.speech import figures, gettext, ngettext


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
    came = {"came": figures.figure(many)}
    if sign.type == "cadence":
        return ngettext(
            "{events} in {weeks} weeks a week before, and one has come in since",
            "{events} in {weeks} weeks a week before, and {came} have come in since",
            many, events=figures.figure(before.events), weeks=before.weeks, **came,
        )  # fmt: skip
    if not before.n:
        return ngettext(
            "nothing counted a week before, and one has come in since",
            "nothing counted a week before, and {came} have come in since",
            many, **came,
        )  # fmt: skip
    return ngettext(
        "{k} of {n} a week before, and one has come in since",
        "{k} of {n} a week before, and {came} have come in since",
        many, k=figures.figure(before.k), n=figures.figure(before.n), **came,
    )  # fmt: skip


def turned(now: Verdict, was: Verdict) -> str:
    return gettext("{now}, after {was} a week before", now=said(now), was=said(was))
