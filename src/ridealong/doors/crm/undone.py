"""What became of an import that was taken back, with every moment that stays named as a person would know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ridealong.ledger.around import find
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.take_back import Kept, Undone
from ridealong.moments.kind import parties
from ridealong.moments.moment import Moment

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


@dataclass(frozen=True, slots=True)
class Stays:
    """Lines for the first that stay: those others build on, each with its reason, and those the ledger refused."""

    kept: list[str]
    failed: list[str]


def stays(outcome: Outcome, now: datetime) -> Stays:
    kept, failed = outcome.first_kept, outcome.first_failed
    ids = [*(each for one in kept for each in (one.id, one.other)), *(each for each, _ in failed)]
    called = _called(ids, now)
    return Stays(
        [f"{called[one.id]}: {one.why} {called[one.other]}" for one in kept],
        [f"{called[each]}: {why}" for each, why in failed],
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
