"""The ledger's own purchases, as a list of them: corrected, in one name for each customer, in one currency."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, timedelta
from decimal import Decimal

import numpy as np

from ridealong.doors.purchases.reading import Bought
from ridealong.faces.cli.speech import refuse
from ridealong.ledger.recall import Scope, recall
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.people import parties as people
from ridealong.started import program


def bought_in_ledger(today: date, currency: str | None, rates: Mapping[str, Decimal]) -> Bought:
    """Everything bought by today."""
    evidence = recall(
        Scope.everything(), until=today + timedelta(days=1), zone=UTC, kinds=[CustomerBought], words=False
    )
    told = {moment.id: fact.amount for moment, fact in evidence.kind(CustomerBought)}
    found = sorted({each.currency for each in told.values()})
    into = currency or (found[0] if len(found) == 1 else None)
    if missing := [each for each in found if each != into and each not in rates]:
        refuse(
            f"purchases are in several currencies ({', '.join(found)}), and euros are not added to dollars; say what "
            f"one is worth: {program()} value --currency {found[0]} --rate {missing[-1]}=0.92"
        )
    bought = evidence.purchases
    if not bought:
        refuse(
            f"nothing was bought yet; {program()} import brings orders, and {program()} value FILE takes any list"
        )
    named = people.names({each.customer for each in bought})
    places = {each: at for at, each in enumerate(dict.fromkeys(one.customer for one in bought))}
    worth = {each: Decimal(1) if each == into else rates[each] for each in found}
    amounts = [int(round(each.amount * worth[told[each.id].currency], 2) * 100) for each in bought]
    return Bought(
        [named.get(each, each) for each in places],
        np.array([places[each.customer] for each in bought], np.int64),
        np.array([each.day.toordinal() for each in bought], np.int64),
        np.array(amounts, np.int64),
        2,
        into,
    )
