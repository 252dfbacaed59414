"""Sales let go as the tests of walking away tell them: nine salespeople with a buyer each, one sale a week."""

from __future__ import annotations

from tests.practices.weekly import every_week

BUYERS = "\n".join(
    f'2025-01-06  buyer-{i} became known as "Buyer {i}"\n2025-01-06  rep-{i} joined as salesperson under ana'
    for i in range(1, 10)
)
LET_GO = """
{mon}  rep-{i} opened a deal with buyer-{i} "drums" ^d{i}
{tue}  rep-{i} let ^d{i} go, sent buyer-{i} to "Harbour", told them "theirs is faster" ^g{i}
{wed}  buyer-{i} confirmed ^g{i}
"""
ONE = every_week(LET_GO, 1)
UNANSWERED = ONE.rpartition("\n")[0]
