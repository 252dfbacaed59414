"""Whom a provider's word lets in: who has an account, by a verified address once and by passport from then on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ridealong.people.accounts.closing import erase
from ridealong.people.accounts.inviting import invite
from ridealong.people.accounts.models import Account, Invitation, Passport
from ridealong.people.accounts.opening import open_account
from ridealong.people.accounts.passports import Refused, Vouched, open_invitation, whose
from tests.ledger.telling import BEFORE, CAST, NOW, party, tell

pytestmark = pytest.mark.django_db
ISSUER = "https://id.firm.example"
TOM = Vouched(ISSUER, "4711", "Tom@Firm.example", verified=True)


@pytest.fixture
def tom(db: None) -> Account:
    tell(CAST, door="cast", now=BEFORE)
    return open_account(party("tom"), "tom@firm.example", now=NOW)


def test_the_first_time_the_address_says_who_and_from_then_on_the_number(tom: Account) -> None:
    assert whose(TOM, now=NOW) == tom
    assert whose(replace(TOM, email="", verified=False), now=NOW) == tom
    assert whose(replace(TOM, email="mia@firm.example"), now=NOW) == tom
    assert [(each.issuer, each.number, each.since) for each in Passport.objects.all()] == [
        (ISSUER, "4711", NOW)
    ]


def test_the_same_number_from_another_provider_is_somebody_else(tom: Account) -> None:
    whose(TOM, now=NOW)
    with pytest.raises(Refused, match="has not been verified"):
        whose(Vouched("https://other.example", "4711"), now=NOW)


@pytest.mark.parametrize("said", [{"verified": False}, {"email": ""}])
def test_an_unverified_address_says_nothing_whether_anybody_has_it_or_not(
    tom: Account, said: dict[str, object]
) -> None:
    for email in ("tom@firm.example", "zoe@firm.example"):
        with pytest.raises(Refused, match="has not been verified, or was not told to us"):
            whose(replace(TOM, **{"email": email, **said}), now=NOW)


def test_a_stranger_and_a_closed_account_are_told_the_same(tom: Account) -> None:
    with pytest.raises(Refused, match="Nobody here signs in with your address") as stranger:
        whose(replace(TOM, email="zoe@firm.example"), now=NOW)
    whose(TOM, now=NOW)
    Account.objects.update(is_active=False)
    for known in (TOM, replace(TOM, number="4712")):
        with pytest.raises(Refused) as closed:
            whose(known, now=NOW)
        assert str(closed.value) == str(stranger.value)


def test_whoever_left_gets_no_passport(tom: Account) -> None:
    tell("2026-03-01  tom left")
    assert whose(TOM, now=NOW) == tom
    assert not Passport.objects.exists()


def test_two_people_under_one_address_are_not_the_same(tom: Account) -> None:
    whose(TOM, now=NOW)
    with pytest.raises(Refused, match="Somebody else there has come in under your address"):
        whose(replace(TOM, number="4712"), now=NOW)


def test_a_passport_goes_with_its_account(tom: Account) -> None:
    whose(TOM, now=NOW)
    erase(tom.person)
    assert not Passport.objects.exists()


def test_an_invitation_is_open_to_whoever_has_its_address_verified_while_it_lasts(tom: Account) -> None:
    invite(party("mia"), "mia@firm.example", str, by="", now=NOW)
    mia = Vouched(ISSUER, "4713", "Mia@firm.example", verified=True)
    assert open_invitation(mia, now=NOW) == Invitation.objects.get()
    assert open_invitation(replace(mia, verified=False), now=NOW) is None
    assert open_invitation(replace(mia, email="zoe@firm.example"), now=NOW) is None
    assert open_invitation(mia, now=NOW + timedelta(days=15)) is None
