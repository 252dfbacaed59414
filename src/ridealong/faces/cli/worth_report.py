"""The report on what customers are worth: for the terminal, as a document, and a row a customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from rich.table import Table

from ridealong.answer.valuing import Valuation
from ridealong.doors.purchases.reading import Bought
from ridealong.engines.relationship.posterior import standard_errors
from ridealong.engines.relationship.ridges import Ridge
from ridealong.faces.cli.speech import aside, line, out

SHOWN = 10
ALIKE = 10_000
"""Beyond this p, a purchase differs from the next by less than a hundredth."""
RIDGES = {
    Ridge.RATES: "How customers differ in how often they buy cannot be told apart from chance.",
    Ridge.NOBODY_LEAVES: "Leaving cannot be told apart from buying seldom: next to nobody seems to have left.",
    Ridge.ALL_ALIKE: "How customers differ in leaving cannot be told apart from chance.",
    Ridge.AT_ONCE_OR_NEVER: "Some seem to leave at once and others never, and nothing says who.",
    Ridge.FEW: "There are too few purchases to learn some of it from.",
}
HELD = "So ordinary customers were held likelier beforehand; the figures lean on that."
COLUMNS = (
    "customer", "purchase_days", "first", "last", "spent", "alive", "purchases", "purchases_low", "purchases_high",
    "spend_a_day", "value", "value_low", "value_high", "lifetime",
)  # fmt: skip


@dataclass(frozen=True)
class Report:
    """What was found, in the units people read."""

    bought: Bought
    found: Valuation

    @property
    def unit(self) -> float:
        return float(10**self.bought.decimals)

    @property
    def in_currency(self) -> str:
        return f" {self.bought.currency}" if self.bought.currency else ""

    def rows(self) -> Iterator[dict[str, Any]]:
        """A row a customer, the most valuable first."""
        found, worth, unit = self.found, self.found.worth, self.unit
        for at in np.argsort(-worth.value, kind="stable").tolist():
            yield {
                "customer": self.bought.names[int(found.customers[at])],
                "purchase_days": int(found.summary.repeats[at]) + 1,
                "first": date.fromordinal(int(found.summary.first[at])).isoformat(),
                "last": date.fromordinal(int(found.summary.last[at])).isoformat(),
                "spent": round(int(found.summary.spent[at]) / unit, 2),
                "alive": round(float(worth.alive[at]), 4),
                "purchases": round(float(worth.purchases[at]), 3),
                "purchases_low": int(worth.purchases_low[at]),
                "purchases_high": int(worth.purchases_high[at]),
                "spend_a_day": round(float(worth.spend[at]) / unit, 2),
                "value": round(float(worth.value[at]) / unit, 2),
                "value_low": round(float(worth.value_low[at]) / unit, 2),
                "value_high": round(float(worth.value_high[at]) / unit, 2),
                "lifetime": round(float(worth.lifetime[at]) / unit, 2),
            }

    def document(self) -> dict[str, Any]:
        found, buying, spending = self.found, self.found.buying, self.found.spending
        return {
            "as_of": date.fromordinal(found.as_of).isoformat(),
            "days": found.days,
            "discount": found.discount,
            "currency": self.bought.currency,
            "purchases": len(self.bought),
            "purchase_days": found.purchase_days,
            "put_aside": self.bought.put_aside,
            "refunded_only": found.refunded_only,
            "buying": _fit(("r", "alpha", "a", "b"), buying.at, standard_errors(buying), buying.likelihood),
            "ridges": [str(each) for each in found.ridges],
            "spending": None if spending is None else _fit(
                ("p", "q", "v"), spending.at / [1, 1, self.unit], standard_errors(spending), spending.likelihood
            ),
            "total": {
                "purchases": round(float(found.worth.purchases.sum()), 2),
                "value": round(float(found.worth.value.sum()) / self.unit, 2),
                "lifetime": round(float(found.worth.lifetime.sum()) / self.unit, 2),
            },
            "customers": list(self.rows()),
        }  # fmt: skip

    def print(self) -> None:
        found, summary, worth = self.found, self.found.summary, self.found.worth
        first, last = (date.fromordinal(int(each)) for each in (summary.first.min(), summary.last.max()))
        customers, bought = _many(len(found.customers), "customer"), _many(found.purchase_days, "day")
        line(f"{customers} bought on {bought}, {first} to {last}.")
        if found.refunded_only:
            line(f"{found.refunded_only:,} more have refunds and nothing else, and are left out.")
        line()
        for told in (*self._buying(), *self._spending()):
            line(told)
        line()
        line(
            f"In {found.days:,.0f} days from {date.fromordinal(found.as_of)}: {worth.purchases.sum():,.0f} days on "
            f"which they buy, worth {self._money(worth.value.sum())}; ever, at {found.discount:.0%} a year less, "
            f"{self._money(worth.lifetime.sum())}."
        )
        line()
        out.print(self._table())
        if len(found.customers) > SHOWN:
            aside(f"\n{len(found.customers) - SHOWN:,} more: add --out FILE.csv for all, or --json")

    def _money(self, minor: float) -> str:
        return f"{minor / self.unit:,.0f}{self.in_currency}"

    def _buying(self) -> Iterator[str]:
        at, errors = self.found.buying.at, standard_errors(self.found.buying)
        r, alpha, a, b = (_pm(float(each), float(error)) for each, error in zip(at, errors, strict=True))
        yield f"How they buy (BG/NBD)          r {r}, α {alpha} days, a {a}, b {b}"
        yield from (f"  {RIDGES[ridge]}" for ridge in self.found.ridges)
        if self.found.ridges:
            yield f"  {HELD}"

    def _spending(self) -> Iterator[str]:
        found = self.found
        if found.spending is None:
            yield "What they spend                too few paid again to say how it differs; a usual spread is taken"
        elif found.spending.at[0] > ALIKE:
            usual = found.worth.spend.mean() / self.unit
            yield f"What they spend                next to the same each time: {usual:,.2f}{self.in_currency}"
        else:
            at, errors = found.spending.at / [1, 1, self.unit], standard_errors(found.spending)
            p, q, v = (_pm(float(each), float(error)) for each, error in zip(at, errors, strict=True))
            yield f"What they spend (Gamma-Gamma)  p {p}, q {q}, v {v}{self.in_currency}"

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column("customer", overflow="fold")
        for heading in ("there still", "days they buy", "value", "four times in five", "ever"):
            table.add_column(heading, justify="right", no_wrap=True)
        for at, row in enumerate(self.rows()):
            if at == SHOWN:
                break
            table.add_row(
                row["customer"], f"{row['alive']:.0%}", f"{row['purchases']:,.1f}", f"{row['value']:,.0f}",
                f"{row['value_low']:,.0f} to {row['value_high']:,.0f}", f"{row['lifetime']:,.0f}",
            )  # fmt: skip
        return table


def _many(number: int, of: str) -> str:
    return f"{number:,} {of}{'s' * (number != 1)}"


def _pm(figure: float, error: float) -> str:
    """A parameter with its standard error; the error of its logarithm is a share of it."""
    return f"{figure:.3g} ± {figure * error:.2g}" if np.isfinite(error) else f"{figure:.3g} (not learned)"


def _fit(names: tuple[str, ...], at: Any, errors: Any, likelihood: float) -> dict[str, Any]:
    told: dict[str, Any] = {name: round(float(each), 6) for name, each in zip(names, at, strict=True)}
    told["standard_errors"] = {
        name: round(float(each * error), 6) if np.isfinite(error) else None
        for name, each, error in zip(names, at, errors, strict=True)
    }
    return told | {"log_likelihood": round(likelihood, 4)}
