"""What relationships are worth: of any list of purchases, or of the ledger."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any

import typer

from ridealong.answer.holding_out import Backtest, backtest
from ridealong.answer.valuing import NothingBought, Purchases, valued
from ridealong.doors.crm.refusals import TableError
from ridealong.doors.purchases.reading import Bought, Wanted, read_purchases
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, document, line, refuse, waiting
from ridealong.faces.cli.valuing_ledger import bought_in_ledger
from ridealong.faces.cli.worth_report import COLUMNS, SHOWN, Report
from ridealong.started import program


def add_to(app: typer.Typer) -> None:
    app.command()(value)


def value(
    file: Annotated[
        Path | None, typer.Argument(help="A list of purchases: CSV, TSV or a workbook. The ledger, without.")
    ] = None,
    customer: Annotated[str | None, typer.Option(help="The heading over who bought.")] = None,
    date: Annotated[str | None, typer.Option(help="The heading over the day.")] = None,
    amount: Annotated[str | None, typer.Option(help="The heading over what was paid.")] = None,
    days: Annotated[int, typer.Option(help="How many days ahead.", min=1, max=3650)] = 365,
    discount: Annotated[
        float, typer.Option(help="By how much money in a year is worth less than now.")
    ] = 0.1,
    as_of: Annotated[
        str | None, typer.Option(help="Looked at from this day; else from the last there is.")
    ] = None,
    currency: Annotated[
        str | None, typer.Option(help="Where there are several: all is told in this one.")
    ] = None,
    rate: Annotated[
        list[str] | None, typer.Option(help="What one of another is worth in it: USD=0.92.")
    ] = None,
    holdout: Annotated[
        str | None, typer.Option(help="Hide the last weeks, such as 26w, and foretell them.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--out", help="Write a row for each customer to this CSV file.")
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON document on stdout, and nothing else.")
    ] = False,
) -> None:
    """What each customer is worth: are they still there, what will they buy, for how much, and how sure is that?"""
    named = {"customer": customer, "date": date, "amount": amount}
    if not 0 < discount < 1:
        raise typer.BadParameter("a discount lies between 0 and 1: 0.1 is ten percent a year")
    bought = _bought(file, named, currency, _rates(rate))
    purchases = Purchases(bought.customer, bought.day, bought.amount)
    _say_aside(bought)
    try:
        if holdout is not None:
            _tested(backtest(purchases, _days_in(holdout)), json)
            return
        with waiting("fitting"):
            found = valued(purchases, as_of=_since(as_of, bought), days=days, discount=discount)
    except NothingBought as nothing:
        refuse(str(nothing))
    report = Report(bought, found)
    if to is not None:
        _write(to, report)
    document(report.document()) if json else report.print()


def _bought(
    file: Path | None, named: dict[str, str | None], currency: str | None, rates: dict[str, Decimal]
) -> Bought:
    today = identity.now().date()
    if file is None:
        identity.need_ledger()
        with waiting("reading the ledger"):
            return bought_in_ledger(today, currency, rates)
    if not file.is_file():
        refuse(f"there is no file {file}")
    try:
        with waiting(f"reading {file.name}"):
            return read_purchases(file, Wanted(named=named, today=today, currency=currency, rates=rates))
    except (TableError, OSError) as trouble:
        refuse(str(trouble))


def _rates(told: list[str] | None) -> dict[str, Decimal]:
    found = {}
    for each in told or ():
        name, _, worth = each.partition("=")
        try:
            rate = Decimal(worth)
        except InvalidOperation:
            rate = Decimal(0)
        if not name.isalpha() or not rate.is_finite() or rate <= 0:
            raise typer.BadParameter(f"{each} is no rate; write it like USD=0.92")
        found[name.upper()] = rate
    return found


def _days_in(weeks: str) -> int:
    number = weeks.removesuffix("w")
    if not number.isdecimal() or not 1 <= int(number) <= 520:
        raise typer.BadParameter(f"{weeks} is no number of weeks; write it like 26w")
    return int(number) * 7


def _since(text: str | None, bought: Bought) -> int | None:
    day = identity.day(text)
    if day is None:
        return None
    last = int(bought.day.max()) if len(bought) else day.toordinal()
    if day.toordinal() < last:
        refuse(
            f"the last purchase is of {date.fromordinal(last)}; look from that day on, or leave later rows out"
        )
    return day.toordinal()


def _say_aside(bought: Bought) -> None:
    for each in bought.asides[:SHOWN]:
        aside(f"line {each.line}: {each.why}; put aside")
    if bought.put_aside > SHOWN:
        aside(f"{bought.put_aside:,} rows were put aside in all")


def _write(path: Path, report: Report) -> None:
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(_harmless(row) for row in report.rows())
    except OSError as trouble:
        refuse(f"{path} cannot be written: {trouble.strerror}")
    aside(f"{len(report.found.customers):,} customers are in {path}")


def _harmless(row: dict[str, Any]) -> dict[str, Any]:
    """A name that a spreadsheet would take for a formula gets an apostrophe before it."""
    name = row["customer"]
    return row | {"customer": f"'{name}" if name[:1] in "=+-@\t\r" else name}


def _tested(found: Backtest, json: bool) -> None:
    if json:
        document({name: getattr(found, name) for name in Backtest.__slots__} | {
            "since": date.fromordinal(found.since).isoformat(),
            "rhythm_does_as_well": found.rhythm_does_as_well, "before_does_as_well": found.before_does_as_well,
        })  # fmt: skip
        return
    since, off = date.fromordinal(found.since), found.expected / max(found.came, 1) - 1
    line(f"{found.days:,} days since {since} were hidden from {found.customers:,} customers known before.")
    line(f"Purchase days: {found.expected:,.0f} were expected, {found.came:,} came ({off:+.0%}).")
    line(
        f"A customer was off by {found.off:.2f} on average, and by {found.off_as_before:.2f} for whoever expects the "
        "same as before."
    )
    line(
        f"Who would buy again was told right for {found.told_active:.1%}, and by their own rhythm alone for "
        f"{found.told_active_by_rhythm:.1%}."
    )
    if found.rhythm_does_as_well:
        line(
            "For telling who still buys the simple rule does as well: silent for at most three times their usual gap."
        )
    if found.before_does_as_well:
        line("For how often, expecting the same as before did as well as the model here.")
    aside(f"\n{program()} value without --holdout tells each customer's worth")
