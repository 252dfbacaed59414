"""Parties with whoever is the same as they are and whoever speaks for any of them, whole and in one question."""

from __future__ import annotations

from collections.abc import Iterable

from ridealong.people.lists import as_list, listed
from ridealong.people.models import Party


def around(parties: Iterable[str]) -> dict[str, Party]:
    whose = as_list(parties)
    here = f"FROM people_party WHERE id IN {listed()}"
    firms = f"SELECT id {here} UNION SELECT customer {here}"
    statement = f"SELECT * FROM people_party WHERE id IN ({firms}) OR customer IN ({firms})"
    return {party.id: party for party in Party.objects.raw(statement, [whose] * 4)}
