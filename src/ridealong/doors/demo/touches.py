"""Tells what salespeople gave and asked for between orders, and what customers said, graded and complained of."""

from __future__ import annotations

from random import Random

from ridealong.doors.demo.customers import Customer
from ridealong.doors.demo.days import WEEKS, When, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm
from ridealong.doors.demo.people import NAMES
from ridealong.doors.demo.wording import Words

GIVING_AND_ASKING = {"answered": 9, "warned": 4, "introduced": 2, "fixed": 5, "pitched": 4, "chased": 2}
TOUCHES_A_WEEK, WORDS_A_WEEK = 7, 2
TROUBLE_IN_A_WEEK, NOTED = 0.8, 0.06
TOPICS = ("service", "delivery", "price", "people", "products")
GRADES = (("exceeds", "meets", "below"), (30, 60, 10))
MENDERS = {"paper": "carla", "press": "bruno", "stock": "nives"}


def tell(firm: Firm) -> None:
    chance, given = firm.part("touches")
    fates = Fates(chance, GIVING_AND_ASKING)
    for week in range(-WEEKS, 0):
        for customer in chance.sample(firm.known(week), TOUCHES_A_WEEK):
            _touch(firm, customer, _some_day(firm, week, chance), fates.next(), given)
    chance, words = firm.part("customers")
    for week in range(-WEEKS, 0):
        known = firm.known(week)
        for customer in chance.sample(known, WORDS_A_WEEK):
            _speak(firm, customer, _some_day(firm, week, chance), words)
        if chance.random() < TROUBLE_IN_A_WEEK:
            _trouble(firm, chance.choice(known), _some_day(firm, week, chance), words)
        for customer in chance.sample(known, chance.randrange(3)):
            _grade(firm, customer, _some_day(firm, week, chance), words)


def _some_day(firm: Firm, week: int, chance: Random) -> When:
    return some_time(firm.span.day(week, chance.randrange(5)), chance)


def _touch(firm: Firm, customer: Customer, when: When, how: str, words: Words) -> None:
    seller = firm.served_by(customer, when.day)
    whom = customer.speaker if words.chance.random() < 0.5 else customer.handle
    label = firm.telling.label("c")
    firm.tell(when, seller, f"{how} {whom} {words.say(how)} {label}")
    if words.chance.random() < NOTED:
        noted = soon_after(when, when.day, words.chance)
        firm.tell(noted, seller, f"noted on {label}: {words.say('noted')}")


def _speak(firm: Firm, customer: Customer, when: When, words: Words) -> None:
    """What a customer said: mostly written down by whoever heard it, at times by the customer."""
    topic = words.chance.choice(TOPICS)
    seller = firm.served_by(customer, when.day)
    said = words.say(f"said {topic}", customer.country, seller=NAMES[seller].split(" ")[0])
    recorder = customer.speaker if words.chance.random() < 0.3 else seller
    firm.tell(when, customer.speaker, f"said {said} about {topic}", recorder=recorder)


def _trouble(firm: Firm, customer: Customer, when: When, words: Words) -> None:
    """Something is wrong; a colleague or the salesperson puts it right, and mostly the customer says so."""
    chance, label = words.chance, firm.telling.label("t")
    seller = firm.served_by(customer, when.day)
    recorder = customer.speaker if chance.random() < 0.6 else seller
    matter = chance.choice(list(MENDERS))
    said = words.say(f"{matter} trouble", customer.country)
    firm.tell(when, customer.speaker, f"reported trouble {said} {label}", recorder=recorder)
    mender = chance.choice((seller, MENDERS[matter]))
    mended = soon_after(when, later(when.day, chance.randrange(1, 9)), chance)
    firm.tell(mended, mender, f"claimed {label}{words.perhaps(0.6, f'{matter} trouble claimed')}")
    if chance.random() < 0.8:
        answered = soon_after(mended, later(mended.day, chance.randrange(6)), chance)
        remark = words.perhaps(0.5, "trouble confirmed", customer.country)
        firm.tell(answered, customer.speaker, f"confirmed {label}{remark}")


def _grade(firm: Firm, customer: Customer, when: When, words: Words) -> None:
    chance = words.chance
    seller = firm.served_by(customer, when.day)
    names, weights = GRADES
    behaviours = sorted({words.draw("behaviours") for _ in range(chance.randrange(2, 5))})
    grades = ", ".join(f"{each} {chance.choices(names, weights)[0]}" for each in behaviours)
    pushed = ", was asked for a score" if chance.random() < 0.04 else ""
    firm.tell(when, customer.speaker, f"graded {seller}: {grades}{pushed}")
