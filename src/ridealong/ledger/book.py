"""The book of the ledger: handles and labels of everyone and everything in it, for reading and saying sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from ridealong.ledger.models import Label, MomentRow
from ridealong.moments import slots
from ridealong.moments.book import SORT_WORDS, Unknown
from ridealong.moments.moment import new_id
from ridealong.people import parties as people

SORTS: dict[object, tuple[str, ...]] = {
    slots.Person: ("person",),
    slots.Customer: ("customer", "contact"),
    slots.Anyone: ("person", "customer", "contact"),
    slots.Newcomer: ("person", "customer", "contact"),
}


class LedgerBook:
    """Reads names and labels from the ledger, and remembers those that the text being read introduces."""

    def __init__(self, zone: tzinfo, now: datetime) -> None:
        self.zone, self.now = zone, now
        self._parties = {party.handle: party for party in people.everyone()}
        self._handles = {party.id: party.handle for party in self._parties.values()}
        self._introduced: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._named: dict[str, str] | None = None

    def find(self, handle: str, sort: object) -> str:
        if handle in self._introduced:
            return self._introduced[handle]
        party = self._parties.get(handle)
        if party is not None:
            return party.id
        if sort is slots.Newcomer:
            return ""
        near = [each for each in self._introduced if each.startswith(handle[:2])][:1]
        raise Unknown(SORT_WORDS[sort], handle, [*people.nearest(handle, SORTS[sort]), *near][:2])

    def introduce(self, handle: str, identity: str) -> None:
        self._introduced[handle] = identity
        self._handles[identity] = handle

    def handle(self, identity: str) -> str:
        return self._handles.get(identity, identity)

    def moment(self, label: str) -> str:
        if label in self._labels:
            return self._labels[label]
        kept = Label.objects.filter(label=label).values_list("moment", flat=True).first()
        if kept is None and MomentRow.objects.filter(id=label).exists():
            kept = label
        if kept is None:
            raise Unknown(SORT_WORDS[slots.Ref], f"^{label}")
        return str(kept)

    def label(self, moment_id: str) -> str:
        if self._named is None:
            self._named = {moment: label for label, moment in Label.objects.values_list("label", "moment")}
        return self._named.get(moment_id, moment_id)

    def fresh(self, label: str | None) -> str:
        identity = new_id()
        if label is not None:
            self._labels[label] = identity
        return identity

    def remember(self, ids: Iterable[str]) -> None:
        """Moments about to be told under ids of their own: later lines may point at them by id."""
        self._labels.update({each: each for each in ids})
