"""Everything that is open, both mirrors side by side: who reads what of it, moves what, and asks for whose."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ridealong.ledger.models import OpenLoop
from tests.faces.web.conftest import House, text

SWITCHED = "as ana\n2026-03-29  ana switched per-person views on"
AFTER = 'as tom\n2026-03-30  tom promised acme "a new thing" by 2026-04-03'
MORE = '2026-03-26  tom promised acme "part {n}" by 2026-04-{day:02}'


def mirrors(house: House, who: str, address: str = "/loops/") -> list[str]:
    """What stands in each of the two lists."""
    page = house.get(who, address).content.decode().replace("<q>", "“").replace("</q>", "”")
    found = re.findall(r'<section class="waits".*?</section>', page, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", each)).split()) for each in found]


def test_the_leader_reads_what_customers_are_owed_beside_what_salespeople_are(house: House) -> None:
    customers, salespeople = mirrors(house, "ana")
    assert "To customers" in customers
    assert "One of the team promised Acme Tools “samples of matt stock”" in customers
    assert "To salespeople" in salespeople
    assert "Tom Berg asked Ana Ortiz for “a quiet room”" in salespeople
    assert "Tom Berg raised a barrier “credit checks take nine days”" in salespeople


def test_what_is_between_two_others_is_private_and_counted(house: House) -> None:
    _, salespeople = mirrors(house, "ana")
    assert "cut-off" not in salespeople
    assert salespeople.count("Private: kept between those it concerns, and counted.") == 1


def test_a_promise_has_no_name_for_the_leader_until_per_person_views_are_on(house: House) -> None:
    assert "Tom Berg" not in mirrors(house, "ana")[0]
    house.tell(SWITCHED)
    house.tell(AFTER)
    assert "Tom Berg promised Acme Tools “a new thing”" in mirrors(house, "ana")[0]


def test_asking_for_one_persons_tells_no_more_than_the_list_of_all(house: House) -> None:
    customers, salespeople = mirrors(house, "ana", "/loops/?of=tom")
    assert "samples" not in customers
    assert "Private" not in salespeople
    assert "a quiet room" in salespeople


def test_what_was_promised_before_the_switch_stays_without_a_name(house: House) -> None:
    house.tell(SWITCHED)
    house.tell(AFTER)
    customers, _ = mirrors(house, "ana", "/loops/?of=tom")
    assert "a new thing" in customers
    assert "samples" not in customers


def test_a_salesperson_reads_what_is_theirs_and_what_they_wait_for(house: House) -> None:
    owes, waits = mirrors(house, "tom")
    assert ("What I owe" in owes, "What I wait for" in waits) == (True, True)
    assert "samples of matt stock" in owes
    assert "an earlier cut-off" in waits
    assert "samples" not in "".join(mirrors(house, "mia"))


@pytest.mark.parametrize("stranger", ["bob", "carla", "mia", "rita"])
def test_somebody_out_of_sight_is_as_if_they_were_not_there(house: House, stranger: str) -> None:
    theirs = house.reads(stranger, "/loops/?of=tom")
    nobodys = house.reads(stranger, "/loops/?of=xyz")
    assert "No customer or person of yours goes by “tom”" in theirs
    assert theirs.replace("“tom”", "“xyz”") == nobodys


def test_what_was_due_first_stands_first_and_overdue_can_be_asked_for_alone(house: House) -> None:
    house.tell('as tom\n2026-03-20  tom promised acme "a late thing" by 2026-03-22')
    customers, _ = mirrors(house, "ana")
    assert customers.index("a late thing") < customers.index("samples of matt stock")
    late, salespeople = mirrors(house, "ana", "/loops/?late=1")
    assert ("a late thing" in late, "samples" in late) == (True, False)
    assert "credit checks" not in salespeople


def test_more_than_a_page_is_read_page_by_page_each_once(house: House) -> None:
    house.tell("\n".join(["as tom", *(MORE.format(n=n, day=3 + n // 2) for n in range(45))]))
    address, seen = "/loops/", []
    for _ in range(9):
        customers, _ = mirrors(house, "ana", address)
        seen += re.findall(r"“ ?(part \d+|samples of matt stock) ?” by \d+ April 2026", customers)
        found = re.search(r'href="(\?[^"]*left=[^"]+)"', unescape(house.get("ana", address).content.decode()))
        if found is None:
            break
        address = f"/loops/{found[1]}"
    assert len(seen) == len(set(seen)) == 46


def test_saying_it_is_done_comes_back_to_this_page_and_says_so(house: House) -> None:
    client = house.enter("ana")
    once = re.search(r'name="once" value="([^"]+)"', client.get("/loops/").content.decode())
    assert once is not None
    typed = {"verb": "claim", "once": once[1], "back": "loops", "says": "the room behind the lift"}
    answer = client.post(house.at("/waiting/{request}/"), typed)
    assert answer["Location"].startswith("/loops/?said=")
    assert client.post(house.at("/waiting/{request}/"), typed)["Location"] == answer["Location"]
    said = text(client.get(answer["Location"]))
    assert "Recorded, in your own name: Ana Ortiz claimed" in said
    assert "Ana Ortiz said on 30 March 2026 that it is done" in said
    assert OpenLoop.objects.get(opener=house.at("{request}")).state == "claimed"


def test_a_form_sends_its_reader_nowhere_but_to_our_own_pages(house: House) -> None:
    typed = {"verb": "claim", "back": "https://elsewhere.example/"}
    assert house.enter("ana").post(house.at("/waiting/{request}/"), typed)["Location"].startswith("/waiting/")


@pytest.mark.parametrize(
    "junk", ["guessed", "2026-03-01~x~y", "9999-12-31~99999999999999999999~", "%00~1~2", "~"]
)
def test_a_place_that_nobody_made_is_as_if_none_was_given(house: House, junk: str) -> None:
    assert "samples of matt stock" in mirrors(house, "ana", f"/loops/?left={junk}")[0]


def test_names_that_are_markup_or_run_backwards_or_never_end_are_only_names(house: House) -> None:
    for name in ("<script>alert(1)</script>", "\u202emot", "x" * 10_000, "\0"):
        page = house.enter("ana").get("/loops/", {"of": name})
        assert page.status_code == 200
        assert b"<script>" not in page.content


@pytest.mark.parametrize("who", ["ana", "dora", "tom", "carla", "rita"])
@pytest.mark.parametrize(
    "address", ["/loops/", "/loops/?show=mine", "/loops/?of=tom", "/loops/?of=acme&late=1"]
)
def test_a_page_asks_the_database_at_most_twelve_questions(house: House, who: str, address: str) -> None:
    client = house.enter(who)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= 12
