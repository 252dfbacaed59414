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
PROMISED = 0.15
LONG = {"late", "denied"}
WAIT, LONG_WAIT = (5, 9), (9, 15)
NEVER_SILENT = "joon"
"""He answers everything, so that what he is still owed is what he was never given."""


@dataclass(frozen=True, slots=True)
class Request:
    """Something one person owes another above or below them: when it was opened, is due, and will be done."""

    owner: str
    asker: str
    made: When
    due: date
    done: When
    label: str


def tell(firm: Firm) -> None:
    chance, words = firm.part("requests")
    turns, before, since, elsewhere = Turns(chance), *(Fates(chance, each) for each in (BEFORE, SINCE, ELSEWHERE))
    for week in range(-WEEKS, 0):
        strained = week >= PAUL_LEFT
        for _ in range(A_WEEK_SINCE if strained else A_WEEK_BEFORE):
            fate = (since if strained else before).next()
            request = _request(firm, ("ana", turns.next(selling(week))), week, fate, chance)
            _open(firm, request, chance.choice(MATTERS), words)
            ENDINGS[fate](firm, request, words)
        for weeks, pair in ((WEEKS_TO_VERA, ("vera", "ana")), (WEEKS_TO_STEFAN, ("stefan", chance.choice(STEFANS)))):
            if week % weeks == 0:
                request = _request(firm, pair, week, fate := elsewhere.next(), chance)
                _open(firm, request, "asked of vera" if pair[0] == "vera" else "people", words)
                ENDINGS[fate](firm, request, words)


def _request(firm: Firm, pair: tuple[str, str], week: int, fate: str, chance: Random) -> Request:
    """Late ones wait for nine days and more; the others are done in time, sooner before Paul left than since."""
    made = some_time(firm.span.day(week, chance.randrange(5)), chance)
    wait = chance.randrange(*LONG_WAIT) if fate in LONG else chance.randrange(*WAIT) // (1 if week >= PAUL_LEFT else 2)
    done = soon_after(made, later(made.day, wait), chance)
    days = (done.day - made.day).days
    due = later(made.day, days // 2 if fate in LONG else days + chance.randrange(3))
    return Request(*pair, made, due, done, firm.telling.label("q"))


def _open(firm: Firm, request: Request, matter: str, words: Words) -> None:
    """Mostly the salesperson asks; sometimes the leader promises unasked, and one of the two writes it down."""
    owner, asker = request.owner, request.asker
    about = _a_customer_of(asker, words.chance)
    if owner == "ana" and words.chance.random() < PROMISED:
        said = f"{owner} promised {asker} {words.say('promised', customer=about)}"
        recorder = words.chance.choice((owner, asker))
    else:
        said, recorder = f"{asker} asked {owner} for {words.say(matter, customer=about)}", asker
    firm.telling.tell(request.made, recorder, f"{said} by {request.due} {request.label}")


def _a_customer_of(asker: str, chance: Random) -> str:
    served = "paul" if asker == "felix" else asker
    theirs = [each.name for each in customers() if each.arrives is None and each.seller in (served, "mia")[: 1 + (asker == "ana")]]
    return chance.choice(theirs)


def _claim(firm: Firm, request: Request, when: When, remark: str) -> None:
    firm.telling.tell(when, request.owner, f"{request.owner} claimed {request.label}{remark}")


def _confirm(firm: Firm, request: Request, after: When, remark: str, chance: Random) -> None:
    when = soon_after(after, later(after.day, chance.randrange(4)), chance)
    firm.telling.tell(when, request.asker, f"{request.asker} confirmed {request.label}{remark}")


def _in_time(firm: Firm, request: Request, words: Words) -> None:
    _claim(firm, request, request.done, words.perhaps(0.5, "claimed"))
    _confirm(firm, request, request.done, words.perhaps(0.4, "confirmed"), words.chance)


def _late(firm: Firm, request: Request, words: Words) -> None:
    _claim(firm, request, request.done, words.perhaps(0.4, "claimed"))
    _confirm(firm, request, request.done, words.perhaps(0.6, "late confirmed"), words.chance)


def _unanswered(firm: Firm, request: Request, words: Words) -> None:
    _claim(firm, request, request.done, words.perhaps(0.5, "claimed"))
    if request.asker == NEVER_SILENT:
        _confirm(firm, request, request.done, "", words.chance)


def _denied(firm: Firm, request: Request, words: Words) -> None:
    """Said to be settled, and not so for the one who asked; settled for good a few days on."""
    chance = words.chance
    _claim(firm, request, request.done, words.perhaps(0.5, "claimed"))
    denied = soon_after(request.done, later(request.done.day, chance.randrange(1, 4)), chance)
    firm.telling.tell(denied, request.asker, f"{request.asker} denied {request.label}: {words.say('denied')}")
    settled = soon_after(denied, later(denied.day, chance.randrange(2, 8)), chance)
    _claim(firm, request, settled, "")
    _confirm(firm, request, settled, words.perhaps(0.5, "late confirmed"), chance)


ENDINGS = {"in time": _in_time, "late": _late, "unanswered": _unanswered, "denied": _denied}
