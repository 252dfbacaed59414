"""Fills what a newer release derives and an older ledger has not got yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from ridealong.ledger.derived import A_TIME, Batch, every, relink
from ridealong.ledger.models import Bought, Link, MomentRow, OpenLoop
from ridealong.ledger.open_loops import follow


def catch_up_after_migration(**_: Any) -> None:
    """Find the open loops of a ledger kept before anybody looked for them, and link anew what was linked otherwise."""
    if not _are_there([OpenLoop, Link, Bought]) or not MomentRow.objects.exists():
        return
    if not OpenLoop.objects.exists():
        _go_through(follow)
    if not Link.objects.exists():
        _go_through(relink)


def _are_there(wanted: Iterable[type[models.Model]]) -> bool:
    return {each._meta.db_table for each in wanted} <= set(connection.introspection.table_names())


def _go_through(derive: Callable[[Batch], object]) -> None:
    with transaction.atomic():
        moments = every()
        while piece := list(islice(moments, A_TIME)):
            derive(piece)
