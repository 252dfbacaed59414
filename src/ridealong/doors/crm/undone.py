"""What became of an import that was taken back, with every moment that stays named as a person would know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ridealong.ledger.around import find
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.take_back import Undone
from ridealong.moments.kind import parties
from ridealong.moments.moment import Moment

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Told:
    """`kept` are lines for the first that stay, each with its reason; `failed` for those the ledger refused."""

    reversed: int
    already: int
    kept_in_all: int
    failed_in_all: int
    kept: tuple[str, ...]
    failed: tuple[str, ...]

    @property
    def sum(self) -> str:
        before = f" {self.already:,} had been taken back before." if self.already else ""
        return (
            f"{self.reversed:,} taken back, {self.kept_in_all:,} kept, {self.failed_in_all:,} failed.{before}"
        )


def told(undone: Undone, now: datetime) -> Told:
    """The figures of all, and lines for the first of those that stay."""
    kept, failed = undone.kept[:SHOWN], undone.failed[:SHOWN]
    ids = [*(each for one in kept for each in (one.id, one.other)), *(each for each, _ in failed)]
    called = _called(ids, now)
    return Told(
        reversed=len(undone.reversed),
        already=len(undone.already),
        kept_in_all=len(undone.kept),
        failed_in_all=len(undone.failed),
        kept=tuple(f"{called[one.id]}: {one.why} {called[one.other]}" for one in kept),
        failed=tuple(f"{called[each]}: {why}" for each, why in failed),
    )


def _called(ids: Iterable[str], now: datetime) -> dict[str, str]:
    """Their kind, their day, and whom they or what they point at name."""
    found = {moment.id: moment for moment in find(ids)}
    behind = {
        moment.id: moment for moment in find(each for one in found.values() for each in pointed_at(one))
    }
    book = LedgerBook(UTC, now)

    def called(moment: Moment) -> str:
        pointed = (behind[each] for each in pointed_at(moment) if each in behind)
        named = parties(moment.fact) or [who for each in pointed for who in parties(each.fact)]
        names = ", ".join(dict.fromkeys(map(book.handle, named)))
        return f"{moment.fact.NAME} of {moment.day(UTC)}" + (f" ({names})" if names else "")

    return {identity: called(moment) for identity, moment in found.items()}
