"""Whether what is told of customers would have been right, held against days that are known already."""

from __future__ import annotations

import re

import typer

from ridealong.engines.relationship.backtest import Backtest, backtest
from ridealong.engines.relationship.purchase_days import PurchaseDays
from ridealong.faces.cli.speech import line

LENGTH = re.compile(r"(\d{1,4})([dw]?)")
A_WEEK = 7


def length(text: str) -> int:
    """`26w` or `26` weeks, `90d` days."""
    found = LENGTH.fullmatch(text.strip().casefold())
    if found is None or not int(found[1]):
        raise typer.BadParameter(f"{text} is no length; write it like 26w or 90d", param_hint="--holdout")
    return int(found[1]) * (1 if found[2] == "d" else A_WEEK)


def held_out(bought: PurchaseDays, today: int, days: int) -> Backtest:
    return backtest(bought.until(today), today, days)


def say(found: Backtest, days: int) -> None:
    line(f"Held out: the last {days:,} days, of {found.customers:,} customers who had bought before.")
    line(
        f"Days bought: {found.actual:,}; expected were {found.predicted:,.0f}; as often as before, {found.naive:,.0f}."
    )
    line(
        f"A customer at a time it was off by {found.error:.2f} days; as often as before by {found.naive_error:.2f}."
    )
    line(
        f"Who would come at all ({found.came:,} did) was told right of {found.told:.1%}; by whether they are within "
        f"three times their usual gap, of {found.told_by_rule:.1%}."
    )
    if found.rule_does:
        line("To tell who comes, the rule of three usual gaps does as well here, and needs no fit.")
    if found.naive_does:
        line("To tell how often, as often as before does as well here, and needs no fit.")
