"""What relationships are worth: of any file of purchases."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, NoReturn

import numpy as np
import typer

from ridealong.answer.valued import (
    HEADINGS,
    Report,
    as_document,
    columns_of_customers,
    customers_of,
)
from ridealong.doors.purchases.columns import NoColumn
from ridealong.doors.purchases.parquet import is_parquet, read_parquet, write_parquet
from ridealong.doors.purchases.rates import NoRates, read_rates
from ridealong.doors.purchases.reading import NoPurchases, Purchases, read_purchases
from ridealong.engines.relationship.purchase_days import PurchaseDays, purchase_days
from ridealong.engines.relationship.valuing import NothingToLearn, value
from ridealong.faces.cli import backtesting, identity
from ridealong.faces.cli.picturing import draw_tracking, draw_value
from ridealong.faces.cli.relationships import held_out_of_the_ledger, of_the_ledger
from ridealong.faces.cli.speech import aside, document, refuse, waiting
from ridealong.faces.cli.warehousing import Lies, report_of
from ridealong.faces.cli.worth_said import say

TOLD = 5
"""So many rows that were put aside are told one by one."""
FARTHEST = 36_500
A_DAY = timedelta(days=1)
GO_WITH_A_FILE = (
    "how columns are called, --days, --discount, --rates, --out and pictures of worth go with a FILE"
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run: a name that begins so gets an apostrophe on its way out."""


def add_to(app: typer.Typer) -> None:
    app.command(name="value")(worth)


def worth(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="CSV, TSV, XLSX, XLS or Parquet of purchases: customer, date, amount; without it, the ledger."
        ),
    ] = None,
    customer: Annotated[str | None, typer.Option(help="The heading of who bought.")] = None,
    date_: Annotated[str | None, typer.Option("--date", help="The heading of the day.")] = None,
    amount: Annotated[str | None, typer.Option(help="The heading of what was paid.")] = None,
    days: Annotated[int, typer.Option(help="How many days to look ahead.", min=1, max=FARTHEST)] = 365,
    discount: Annotated[
        float, typer.Option(help="By how much money in a year is worth less than money now.")
    ] = 0.1,
    as_of: Annotated[
        str | None,
        typer.Option(
            help="The last day that is known; without it that of the last purchase, of the ledger today."
        ),
    ] = None,
    leader: Annotated[
        str | None,
        typer.Option(help="Of the ledger: whose customers, by handle; without it, the first leader’s."),
    ] = None,
    holdout: Annotated[
        str | None,
        typer.Option(help="Hold the last weeks out, such as 26w, and say whether it would have been right."),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="URL",
            help="A database to sum up instead: duckdb:///orders.duckdb, postgres://…",
        ),
    ] = None,
    table: Annotated[str | None, typer.Option(help="With --from: the table of purchases in it.")] = None,
    rates: Annotated[
        Path | None,
        typer.Option(
            help="What one of each currency is in the one to report in: TOML such as USD = 0.92, or CSV."
        ),
    ] = None,
    result: Annotated[
        Path | None,
        typer.Option("--out", help="Write a row a customer to this CSV or Parquet file.", dir_okay=False),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            help="Draw where the value lies into this SVG file; with --holdout, what came and what was expected.",
            dir_okay=False,
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON document on stdout, and nothing else.")
    ] = False,
) -> None:
    """What is each customer worth? Who is still one, and what they will buy, with how far it may be from that."""
    if not 0 < discount < 1:
        raise typer.BadParameter(
            "a discount lies between 0 and 1, as 0.1 for a tenth", param_hint="--discount"
        )
    today, last = identity.now().date(), identity.day(as_of)
    if last is not None and last > today:
        raise typer.BadParameter(f"{as_of} has not come yet; today is {today}", param_hint="--as-of")
    _ends_in(result, "csv", "parquet")
    _ends_in(picture, "svg")
    asked = Asked(
        {"customer": customer, "date": date_, "amount": amount}, rates, last, today, (days, discount)
    )
    if from_ is not None:
        if file is not None or holdout or not table or leader or rates:
            raise typer.BadParameter(
                "goes with --table, and not with a FILE, --holdout, --leader or --rates", param_hint="--from"
            )
        _hand_out(report_of(Lies(from_, table, asked.columns), last, today, asked.how), result, picture, json)
    elif file is None:
        plain = (customer, date_, amount, days, discount) == (None, None, None, 365, 0.1)
        if result or rates or table or not plain or (picture and not holdout):
            raise typer.BadParameter(GO_WITH_A_FILE)
        if holdout is not None:
            end = (last or today) - A_DAY
            days_out = end.toordinal(), backtesting.length(holdout)
            _hold_out("the ledger", held_out_of_the_ledger(leader, last or today), days_out, (json, picture))
        else:
            of_the_ledger(leader, last or today, json)
    elif holdout is not None:
        said, bought = _read(file, asked)
        _tell_aside(said, bought, last)
        latest = last.toordinal() if last else int(np.max(said.day))
        _hold_out(file.name, bought, (latest, backtesting.length(holdout)), (json, picture))
    else:
        _hand_out(_of_file(file, asked), result, picture, json)


@dataclass(frozen=True)
class Asked:
    """How a file is to be read and valued."""

    columns: Mapping[str, str | None]
    rates: Path | None
    last: date | None
    today: date
    how: tuple[int, float]
    """Days ahead, and the discount."""


def _read(file: Path, asked: Asked) -> tuple[Purchases, PurchaseDays]:
    try:
        with waiting("Reading …"):
            rates = read_rates(asked.rates) if asked.rates else None
            read = read_parquet if is_parquet(file) else read_purchases
            said = read(file, columns=asked.columns, today=asked.today, rates=rates)
        return said, purchase_days(said.customer, said.day, said.amount)
    except (NoPurchases, NoColumn, NoRates) as error:
        refuse(str(error))


def _of_file(file: Path, asked: Asked) -> Report:
    said, bought = _read(file, asked)
    try:
        with waiting("Working out what each is worth …"):
            report = _report(said, bought, asked.last, asked.how)
    except NothingToLearn as error:
        _refuse_few(file.name, error)
    _tell_aside(said, bought, asked.last)
    return report


def _refuse_few(where: str, error: NothingToLearn) -> NoReturn:
    refuse(f"{where}: {error}, so nothing says how often anybody comes back; bring purchases of more days")


def _hand_out(report: Report, result: Path | None, picture: Path | None, json: bool) -> None:
    if result is not None:
        _write(report, result)
    if picture is not None:
        draw_value(report, picture)
    document(as_document(report)) if json else say(report)


def _ends_in(path: Path | None, *kinds: str) -> None:
    if path is not None and path.suffix.casefold().removeprefix(".") not in kinds:
        kind = " or ".join(each.upper() for each in kinds)
        refuse(f"{path.name} would be no {kind} file; give it a name that ends in .{' or .'.join(kinds)}")


def _hold_out(where: str, bought: PurchaseDays, last: tuple[int, int], how: tuple[bool, Path | None]) -> None:
    (today, days), (json, picture) = last, how
    try:
        with waiting("Holding the last days out …"):
            found = backtesting.held_out(bought, today, days)
    except NothingToLearn as error:
        _refuse_few(where, error)
    if picture is not None:
        draw_tracking(found, days, picture)
    if json:
        document(
            {"days": days, **asdict(found), "rule_does": found.rule_does, "naive_does": found.naive_does}
        )
    else:
        backtesting.say(found, days)


def _report(said: Purchases, bought: PurchaseDays, last: date | None, how: tuple[int, float]) -> Report:
    end = date.fromordinal(int(np.max(said.day))) if last is None else last
    valued = value(bought.until(end.toordinal()), end.toordinal(), ahead=how[0], discount=how[1])
    return Report(valued, said.names, 10**said.places, said.currency, end, *how, rows=len(said.amount))


def _tell_aside(said: Purchases, bought: PurchaseDays, last: date | None) -> None:
    for note in said.notes:
        aside(note)
    for each in said.aside[:TOLD]:
        aside(str(each))
    if len(said.aside) > TOLD:
        aside(f"… and {len(said.aside) - TOLD:,} more rows were put aside.")
    if said.refunds:
        are = "1 amount is" if said.refunds == 1 else f"{said.refunds:,} amounts are"
        aside(f"{are} below nought: taken off what that customer bought before.")
    if bought.unexplained:
        aside(f"Something came back before anything was bought ({bought.unexplained:,}×); that is left out.")
    if said.nothings:
        aside(f"Bought for nothing ({said.nothings:,} times): that counts for how often somebody buys.")
    if last is not None and (later := int((np.asarray(said.day) > last.toordinal()).sum())):
        aside(f"{later:,} purchases came after {last}, and are left out.")


def _write(report: Report, path: Path) -> None:
    try:
        if is_parquet(path):
            return _write_columns(report, path)
        with path.open("w", newline="", encoding="utf-8") as file:
            rows = csv.DictWriter(file, HEADINGS)
            rows.writeheader()
            rows.writerows(
                row | {"customer": f"'{row['customer']}"} if row["customer"][:1] in FORMULA else row
                for row in customers_of(report)
            )
    except OSError as error:
        refuse(f"{path} cannot be written: {error.strerror}")
    aside(f"{len(report.valued.customers):,} customers stand in {path}.")
    return None


def _write_columns(report: Report, path: Path) -> None:
    write_parquet(path, columns_of_customers(report))
    aside(f"{len(report.valued.customers):,} customers stand in {path}.")
