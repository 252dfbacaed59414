"""Tells what Ana’s team did for other departments, and what it got from them: much given, little granted in time."""

from __future__ import annotations

from ridealong.doors.demo.days import When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Turns, selling

DEPARTMENTS = ("carla", "bruno", "nives")
DONE = (
    "the price table for the fair", "a call in Slovene", "unloading on a Friday afternoon", "the list of open credits",
    "a customer who shouts", "the stocktaking of the film store", "photographs for the price list", "a translation",
    "the forecast for the resin plant", "a lift to the workshop",
)  # fmt: skip
NEEDED = (
    ("a credit check within two days", 4_000), ("the loading list a day earlier", 900), ("one more demo press", 12_000),
    ("a price for half pallets", 2_500), ("an answer on the Koper freight", 1_800), ("a technician on Mondays", 6_000),
    ("names on the delivery notes", 400), ("samples without three signatures", 700),
)  # fmt: skip
FAVOURS_A_WEEK = (2, 1, 3, 2, 2, 2, 0, 3)
GRANTS = {"granted": 5, "late": 3, "refused": 2, "silent": 2}
WEEKS_BETWEEN_REQUESTS, DAYS_TO_GRANT = 2, 14
BEGIN = -52
CHANGES = (
    (-40, "no credit check below 5000 EUR", "carla", "in use"),
    (-34, "the workshop’s calendar is open to sales", "bruno", "in use"),
    (-27, "one form for returns instead of three", "nives", "out of use"),
    (-22, "freight to Slovenia agreed once a quarter", "nives", "in use"),
    (-17, "complaints go to whoever sold it first", "carla", "in use"),
)


def tell(firm: Firm) -> None:
    chance = firm.chance("currency")
    helpers, helped, askers, fates = Turns(chance), Turns(chance), Turns(chance), Fates(chance, GRANTS)
    for week in range(BEGIN, 0):
        for _ in range(FAVOURS_A_WEEK[week % len(FAVOURS_A_WEEK)]):
            who, whom = helpers.next(selling(week)), helped.next(list(DEPARTMENTS))
            when, label = some_time(firm.span.day(week, chance.randrange(3)), chance), firm.telling.label("f")
            firm.tell(
                when,
                who,
                f'helped {whom} with "{chance.choice(DONE)}" worth {chance.choice((20, 30, 45, 60))} min {label}',
            )
            firm.tell(soon_after(when, later(when.day, 1), chance), whom, f"confirmed {label}")
        if week % WEEKS_BETWEEN_REQUESTS == 0:
            _ask(firm, askers.next(selling(week)), week, fates.next())
    for week, what, owner, use in CHANGES:
        _change(firm, week, what, owner, use)


def _ask(firm: Firm, who: str, week: int, fate: str) -> None:
    chance = firm.chance(f"currency {week}")
    what, worth = chance.choice(NEEDED)
    of, label = chance.choice(DEPARTMENTS), firm.telling.label("need")
    when = some_time(firm.span.day(week, chance.randrange(5)), chance)
    by = later(when.day, DAYS_TO_GRANT)
    firm.tell(when, who, f'asked {of} for "{what}" worth {worth} EUR by {by} {label}')
    if fate == "refused":
        firm.tell(some_time(later(when.day, 6), chance), of, f'dropped {label}: "not before the new budget"')
    elif fate != "silent":
        done = some_time(later(by, 5 if fate == "late" else -3), chance)
        firm.tell(done, of, f"claimed {label}")
        firm.tell(soon_after(done, later(done.day, 1), chance), who, f"confirmed {label}")


def _change(firm: Firm, week: int, what: str, owner: str, use: str) -> None:
    chance = firm.chance(f"change {week}")
    label, begun = firm.telling.label("change"), When(firm.span.day(week, 1), 9 * 60 + 20)
    firm.tell(begun, "ana", f'proposed a change "{what}" to {owner} {label}')
    made = some_time(later(begun.day, 12), chance)
    firm.tell(made, owner, f"confirmed {label}")
    judge = chance.choice([each for each in selling(week) if each != "paul"])
    word = "still in use" if use == "in use" else use
    firm.tell(some_time(later(made.day, 95), chance), judge, f"found {label} {word}")
