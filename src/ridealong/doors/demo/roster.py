"""Tells who joined, left and serves whom, which customers were there already, and who came through whom."""

from __future__ import annotations

from datetime import date, timedelta

from ridealong.doors.demo.customers import Customer, by_handle, customers
from ridealong.doors.demo.days import When, later, some_time, working
from ridealong.doors.demo.firm import Firm
from ridealong.doors.demo.people import FELIX, FELIX_JOINED, NAMES, PAUL_LEFT, PEOPLE, Person
from ridealong.doors.demo.telling import SYSTEM
from ridealong.doors.demo.wording import Words

DAYS_IN_A_YEAR = 365.25
MORNING, END_OF_WORK = 9 * 60, 17 * 60 + 30


def tell(firm: Firm) -> None:
    chance, words = firm.part("newcomers")
    for person in PEOPLE:
        _join(firm, person, _joined(firm, person))
    for customer in customers():
        if customer.arrives is None:
            _meet(firm, customer, When(working(firm.span.first)))
        else:
            _meet(firm, customer, some_time(firm.span.day(customer.arrives, 1), chance))
            _come_through(firm, customer, words)
    _hand_over(firm)


def _joined(firm: Firm, person: Person) -> date:
    """When they came, or when their leader did: nobody is anybody's salesperson before that one is here."""
    own = working(firm.span.first - timedelta(days=round(person.years * DAYS_IN_A_YEAR)))
    leaders = [_joined(firm, each) for each in PEOPLE if each.handle == person.under]
    return max([own, *leaders])


def _join(firm: Firm, person: Person, day: date) -> None:
    under = f" under {person.under}" if person.under else ""
    firm.tell(
        When(day), person.handle, f'joined as {person.role}{under} called "{person.name}"', recorder=SYSTEM
    )


def _meet(firm: Firm, customer: Customer, when: When) -> None:
    said = f'became known as "{customer.name}" in "{customer.place}"'
    firm.tell(when, customer.handle, said, recorder=SYSTEM)
    if customer.contact:
        firm.tell(when, customer.speaker, f'became known as "{customer.contact}"', recorder=SYSTEM)
    firm.tell(when, firm.served_by(customer, when.day), f"took over {customer.handle}", recorder=SYSTEM)


def _come_through(firm: Firm, customer: Customer, words: Words) -> None:
    """The newcomer says, a few days later and on their own account, who sent them."""
    if not customer.sent_by:
        return
    assert customer.arrives is not None
    when = some_time(later(firm.span.day(customer.arrives, 1), 2), words.chance)
    seller = NAMES[firm.served_by(customer, when.day)].split(" ")[0]
    through = by_handle()[customer.sent_by].speaker
    remark = words.perhaps(0.8, "came through", customer.country, seller=seller)
    said = f"came through {through}{remark} ^came-{customer.handle}"
    firm.tell(when, customer.handle, said, recorder=customer.speaker)


def _hand_over(firm: Firm) -> None:
    """Paul's customers go to Ana when he leaves, and to Felix when he has settled in."""
    left = working(firm.span.day(PAUL_LEFT, 4))
    firm.tell(When(left, END_OF_WORK), "paul", "left", recorder=SYSTEM)
    came = working(firm.span.day(FELIX_JOINED))
    _join(firm, FELIX, came)
    for customer in customers():
        if customer.seller == "paul" and customer.known_before(PAUL_LEFT):
            firm.tell(
                When(left, END_OF_WORK - 30), "ana", f"took over {customer.handle} from paul", recorder=SYSTEM
            )
        if customer.seller == "paul" and customer.known_before(FELIX_JOINED):
            firm.tell(When(came, MORNING), "felix", f"took over {customer.handle} from ana", recorder=SYSTEM)
