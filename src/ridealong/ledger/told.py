"""What was read, and the same by kind: a handful of sixty thousand is what most look for among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ridealong.ledger.altogether import by_kind
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import Moment


class Told:
    """Moments in the order they were read, whether they stand or not."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        self.moments = list(moments)
        self.kinds = by_kind(self.moments)
        self.correcting = [moment for moment in self.moments if moment.corrects]

    def add(self, moments: Sequence[Moment]) -> None:
        self.moments += moments
        self.correcting += [moment for moment in moments if moment.corrects]
        for kind, of_kind in by_kind(moments).items():
            self.kinds[kind] = [*self.kinds.get(kind, ()), *of_kind]

    def of(self, *kinds: type[Fact]) -> Iterator[Moment]:
        """The moments of some kinds, one kind after the other."""
        for kind in kinds:
            yield from self.kinds.get(kind, ())

    def changed(self) -> set[str]:
        """The ids of whatever is corrected or taken back."""
        withdrawn = (moment.fact for moment in self.of(MomentWithdrawn))
        found = {fact.what for fact in withdrawn if isinstance(fact, MomentWithdrawn)}
        return found.union(moment.corrects for moment in self.correcting if moment.corrects)
