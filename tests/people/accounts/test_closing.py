"""Accounts outlive a rebuild and not a forgetting; nothing of them stays behind."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from ridealong.answer.forgetting import forget
from ridealong.ledger.derived import rebuild
from ridealong.ledger.receipt import Recorder
from ridealong.people.accounts.closing import sweep
from ridealong.people.accounts.inviting import invite
from ridealong.people.accounts.links import send_link
from ridealong.people.accounts.models import Account, Device, Invitation
from ridealong.people.accounts.opening import (
    AddressTaken,
    AlreadyOpen,
    account_at,
    address_of,
    any_account,
    move_to,
    open_account,
)
from ridealong.people.accounts.second import begun
from ridealong.people.letters.models import Letter
from ridealong.people.models import Preference
from ridealong.people.preferences import settle, speak, zone_of
from ridealong.people.tickets.models import Ticket
from tests.ledger.telling import BEFORE, CAST, NOW, party, tell

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast(db: None) -> None:
    tell(CAST, door="cast", now=BEFORE)


def path_of(token: str) -> str:
    return f"/at/{token}/"


def test_whoever_is_forgotten_leaves_no_account_session_link_or_letter() -> None:
    tom, mia = party("tom"), party("mia")
    account = open_account(tom, "tom@firm.example", now=NOW)
    Client().force_login(account)
    begun(account)
    settle(tom, zone="Europe/Vienna", email="tom@home.example")
    speak(tom, "de")
    send_link("tom@firm.example", path_of, now=NOW)
    invite(mia, "mia@firm.example", path_of, by=tom, now=NOW)
    forget(tom, by=Recorder(party("ana")), door="test", now=NOW)
    left = (Account, Device, Session, Letter)
    assert [model.objects.count() for model in left] == [0, 0, 0, 0], "and no letter that names them to Mia"
    assert not Ticket.objects.filter(party=tom).exists()
    kept = Preference.objects.get(person=tom)
    assert (kept.email, kept.language, str(zone_of(tom))) == ("", "", "Europe/Vienna")
    assert any_account(), "the doors stay locked"


def test_whoever_was_only_invited_is_forgotten_too() -> None:
    invite(party("tom"), "tom@firm.example", path_of, by="", now=NOW)
    forget(party("tom"), by=Recorder(party("ana")), door="test", now=NOW)
    assert not Invitation.objects.exists() and not Ticket.objects.exists() and not Letter.objects.exists()


def test_a_rebuild_leaves_accounts_alone() -> None:
    account = open_account(party("tom"), "tom@firm.example", now=NOW, password="seven crows on a wire")
    client = Client()
    client.force_login(account)
    invite(party("mia"), "mia@firm.example", path_of, by="", now=NOW)
    rebuild()
    assert Account.objects.get().person == party("tom")
    assert Invitation.objects.get().person == party("mia")
    assert client.get("/settings/").status_code == 200


def test_an_address_is_the_same_however_it_is_typed_and_belongs_to_one() -> None:
    open_account(party("tom"), " Tom@Firm.example", now=NOW)
    assert account_at("TOM@FIRM.EXAMPLE ") is not None
    with pytest.raises(AddressTaken, match=r"tom@firm\.example belongs to somebody else here"):
        open_account(party("mia"), "tom@firm.example", now=NOW)
    with pytest.raises(AlreadyOpen):
        open_account(party("tom"), "tom.two@firm.example", now=NOW)
    mia = open_account(party("mia"), "mia@firm.example", now=NOW)
    with pytest.raises(AddressTaken):
        move_to(mia, "tom@firm.example")


def test_letters_go_to_what_somebody_signs_in_with_or_settled() -> None:
    settle(party("tom"), zone="UTC", email="tom@home.example")
    assert address_of(party("tom")) == "tom@home.example"
    open_account(party("tom"), "tom@firm.example", now=NOW)
    assert (address_of(party("tom")), address_of(party("mia"))) == ("tom@firm.example", "")


def test_what_has_served_is_swept_away(settings) -> None:
    account = open_account(party("tom"), "tom@firm.example", now=NOW)
    Client().force_login(account)
    send_link("tom@firm.example", path_of, now=BEFORE)
    send_link("nobody@firm.example", path_of, now=BEFORE)
    invite(party("mia"), "mia@firm.example", path_of, by="", now=BEFORE)
    Session.objects.all().delete()
    assert sweep(NOW) == 3
    assert [each.kind for each in Letter.objects.all()] == ["invitation"]
