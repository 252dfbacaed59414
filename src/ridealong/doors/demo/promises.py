"""Tells what is promised to customers and what becomes of it, in the customers' own words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ridealong.doors.demo.customers import Customer
from ridealong.doors.demo.days import WEEKS, When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Turns, selling
from ridealong.doors.demo.people import FELIX_JOINED, PAUL_LEFT, STEFANS
from ridealong.doors.demo.wording import Words

MATTERS = ("delivery", "paper", "service", "sample", "answer")
SHARES = {"kept": 28, "moved": 3, "unanswered": 5, "late": 1, "denied": 1, "given up": 1, "released": 1}
A_WEEK, STEFANS_A_WEEK, ANAS_A_WEEK = 8, 1, 2
WAITS = (0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3)
"""Days until a promise to a customer is done: two, mostly."""
CLAIMED = 0.9
REMARKED = 0.4


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: who gave it, to which customer, about what kind of matter, until when."""

    seller: str
    customer: Customer
    matter: str
    made: When
    done: When
    due: When
    label: str


def tell(firm: Firm) -> None:
    chance, words = firm.part("promises")
    fates, turns = Fates(chance, SHARES), Turns(chance)
    for week in range(-WEEKS, 0):
        sellers = [turns.next(selling(week)) for _ in range(A_WEEK)]
        sellers += [chance.choice(STEFANS) for _ in range(STEFANS_A_WEEK)]
        if PAUL_LEFT < week < FELIX_JOINED:
            sellers += ["ana"] * ANAS_A_WEEK
        for seller in sellers:
            theirs = [each for each in firm.known(week) if each.served_by(week) == seller]
            promise = _promise(firm, seller, chance.choice(theirs), week, words)
            ENDINGS[fates.next()](firm, promise, words)


def _promise(firm: Firm, seller: str, customer: Customer, week: int, words: Words) -> Promise:
    chance = words.chance
    made = some_time(firm.span.day(week, chance.randrange(5)), chance)
    wait = chance.choice(WAITS)
    done = soon_after(made, later(made.day, wait), chance)
    due = When(later(done.day, chance.randrange(4)))
    matter, label = chance.choice(MATTERS), firm.telling.label("p")
    what = words.say(matter)
    to = customer.speaker if chance.random() < 0.6 else customer.handle
    firm.tell(made, seller, f"promised {to} {what} by {due.day} {label}")
    return Promise(seller, customer, matter, made, done, due, label)


def _claim(firm: Firm, promise: Promise, when: When, remark: str) -> None:
    firm.tell(when, promise.seller, f"claimed {promise.label}{remark}")


def _answer(firm: Firm, promise: Promise, when: When, said: str) -> None:
    """The customer says it: most often through the contact, now and then somebody else in the house does."""
    customer = promise.customer
    firm.tell(when, customer.handle if when.minute % 5 == 0 else customer.speaker, said)


def _kept(firm: Firm, promise: Promise, words: Words) -> None:
    chance, last = words.chance, promise.done
    if chance.random() < CLAIMED:
        _claim(firm, promise, promise.done, words.perhaps(REMARKED, f"{promise.matter} claimed"))
        last = soon_after(promise.done, later(last.day, chance.randrange(6)), chance)
    remark = words.perhaps(REMARKED, f"{promise.matter} confirmed", promise.customer.country)
    _answer(firm, promise, last, f"confirmed {promise.label}{remark}")


def _moved(firm: Firm, promise: Promise, words: Words) -> None:
    """Moved before it was due, with the customer's word that the new day suits them."""
    chance, label = words.chance, firm.telling.label("m")
    new = later(promise.due.day, chance.randrange(3, 9))
    halfway = later(promise.made.day, (promise.due.day - promise.made.day).days // 2)
    asked = soon_after(promise.made, halfway, chance)
    reason = words.perhaps(0.9, f"{promise.matter} moved")
    firm.tell(asked, promise.seller, f"moved {promise.label} to {new}{reason} {label}")
    agreed = soon_after(asked, asked.day, chance)
    remark = words.perhaps(0.7, "agreed", promise.customer.country)
    _answer(firm, promise, agreed, f"confirmed {label}{remark}")
    done = soon_after(agreed, min(later(agreed.day, chance.randrange(1, 7)), new), chance)
    _kept(firm, replace(promise, done=done), words)


def _unanswered(firm: Firm, promise: Promise, words: Words) -> None:
    _claim(firm, promise, promise.done, words.perhaps(REMARKED, f"{promise.matter} claimed"))


def _late(firm: Firm, promise: Promise, words: Words) -> None:
    chance = words.chance
    done = some_time(later(promise.due.day, chance.randrange(1, 7)), chance)
    _claim(firm, promise, done, "")
    said = soon_after(done, later(done.day, chance.randrange(3)), chance)
    remark = words.perhaps(0.8, "late confirmed", promise.customer.country)
    _answer(firm, promise, said, f"confirmed {promise.label}{remark}")


def _denied(firm: Firm, promise: Promise, words: Words) -> None:
    """Claimed in time, not so in the customer's eyes, and mended afterwards."""
    chance = words.chance
    country = promise.customer.country
    _claim(firm, promise, promise.done, words.perhaps(REMARKED, f"{promise.matter} claimed"))
    denied = soon_after(promise.done, later(promise.done.day, chance.randrange(1, 4)), chance)
    reason = words.say(f"{promise.matter} denied", country)
    _answer(firm, promise, denied, f"denied {promise.label}: {reason}")
    mended = soon_after(denied, later(max(denied.day, promise.due.day), chance.randrange(1, 4)), chance)
    _claim(firm, promise, mended, f": {words.say('mended')}")
    said = soon_after(mended, later(mended.day, chance.randrange(1, 4)), chance)
    _answer(firm, promise, said, f"confirmed {promise.label}{words.perhaps(0.5, 'late confirmed', country)}")


def _given_up(firm: Firm, promise: Promise, words: Words) -> None:
    said = soon_after(promise.made, promise.due.day, words.chance)
    firm.tell(said, promise.seller, f"dropped {promise.label}: {words.say('given up')}")


def _released(firm: Firm, promise: Promise, words: Words) -> None:
    said = soon_after(promise.made, promise.made.day, words.chance)
    reason = words.say("released", promise.customer.country)
    _answer(firm, promise, said, f"dropped {promise.label}: {reason}")


ENDINGS = {
    "kept": _kept, "moved": _moved, "unanswered": _unanswered, "late": _late, "denied": _denied,
    "given up": _given_up, "released": _released,
}  # fmt: skip
