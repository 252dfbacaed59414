"""What a file of purchases says of its customers, the same figures for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from ridealong.engines.relationship.heat import cells_of
from ridealong.engines.relationship.posterior import standard_errors
from ridealong.engines.relationship.ridges import Ridge
from ridealong.engines.relationship.valuing import Spend, Valued

RIDGES = {
    Ridge.RATES: "how customers differ in how often they buy cannot be told apart from chance",
    Ridge.NOBODY_LEAVES: "leaving cannot be told apart from buying seldom: next to nobody seems to leave",
    Ridge.ALL_ALIKE: "how customers differ in leaving cannot be told apart from chance",
    Ridge.AT_ONCE_OR_NEVER: "some leave after their next purchase and others never, and nothing says who",
    Ridge.FEW: "there are too few purchases to learn all of it from",
}
SPEND = {
    Spend.FITTED: "",
    Spend.AVERAGE: "Too few came back and paid differently, so everybody is taken to spend what all do on average.",
    Spend.NONE: "Nobody paid anything, so there are purchases to expect and no money.",
}
HEADINGS = (
    "customer", "purchase_days", "first", "last", "alive", "purchases", "purchases_low", "purchases_high",
    "value", "value_low", "value_high", "lifetime",
)  # fmt: skip


@dataclass(frozen=True)
class Report:
    """One valuing, with what its customers are called and what a unit of money is."""

    valued: Valued
    names: list[str]
    unit: int
    """How many of what amounts were counted in make one of the currency."""
    currency: str
    today: date
    ahead: int
    discount: float
    rows: int

    def best(self) -> list[int]:
        """The places of customers, those of most value first."""
        return [int(each) for each in np.argsort(-self.valued.worth.value, kind="stable")]

    def name(self, place: int) -> str:
        return self.names[int(self.valued.summary.customer[place])]

    def money(self, amount: float) -> float:
        return round(float(amount) / self.unit, 2)

    def uncertain(self) -> str:
        """In words where the fit is not to be taken at its word; nothing where it is."""
        if not self.valued.ridges:
            return ""
        why = "; ".join(RIDGES[each] for each in self.valued.ridges)
        return (
            f"Not all of this can be learned from these purchases: {why}. "
            "What is ordinary was held likelier than what is odd."
        )


def customers_of(report: Report) -> Iterator[dict[str, Any]]:
    """A row a customer, those of most value first."""
    worth, summary = report.valued.worth, report.valued.summary
    for at in report.best():
        figures = (
            report.name(at), int(summary.repeats[at]) + 1, date.fromordinal(int(summary.first[at])).isoformat(),
            date.fromordinal(int(summary.last[at])).isoformat(), round(float(worth.alive[at]), 6),
            round(float(worth.purchases[at]), 4), int(worth.purchases_low[at]), int(worth.purchases_high[at]),
            report.money(worth.value[at]), report.money(worth.value_low[at]), report.money(worth.value_high[at]),
            report.money(worth.lifetime[at]),
        )  # fmt: skip
        yield dict(zip(HEADINGS, figures, strict=True))


def columns_of_customers(report: Report) -> dict[str, Any]:
    """The same by columns, money and days as numbers and days: for files that keep both as such."""
    worth, summary = report.valued.worth, report.valued.summary
    order = np.argsort(-worth.value, kind="stable")
    days = {"first": summary.first, "last": summary.last}
    counts = {"purchases_low": worth.purchases_low, "purchases_high": worth.purchases_high}
    figures = {"alive": worth.alive, "purchases": worth.purchases}
    money = {
        "value": worth.value, "value_low": worth.value_low, "value_high": worth.value_high, "lifetime": worth.lifetime,
    }  # fmt: skip
    found: dict[str, Any] = {
        "customer": [report.name(int(at)) for at in order],
        "purchase_days": summary.repeats[order] + 1,
        **{name: _as_days(each[order]) for name, each in days.items()},
        **{name: each[order].astype(np.int64) for name, each in counts.items()},
        **{name: each[order] for name, each in figures.items()},
        **{name: np.round(each[order] / report.unit, 2) for name, each in money.items()},
    }
    return {name: found[name] for name in HEADINGS}


def _as_days(ordinals: Any) -> Any:
    return (ordinals - date(1970, 1, 1).toordinal()).astype("datetime64[D]")


def as_document(report: Report) -> dict[str, Any]:
    valued = report.valued
    return {
        "as_of": report.today.isoformat(),
        "days_ahead": report.ahead,
        "discount": report.discount,
        "currency": report.currency or None,
        "rows": report.rows,
        "customers": len(valued.customers),
        "purchase_days": int((valued.summary.repeats + 1).sum()),
        "buying": parameters_of_buying(report),
        "ridges": [each.value for each in valued.ridges],
        "weak_prior": bool(valued.ridges),
        "spend": valued.spend.value,
        "spending": parameters_of_spending(report),
        "totals": totals_of(report),
        "by_repeats_and_silence": list(classes_of(report)),
        "by_value": list(customers_of(report)),
    }


def classes_of(report: Report) -> Iterator[dict[str, Any]]:
    """The figures of the picture: a row for each class of repeats and days of silence in which there is somebody."""
    for cell in cells_of(report.valued):
        yield {
            "repeats": [cell.repeats.least, cell.repeats.most],
            "silent_days": [cell.silent.least, cell.silent.most],
            "customers": cell.customers,
            "alive": round(cell.alive, 4),
            "value": report.money(cell.value),
        }


def totals_of(report: Report) -> dict[str, float | None]:
    """Of all customers together, with what lies between four times out of five; lifetimes have no such bounds."""
    worth, together = report.valued.worth, report.valued.worth.totals
    return {
        "alive": round(float(worth.alive.sum()), 2),
        "purchases": round(float(worth.purchases.sum()), 2),
        "purchases_low": None if together is None else round(together.purchases_low, 2),
        "purchases_high": None if together is None else round(together.purchases_high, 2),
        "value": report.money(worth.value.sum()),
        "value_low": None if together is None else report.money(together.value_low),
        "value_high": None if together is None else report.money(together.value_high),
        "lifetime": report.money(worth.lifetime.sum()),
        "share_of_the_fit": None if together is None else round(together.share, 4),
    }


def parameters_of_buying(report: Report) -> dict[str, dict[str, float | None]]:
    peak = report.valued.buying
    return _with_errors(("r", "alpha", "a", "b"), peak.at, standard_errors(peak), (1.0, 1.0, 1.0, 1.0))


def parameters_of_spending(report: Report) -> dict[str, dict[str, float | None]]:
    errors = report.valued.spending_errors
    if errors is None:
        return {}
    return _with_errors(("p", "q", "v"), report.valued.spending, errors, (1.0, 1.0, 1.0 / report.unit))


def _with_errors(names: tuple[str, ...], at: Any, errors: Any, units: tuple[float, ...]) -> dict[str, Any]:
    """A standard error of a logarithm is one of the parameter in proportion; none where there is none."""
    return {
        name: {
            "value": float(value) * unit,
            "error": float(value * error) * unit if np.isfinite(error) else None,
        }
        for name, value, error, unit in zip(names, at, errors, units, strict=True)
    }
