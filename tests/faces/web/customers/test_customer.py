"""A customer's page: one timeline, what is open, their rhythm, who sent whom; as far as its reader may read it."""

import re
from unittest.mock import patch

import pytest

from ridealong.faces.web.customers import one
from ridealong.ledger.take_back import forget, withdraw
from ridealong.people.models import Party
from tests.faces.web.customers.clients import A_PAGES_QUESTIONS, BOUGHT, questions_for
from tests.faces.web.people import NOW, House
from tests.ledger import telling

ACME = "/customers/acme/"


@pytest.fixture
def firm(house: House) -> House:
    house.tell(BOUGHT)
    return house


def happened(house: House, who: str, query: str = "") -> list[str]:
    """The ids of the moments on the timeline, in their order."""
    page = house.get(who, ACME + query).content.decode()
    return re.findall(r'href="/moments/([^/]+)/"', page[page.index('id="happened"') :])


@pytest.mark.parametrize(
    ("who", "status"),
    [("tom", 200), ("ana", 200), ("dora", 200), ("rita", 200), ("mia", 404), ("bob", 404), ("carla", 404)],
)
def test_it_opens_to_whoever_serves_or_leads(firm: House, who: str, status: int) -> None:
    said = firm.reads(who, ACME, status)
    assert ("Acme Tools" in said) == (status == 200)


def test_one_that_is_not_theirs_is_as_one_that_is_not_there(firm: House) -> None:
    assert firm.reads("tom", "/customers/bolt/", 404).replace("bolt", "x") == firm.reads(
        "tom", "/customers/nope/", 404
    ).replace("nope", "x")


def test_it_begins_with_whom_they_buy_from_and_how_it_stands(firm: House) -> None:
    said = firm.reads("ana", ACME)
    assert (
        "They buy from Tom Berg. They have bought since 2025, in the last twelve months for 2,500 EUR."
        in said
    )
    assert "Usually every 30 days. Silent for 140 days. In the year ahead" in said
    assert "EUR are expected. One thing is open." in said
    assert "They buy from you." in firm.reads("tom", ACME)


def test_what_is_open_comes_first_and_everything_else_newest_first(firm: House) -> None:
    page = firm.get("tom", ACME).content.decode()
    assert page.index('id="open"') < page.index('id="happened"')
    assert "samples of matt stock" in page[page.index('id="open"') : page.index('id="happened"')]
    found = happened(firm, "tom")
    labels = ["open", "visit", "touch", "words", "promise", "lastsale"]
    places = [found.index(telling.named(each)) for each in labels]
    assert places == sorted(places)


def test_what_is_not_the_readers_is_private_and_counted(firm: House) -> None:
    assert telling.named("note") not in happened(firm, "ana")
    assert "Among these one more is private" in firm.reads("ana", ACME)
    assert "he forgot it twice" not in firm.get("ana", ACME).content.decode()
    assert "private" not in firm.reads("tom", ACME), "a note on his own promise is his to read"


def test_a_leader_reads_no_names_where_figures_are_the_teams(firm: House) -> None:
    said = firm.reads("ana", ACME)
    assert "One of the team promised Acme Tools" in said
    assert "Tom Berg promised Acme Tools" in firm.reads("tom", ACME)


@pytest.mark.parametrize(
    ("show", "holds", "holds_not"),
    [
        ("bought", "lastsale", "promise"),
        ("said", "words", "lastsale"),
        ("promised", "promise", "words"),
        ("visits", "visit", "promise"),
    ],
)
def test_it_is_narrowed_to_a_kind(firm: House, show: str, holds: str, holds_not: str) -> None:
    found = happened(firm, "tom", f"?show={show}")
    assert telling.named(holds) in found
    assert telling.named(holds_not) not in found


def test_page_by_page_nothing_is_missed(firm: House, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = happened(firm, "tom")
    monkeypatch.setattr(one, "A_PAGE", 3)
    found, query = [], "?"
    while query:
        page = firm.get("tom", ACME + query).content.decode()
        found += happened(firm, "tom", query)
        following = re.search(r'rel="next" href="([^"#]+)', page)
        query = following[1].replace("&amp;", "&") if following else ""
    assert found == whole


@pytest.mark.parametrize(
    "query", ["?after=x", "?after=-", "?after=1-x", "?after=" + "9" * 500 + "-1", "?show=<b>"]
)
def test_an_address_that_means_nothing_shows_everything(firm: House, query: str) -> None:
    assert happened(firm, "tom", query) == happened(firm, "tom")


def test_what_was_taken_back_says_so(firm: House) -> None:
    withdraw(telling.named("lastsale"), why="twice", by=telling.recorder("rita"), door="cli", now=NOW)
    said = firm.reads("tom", ACME)
    assert "bought for 300 EUR from Tom Berg withdrawn" in said
    assert "in the last twelve months for 2,200 EUR" in said


def test_their_rhythm_is_drawn_and_its_figures_are_in_a_table(firm: House) -> None:
    page = firm.get("tom", ACME).content.decode()
    assert page.count('class="tick"') == 4
    assert len(re.findall(r'class="(?:today|due|usual)"', page)) == 3
    assert "10 Nov 2025 31 10 Oct 2025 30 10 Sep 2025 30 11 Aug 2025" in firm.reads("tom", ACME)


def test_who_sent_whom_stands_on_both_pages(firm: House) -> None:
    assert "Quiet Mills came through Petra Lang" in firm.reads("ana", ACME)
    assert 'href="/customers/quiet/"' in firm.get("ana", ACME).content.decode()
    assert "Quiet Mills came through Petra Lang" in firm.reads("mia", "/customers/quiet/")
    assert 'href="/customers/acme/"' not in firm.get("mia", "/customers/quiet/").content.decode(), (
        "Tom serves them"
    )


def test_a_name_that_turned_out_to_be_theirs_leads_to_them(firm: House) -> None:
    firm.tell(
        'as system\n2026-01-01  akme became known as "Akme"\nas rita\n2026-03-01  akme is the same as acme'
    )
    assert firm.get("tom", "/customers/akme/", 302)["Location"] == ACME
    assert firm.get("tom", "/customers/acme/petra/", 302)["Location"] == ACME
    assert "Also known here as: Akme" in firm.reads("tom", ACME)
    firm.get("bob", "/customers/akme/", 404)
    firm.get("bob", "/customers/acme/petra/", 404)


def test_one_who_was_forgotten_says_so_and_no_name(firm: House) -> None:
    forget(telling.party("acme"), by=telling.recorder("rita"), door="cli", now=NOW)
    firm.get("tom", ACME, 404)
    handle = Party.objects.get(sort="customer", forgotten=True).handle
    said = firm.reads("tom", f"/customers/{handle}/")
    assert "A customer whose names were forgotten" in said
    assert "Acme" not in said
    assert "Petra" not in said


def test_an_empty_one_says_what_to_type(firm: House) -> None:
    firm.tell('as system\n2026-03-01  fresh became known as "Fresh"\n2026-03-01  tom took over fresh')
    said = firm.reads("tom", "/customers/fresh/")
    for sentence in ("fresh bought for 900 EUR", "fresh came through bolt", "fresh/petra became known as"):
        assert sentence in said.replace('"', "“")


def test_it_asks_little_however_much_happened(firm: House) -> None:
    few = questions_for(firm, "ana", ACME)
    firm.tell("as tom\n" + "\n".join(f'2026-02-01  tom warned acme "number {n}"' for n in range(80)))
    assert questions_for(firm, "ana", ACME) <= few <= A_PAGES_QUESTIONS


def test_many_open_things_are_not_all_read(firm: House) -> None:
    firm.tell(
        "as tom\n" + "\n".join(f'2026-02-01  tom promised acme "n {n}" by 2026-05-01' for n in range(5))
    )
    with patch.object(one, "MOST_OPEN", 3):
        assert "These have waited longest; there are more." in firm.reads("tom", ACME)
