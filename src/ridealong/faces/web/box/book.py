"""The names and labels of one line, for reading it while it is typed and saying it back in words."""

from __future__ import annotations

import re
from datetime import UTC

from ridealong.faces.web.box.near import Near
from ridealong.ledger.book import SORTS, LedgerBook
from ridealong.moments import slots
from ridealong.moments.book import SORT_WORDS, Unknown
from ridealong.moments.moment import new_id

CALLED = "anyone called"
_A_CLOCK = re.compile(r"\d{2}:\d{2}")


class BoxBook(LedgerBook):
    """Knows those near the line, and says them by their full names."""

    def __init__(self, near: Near) -> None:
        # Only a time of day asks in which zone it is.
        super().__init__(near.typist.zone if _A_CLOCK.search(near.typed) else UTC, near.typist.now)
        self.near = near
        self._ids = {each.handle: each.id for each in near.parties}
        self._sorts = {each.id: each.sort for each in near.parties}
        self._names = {each.id: each.name or each.handle for each in near.parties}
        self._written: dict[str, str] = {}

    def find(self, handle: str, sort: object) -> str:
        if handle in self._ids or sort == slots.Newcomer:
            return super().find(handle, sort) if handle in self._ids else ""
        raise Unknown(
            SORT_WORDS.get(sort, CALLED),
            handle,
            self.near.nearest(handle, SORTS.get(sort, SORTS[slots.Anyone])),
        )

    def handle(self, identity: str) -> str:
        return self._names.get(identity, identity)

    def moment(self, label: str) -> str:
        try:
            found = super().moment(label)
        except Unknown as nobody:
            raise Unknown(nobody.what, nobody.name) from None  # labels of others are not suggested
        self._written[found] = label
        return found

    def label(self, moment_id: str) -> str:
        return self._written.get(moment_id, moment_id)

    def fresh(self, label: str | None) -> str:
        return new_id()
