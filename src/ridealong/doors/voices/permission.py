"""Whether somebody at a customer's may be written to: what was said of it last counts."""

from __future__ import annotations

from collections.abc import Iterable

from ridealong.ledger.gathering import clusters_of
from ridealong.ledger.lookup import load_naming
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.standing import standing

BY_MAIL, NOBODY = "mail", "nobody"


def permitted_by_mail(parties: Iterable[str]) -> set[str]:
    """Those of these who may be written to. A no of their own only they take back."""
    told = clusters_of(moment.id for moment in load_naming(set(parties), (ContactPermitted,)))
    ways: dict[str, str] = {}
    refused: set[str] = set()
    for moment in standing(told.moments.values()):
        fact = moment.fact
        if not isinstance(fact, ContactPermitted):
            continue
        own = moment.by == fact.who
        if own:
            (refused.add if fact.way == NOBODY else refused.discard)(fact.who)
        elif fact.who in refused:
            continue
        ways[fact.who] = fact.way
    return {who for who, way in ways.items() if way == BY_MAIL}
