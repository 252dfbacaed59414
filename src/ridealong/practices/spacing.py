"""When a card is due again: a day after it was learned or forgotten, and then ever later as it is known.

Plain on purpose, and the same for everybody, so that nobody can choose when to be asked.
"""

from __future__ import annotations

from datetime import date, timedelta

DAYS = (1, 3, 7, 14, 30, 60, 120, 240)
"""Days until a card is due again after it was known once, twice, three times, …; the last of them from then on."""


def due_after(day: date, known: int) -> date:
    """When a card is due that was learned or last answered on a day, known so many times in a row by then."""
    return day + timedelta(days=DAYS[min(known, len(DAYS) - 1)])
