"""A sale held against the relationship it may end, in the terminal."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC
from decimal import Decimal
from typing import Annotated

import typer

from ridealong.answer import walking_away
from ridealong.answer.reckoning import reckon
from ridealong.answer.relationships import NoWorth
from ridealong.answer.walking_away import NotAFigure, Stake, Weighed, Worth
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import document, line, refuse
from ridealong.ledger import customers, worths
from ridealong.ledger.book import LedgerBook
from ridealong.ledger.customers import Circle
from ridealong.ledger.deals import Deal, deal
from ridealong.ledger.seen import sight_of
from ridealong.moments.book import Unknown
from ridealong.moments.kinds.loops import SaleLetGo
from ridealong.people.reader import OWNER

THE_YEAR, EVER = "in the year ahead", "ever, with who will yet come through them"


def add_to(app: typer.Typer) -> None:
    app.command()(walkaway)


def walkaway(
    which: Annotated[str, typer.Argument(metavar="DEAL", help="Its label, such as d100, or its id.")],
    margin: Annotated[
        str | None, typer.Option(help="What the sale brings in of margin now; the ledger does not know it.")
    ] = None,
    chance: Annotated[
        str | None, typer.Option(help="How probable it is, in 100, that forcing it ends the relationship.")
    ] = None,
    share: Annotated[
        str | None, typer.Option(help="Margin of what they buy, in 100; without it, that of this sale.")
    ] = None,
    worth: Annotated[str | None, typer.Option(help="What they buy in a year, as you see it.")] = None,
    json: Annotated[bool, typer.Option("--json", help="All of it, for machines.")] = False,
) -> None:
    """Weigh a sale against the relationship: margin now, what is at risk, and the chance at which both are the same."""
    identity.need_ledger()
    found = _found(which)
    try:
        brings = walking_away.amount_in(margin) if margin else _margin(found)
        part = walking_away.in_a_hundred(share) if share else _share(found, brings)
        sure = walking_away.in_a_hundred(chance) if chance else None
        said = walking_away.amount_in(worth) if worth else None
    except NotAFigure as why:
        refuse(str(why))
    currency, held = _worth(found, said)
    weighed = walking_away.weigh(brings, part, held, sure)
    if json:
        document({"deal": found.id, "what": found.what, "currency": currency or None, **asdict(weighed)})
    else:
        _say(found, weighed, currency)


def _found(which: str) -> Deal:
    try:
        found = deal(LedgerBook(UTC, identity.now()).moment(which.removeprefix("^")))
    except Unknown as nobody:
        refuse(str(nobody))
    if found is None:
        refuse(
            f"{which} is no deal, or was taken back; weighed are deals, such as: tom opened a deal with acme …"
        )
    return found


def _margin(found: Deal) -> Decimal:
    """What was told when the sale was let go; nothing else in the ledger says what a deal earns."""
    fact = found.let_go.fact if found.let_go else None
    if not isinstance(fact, SaleLetGo) or fact.margin is None:
        refuse("the ledger does not know what this sale earns; say it, such as --margin 900")
    return fact.margin.amount


def _share(found: Deal, margin: Decimal) -> Decimal:
    if margin <= 0:
        return Decimal(1)
    worth = found.worth.amount if found.worth else None
    share = walking_away.share_of(margin, worth)
    if share is None and worth is not None:
        refuse(
            f"the margin is more than the deal is worth ({found.worth}); say that of what they buy: --share 30"
        )
    if share is None:
        refuse(
            "the deal does not say what it is worth; say the margin of what they buy in 100, such as --share 30"
        )
    return share


def _worth(found: Deal, said: Decimal | None) -> tuple[str, Worth]:
    own = found.worth.currency if found.worth else ""
    if said is not None:
        if said <= 0:
            refuse("a relationship that brings nothing in has nothing to lose; write a sum above nought")
        return own, Worth(float(said), float(said), float(said), said=True)
    told = reckon(identity.now())
    if told.why:
        refuse(f"{NoWorth(told.why, told.detail)}; say what they buy in a year with --worth")
    if own and own != told.currency:
        refuse(
            f"the deal is in {own}, and purchases are in {told.currency}; say what they buy in a year with --worth"
        )
    sight = sight_of(OWNER, identity.now().date())
    customer = customers.spoken_for([found.customer], Circle(sight)).get(found.customer)
    held = walking_away.worth_of(customer.worth, worths.book()) if customer else None
    if held is None:
        refuse("they have bought nothing yet; say what they buy in a year, as you see it, with --worth")
    return told.currency, held


def _say(found: Deal, weighed: Weighed, currency: str) -> None:
    line(f"{found.what}: {weighed.margin:,.2f} {currency} of margin now.")
    if weighed.margin <= 0:
        return line("There is no margin to lose: whatever the chance is, forcing it costs more.")
    line(f"Margin is taken to be {100 * weighed.share:.0f} in 100 of what they buy.")
    _say_stake(THE_YEAR, weighed.year, currency)
    if weighed.ever is not None:
        _say_stake(EVER, weighed.ever, currency)
    if weighed.outweighs_all:
        line("The sale brings in more than all that is at risk, whatever the chance is.")
    elif weighed.chance is None:
        line("Is the chance larger than that? Then letting it go costs less. With --chance it is weighed.")
    else:
        _say_chance(weighed, 100 * weighed.chance, currency)
    return None


def _say_stake(when: str, stake: Stake, currency: str) -> None:
    between = f" ({stake.low:,.0f} to {stake.high:,.0f})" if stake.high > stake.low else ""
    even = (
        "no chance is large enough"
        if stake.break_even is None
        else f"even at {100 * stake.break_even:.1f} in 100"
    )
    line(f"At risk {when}: {stake.at_risk:,.0f} {currency}{between}; {even}.")


def _say_chance(weighed: Weighed, chance: Decimal, currency: str) -> None:
    year, ever = weighed.expected_loss or 0.0, weighed.expected_loss_ever
    later = f", {ever:,.0f} of all that is still to come" if ever is not None else ""
    verdict = "Letting it go costs less" if weighed.speaks_for_letting_go else "Selling brings in more"
    line(f"At {chance:.0f} in 100, {year:,.0f} {currency} of the year ahead are at stake{later}. {verdict}.")
    line("It is a sum, and no order: the chance is yours.")
