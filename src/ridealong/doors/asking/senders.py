"""Whom a newcomer means by the name they typed: somebody known by exactly that name, or nobody."""

from __future__ import annotations

from ridealong.people.handles import handle_from
from ridealong.people.models import Party


def sender(name: str, newcomer: str) -> str | None:
    """The customer or contact of that name, if there is one and only one; the newcomer and their own are not meant."""
    handle = handle_from(name) if name else ""
    if not handle:
        return None
    outside = Party.objects.filter(forgotten=False).exclude(sort="person")
    outside = outside.exclude(id=newcomer).exclude(customer=newcomer)
    exact = outside.filter(handle=handle).values_list("id", flat=True).first()
    if exact:
        return exact
    named = [each.id for each in outside.filter(name__iexact=" ".join(name.split()))[:2]]
    return named[0] if len(named) == 1 else None
