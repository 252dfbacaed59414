"""Fills what a newer release derives and an older ledger has not got yet."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.db import connection, transaction

from ridealong.ledger.derived import A_TIME, every
from ridealong.ledger.models import MomentRow, OpenLoop
from ridealong.ledger.open_loops import follow


def catch_up_after_migration(**_: Any) -> None:
    """Find the open loops of a ledger that was kept before anybody looked for them."""
    if OpenLoop._meta.db_table not in connection.introspection.table_names():
        return
    if OpenLoop.objects.exists() or not MomentRow.objects.exists():
        return
    with transaction.atomic():
        moments = every()
        while piece := list(islice(moments, A_TIME)):
            follow(piece)
