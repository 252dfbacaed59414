"""What a file of purchases says of its customers, in the terminal: the fit, all together, and those of most value."""

from __future__ import annotations

from datetime import date

from rich.table import Table

from ridealong.answer.valued import SPEND, Report, parameters_of_buying, parameters_of_spending
from ridealong.faces.cli.speech import line, out

SHOWN = 10


def say(report: Report) -> None:
    valued, worth = report.valued, report.valued.worth
    many, bought = len(valued.customers), int((valued.summary.repeats + 1).sum())
    first = date.fromordinal(int(valued.summary.first.min()))
    line(
        f"{many:,} customers bought on {bought:,} days of their own, {first} to {report.today} ({report.rows:,} rows)."
    )
    line(f"How often: {_figures(parameters_of_buying(report))} (BG/NBD, days).")
    if spending := parameters_of_spending(report):
        line(
            f"How much: {_figures(spending)} (Gamma-Gamma, of {valued.repeat_buyers:,} who came back and paid)."
        )
    for told in filter(None, (report.uncertain(), SPEND[valued.spend])):
        line(told)
    line()
    line(
        f"In the next {report.ahead:,} days: {worth.purchases.sum():,.0f} purchase days, worth "
        f"{_money(report, worth.value.sum())}{_bounds(report)}. Ever, discounted: "
        f"{_money(report, worth.lifetime.sum())}. About {worth.alive.sum():,.0f} of {many:,} are still customers."
    )
    line()
    out.print(_table(report))
    if many > SHOWN:
        line(f"These are the {SHOWN} of most value; --out FILE.csv writes all {many:,}.")


def _bounds(report: Report) -> str:
    together = report.valued.worth.totals
    if together is None:
        return ""
    return f" ({_money(report, together.value_low)} to {_money(report, together.value_high)} four times out of five)"


def _figures(told: dict[str, dict[str, float | None]]) -> str:
    return ", ".join(
        f"{name} {one['value']:.4g} ± {one['error']:.2g}"
        if one["error"] is not None
        else f"{name} {one['value']:.4g}"
        for name, one in told.items()
    )


def _money(report: Report, amount: float) -> str:
    return f"{report.money(amount):,.0f} {report.currency}".rstrip()


def _table(report: Report) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    for heading in ("customer", "alive", "purchases", "4 times of 5", "value", "4 times of 5", "lifetime"):
        table.add_column(heading, justify="left" if heading == "customer" else "right")
    worth = report.valued.worth
    for at in report.best()[:SHOWN]:
        table.add_row(
            report.name(at), f"{worth.alive[at]:.0%}", f"{worth.purchases[at]:,.1f}",
            f"{worth.purchases_low[at]:,.0f}–{worth.purchases_high[at]:,.0f}", _money(report, worth.value[at]),
            f"{report.money(worth.value_low[at]):,.0f}–{report.money(worth.value_high[at]):,.0f}",
            _money(report, worth.lifetime[at]),
        )  # fmt: skip
    return table
