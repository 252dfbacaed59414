"""The answer, in the terminal or as a document."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer
from rich.table import Table

from ridealong.answer.acts import chosen
from ridealong.answer.answer import Answer, Row
from ridealong.answer.asking import NoLeader, answer_of, the_leader
from ridealong.answer.changes import changes
from ridealong.answer.export import as_document
from ridealong.answer.guessing import Guesses, guesses_of
from ridealong.answer.paper import MOST_CHANGES, changed, guessed
from ridealong.answer.wording import WORDS, silence, too_young
from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import document, line, out, refuse

MARKS = {"yes": "●", "not_yet": "○", "cant_tell": "◌"}
A_DAY = timedelta(days=1)  # east of Greenwich it may be the next day already


def add_to(app: typer.Typer) -> None:
    app.command()(answer)


def answer(
    leader: Annotated[
        str | None, typer.Option(help="Whose answer, by handle; without it, the first leader’s.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Judge the weeks that closed before this day.")] = None,
    known_at: Annotated[str | None, typer.Option(help="From what had been recorded by this time.")] = None,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON document on stdout, and nothing else.")
    ] = False,
) -> None:
    """Are you a smart sales leader? Yes, not yet, or can’t tell, and what it was counted from."""
    day, known = identity.day(as_of), identity.instant(known_at)
    # Weeks still to come would be judged by promises that nobody has had time to keep.
    if day is not None and day > identity.now().date() + A_DAY:
        raise typer.BadParameter(f"{as_of} has not come yet; today is {identity.now().date()}")
    identity.need_ledger()
    try:
        party = the_leader(leader)
    except NoLeader as nobody:
        refuse(str(nobody))
    name, now = party.name or party.handle, identity.now()
    found = answer_of(party.id, name, as_of=day, now=now, known_at=known)
    guesses = guesses_of(party.id, as_of=found.as_of, known_at=known)
    if json:
        document(as_document(found, guesses))
    else:
        _say(found, guesses)


def summary(found: Answer) -> str:
    return f"Is {found.leader_name} a smart sales leader? {WORDS[found.verdict]}. {found.says}"


def _say(found: Answer, guesses: Guesses) -> None:
    line(
        f"Thirteen closed weeks to {found.last_day:%A %-d %B %Y}: is {found.leader_name} a smart sales leader?"
    )
    line()
    out.print(f"[bold]{WORDS[found.verdict]}.[/bold] {found.says}")
    if found.outside_rate is not None:
        line(f"{found.outside_rate:.0%} of this was said by somebody else; {found.moments:,} moments read.")
    if found.typed:
        line(typed(found.typed))
    _say_guesses(found, guesses)
    for fundamental in found.fundamentals:
        line()
        out.print(f"[bold]{fundamental.title}[/bold]: {WORDS[fundamental.verdict].lower()}")
        out.print(_table(found.under(fundamental.key)))
    _say_changes(found)
    _say_acts(found)


def typed(moments: int) -> str:
    were = "1 of them was" if moments == 1 else f"{moments:,} of them were"
    return f"{were} typed on the command line in somebody else’s name: whoever uses this machine can."


def _table(rows: tuple[Row, ...]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(width=1)
    table.add_column(min_width=18)
    table.add_column()
    for row in rows:
        table.add_row(MARKS[row.reading.verdict], row.practice.title, _figures(row))
    return table


def _figures(row: Row) -> str:
    if not any(sign.n or sign.events for sign in row.reading.signs):
        return f"nothing seen yet; begin with: {row.practice.begin}"
    said = [row.reading.says.rstrip(".")]
    for sign in row.reading.signs:
        beside = "; ".join(filter(None, (silence(sign), too_young(sign))))
        own = sign.says if sign.n or sign.events else sign.title if beside else ""
        if own.lower() not in said[0].lower():
            said.append(own)
        elif not own:
            continue
        said[-1] += f" ({beside})" if beside else ""
    return "\n".join(said)


def _say_acts(found: Answer) -> None:
    steps = [act.step for act in chosen(found)]
    if steps:
        line()
        out.print("[bold]This week[/bold]")
    for step in steps:
        confirms = f" ({step.confirmed_by} confirms)" if step.confirmed_by else ""
        line(f"  {step.says}{': ' if step.why else ''}{step.why}{confirms}")


def _say_changes(found: Answer) -> None:
    lines = [said for change in changes(found)[:MOST_CHANGES] for said in changed(change)]
    if lines:
        line()
        out.print("[bold]What changed since last week[/bold]")
    for said in lines:
        line(f"  {said}")


def _say_guesses(found: Answer, guesses: Guesses) -> None:
    for said in guessed(guesses, found):
        line(f"{found.leader_name}’s own guess of {said}.")
