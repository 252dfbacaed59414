"""Tells of Ana's game plan, of pay that nobody drew up for it, and of what salespeople can say of the plan."""

from __future__ import annotations

from random import Random

from ridealong.doors.demo.customers import customers
from ridealong.doors.demo.days import WEEKS, When, later, some_time, working
from ridealong.doors.demo.firm import Firm, Turns, selling
from ridealong.doors.demo.people import TERRITORIES
from ridealong.doors.demo.wording import Words

BEYOND = ("oskar", "yasemin", "greta", "dario", "lucija")
"""Whose customers lie too far for a technician to be there the same morning, or are Stefan's to serve."""
TRIED_WITH = "tom"
"""The one bonus that serves the plan is tried in his places first, and has been for a year."""
PRIORITIES = (
    "all supplies from one hand",
    "a technician within two hours",
    "service contracts before presses",
)
SAID = (
    ("supplies from one hand", "all they need from one hand"),
    ("technicians within two hours", "two hours to the technician"),
    ("contracts before presses", "service contracts first, presses later"),
)
BLOCKS = ((-69, 9, 4), (-56, 10, 6), (-43, 10, 7), (-30, 9, 7), (-17, 10, 8), (-4, 11, 9))
"""The week, how many wrote something, and how many of them named two and their own part."""
TACTICS = (
    (-60, "tom", "one round trip a week past every printer in Styria", "supplies"),
    (-41, "mia", "the technician’s number on every delivery note", "technician"),
    (-38, "oskar", "a stand at the spring fair in Dornbirn", ""),
    (-12, "hana", "printed price lists by post", ""),
)
HOURS = ("45 min", "1 h", "1 h 30 min", "2 h", "3 h")


def tell(firm: Firm) -> None:
    chance, words = firm.part("alignment")
    _adopt(firm)
    for week, answered, knowing in BLOCKS:
        _recite(firm, week, (answered, knowing), words)
    for week, who, what, serving in TACTICS:
        rest = f" serving {serving}" if serving else ""
        firm.tell(some_time(firm.span.day(week, 2), chance), who, f'named a tactic "{what}"{rest}')
    turns = Turns(chance)
    for week in range(-WEEKS + 4, 0):
        _spend(firm, turns.next(selling(week)), week, chance)


def _adopt(firm: Firm) -> None:
    """Once, in the second week: nobody has touched either of them since."""
    day = working(firm.span.day(-WEEKS + 1, 1))
    near = sorted({each.place for each in customers() if each.seller not in BEYOND})
    first, second, third = PRIORITIES
    plan = (
        "how big: 9 million EUR within 24 months", f"- {first}",
        "whom we serve: printers whom a technician reaches the same morning", f"in {', '.join(near)}", f"- {second}",
        "how we win: the press runs again before the customer has rung twice", f"- {third}",
        "- printers who send us printers",
    )  # fmt: skip
    pay = (
        "component: commission on all deals", "component: press premium on all deals",
        f"component: contract bonus on deals in {', '.join(TERRITORIES[TRIED_WITH].places)} serving {third}",
    )  # fmt: skip
    firm.tell(When(day, 9 * 60), "ana", f"adopted the game plan from {day} ^game-plan:{_document(plan)}")
    firm.tell(
        When(day, 10 * 60),
        "ana",
        f'adopted the pay plan "Commission and premium" from {day} ^pay-plan:{_document(pay)}',
    )


def _document(lines: tuple[str, ...]) -> str:
    return "".join(f"\n    {line}" for line in lines)


def _recite(firm: Firm, week: int, how_many: tuple[int, int], words: Words) -> None:
    chance, (answered, knowing) = words.chance, how_many
    there = selling(week)
    asked = chance.sample(there, min(answered, len(there)))
    for number, who in enumerate(asked):
        knows = number < knowing
        said = (
            [chance.choice(each) for each in chance.sample(SAID, 2)]
            if knows
            else [words.draw("guess"), chance.choice(SAID[1])]
        )
        part = words.draw("part" if knows else "guessed part")
        when = some_time(later(firm.span.day(week), chance.randrange(4)), chance)
        firm.tell(when, who, f'named priorities "{said[0]}", "{said[1]}"; own part "{part}"')


def _spend(firm: Firm, who: str, week: int, chance: Random) -> None:
    """An afternoon with a customer, as the salesperson notes it."""
    theirs = [each.handle for each in firm.known(week) if each.served_by(week) == who]
    if theirs:
        when = some_time(firm.span.day(week, chance.randrange(5)), chance)
        firm.tell(when, who, f"spent {chance.choice(HOURS)} with customers with {chance.choice(theirs)}")
