"""Tells what became of Ana's days out: the skill agreed with each of the team, who was watched, and who spoke."""

from __future__ import annotations

from ridealong.doors.demo.customers import by_handle
from ridealong.doors.demo.days import When, later, some_time
from ridealong.doors.demo.firm import Fates, Firm
from ridealong.doors.demo.people import NAMES
from ridealong.doors.demo.riding import Visit
from ridealong.doors.demo.wording import Words

SKILLS = (
    "asks about the last job before naming a price",
    "lets the customer finish",
    "ends with who does what by when",
    "says no to a day that cannot be kept",
)
FOLLOWED = {"watched and heard": 14, "watched": 3, "heard": 3}
"""Of twenty visits: on how many both a skill was watched and the customer said something, or only one of the two."""
SHOWN = {"saw": 3, "missed": 2}
BEFORE_SETTING_OUT, BACK = 8 * 60 + 10, 17 * 60 + 10
DAYS_UNTIL_SAID = 2


def tell(firm: Firm, visits: list[Visit]) -> None:
    chance, words = firm.part("together")
    followed, shown = Fates(chance, FOLLOWED), Fates(chance, SHOWN)
    agreed: dict[str, str] = {}
    for number, visit in enumerate(visits):
        how = followed.next()
        if visit.beside not in agreed:
            agreed[visit.beside] = _agree(firm, visit, SKILLS[len(agreed) % len(SKILLS)])
        if "watched" in how:
            does = f"{shown.next()} skill {agreed[visit.beside]} in {visit.beside} on {visit.label}"
            firm.tell(When(visit.when.day, BACK + number % 10), "ana", does)
        if "heard" in how:
            _speak(firm, visit, words)


def _agree(firm: Firm, visit: Visit, skill: str) -> str:
    """Agreed on the first day out with somebody, before the two set out."""
    label = firm.telling.label("skill")
    when = When(visit.when.day, BEFORE_SETTING_OUT)
    firm.tell(when, "ana", f'agreed skill "{skill}" with {visit.beside} {label}')
    return label


def _speak(firm: Firm, visit: Visit, words: Words) -> None:
    customer = by_handle()[visit.customer]
    said = words.say("said", customer.country, seller=NAMES[visit.beside].split(" ")[0])
    when = some_time(later(visit.when.day, DAYS_UNTIL_SAID), words.chance)
    firm.tell(when, customer.speaker, f"said {said} on {visit.label}")
