"""What stands at the top: few words in view, and the rest behind the reader's own name."""

import re

import pytest
from django.test import Client

from ridealong.people.preferences import settle
from tests.ledger.telling import party

pytestmark = pytest.mark.django_db
BEHIND = re.compile(r"<details class=\"menu\">.*?</details>", re.DOTALL)
WORD = re.compile(r"<a [^>]*>([^<]+)</a>")


def top_of(client: Client, page: str) -> str:
    body = client.get(page).content.decode()
    return body[body.index("<header") : body.index("</header>")]


def in_view(client: Client, page: str) -> list[str]:
    return WORD.findall(BEHIND.sub("", top_of(client, page)))[1:]


def behind(client: Client, page: str) -> list[str]:
    found = BEHIND.search(top_of(client, page))
    assert found is not None, "there is no menu"
    return WORD.findall(found[0])


# ---- how many words each of them reads ----


@pytest.mark.parametrize("handle", ["ana", "tom"])
def test_a_leader_and_a_salesperson_have_five_words_in_view(enter, handle: str) -> None:
    assert in_view(enter(handle), "/loops/") == ["Answer", "Brief", "Customers", "Team", "Loops"]


def test_a_keeper_who_leads_nobody_has_three(enter) -> None:
    assert in_view(enter("rita"), "/loops/") == ["Customers", "Team", "Loops"]


@pytest.mark.parametrize(
    ("handle", "words"),
    [
        ("ana", "Waiting, Tell, Practices, Walk-away desk, Asked, People, Imports, Your account"),
        ("tom", "Waiting, Tell, Practices, Walk-away desk, Your account"),
        ("rita", "Waiting, Tell, People, Imports, Letters, Duplicates, Your account"),
    ],
)
def test_the_rest_stands_behind_their_name_and_is_what_they_may_open(enter, handle: str, words: str) -> None:
    client = enter(handle)
    assert ", ".join(behind(client, "/loops/")) == words
    opened = re.findall(r'href="([^"]+)"', BEHIND.search(top_of(client, "/loops/"))[0])
    assert [client.get(each, follow=True).status_code for each in opened] == [200] * len(opened)


# ---- whose it is ----


def test_the_menu_is_called_as_its_reader_is(enter) -> None:
    assert "<summary><bdi>Tom Berg</bdi></summary>" in top_of(enter("tom"), "/loops/")


def test_a_leader_reads_their_own_name_once_at_the_top(enter) -> None:
    assert top_of(enter("ana"), "/").count("Ana Ortiz") == 1


def test_whose_answer_it_is_stays_in_view_of_everybody_else(enter) -> None:
    top = top_of(enter("tom"), "/")
    assert "Ana Ortiz" in BEHIND.sub("", top), "Tom reads the answer of Ana"


def test_at_the_machine_where_nobody_is_signed_in_the_menu_leads_to_the_first_account(firm, client) -> None:
    assert "<summary>More</summary>" in top_of(client, "/loops/")
    assert behind(client, "/loops/")[-1] == "Set up sign-in"


def test_at_the_door_there_is_no_menu(account) -> None:
    account("ana")
    assert "<details" not in top_of(Client(), "/signin/")


# ---- and it says where one is ----


def test_a_page_behind_the_name_is_marked_there(enter) -> None:
    top = top_of(enter("ana"), "/imports/")
    assert re.findall(r'aria-current="(\w+)">([^<]+)<', top) == [("page", "Imports")]


def test_in_german_the_menu_speaks_german(enter) -> None:
    settle(party("ana"), language="de")
    assert behind(enter("ana"), "/loops/")[-1] == "Ihr Konto"
