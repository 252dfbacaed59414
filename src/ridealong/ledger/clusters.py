"""What hangs together with a moment: what corrects it, takes it back or answers it, and what of that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date

from ridealong.moments.kind import Fact, once_a_kind, refs_of
from ridealong.moments.kinds.loops import Verb
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.loops import Loop, loops_of
from ridealong.moments.moment import Moment
from ridealong.moments.one_name import Same, all_in_one_name
from ridealong.moments.standing import standing


def pointed_at(moment: Moment) -> list[str]:
    """The moments this one refers to, and the one it corrects."""
    names = refs_of(type(moment.fact))
    if not names:
        return [moment.corrects] if moment.corrects else []
    refs = [value for name in names if (value := getattr(moment.fact, name)) is not None]
    return [*refs, moment.corrects] if moment.corrects else refs


def changed_by(moment: Moment) -> list[str]:
    """The moments that aren't the same after this one: whose loop it moves, what it takes back, what it corrects."""
    name = changing(type(moment.fact))
    found = [moment.corrects] if moment.corrects else []
    return [*found, getattr(moment.fact, name)] if name else found


@once_a_kind
def changing(kind: type[Fact]) -> str | None:
    """The field in which a kind names the moment it changes."""
    if issubclass(kind, Verb):
        return "of"
    return "what" if kind is MomentWithdrawn else None


def withdrawals(moments: Iterable[Moment]) -> set[str]:
    return {moment.fact.what for moment in moments if isinstance(moment.fact, MomentWithdrawn)}


class Clusters:
    """Moments by what they change, so that the few around one can be judged without reading the rest."""

    def __init__(self, same: Same | None = None) -> None:
        """`same` says who of ours came in twice: what one may change stands changed under either name."""
        self._same = same or {}
        self.moments: dict[str, Moment] = {}
        self._followers: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, moment: Moment) -> None:
        if moment.id not in self.moments:
            self.moments[moment.id] = moment
            if moment.corrects is None and changing(type(moment.fact)) is None:
                return
            for each in changed_by(moment):
                self._followers[each].append(moment.id)

    def first(self, moment_id: str) -> str:
        """What was told first, before any correction of it."""
        while (moment := self.moments.get(moment_id)) is not None and moment.corrects in self.moments:
            moment_id = moment.corrects
        return moment_id

    def around(self, moment_id: str) -> list[Moment]:
        """A moment, what it corrects, and everything that changed either."""
        found: dict[str, None] = {}
        waiting = [self.first(moment_id)]
        while waiting:
            each = waiting.pop()
            if each not in found and each in self.moments:
                found[each] = None
                waiting.extend(self._followers.get(each, ()))
        return [self.moments[each] for each in found]

    def which_stand(self, ids: Iterable[str]) -> set[str]:
        """Those of these moments that nobody has taken back or corrected."""
        return {each for each in ids if self._is_alone(each) or self._stands(each)}

    def _is_alone(self, moment_id: str) -> bool:
        moment = self.moments.get(moment_id)
        return not self._followers.get(moment_id) and (moment is None or moment.corrects is None)

    def _stands(self, moment_id: str) -> bool:
        return any(moment.id == moment_id for moment in self._standing(moment_id))

    def _standing(self, moment_id: str) -> tuple[Moment, ...]:
        return standing(all_in_one_name(self.around(moment_id), self._same))

    def standing_for(self, moment_id: str) -> Moment | None:
        """The moment itself or the correction that stands in its place; None where it was taken back."""
        if self._is_alone(moment_id):
            return self.moments.get(moment_id)
        around = self.around(moment_id)
        heirs = {moment_id}
        while more := {moment.id for moment in around if moment.corrects in heirs} - heirs:
            heirs |= more
        return next((moment for moment in self._standing(moment_id) if moment.id in heirs), None)

    def loop(self, opener: Moment, root: Callable[[str], str], until: date | None = None) -> Loop:
        """The loop of an opener that stands, as it was at the end of a day."""
        stands = self._standing(opener.id)
        told = [each for each in stands if until is None or each.id == opener.id or each.day(UTC) <= until]
        return loops_of(told, UTC, root)[opener.id]
