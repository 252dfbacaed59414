"""Tells what became of Ana's days out: the skills agreed with some of the team, who was watched, and who spoke."""

from __future__ import annotations

from random import Random

from ridealong.doors.demo.customers import customers
from ridealong.doors.demo.days import When, later, some_time
from ridealong.doors.demo.firm import Firm
from ridealong.doors.demo.riding import Visit

SKILLS = (
    "asks about the last job before naming a price",
    "lets the customer finish",
    "ends with who does what by when",
    "says no to a day that cannot be kept",
)
AGREED_IN, EVERY_OTHER = -4, 2
"""Skills were agreed with half of the team, in the week before the calendar was connected."""
SAID = (
    "they asked what went wrong last time, and wrote it down",
    "good to see the boss, though she talked more than Tom used to",
    "nobody had told us about the new film",
)
DAYS_UNTIL_SAID = 2


def tell(firm: Firm, visits: list[Visit]) -> None:
    chance = firm.chance("together")
    speakers = {each.handle: each.speaker for each in customers()}
    agreed = _agree(firm, sorted({each.beside for each in visits}), chance)
    for number, visit in enumerate(visits):
        if visit.beside in agreed:
            how = ("saw", "missed")[number % 2]
            does = f"{how} skill {agreed[visit.beside]} in {visit.beside} on {visit.label}"
            firm.tell(When(visit.when.day, 17 * 60 + 10 + number), "ana", does)
        if number % 2 == 0:
            said = SAID[number // 2 % len(SAID)]
            firm.tell(
                some_time(later(visit.when.day, DAYS_UNTIL_SAID), chance),
                speakers[visit.customer],
                f'said "{said}" on {visit.label}',
            )


def _agree(firm: Firm, team: list[str], chance: Random) -> dict[str, str]:
    agreed = {}
    for number, person in enumerate(team[::EVERY_OTHER]):
        agreed[person] = label = firm.telling.label("skill")
        when = some_time(firm.span.day(AGREED_IN, number % 5), chance)
        firm.tell(when, "ana", f'agreed skill "{SKILLS[number % len(SKILLS)]}" with {person} {label}')
    return agreed
