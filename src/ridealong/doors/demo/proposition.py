"""Tells why anyone should buy from this firm: Ana's statement, what buyers say it was, and who here can say it."""

from __future__ import annotations

from ridealong.doors.demo.customers import by_handle
from ridealong.doors.demo.days import WEEKS, later, some_time, soon_after
from ridealong.doors.demo.firm import Fates, Firm, Order, selling
from ridealong.doors.demo.people import NAMES
from ridealong.doors.demo.telling import SYSTEM
from ridealong.doors.demo.wording import Words

STATED, PROVED_UNTIL = -76, -20
STATEMENT = "the only supplier whose fitter is at your press the same day, with the right part in the van"
CLAIMS = (
    "a fitter at your press the same day",
    "the right part in the van",
    "stock delivered before seven in the morning",
)
RIVALS = (
    (-70, "Etikett Nord", "the leading partner for labels in the Alps", "nordlicht/jule-sommer"),
    (-41, "Rollpack", "a fitter at your press by noon, or the next day", "kuhnert/ida-kuhnert"),
    (-18, "Nastri & Co", "best quality, best price, best service", "orsolan/elda-orsolan"),
)  # fmt: skip
ANSWERS = {"ours": 8, "something else": 3, "none": 4}
"""What buyers say after a deal: a reason of ours, another one, or nothing."""
ELSEWHERE_EVERY_WEEKS = 5
DELIVERIES_A_WEEK = 2
DELIVERED = {"kept": 24, "broke": 1}
RECITALS = (-65, -52, -39, -26, -13)
CANNOT_SAY = ("joon", "felix", "oskar")
"""Joon was never told, Felix came later, and Oskar has said the same for twelve years."""


def tell(firm: Firm) -> None:
    _, words = firm.part("proposition")
    claims = [*CLAIMS[:-1], f"{CLAIMS[-1]}, until {firm.span.day(PROVED_UNTIL)}"]
    since, when = firm.span.day(STATED), some_time(firm.span.day(STATED), words.chance)
    document = "".join(f"\n    {claim}" for claim in claims)
    firm.tell(when, "ana", f'stated "{STATEMENT}" from {since} ^only:{document}')
    for week, rival, what, buyer in RIVALS:
        heard = some_time(firm.span.day(week, 2), words.chance)
        firm.telling.tell(heard, buyer, f'rival "{rival}" claims "{what}", named by {buyer}')
    _choose(firm, words)
    _deliver(firm, words)
    _recite(firm, words)


def _choose(firm: Firm, words: Words) -> None:
    """Buyers of deals that were won say why, and now and then one who went elsewhere."""
    fates = Fates(words.chance, ANSWERS)
    for order in [each for each in firm.orders if each.deal and firm.span.week(each.day) > STATED]:
        _say_why(firm, order, fates.next(), words)
    for week in range(-WEEKS + ELSEWHERE_EVERY_WEEKS, 0, ELSEWHERE_EVERY_WEEKS):
        buyer = words.chance.choice(firm.known(week))
        rival = words.chance.choice([rival for _, rival, _, _ in RIVALS])
        when = some_time(firm.span.day(week, 3), words.chance)
        firm.tell(when, buyer.speaker, f'preferred "{rival}" because {words.say("elsewhere")}')


def _say_why(firm: Firm, order: Order, fate: str, words: Words) -> None:
    if fate == "none":
        return
    buyer = by_handle()[order.customer]
    seller = NAMES[order.seller].split(" ", maxsplit=1)[0]
    rival = words.chance.choice([rival for _, rival, _, _ in RIVALS])
    over = f' over "{rival}"' if words.chance.random() < 0.5 else ""
    when = some_time(later(order.day, words.chance.randrange(3, 12)), words.chance)
    firm.tell(
        when, buyer.speaker, f"preferred us because {words.say(fate, seller=seller)}{over} in {order.deal}"
    )


def _deliver(firm: Firm, words: Words) -> None:
    """The workshop's own list says who was there on the day, and a customer at times that nobody was."""
    fates = Fates(words.chance, DELIVERED)
    for week in range(STATED + 1, 0):
        for customer in words.chance.sample(firm.known(week), DELIVERIES_A_WEEK):
            how, when = fates.next(), some_time(firm.span.day(week, words.chance.randrange(5)), words.chance)
            if how == "kept":
                firm.tell(when, "bruno", f"kept claim ^only for {customer.handle}", recorder=SYSTEM)
            else:
                speaks = customer.speaker
                firm.tell(
                    soon_after(when, when.day, words.chance),
                    speaks,
                    f"broke claim ^only for {customer.handle}",
                )


def _recite(firm: Firm, words: Words) -> None:
    """Once a quarter everybody writes down, unprompted, why anyone should buy here."""
    for week in RECITALS:
        for person in selling(week):
            when = some_time(firm.span.day(week, 1), words.chance)
            heading = "cannot say" if person in CANNOT_SAY else "can say"
            firm.tell(when, person, f"recited {words.say(heading)}")
