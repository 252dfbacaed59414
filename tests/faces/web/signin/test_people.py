"""People and roles: each sees and changes whom they answer for, and the ledger keeps what was told, with its day."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from ridealong.ledger.models import MomentRow
from ridealong.people.parties import role_on
from ridealong.people.preferences import settle, zone_of
from tests.faces.web.conftest import text
from tests.faces.web.signin.conftest import is_in, knock
from tests.ledger.telling import NOW, party, tell

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def move(client: Client, handle: str, role: str, under: str, day: str = "2026-03-30"):
    return client.post(f"/settings/people/of/{handle}/place/", {"role": role, "under": under, "day": day})


def test_a_leader_sees_their_own_team_and_a_keeper_everybody(enter) -> None:
    anas = text(enter("ana").get("/settings/people/"))
    assert all(each in anas for each in ("Tom Berg", "Mia Lind"))
    assert not any(each in anas for each in ("Nils Falk", "Bob Hale", "Rita Roth"))
    everybody = text(enter("rita").get("/settings/people/"))
    assert all(each in everybody for each in ("Ana Ortiz", "Tom Berg", "Nils Falk", "Bob Hale"))


def once_on(page: HttpResponse) -> str:
    return re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]


def test_add_them_pressed_twice_adds_one(enter) -> None:
    settle(party("ana"), zone="Europe/Vienna")
    ana, size = enter("ana"), MomentRow.objects.count()
    once = once_on(ana.get("/settings/people/new/"))
    sent = {
        "name": "Tom Berg",
        "role": "salesperson",
        "under": party("ana"),
        "day": "2026-03-30",
        "once": once,
    }
    for _ in range(2):
        assert ana.post("/settings/people/new/", sent)["Location"] == "/settings/people/"
    assert MomentRow.objects.count() == size + 1
    listed = text(ana.get("/settings/people/"))
    assert "Tom Berg tom " in listed and "Tom Berg tom-berg " in listed, "two of one name are told apart"
    assert str(zone_of(party("tom-berg"))) == "Europe/Vienna", (
        "and a newcomer counts days as their leader does"
    )
    another = ana.post("/settings/people/new/", {**sent, "name": "Uli Ott"})
    assert "Tom Berg was added with this page; open it anew for somebody else." in text(another)
    again = once_on(ana.get("/settings/people/new/"))
    with_mail = {**sent, "name": "Uli Ott", "email": "uli@firm.example", "once": again}
    for _ in range(2):
        assert ana.post("/settings/people/new/", with_mail)["Location"] == "/settings/people/"
    assert MomentRow.objects.count() == size + 2


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("/settings/people/", "People page"),
        ("/settings/people/new/", "People true"),
        ("/settings/people/of/tom/", "People true"),
        ("/settings/", "Your account page"),
        ("/settings/time/", "Your account true"),
    ],
)
def test_where_one_is_is_marked_on_pages_below_a_page_too(enter, page: str, marked: str) -> None:
    body = enter("ana").get(page).content.decode()
    top = body[: body.index("</header>")]
    assert [f"{name} {how}" for how, name in re.findall(r'aria-current="(\w+)">([^<]+)<', top)] == [marked]


def test_a_leader_above_a_leader_sees_both_teams(enter) -> None:
    tell("2026-02-01  bob joined as leader under ana")
    assert "Nils Falk" in text(enter("ana").get("/settings/people/"))


def test_an_invitation_that_ran_out_is_not_said_to_last(enter, clock) -> None:
    ana = enter("ana")
    ana.post("/settings/people/of/tom/invitation/", {"email": "tom@firm.example"})
    assert "invited, until 15 April" in text(ana.get("/settings/people/"))
    clock.forward(days=14, minutes=1)
    ana = enter("ana")
    assert "the invitation ended 15 April" in text(ana.get("/settings/people/"))
    assert "The invitation as tom@firm.example ended" in text(ana.get("/settings/people/of/tom/"))


@pytest.mark.parametrize("handle", ["tom", "nils"])
def test_salespeople_see_nothing_of_it(enter, handle: str) -> None:
    client = enter(handle)
    for page in ("/settings/people/", "/settings/people/new/", "/settings/people/of/mia/"):
        assert client.get(page).status_code == 404
    assert move(client, "mia", "salesperson", party("ana")).status_code == 404


def test_another_leaders_people_are_not_there(enter) -> None:
    bob = enter("bob")
    for handle in ("tom", "ana", "rita", "acme", "nobody"):
        assert bob.get(f"/settings/people/of/{handle}/").status_code == 404
        assert (
            bob.post(f"/settings/people/of/{handle}/invitation/", {"email": "x@firm.example"}).status_code
            == 404
        )
        assert bob.post(f"/settings/people/of/{handle}/leaving/", {"day": "2026-03-30"}).status_code == 404
    assert role_on(party("tom"), TODAY) == "salesperson"


def test_tom_becomes_a_leader_from_a_day_on_and_it_is_a_moment(enter) -> None:
    assert move(enter("ana"), "tom", "leader", party("ana")).status_code == 302
    row = MomentRow.objects.latest("seq")
    assert (row.kind, row.by, row.door) == ("person.joined/1", party("ana"), "web")
    days = [
        role_on(party("tom"), day) for day in (TODAY.replace(month=3, day=29), TODAY.replace(month=3, day=30))
    ]
    assert days == ["salesperson", "leader"]


def test_a_leader_cannot_make_a_keeper_or_hand_people_to_others(enter) -> None:
    ana, size = enter("ana"), MomentRow.objects.count()
    assert move(ana, "tom", "keeper", party("ana")).status_code == 422
    assert move(ana, "tom", "salesperson", party("bob")).status_code == 422
    assert move(ana, "tom", "salesperson", "").status_code == 422
    assert MomentRow.objects.count() == size
    assert move(enter("rita"), "tom", "keeper", "").status_code == 302


def test_a_keeper_below_a_leader_is_not_theirs_to_change_or_invite(enter) -> None:
    tell("2026-02-01  rita joined as keeper under ana")
    ana = enter("ana")
    assert "A keeper’s place is changed by another keeper" in text(ana.get("/settings/people/of/rita/"))
    assert move(ana, "rita", "salesperson", party("ana")).status_code == 404
    assert ana.post("/settings/people/of/rita/invitation/", {"email": "mine@firm.example"}).status_code == 404


def test_nobody_changes_their_own_place(enter) -> None:
    assert move(enter("rita"), "rita", "leader", "").status_code == 404


def test_a_reporting_line_that_loops_is_refused_in_the_ledgers_own_words(enter) -> None:
    tell("2026-02-01  bob joined as leader under ana")
    refused = move(enter("rita"), "ana", "leader", party("bob"))
    assert refused.status_code == 422
    assert "That was not kept: bob reports to ana on 2026-03-30, so ana cannot report to bob." in text(
        refused
    )
    assert 'value="2026-03-30"' in refused.content.decode()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-04-20", "lies in the future"),
        ("1950-01-01", "nothing here is that old"),
        ("soon", "Write a day like 2026-03-30."),
        ("", "Say since which day."),
    ],
)
def test_a_day_that_cannot_be_is_told_why(enter, day: str, why: str) -> None:
    refused = move(enter("ana"), "tom", "colleague", party("ana"), day)
    assert (refused.status_code, why in text(refused)) == (422, True)


def test_whoever_is_let_go_is_signed_out_and_shown_as_left(enter) -> None:
    tom, ana = enter("tom"), enter("ana")
    ana.post("/settings/people/of/mia/invitation/", {"email": "mia@firm.example"})
    for handle in ("tom", "mia"):
        assert ana.post(f"/settings/people/of/{handle}/leaving/", {"day": "2026-03-30"}).status_code == 302
    assert not is_in(tom)
    assert knock(Client(), "tom@firm.example").status_code == 403
    tell("2026-03-31  nils joined as salesperson under ana")
    listed = text(ana.get("/settings/people/"))
    assert "Tom Berg" not in listed, "whoever left reports to nobody"
    kept = text(enter("rita").get("/settings/people/"))
    assert "Tom Berg tom left 30 March 2026 the account opens nothing" in kept
    assert "Mia Lind mia left 30 March 2026 Nils" not in kept
