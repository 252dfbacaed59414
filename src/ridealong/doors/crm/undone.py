"""What became of an import that was taken back, small enough to be kept beside it."""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.ledger.take_back import Kept, Undone

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many moments went, and the ids of the first that stay: no names, so that it may be kept."""

    reversed: int
    already: int
    kept: int
    failed: int
    first_kept: list[Kept]
    first_failed: list[tuple[str, str]]

    @property
    def sum(self) -> str:
        before = f" {self.already:,} had been taken back before." if self.already else ""
        return f"{self.reversed:,} taken back, {self.kept:,} kept, {self.failed:,} failed.{before}"


def outcome_of(undone: Undone) -> Outcome:
    return Outcome(
        reversed=len(undone.reversed),
        already=len(undone.already),
        kept=len(undone.kept),
        failed=len(undone.failed),
        first_kept=undone.kept[:SHOWN],
        first_failed=undone.failed[:SHOWN],
    )
