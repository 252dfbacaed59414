"""The small firm with something of everything: links of every kind, files that wait, two who may be one."""

from __future__ import annotations

import re

from ridealong.doors.asking.pulses import open_blocks
from ridealong.doors.crm.fields import FIELDS
from ridealong.doors.parcels.models import Parcel
from ridealong.faces.web.account.address import path_of as path_of_move
from ridealong.faces.web.box import pace
from ridealong.faces.web.signin.invited import path_of as path_of_invitation
from ridealong.faces.web.signin.links import path_of as path_of_link
from ridealong.people.accounts import second
from ridealong.people.accounts.inviting import invite
from ridealong.people.accounts.links import ask_to_move, send_link
from ridealong.people.accounts.models import SecondFactor
from ridealong.people.accounts.opening import account_at
from ridealong.people.chats import channels
from ridealong.people.letters.models import Letter
from ridealong.people.letters.stopping import token_for
from tests.doors.asking import asked
from tests.faces.web.people import A_TABLE, NOW, House, people_come_in
from tests.ledger import telling

CHANNEL = "https://hooks.slack.com/services/T0000/B0000/" + "a" * 20 + "9xQ4"
MORE = """
2025-01-06  gus joined as salesperson under ana called "Gus Grau"
2025-01-06  acme-tools became known as "Acme Tools Inc."
2025-01-06  bolt-works became known as "Bolt Works Ltd"
2025-01-06  bolt-shop became known as "Bolt Shop"
2025-01-06  acme-tools/petra became known as "Petra Lang"
2025-01-06  tom took over bolt-works
2025-02-01  bolt-shop is the same as bolt
"""
BOUGHT = "2025-05-01 acme bought for 9.00 EUR\n2026-03-25 acme bought for 900.00 EUR from tom"
TABLE = {
    **A_TABLE, "name": "till.csv", "columns": [{"heading": "Den", "examples": ["13.01.2026"], "none_of": []}],
    "likely": {kind: {} for kind in FIELDS},
}  # fmt: skip
READY = {
    "ready": True, "total": 3, "tables": [TABLE], "refused": [], "files": [], "statuses": {}, "moments": {},
    "firms": ["Zed Ltd"], "strangers": [], "questions": [], "without_currency": ["deals.csv"],
}  # fmt: skip


def everything() -> House:
    pace.forget()
    house = people_come_in()
    telling.tell(MORE, door="cast", now=telling.BEFORE)
    asked.permit("acme/petra")
    telling.tell(BOUGHT, now=asked.FRIDAY)
    _links(house)
    Parcel.objects.create(
        id="ready", by=telling.party("ana"), state="shown", made_at=NOW, touched_at=NOW, files=["deals.csv"],
        shown=READY,
    )  # fmt: skip
    said = {"form": "barrier", "once": "", "what": "credit checks"}
    house.places["told"] = house.come_back("tom").post("/tell/", said)["Location"].partition("said=")[2]
    channels.add(telling.party("ana"), CHANNEL, only_me=True, now=NOW)
    mia = account_at("mia@firm.example")
    assert mia is not None
    SecondFactor.objects.filter(pk=second.begun(mia).pk).update(on_since=NOW)
    return house


def _links(house: House) -> None:
    """A link of every kind, as the letters hold it."""
    ana, account = telling.party("ana"), account_at("ana@firm.example")
    assert account is not None
    (ask,) = asked.draw()
    house.places["ask"] = asked.link_of(ask)
    house.places["no_more"] = asked.stop_token_in(asked.letter(f"ask {ask.id}").text)
    invite(telling.party("gus"), "gus@firm.example", path_of_invitation, by=ana, now=NOW)
    house.places["invitation"] = _token("/signin/invitation/")
    send_link("ana@firm.example", path_of_link, now=NOW)
    house.places["link"] = _token("/signin/link/")
    ask_to_move(account, "ana.ortiz@firm.example", path_of_move, now=NOW)
    house.places["address"] = _token("/settings/address/")
    house.places["stop"] = token_for(ana, "brief")
    for who in ("ulf", "una"):
        telling.tell(f"2025-01-06 {who} joined as salesperson under ana", door="cast", now=telling.BEFORE)
    assert open_blocks(asked.MONDAY.replace(month=5, day=4)), "the team is asked"
    house.places["pulse"] = _token("/ask/")


def _token(path: str) -> str:
    """The one in the newest letter that has such a link."""
    letter = Letter.objects.filter(text__contains=path).latest("pk")
    found = re.search(rf"{path}([\w-]{{20,}})/", letter.text)
    assert found is not None, letter.text
    return found[1]
