"""Who is in whose team on a day."""

from datetime import date

import pytest

from ridealong.people.teams import places_on, team_of
from tests.ledger.telling import BEFORE, CAST, party, tell

pytestmark = pytest.mark.django_db


def test_a_team_is_everyone_below_on_that_day() -> None:
    tell(CAST, door="cast", now=BEFORE)
    tell("2026-02-01  bob joined as leader under ana\n2026-03-01  tom left")
    tell("2026-03-02  mia joined as salesperson under bob")
    ana = party("ana")
    days = {
        date(2026, 1, 31): {"tom", "mia"},
        date(2026, 2, 1): {"tom", "mia", "bob", "nils"},
        date(2026, 3, 5): {"mia", "bob", "nils"},
        date(2024, 1, 1): set(),
    }
    for day, team in days.items():
        assert team_of(ana, places_on(day)) == {party(each) for each in team}, day
    assert places_on(date(2026, 3, 1))[party("tom")].role == ""
