"""What a leader sets: the standards the signs are held to, and the leader's own guess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from ridealong.moments.kind import Fact, kind
from ridealong.moments.slots import Person, Word


@kind("standard.set", "{who} set {sign} to {value} from {since}")
class StandardSet(Fact):
    who: Person
    sign: Word
    value: Decimal
    since: date

    def problems(self) -> list[str]:
        return [] if self.value > 0 else ["a standard is a number above zero"]


@kind("guess.made", "{who} guessed {verdict}[ on {practice}]")
class GuessMade(Fact):
    who: Person
    verdict: Literal["yes", "not yet", "can't tell"]
    practice: Word | None = None
