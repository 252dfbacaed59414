"""A whole ledger carried to another database, row for row, and proved there before anybody relies on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from ridealong.ledger.derived import rebuild
from ridealong.ledger.head import head
from ridealong.ledger.migrating import migrate
from ridealong.ledger.postgres import called
from ridealong.ledger.uncollected import uncollected
from ridealong.ledger.verify import verify
from ridealong.people.lists import insert

A_TIME = 5_000
MADE_BY_MIGRATING = {"contenttypes.contenttype", "auth.permission"}
"""What a new database holds already: those rows give way to the ones that come."""
Progress = Callable[[str, int, int], None]


class NotMoved(Exception):
    """Why nothing was moved, in one line; the database it was to go to is as empty as before."""


@dataclass(slots=True)
class Moved:
    """How many moments arrived, and how many rows of each table that is not derived."""

    moments: int = 0
    rows: dict[str, int] = field(default_factory=dict)


def relocate(target: dict[str, Any], progress: Progress = lambda what, done, total: None) -> Moved:
    """Copy the ledger and everything beside it that is not derived; derive the rest there; prove it, and compare.

    The target is settings as Django knows them. It has to be empty, and after any failure it is again. Nothing is
    recorded here meanwhile, and nothing here is changed.
    """
    there = _connected(target)
    try:
        with _standing_at(there):
            _refuse_if_used(there)
            migrate()
        with uncollected(), _nobody_recording():
            return _carried(there, progress)
    finally:
        there.close()


def _connected(target: dict[str, Any]) -> BaseDatabaseWrapper:
    settings = connections.configure_settings({"default": dict(target)})["default"]
    there: BaseDatabaseWrapper = load_backend(settings["ENGINE"]).DatabaseWrapper(settings)
    return there


@contextmanager
def _standing_at(there: BaseDatabaseWrapper) -> Iterator[None]:
    """Within this, everything that reads and writes does so there: migrations, proof and whatever derives."""
    here = connections["default"]
    connections["default"] = there
    try:
        yield
    finally:
        connections["default"] = here


def _refuse_if_used(there: BaseDatabaseWrapper) -> None:
    tables = set(there.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table not in tables or model._meta.label_lower in MADE_BY_MIGRATING:
            continue
        if model._meta.label_lower == "ledger.head" and not head()[0]:
            continue  # nobody has recorded anything; somebody only tried to
        if _count(model):
            raise NotMoved(
                f"{called(there.settings_dict)} is not empty: {model._meta.db_table} has rows; a ledger moves into an"
                " empty database"
            )


def _count(model: type[models.Model]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(model._meta.db_table)}")
        return int(cursor.fetchone()[0])


@contextmanager
def _nobody_recording() -> Iterator[None]:
    """One state of everything here, which nobody adds to before it has arrived."""
    with transaction.atomic():  # SQLite lets nobody else write from here on
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("LOCK TABLE ledger_head IN EXCLUSIVE MODE")
        yield


def _carried(there: BaseDatabaseWrapper, progress: Progress) -> Moved:
    moved, end = Moved(), head()
    there.ensure_connection()
    there.set_autocommit(False)
    try:
        carried = _carried_models()
        for model in carried:
            moved.rows[model._meta.db_table] = _carry(model, there, progress)
        with _standing_at(there):
            progress("deriving", 0, 0)
            moved.moments = rebuild()
            progress("proving", 0, 0)
            _prove(moved, end)
            for statement in there.ops.sequence_reset_sql(no_style(), carried):
                with there.cursor() as cursor:
                    cursor.execute(statement)
        there.commit()
    except BaseException:
        there.rollback()
        raise
    return moved


def _carried_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not getattr(model, "DERIVED", False)
    ]


def _carry(model: type[models.Model], there: BaseDatabaseWrapper, progress: Progress) -> int:
    """The rows of one table as they are, each value prepared for the other database by its own field."""
    fields = [each for each in model._meta.local_concrete_fields if each.column and not each.generated]
    columns = [str(each.column) for each in fields]
    with _standing_at(there):
        if _count(model):
            model._base_manager.all().delete()
    done, total = 0, _count(model)
    rows = model._base_manager.order_by("pk").values_list(*(each.attname for each in fields)).iterator(A_TIME)
    while piece := list(islice(rows, A_TIME)):
        with _standing_at(there):
            insert(
                model,
                columns,
                [
                    tuple(
                        each.get_db_prep_save(value, there) for each, value in zip(fields, row, strict=True)
                    )
                    for row in piece
                ],
            )
        done += len(piece)
        progress(model._meta.db_table, done, total)
    return done


def _prove(moved: Moved, end: tuple[int, str]) -> None:
    """What arrived is one whole chain with the same end, and every table has as many rows as came."""
    checked, faults = verify()
    if faults:
        raise NotMoved(f"what arrived does not prove whole: {faults[0]}")
    if head() != end or checked != end[0]:
        raise NotMoved(
            f"{checked} moments arrived, and the chain does not end as it does here, with {end[0]}"
        )
    for model in _carried_models():
        if _count(model) != moved.rows[model._meta.db_table]:
            raise NotMoved(f"not every row of {model._meta.db_table} arrived")
