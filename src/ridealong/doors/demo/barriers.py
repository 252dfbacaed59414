"""Tells what stands in salespeople's way, how long it stays there, and whether they say that it went."""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.doors.demo.days import WEEKS, When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Turns, selling
from ridealong.doors.demo.riding import Visit
from ridealong.doors.demo.wording import Words

RAISED = {"one": 5, "none": 2}
GONE = {"one": 4, "none": 3}
"""In how many of seven weeks a barrier is raised, and in how many one goes: fewer, so they pile up."""
DROPPED_EVERY_WEEKS, DENIED_EVERY_WEEKS = 11, 9
COSTS = ("20 min", "30 min", "30 min", "45 min", "1 h", "1 h", "1 h 30 min", "2 h", "3 h")
FOUND_ENDS = {"in time": 7, "lingering": 3}
FOUND = {"in time": (10, 18), "lingering": (40, 75)}
"""After how many days a barrier that was found on a visit goes."""
COSTED = 0.7
CLEARERS = ("ana", "ana", "ana", "nives", "carla", "bruno")
YOUNGEST_WEEKS = 2


@dataclass(frozen=True, slots=True)
class Barrier:
    who: str
    label: str
    raised: When


def tell(firm: Firm, found_on: list[Visit]) -> None:
    chance, words = firm.part("barriers")
    turns, raised, gone = Turns(chance), Fates(chance, RAISED), Fates(chance, GONE)
    standing: list[Barrier] = []
    _find(firm, found_on, words)
    for week in range(-WEEKS, 0):
        if raised.next() == "one":
            standing.append(_raise(firm, turns.next(_staying(week)), week, words))
        ripe = [each for each in standing if firm.span.week(each.raised.day) <= week - YOUNGEST_WEEKS]
        if gone.next() == "one" and ripe:
            standing.remove(ripe[0])
            _clear(firm, ripe[0], week, words)
        elif week % DROPPED_EVERY_WEEKS == 0 and ripe:
            standing.remove(ripe[0])
            when = some_time(firm.span.day(week, 2), chance)
            firm.tell(when, ripe[0].who, f"dropped {ripe[0].label}: {words.say('dropped')}")
        elif week % DENIED_EVERY_WEEKS == 0 and ripe:
            _clear_in_vain(firm, ripe[-1], week, words)


def _staying(week: int) -> list[str]:
    """Those who will still be there when it goes."""
    return [each for each in selling(week) if each != "paul"]


def _raise(firm: Firm, who: str, week: int, words: Words) -> Barrier:
    chance = words.chance
    what, _, theirs = words.draw("raised").partition(
        " | "
    )  # a few are only in the way of those named behind a bar
    raiser = chance.choice(theirs.split()) if theirs else who
    when = some_time(firm.span.day(week, chance.randrange(5)), chance)
    barrier = Barrier(raiser, firm.telling.label("b"), when)
    cost = f" costing {chance.choice(COSTS)} a week" if chance.random() < COSTED else ""
    firm.tell(when, raiser, f'raised a barrier "{what}"{cost} {barrier.label}')
    return barrier


def _clear(firm: Firm, barrier: Barrier, week: int, words: Words) -> None:
    """Claimed at the beginning of the week by whoever removed it, confirmed by its raiser before the week is over."""
    chance = words.chance
    clearer = chance.choice(CLEARERS)
    claimed = some_time(firm.span.day(week, chance.randrange(2)), chance)
    firm.tell(claimed, clearer, f"claimed {barrier.label}{words.perhaps(0.7, 'claimed')}")
    confirmed = soon_after(claimed, later(claimed.day, chance.randrange(3)), chance)
    firm.tell(confirmed, barrier.who, f"confirmed {barrier.label}{words.perhaps(0.6, 'confirmed')}")


def _clear_in_vain(firm: Firm, barrier: Barrier, week: int, words: Words) -> None:
    claimed = some_time(firm.span.day(week, 1), words.chance)
    firm.tell(claimed, "ana", f"claimed {barrier.label}{words.perhaps(0.7, 'claimed')}")
    denied = soon_after(claimed, later(claimed.day, 2), words.chance)
    firm.tell(denied, barrier.who, f"denied {barrier.label}: {words.say('denied')}")


def _find(firm: Firm, found_on: list[Visit], words: Words) -> None:
    """Some barriers are found with Ana at a customer's; most of those go within the month."""
    chance, fates = words.chance, Fates(words.chance, FOUND_ENDS)
    for visit in found_on:
        if visit.beside == "paul":
            continue
        label, when = firm.telling.label("b"), soon_after(visit.when, visit.when.day, chance)
        firm.tell(
            when, visit.beside, f"raised a barrier {words.say('found on')} found on {visit.label} {label}"
        )
        days = chance.randrange(*FOUND[fates.next()])
        _clear(firm, Barrier(visit.beside, label, when), firm.span.week(later(when.day, days)), words)
