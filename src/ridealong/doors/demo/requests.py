"""Tells what salespeople asked of their leaders, what they were promised, and how long they waited for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from ridealong.doors.demo.customers import customers
from ridealong.doors.demo.days import WEEKS, When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Turns, selling
from ridealong.doors.demo.people import PAUL_LEFT, STEFANS
from ridealong.doors.demo.wording import Words

MATTERS = ("price", "people", "customer", "tools", "rules")
BEFORE = {"in time": 14, "late": 3, "unanswered": 2, "denied": 1}
SINCE = {"in time": 10, "late": 8, "unanswered": 1, "denied": 1}
"""What became of requests to Ana before Paul left, and since she carries his part of the load as well."""
ELSEWHERE = {"in time": 5, "late": 1}
A_WEEK_BEFORE, A_WEEK_SINCE = 2, 4
WEEKS_TO_VERA, WEEKS_TO_STEFAN = 4, 3
PROMISED, UPWARDS = "promised", "upwards"
SHARE_PROMISED = 0.15
LONG = {"late", "denied"}
WAIT, LONG_WAIT = (5, 9), (9, 15)
NEVER_SILENT = "joon"
"""He answers everything, so that what he is still owed is what he was never given."""


@dataclass(frozen=True, slots=True)
class Request:
    """Something one person owes another above or below them: when it was opened, is due, and will be done."""

    owner: str
    asker: str
    matter: str
    made: When
    due: date
    done: When
    label: str


def tell(firm: Firm) -> None:
    chance, words = firm.part("requests")
    turns, before, since, elsewhere = (
        Turns(chance),
        *(Fates(chance, each) for each in (BEFORE, SINCE, ELSEWHERE)),
    )
    for week in range(-WEEKS, 0):
        strained = week >= PAUL_LEFT
        for _ in range(A_WEEK_SINCE if strained else A_WEEK_BEFORE):
            matter = PROMISED if chance.random() < SHARE_PROMISED else chance.choice(MATTERS)
            fates = since if strained else before
            _follow(firm, ("ana", turns.next(selling(week)), matter), week, fates.next(), words)
        if week % WEEKS_TO_VERA == 0:
            _follow(firm, ("vera", "ana", UPWARDS), week, elsewhere.next(), words)
        if week % WEEKS_TO_STEFAN == 0:
            _follow(firm, ("stefan", chance.choice(STEFANS), "people"), week, elsewhere.next(), words)


def _follow(firm: Firm, what: tuple[str, str, str], week: int, fate: str, words: Words) -> None:
    """Late ones wait for nine days and more; the others are done in time, sooner before Paul left than since."""
    chance = words.chance
    made = some_time(firm.span.day(week, chance.randrange(5)), chance)
    wait = (
        chance.randrange(*LONG_WAIT)
        if fate in LONG
        else chance.randrange(*WAIT) // (1 if week >= PAUL_LEFT else 2)
    )
    done = soon_after(made, later(made.day, wait), chance)
    days = (done.day - made.day).days
    due = later(made.day, days // 2 if fate in LONG else days + chance.randrange(3))
    request = Request(*what, made, due, done, firm.telling.label("q"))
    _open(firm, request, words)
    ENDINGS[fate](firm, request, words)


def _open(firm: Firm, request: Request, words: Words) -> None:
    """Mostly the salesperson asks; sometimes the leader promises unasked, and one of the two writes it down."""
    owner, asker = request.owner, request.asker
    what = words.say(request.matter, customer=_a_customer_of(asker, words.chance))
    rest = f"{what} by {request.due} {request.label}"
    if request.matter == PROMISED:
        firm.tell(
            request.made, owner, f"promised {asker} {rest}", recorder=words.chance.choice((owner, asker))
        )
    else:
        firm.tell(request.made, asker, f"asked {owner} for {rest}")


def _a_customer_of(asker: str, chance: Random) -> str:
    served = {"felix": "paul", "ana": "mia"}.get(asker, asker)
    return chance.choice(
        [each.name for each in customers() if each.arrives is None and each.seller == served]
    )


def _claim(firm: Firm, request: Request, when: When, words: Words) -> None:
    remark = words.perhaps(0.5, f"{request.matter} claimed")
    firm.tell(when, request.owner, f"claimed {request.label}{remark}")


def _confirm(firm: Firm, request: Request, after: When, remark: str, chance: Random) -> None:
    when = soon_after(after, later(after.day, chance.randrange(4)), chance)
    firm.tell(when, request.asker, f"confirmed {request.label}{remark}")


def _in_time(firm: Firm, request: Request, words: Words) -> None:
    _claim(firm, request, request.done, words)
    _confirm(firm, request, request.done, words.perhaps(0.4, "confirmed"), words.chance)


def _late(firm: Firm, request: Request, words: Words) -> None:
    _claim(firm, request, request.done, words)
    _confirm(firm, request, request.done, words.perhaps(0.6, "late confirmed"), words.chance)


def _unanswered(firm: Firm, request: Request, words: Words) -> None:
    _claim(firm, request, request.done, words)
    if request.asker == NEVER_SILENT:
        _confirm(firm, request, request.done, "", words.chance)


def _denied(firm: Firm, request: Request, words: Words) -> None:
    """Said to be settled, and not so for the one who asked; settled for good a few days on."""
    chance = words.chance
    _claim(firm, request, request.done, words)
    denied = soon_after(request.done, later(request.done.day, chance.randrange(1, 4)), chance)
    firm.tell(denied, request.asker, f"denied {request.label}: {words.say('denied')}")
    settled = soon_after(denied, later(denied.day, chance.randrange(2, 8)), chance)
    firm.tell(settled, request.owner, f"claimed {request.label}")
    _confirm(firm, request, settled, words.perhaps(0.5, "late confirmed"), chance)


ENDINGS = {"in time": _in_time, "late": _late, "unanswered": _unanswered, "denied": _denied}
