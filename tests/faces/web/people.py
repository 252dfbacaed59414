"""A small firm whose people can sign in: a ledger, an account for each, and a browser for whoever reads.

Dora leads Ana, who leads Tom and Mia; Bob leads Nils; Carla is a colleague and Rita the keeper, in nobody's team.
Lars sold for Ana until he left. Charlie has an account and no place: Charlie must see nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from ridealong.doors.crm.models import Batch
from ridealong.doors.parcels.models import Parcel
from ridealong.doors.voices.links import link_for
from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import account_at, open_account
from ridealong.people.letters.writing import Draft, write
from tests.faces.web.reading import text
from tests.ledger import telling

NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)
FIRM = """
2025-01-06  dora joined as leader called "Dora Dietz"
2025-01-06  ana joined as leader under dora called "Ana Ortiz"
2025-01-06  tom joined as salesperson under ana called "Tom Berg"
2025-01-06  mia joined as salesperson under ana called "Mia Lind"
2025-01-06  lars joined as salesperson under ana called "Lars Holm"
2025-01-06  bob joined as leader called "Bob Hale"
2025-01-06  nils joined as salesperson under bob called "Nils Falk"
2025-01-06  carla joined as colleague called "Carla Winter"
2025-01-06  rita joined as keeper called "Rita Roth"
2025-01-06  acme became known as "Acme Tools"
2025-01-06  acme/petra became known as "Petra Lang"
2025-01-06  bolt became known as "Bolt Works"
2025-01-06  tom took over acme
2025-01-06  nils took over bolt
"""
TOLD = """
as tom
2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^promise
2026-03-05  tom claimed ^promise
2026-03-10  tom asked ana for "a quiet room" by 2026-03-17 ^request
2026-03-10  tom raised a barrier "credit checks take nine days" ^barrier
2026-03-11  tom asked carla for "an earlier cut-off" by 2026-03-20 ^favour
2026-03-12  tom warned acme "the resin is short" ^touch
2026-03-13  tom named priorities "keep print shops"; own part "rounds at the docks" ^recital
2026-03-24  tom opened a deal with acme "forty drums" worth 4000 EUR ^deal
2026-03-25  tom promised acme "samples of matt stock" by 2026-04-02 ^open
as acme/petra
2026-03-07  acme/petra confirmed ^promise: "it is right now"
2026-03-09  acme/petra said "tom is never in a hurry" ^words
as mia
2026-03-11  mia noted on ^promise: "he forgot it twice" ^note
as ana
2026-03-16  ana visited acme with tom for 55 min ^visit
as system
2026-02-27  lars left ^gone
2026-03-20  bolt bought for 900 EUR from nils ^sale
"""
A_TABLE = {
    "name": "deals.csv", "kind": "", "why": "", "shape": "s", "columns": [], "more": 0, "read": {}, "likely": {}
}  # fmt: skip
PEOPLE = ("dora", "ana", "tom", "mia", "lars", "bob", "nils", "carla", "rita")
OUTSIDER = "charlie"
NOBODY = "nobody"
SHUT = re.compile(r"/signin/")


@dataclass(frozen=True)
class House:
    """The firm with its doors: who comes in, and what they then read."""

    places: dict[str, str]
    """What else an address may name, such as a letter's number; add yours where the firm is set up."""
    signed_in: dict[str, str]
    """The session that each has had since the morning."""

    def enter(self, who: str) -> Client:
        """A browser in which somebody is signed in; nobody is whoever never signed in."""
        client = Client(raise_request_exception=False)
        if who != NOBODY:
            account = account_at(f"{who}@firm.example")
            assert isinstance(account, Account), f"{who} has no account here"
            client.force_login(account)
        return client

    def come_back(self, who: str) -> Client:
        """The browser in which somebody has been signed in since the morning."""
        client = Client(raise_request_exception=False)
        if who != NOBODY:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.signed_in[who]
        return client

    def get(self, who: str, address: str, status: int = 200) -> HttpResponse:
        response = self.enter(who).get(self.at(address))
        assert response.status_code == status, (who, address, response.status_code)
        return response

    def reads(self, who: str, address: str, status: int = 200) -> str:
        """What they read there, without markup."""
        return text(self.get(who, address, status))

    def at(self, address: str) -> str:
        """An address with the ids of the moments it names by their labels, and with places: ``/moments/{promise}/``."""
        return re.sub(
            r"\{(\w+)\}", lambda found: self.places.get(found[1]) or telling.named(found[1]), address
        )

    def tell(self, story: str, now: datetime = NOW - timedelta(hours=1)) -> None:
        telling.tell(story, now=now)


def people_come_in() -> House:
    """The firm, its ledger, and an account for everybody."""
    telling.tell(FIRM, door="cast", now=telling.BEFORE)
    telling.tell(TOLD, now=NOW - timedelta(days=1))
    for who in PEOPLE:
        open_account(telling.party(who), f"{who}@firm.example", now=NOW)
    open_account("nobody-here-by-that-id", f"{OUTSIDER}@firm.example", now=NOW)
    letter = Draft(
        key="ask 1",
        kind="question",
        party=telling.party("acme"),
        address="",
        subject="Two questions",
        text="a link",
    )
    word = link_for(telling.party("tom"), telling.named("visit"), now=NOW)
    house = House(
        {"letter": str(write(letter, now=NOW).pk), "word": word, "parcel": "a-parcel", "import": "b-2222"}, {}
    )
    ana = telling.party("ana")
    Parcel.objects.create(
        id="a-parcel",
        by=ana,
        state="shown",
        made_at=NOW,
        touched_at=NOW,
        files=["deals.csv"],
        shown={"tables": [A_TABLE]},
    )
    Batch.objects.create(id="b-2222", at=NOW, by=ana, files=[], moments={})
    for who in (*PEOPLE, OUTSIDER):
        house.signed_in[who] = house.enter(who).cookies[settings.SESSION_COOKIE_NAME].value
    return house
