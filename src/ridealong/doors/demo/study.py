"""Tells of what Ana decides: clear things at once, open ones after a question or two, and by the day she named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from ridealong.doors.demo.customers import customers
from ridealong.doors.demo.days import WEEKS, When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Turns, selling
from ridealong.doors.demo.wording import Words

STUDIED = {"clear": 9, "asked": 21, "rushed": 2, "too long": 1}
"""Those that were clear were decided at once; of the others most had one question asked, two none, one endless ones."""
MADE = {"in time": 15, "late": 2}
CAME_TO = {"within": 13, "beyond": 4, "silent": 3}
IN_A_WEEK = {"one": 3, "none": 1}
UNCONFIRMED_EVERY = 16
OPEN = ((0.1, 0.7), (0.0, 0.65))
CLEAR = ((0.45, 0.8), (0.0, 0.15))
"""What two options come to, at least and at most, as shares of the stakes."""
STAKES, HOUR, DELAY = (1500, 9000), 60, 40
HOURS, ENDLESS_HOURS = ("1 h", "1 h 30 min", "2 h"), "38 h"
STUDENTS = ("ana", "bruno", "nives", "carla")
REVIEWED_AFTER_DAYS = (60, 88)


@dataclass(frozen=True, slots=True)
class Decision:
    label: str
    whom: str
    put_up: When
    by: date
    stakes: int
    options: tuple[str, str]


def tell(firm: Firm) -> None:
    chance, words = firm.part("study")
    turns, weeks, studied, made, came_to = (
        Turns(chance),
        *(Fates(chance, each) for each in (IN_A_WEEK, STUDIED, MADE, CAME_TO)),
    )
    for week in range(-WEEKS + 3, 0):
        if weeks.next() == "one":
            whom = turns.next([each for each in selling(week) if each != "paul"])
            how = studied.next()
            decision = _put_up(firm, whom, week, CLEAR if how == "clear" else OPEN, words)
            chosen = _decide(firm, decision, how, made.next() == "late", chance)
            _answer(firm, decision, chosen, came_to.next(), chance)
    _delta(firm, chance)


def _delta(firm: Firm, chance: Random) -> None:
    """The last one is open: how much it is worth to have Delta Print back."""
    when = some_time(firm.span.day(-1, 2), chance)
    said = (
        f'put up "how to win Delta Print back" for decision by {later(when.day, 7)}, stakes 12000 EUR, final'
    )
    costs = f"delay 150 EUR a week, study {HOUR} EUR an hour, for mia ^delta-back"
    going = "drive there with a price that holds for a year: -1500, 2500, 9000 EUR"
    firm.tell(
        when, "ana", f"{said}, {costs}:\n    {going}\n    leave it to Mia and the spring: 0, 1500, 7000 EUR"
    )


def _put_up(
    firm: Firm, whom: str, week: int, shares: tuple[tuple[float, float], ...], words: Words
) -> Decision:
    chance = words.chance
    customer = chance.choice([each.name for each in customers() if each.arrives is None])
    what, *named = words.fill(words.draw("matter"), {"customer": customer}).split(" | ")
    put_up = some_time(firm.span.day(week, chance.randrange(3)), chance)
    by, stakes = later(put_up.day, chance.randrange(4, 9)), round(chance.randrange(*STAKES), -2)
    decision = Decision(firm.telling.label("decision-"), whom, put_up, by, stakes, (named[0], named[1]))
    ranges = [
        f"\n    {name}: {low * stakes:.0f} to {high * stakes:.0f} EUR"
        for name, (low, high) in zip(decision.options, shares, strict=True)
    ]
    undo = chance.choice(("reversible", "reversible", "final"))
    costs = f"delay {DELAY} EUR a week, study {HOUR} EUR an hour"
    said = f'put up "{what}" for decision by {by}, stakes {stakes} EUR, {undo}, {costs}, for {whom} {decision.label}'
    firm.tell(put_up, "ana", f"{said}:{''.join(ranges)}")
    return decision


def _decide(firm: Firm, decision: Decision, how: str, late: bool, chance: Random) -> When:
    """Clear ones within the day; the others some days on, or a few days after their own."""
    if how in ("clear", "rushed"):
        made = soon_after(decision.put_up, decision.put_up.day, chance)
    else:
        asked = soon_after(decision.put_up, later(decision.put_up.day, 1), chance)
        length = ENDLESS_HOURS if how == "too long" else chance.choice(HOURS)
        firm.tell(asked, chance.choice(STUDENTS), f"studied {decision.label} for {length}")
        day = later(decision.by, chance.randrange(1, 6)) if late else later(asked.day, chance.randrange(2))
        made = soon_after(asked, day, chance)
    firm.tell(made, "ana", f'decided {decision.label}: "{decision.options[0]}"')
    return made


def _answer(firm: Firm, decision: Decision, made: When, came_to: str, chance: Random) -> None:
    """The one it was for says that it stood so, and a good two months later what came of it."""
    if int(decision.label.rpartition("-")[2]) % UNCONFIRMED_EVERY:
        confirmed = soon_after(made, later(made.day, chance.randrange(3)), chance)
        firm.tell(confirmed, decision.whom, f"confirmed {decision.label}")
    if came_to != "silent":
        share = chance.uniform(0.45, 0.65) if came_to == "within" else chance.choice((-0.05, 0.9))
        reviewed = some_time(later(made.day, chance.randrange(*REVIEWED_AFTER_DAYS)), chance)
        worth = round(share * decision.stakes, -1)
        firm.tell(reviewed, decision.whom, f"reviewed {decision.label}: came to {worth:.0f} EUR")
