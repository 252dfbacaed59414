"""Knows a file's name for that of somebody who was forgotten, so that no file brings them in again; keeps no name.

What is kept is a digest made with this installation's key. It stands only for whoever has both the folder and the
name already, and tells these no more than that the name was forgotten here.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from ridealong.people.handles import fold_name
from ridealong.people.models import ForgottenName, Party

Name = tuple[str, str]
"""Of what sort somebody is, and what they are called; of a contact the sort is whom they speak for."""


def keep_digests(parties: Iterable[Party]) -> None:
    """Before the names of these go: whoever was forgotten before has none left."""
    rows = [
        ForgottenName(party=each.id, digest=digest)
        for each in parties
        if not each.forgotten
        for digest in {digest_of(sort_of(each), called) for called in (each.name, each.handle) if called}
    ]
    ForgottenName.objects.bulk_create(rows, ignore_conflicts=True)


class ForgottenNames:
    """Those of everybody, read once: few, in any ledger."""

    def __init__(self) -> None:
        rows = ForgottenName.objects.order_by("id").values_list("digest", "party")
        self._whose: dict[str, str] = dict(rows)

    def whose(self, sort: str, name: str) -> str | None:
        """The id of whoever was forgotten under this name."""
        return self._whose.get(digest_of(sort, name)) if self._whose else None


def sort_of(party: Party) -> str:
    return (party.customer or "") if party.sort == "contact" else party.sort


def digest_of(sort: str, name: str) -> str:
    return salted_hmac("ridealong.forgotten", f"{sort}\x1f{fold_name(name)}", algorithm="sha256").hexdigest()
