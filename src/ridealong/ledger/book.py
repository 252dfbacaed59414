"""The book of the ledger: handles and labels of everyone and everything in it, for reading and saying sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from ridealong.ledger.lookup import load
from ridealong.ledger.models import Label, MomentRow
from ridealong.moments import slots
from ridealong.moments.book import SORT_WORDS, A, Unknown, nearest
from ridealong.moments.kinds.roster import CustomerMet, PersonJoined
from ridealong.moments.moment import new_id
from ridealong.people import parties as people
from ridealong.speech import gettext

SORTS: dict[object, tuple[str, ...]] = {
    slots.Person: ("person",),
    slots.Customer: ("customer",),
    slots.Anyone: ("person", "customer", "contact"),
    slots.Newcomer: ("person", "customer", "contact"),
}
ONE_BY_ONE = 50
"""Whoever names more than these reads everyone once: quicker than asking for each, and a sentence names only few."""


class LedgerBook:
    """Reads names and labels from the ledger, and remembers those that the text being read introduces."""

    def __init__(self, zone: tzinfo, now: datetime) -> None:
        self.zone, self.now = zone, now
        self._ids: dict[str, str] = {}
        self._handles: dict[str, str] = {}
        self._sorts: dict[str, str] = {}
        self._asked = 0
        self._introduced: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._named: dict[str, str] | None = None

    def find(self, handle: str, sort: object) -> str:
        """The id behind a handle, if it is of a sort that may stand there; '' for a newcomer nobody knows yet."""
        sorts = SORTS.get(sort, SORTS[slots.Anyone])
        identity = self._introduced.get(handle) or self._id_of(handle)
        if identity is not None:
            if self._sorts[identity] not in sorts:
                raise slots.Unreadable(_misplaced(handle, self._sorts[identity], sort))
            return identity
        if sort == slots.Newcomer:
            return ""
        near = [*nearest(handle, self._introduced), *people.nearest(handle, sorts)]
        raise Unknown(SORT_WORDS.get(sort, "anyone called"), handle, list(dict.fromkeys(near))[:2])

    def _id_of(self, handle: str) -> str | None:
        if handle not in self._ids and self._may_ask():
            party = people.find(handle)
            if party is not None:
                self._know(party)
        return self._ids.get(handle)

    def _may_ask(self) -> bool:
        self._asked += 1
        if self._asked == ONE_BY_ONE:
            for party in people.everyone():
                self._know(party)
        return self._asked < ONE_BY_ONE

    def _know(self, party: people.Party) -> None:
        self._ids[party.handle] = party.id
        self._handles[party.id], self._sorts[party.id] = party.handle, party.sort

    def introduce(self, handle: str, identity: str, sort: str) -> None:
        self._introduced[handle] = identity
        self._handles[identity], self._sorts[identity] = handle, sort

    def withdraw(self, identity: str) -> None:
        """Whoever the text introduced and takes back is nobody again."""
        self._introduced = {handle: each for handle, each in self._introduced.items() if each != identity}

    def handle(self, identity: str) -> str:
        if identity not in self._handles and self._may_ask():
            for _, _, handle, _ in people.told_of([identity]):
                self._handles[identity] = handle
        if identity not in self._handles:
            self._handles[identity] = _handle_before(identity)
        return self._handles[identity]

    def moment(self, label: str) -> str:
        if label in self._labels:
            return self._labels[label]
        kept = Label.objects.filter(label=label).values_list("moment", flat=True).first()
        if kept is None and MomentRow.objects.filter(id=label).exists():
            kept = label
        if kept is None:
            near = nearest(label, [*self._labels, *Label.objects.values_list("label", flat=True)])
            raise Unknown(SORT_WORDS[slots.Ref], f"^{label}", [f"^{each}" for each in near])
        return kept

    def label(self, moment_id: str) -> str:
        if self._named is None:
            self._named = {moment: label for label, moment in Label.objects.values_list("label", "moment")}
        return self._named.get(moment_id, moment_id)

    def fresh(self, label: str | None) -> str:
        identity = new_id()
        if label is not None:
            self._labels[label] = identity
        return identity

    def name(self, label: str, moment_id: str) -> None:
        self._labels[label] = moment_id

    def remember(self, ids: Iterable[str]) -> None:
        """Moments about to be told under ids of their own: later lines may point at them by id."""
        self._labels.update({each: each for each in ids})


def _misplaced(handle: str, sort: str, wanted: object) -> str:
    firm, slash, _ = handle.partition("/")
    one, called = gettext(A[sort]), gettext(A["person" if wanted == slots.Person else "customer"])
    if slash and wanted == slots.Customer:
        return gettext(
            "{handle} is {one}, and {wanted} should stand here, such as {firm}",
            handle=handle, one=one, wanted=called, firm=firm,
        )  # fmt: skip
    return gettext("{handle} is {one}, and {wanted} should stand here", handle=handle, one=one, wanted=called)


def _handle_before(identity: str) -> str:
    """The handle of somebody whose introduction was taken back, from the moment that had introduced them."""
    for moment in load([identity]):
        if isinstance(moment.fact, PersonJoined | CustomerMet) and moment.fact.handle:
            return moment.fact.handle
    return identity
