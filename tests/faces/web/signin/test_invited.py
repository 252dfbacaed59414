"""Invitations: written by those who answer for somebody, used by those they are for, and plain about why not."""

import pytest
from django.test import Client

from ridealong.ledger.models import MomentRow
from ridealong.people.accounts.models import Account, Invitation
from ridealong.people.letters.models import Letter
from ridealong.people.preferences import settle, zone_of
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import PASSWORD, is_in, letter_to, link_in
from tests.ledger.telling import party, tell

pytestmark = pytest.mark.django_db
NEW = {"new_password": PASSWORD, "again": PASSWORD}


def invite(client: Client, handle: str, email: str):
    return client.post(f"/settings/people/of/{handle}/invitation/", {"email": email})


def test_tom_is_invited_chooses_a_password_and_is_in(enter) -> None:
    assert invite(enter("ana"), "tom", "Tom@Firm.example").status_code == 302
    letter = letter_to("tom")
    assert (letter.address, letter.subject) == ("tom@firm.example", "You are invited to Ridealong")
    assert letter.text.startswith("Ana Ortiz invites you, Tom Berg,")
    link, tom = link_in(letter), Client()
    page = text(tom.get(link))
    assert "Ana Ortiz invites you, Tom Berg." in page
    assert "You come as salesperson with Ana Ortiz" in page
    assert not Account.objects.filter(person=party("tom")).exists()
    assert tom.post(link, NEW).headers["Location"] == "/"
    assert is_in(tom)
    assert not Invitation.objects.exists()
    used = Client().post(link, NEW)
    assert (used.status_code, "This link has been used." in text(used)) == (410, True)


def test_toms_days_are_counted_in_his_leaders_zone_unless_he_says_another(enter) -> None:
    settle(party("ana"), zone="Europe/Vienna")
    ana = enter("ana")
    for handle, zone in (("tom", ""), ("mia", "Asia/Tokyo")):
        invite(ana, handle, f"{handle}@firm.example")
        link = link_in(letter_to(handle))
        assert 'value="Europe/Vienna"' in Client().get(link).content.decode()
        Client().post(link, {**NEW, "zone": zone})
        assert str(zone_of(party(handle))) == (zone or "Europe/Vienna")


@pytest.mark.parametrize("how", [{**NEW, "zone": "Vienna"}, {"links only": "yes", "links-zone": "Vienna"}])
def test_a_zone_there_is_not_is_refused_and_the_invitation_still_good(enter, how: dict[str, str]) -> None:
    invite(enter("ana"), "tom", "tom@firm.example")
    link = link_in(letter_to("tom"))
    refused = Client().post(link, how)
    assert (refused.status_code, "Vienna is no time zone" in text(refused)) == (422, True)
    assert Client().get(link).status_code == 200


def test_tom_may_do_without_a_password(enter) -> None:
    invite(enter("ana"), "tom", "tom@firm.example")
    tom = Client()
    tom.post(link_in(letter_to("tom")), {"links only": "yes"})
    assert is_in(tom)
    assert not Account.objects.get(person=party("tom")).has_usable_password()


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [
        ("short", "short", "It must contain at least 10 characters."),
        ("password1234", "password1234", "too common"),
        ("tom@firm.example", "tom@firm.example", "too similar"),
        (PASSWORD, "six crows on a wire", "That is not the same as above."),
        ("", "", "Write a password."),
    ],
)
def test_a_password_that_will_not_do_is_told_why(enter, password: str, again: str, why: str) -> None:
    invite(enter("ana"), "tom", "tom@firm.example")
    link = link_in(letter_to("tom"))
    refused = Client().post(link, {"new_password": password, "again": again})
    assert (refused.status_code, why in text(refused)) == (422, True)
    assert Client().get(link).status_code == 200, "the link is still good"


def test_an_expired_a_renewed_a_taken_back_and_a_guessed_invitation_say_so(enter, clock) -> None:
    ana = enter("ana")
    invite(ana, "tom", "tom@firm.example")
    first = link_in(letter_to("tom"))
    invite(ana, "tom", "tom.berg@firm.example")
    second = link_in(letter_to("tom"))
    assert letter_to("tom").address == "tom.berg@firm.example"
    assert Letter.objects.filter(state=Letter.State.WAITING).count() == 1, (
        "the first letter is not sent any more"
    )
    old = Client().get(first)
    assert (old.status_code, "This link was good until 1 April 2026." in text(old)) == (410, True)
    assert "Ask whoever invited you for a new one." in text(old)
    assert Client().get(second).status_code == 200
    ana.post("/settings/people/of/tom/invitation/back/")
    assert Client().post(second, NEW).status_code == 410
    assert not Letter.objects.filter(state=Letter.State.WAITING).exists()
    assert "Nobody was given this link." in text(Client().get("/signin/invitation/guessed/"))
    invite(ana, "tom", "tom@firm.example")
    third = link_in(letter_to("tom"))
    clock.forward(days=15)
    assert "This link was good until 15 April 2026." in text(Client().post(third, NEW))
    assert not Account.objects.filter(person=party("tom")).exists()


def test_a_forwarded_invitation_does_not_make_mia_tom(enter) -> None:
    invite(enter("ana"), "tom", "tom@firm.example")
    link, mia = link_in(letter_to("tom")), enter("mia")
    told = mia.post(link, NEW)
    assert told.status_code == 409
    assert "Here Mia Lind is signed in. If you are Tom Berg, sign out first" in text(told)
    assert Client().get(link).status_code == 200


def test_two_people_cannot_have_one_address(enter) -> None:
    ana = enter("ana")
    taken = invite(ana, "tom", "ANA@firm.example")
    assert taken.status_code == 422
    assert "ana@firm.example belongs to somebody else here; each needs an address of their own" in text(taken)
    invite(ana, "tom", "both@firm.example")
    assert "both@firm.example belongs to somebody else here" in text(invite(ana, "mia", "both@firm.example"))
    new = ana.post("/settings/people/new/", {"name": "Uli", "role": "salesperson", "under": party("ana"),
                                             "day": "2026-03-30", "email": "both@firm.example"})  # fmt: skip
    assert (new.status_code, "belongs to somebody else" in text(new)) == (422, True)
    assert 'value="Uli"' in new.content.decode()
    assert not MomentRow.objects.filter(door="web").exists(), "nobody is told of before the address is right"


def test_whoever_has_an_account_is_not_invited_again(enter, account) -> None:
    account("tom")
    again = invite(enter("ana"), "tom", "tom.two@firm.example")
    assert (again.status_code, "signs in as tom@firm.example" in text(again).lower()) == (422, True)
    assert not Invitation.objects.exists()


def test_whoever_left_before_accepting_opens_nothing(enter) -> None:
    invite(enter("ana"), "tom", "tom@firm.example")
    link = link_in(letter_to("tom"))
    tell("2026-03-01  tom left")
    assert Client().post(link, NEW).status_code == 410
    assert not Account.objects.filter(person=party("tom")).exists()


def test_somebody_new_is_told_to_the_ledger_by_the_inviter_and_invited(enter) -> None:
    ana = enter("ana")
    told = ana.post("/settings/people/new/", {
        "name": "Uli Ödegaard", "role": "salesperson", "under": party("ana"), "day": "2026-03-30",
        "email": "uli@firm.example",
    })  # fmt: skip
    assert told.headers["Location"] == "/settings/people/"
    row = MomentRow.objects.latest("seq")
    assert (row.kind, row.by, row.door, row.voice) == ("person.joined/1", party("ana"), "web", "leader")
    assert letter_to("uli-odegaard").address == "uli@firm.example"
    listed = text(ana.get("/settings/people/"))
    assert "Uli Ödegaard uli-odegaard salesperson with Ana Ortiz invited, until 15 April" in listed


def test_scripts_in_every_field_of_somebody_new_are_words(enter) -> None:
    evil = "<script>alert(1)</script>"
    ana = enter("ana")
    refused = ana.post(
        "/settings/people/new/", dict.fromkeys(("name", "role", "under", "day", "email"), evil)
    )
    assert refused.status_code == 422
    assert "<script>" not in refused.content.decode()
    kept = {
        "name": evil,
        "role": "salesperson",
        "under": party("ana"),
        "day": "2026-03-30",
        "email": "uli@firm.example",
    }
    assert ana.post("/settings/people/new/", kept).status_code == 302
    link = link_in(Letter.objects.latest("pk"))
    for page in (ana.get("/settings/people/"), Client().get(link)):
        assert "<script>" not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()
