"""Whose session it is and the place they have, in one question: every page of somebody signed in begins with both."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from ridealong.people.accounts.models import Account
from ridealong.people.reader import PLACE, PLACED

NAMES = [f"place_{at}" for at in range(len(PLACE))]
STATEMENT = (
    f"SELECT a.*, {', '.join(f'{each} AS {name}' for each, name in zip(PLACE, NAMES, strict=True))}"
    " FROM accounts_account a LEFT JOIN people_membership m ON m.person = a.person"
    f" {PLACED} WHERE a.id = %s ORDER BY m.since, m.id"
)


class AtOnce(ModelBackend):
    """Django's own way in, but that an account brings its person's places along."""

    def get_user(self, user_id: Any) -> Account | None:
        rows = list(Account.objects.raw(STATEMENT, [user_id]))
        if not rows or not self.user_can_authenticate(rows[-1]):
            return None
        places = [tuple(getattr(row, name) for name in NAMES) for row in rows]
        rows[-1].places = [place for place in places if place[0] is not None]
        return rows[-1]
