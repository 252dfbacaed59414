"""What the customers of a leader are worth by the ledger, in the terminal."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from rich.table import Table

from ridealong.answer.asking import NoLeader, the_leader
from ridealong.answer.relationships import NoWorth, Relationship, book_of, worths_of
from ridealong.engines.relationship.purchase_days import PurchaseDays
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import document, line, out, refuse
from ridealong.people import parties as people

SHOWN = 10


def of_the_ledger(handle: str | None, as_of: date, json: bool) -> None:
    identity.need_ledger()
    try:
        party = the_leader(handle)
        found = worths_of(party.id, as_of)
    except (NoLeader, NoWorth) as trouble:
        refuse(str(trouble))
    names = {each: party.name or party.handle for each, party in people.known(found).items()}
    best = sorted(found, key=lambda each: -found[each].value)
    if json:
        document(
            [
                {"customer": names[each], **_figures(found[each]), "quiet": found[each].quiet(as_of)}
                for each in best
            ]
        )
    elif not best:
        line(
            f"Nobody bought from {party.name or party.handle}’s team before {as_of}, so there is nothing to say yet."
        )
    else:
        total = sum(each.value for each in found.values())
        currency = found[best[0]].currency
        worth = f"worth {total:,.0f} {currency} in a year from {as_of}"
        line(f"{len(found):,} customers of {party.name or party.handle}, {worth}.")
        line()
        out.print(_table([(names[each], found[each]) for each in best[:SHOWN]], as_of))


def held_out_of_the_ledger(handle: str | None, as_of: date) -> PurchaseDays:
    """What a leader's customers bought, to be told from what came before; ends in a line where there is nothing."""
    identity.need_ledger()
    try:
        party = the_leader(handle)
        found = book_of(party.id, as_of)
    except (NoLeader, NoWorth) as trouble:
        refuse(str(trouble))
    if found is None:
        refuse(
            f"nobody bought from {party.name or party.handle}’s team before {as_of}, so nothing can be held out"
        )
    return found.days


def _figures(found: Relationship) -> dict[str, object]:
    told = asdict(found)
    return {**{name: told[name] for name in told if name != "days"}, "last": found.last}


def _table(rows: list[tuple[str, Relationship]], as_of: date) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    table.add_column("customer", overflow="fold")
    for heading in ("alive", "value", "4 times of 5", "ever", "last bought"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("rhythm", overflow="fold")
    for name, each in rows:
        rhythm = "past it" if each.quiet(as_of) else "in it" if each.due else "none yet"
        table.add_row(
            name, f"{each.alive:.0%}", f"{each.value:,.0f}", f"{each.low:,.0f}–{each.high:,.0f}",
            f"{each.lifetime:,.0f}", each.last.isoformat(), rhythm,
        )  # fmt: skip
    return table
