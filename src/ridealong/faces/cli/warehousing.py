"""What customers are worth by a table in a database, which is summed up there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ridealong.answer.valued import Report
from ridealong.doors.purchases.columns import NoColumn
from ridealong.doors.purchases.reading import NoPurchases
from ridealong.doors.purchases.warehouse import Summed, sum_up
from ridealong.engines.relationship.valuing import NothingToLearn, value_summed
from ridealong.faces.cli.speech import aside, refuse, waiting


@dataclass(frozen=True)
class Lies:
    """Where purchases lie, and which columns of them are meant."""

    url: str
    table: str
    columns: Mapping[str, str | None]


def report_of(there: Lies, last: date | None, today: date, how: tuple[int, float]) -> Report:
    """Sum up there, and fit here; ends in a line where that cannot be."""
    try:
        with waiting(f"Summing {there.table} up where it lies …"):
            found = sum_up(there.url, there.table, columns=there.columns, until=last or today)
        _tell(found, there.table, last or today)
        end = last or date.fromordinal(int(found.summary.last.max(initial=1)))
        with waiting("Working out what each is worth …"):
            valued = value_summed(found.summary, end.toordinal(), ahead=how[0], discount=how[1])
    except (NoPurchases, NoColumn) as trouble:
        refuse(str(trouble))
    except NothingToLearn as trouble:
        refuse(
            f"{there.table}: {trouble}, so nothing says how often anybody comes back; bring purchases of more days"
        )
    return Report(valued, found.names, 10**found.places, found.currency, end, *how, rows=found.rows)


def _tell(found: Summed, table: str, until: date) -> None:
    if found.lacking:
        aside(f"{found.lacking:,} rows of {table} name no customer, day or amount, and are left out.")
    if found.later:
        aside(f"{found.later:,} rows of {table} are of days after {until}, and are left out.")
    if found.returned:
        aside(f"On {found.returned:,} days more came back than was bought: taken off what was bought before.")
    if found.unexplained:
        aside(f"Something came back before anything was bought ({found.unexplained:,}×); that is left out.")
