"""Tells what Ana's team tried: most of it shown to a customer within days, and judged by whoever used it."""

from __future__ import annotations

from ridealong.doors.demo.days import When, later, some_time
from ridealong.doors.demo.firm import Firm, Turns, selling

TRIED = (
    ("call back within the hour, lunch included", "five customers in Graz"),
    ("write the delivery day on the quote instead of “soon”", "ten quotes"),
    ("a photograph of the loaded pallet before it leaves", "one lorry a week"),
    ("the first order of a newcomer set up together at the press", "two newcomers"),
    ("no discount, and a free plate check instead", "three repeat orders"),
    ("ask what the last job looked like before naming a price", "every call on a Tuesday"),
    ("leave a sample of next season’s film without an offer", "four visits"),
    ("the workshop telephones the printer, not the office", "customers of one street"),
    ("invoices that say what each line was for", "one customer with questions"),
    ("stock of ribbons at the customer’s, counted by us", "two customers"),
    ("a short film of the new mount instead of the manual", "three customers"),
    ("quotes in Slovene, written by Joon", "every quote to Koper"),
    ("thirty minutes at the press for whoever complains", "the next three complaints"),
    ("reorder cards inside the last box", "one product"),
    ("Saturday mornings by telephone", "four Saturdays"),
    ("two prices, with and without waiting", "five quotes"),
    ("send the wrong colour back before they see it", "one week of orders"),
    ("an apprentice listens in on every visit", "one apprentice"),
)
"""What was tried, and its smallest version."""
BEGIN, EVERY = -52, 3
"""Since which week, and how many weeks lie between two of them."""
SHOWN_AFTER = (3, 6, 4, 9, 2, 17, 5, 8, 11, 3, 22, 7, 5, 10, 4, 12, 3, 6)
"""Days until a first customer saw each; after it one a week or so goes on seeing it."""
ENDINGS = ("kept", "altered", "killed", "kept", "altered")
SAID = {
    "kept": "we do it like that now",
    "altered": "half of it is worth keeping, and that half we keep",
    "killed": "nobody noticed, and it took us an hour a week",
}
DAYS_TO_JUDGE, SHOWINGS = 40, 4


def tell(firm: Firm) -> None:
    chance = firm.chance("tries")
    starters, users = Turns(chance), Turns(chance)
    for number, (what, smallest) in enumerate(TRIED):
        week = BEGIN + EVERY * number
        who, when = starters.next(selling(week)), some_time(firm.span.day(week, number % 5), chance)
        theirs = [each.handle for each in firm.known(week) if each.served_by(week) == who]
        label, by = firm.telling.label("try"), later(when.day, DAYS_TO_JUDGE)
        origin = f"from customer {chance.choice(theirs)}" if number % 3 == 1 else "own"
        firm.tell(
            when, who, f'started a try "{what}", smallest "{smallest}", {origin}, judge by {by} {label}'
        )
        for showing in range(SHOWINGS):
            day = later(when.day, SHOWN_AFTER[number] + 8 * showing)
            if day < by:
                firm.tell(some_time(day, chance), who, f"showed {label} to {chance.choice(theirs)}")
        judge = users.next([each for each in selling(week) if each != who])
        how = ENDINGS[number % len(ENDINGS)]
        firm.tell(When(by, 16 * 60 + number), judge, f'ended {label} {how}: "{SAID[how]}"')
