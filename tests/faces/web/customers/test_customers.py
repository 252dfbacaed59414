"""The list of customers: whom somebody serves or leads, in the order and as narrow as they ask."""

import re
from unittest.mock import patch

import pytest

from ridealong.faces.web.customers import listing
from ridealong.ledger import behind
from ridealong.ledger.take_back import forget
from tests.faces.web.customers.clients import A_PAGES_QUESTIONS, BOUGHT, questions_for
from tests.faces.web.people import NOW, House
from tests.faces.web.reading import links
from tests.ledger import telling

ADDRESS = "/customers/"


@pytest.fixture
def firm(house: House) -> House:
    house.tell(BOUGHT)
    return house


def listed(house: House, who: str, query: str = "") -> list[str]:
    """The customers a page lists, in their order."""
    page = house.get(who, ADDRESS + query).content.decode()
    return re.findall(r'<th scope="row"><a href="/customers/([^"]+)/"', page)


def test_everybody_finds_whom_their_own_serve(firm: House) -> None:
    assert listed(firm, "tom") == ["acme"]
    assert listed(firm, "mia") == ["quiet"]
    assert listed(firm, "nils") == ["bolt"]
    assert listed(firm, "ana") == listed(firm, "dora") == ["acme", "quiet", "stray"]
    assert listed(firm, "bob") == ["bolt", "stray"]
    assert listed(firm, "rita") == ["acme", "bolt", "quiet", "stray"]
    assert listed(firm, "carla") == []


def test_a_line_says_who_serves_them_what_they_bought_and_what_is_owed(firm: House) -> None:
    said = firm.reads("ana", ADDRESS)
    assert (
        "Acme Tools Served by Tom Berg Bought last 10 Nov 2025 In twelve months 2,500 EUR Worth in the year ahead"
        in said
    )
    assert "Owed to them 1 thing" in said
    assert "past it since 9 Feb 2026" in said
    assert "Stray & Söhne" in firm.get("ana", ADDRESS).content.decode().replace("&amp;", "&")
    assert "nobody here Bought last 2 Jun 2025" in said


def test_every_figure_leads_to_what_it_counts(firm: House) -> None:
    found = links(firm.get("tom", ADDRESS))
    assert {
        "/customers/acme/",
        "/customers/acme/?show=bought",
        "/customers/acme/#open",
        "/customers/acme/#rhythm",
    } <= {*found}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=sohne", ["stray"]),
        ("?q=soehne", ["stray"]),
        ("?q=SÖH", ["stray"]),
        ("?q=petra", ["acme"]),
        ("?q=!!!", []),
        ("?q=%25", []),
        ("?by=tom", ["acme"]),
        ("?by=nobody", ["stray"]),
        ("?by=mallory", []),
        ("?owed=1", ["acme"]),
        ("?silent=1", ["acme"]),
        ("?owed=1&by=mia", []),
        ("?sort=last", ["acme", "stray", "quiet", "bolt"]),
        ("?sort=silence", ["acme", "bolt", "quiet", "stray"]),
        ("?sort=nonsense", ["acme", "bolt", "quiet", "stray"]),
    ],
)
def test_it_is_narrowed_and_sorted_by_its_address(firm: House, query: str, names: list[str]) -> None:
    firm.tell("as system\n2024-01-01  bolt bought for 5 EUR from nils\n")
    assert [each for each in listed(firm, "rita", query) if each != "bolt"] == [
        each for each in names if each != "bolt"
    ]


@pytest.mark.parametrize("sort", ["name", "last", "silence"])
def test_page_by_page_nobody_is_missed_and_nobody_comes_twice(
    firm: House, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = listed(firm, "rita", f"?sort={sort}")
    monkeypatch.setattr(listing, "A_PAGE", 1)
    found, query = [], f"?sort={sort}"
    while query:
        page = firm.get("rita", ADDRESS + query)
        found += listed(firm, "rita", query)
        following = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
        query = following[1].replace("&amp;", "&") if following else ""
    assert found == whole
    assert len(found) == 4


@pytest.mark.parametrize("after", ["", "~", "x", "x~acme", "2026-99-99~a", "~\0", "9" * 5_000 + "~a"])
def test_an_address_that_holds_no_place_begins_at_the_beginning(firm: House, after: str) -> None:
    assert listed(firm, "rita", f"?sort=last&after={after}".replace("\0", "%00"))[0] == "bolt"


def test_whoever_was_forgotten_is_listed_no_more(firm: House) -> None:
    forget(telling.party("acme"), by=telling.recorder("rita"), door="cli", now=NOW)
    assert listed(firm, "tom") == []


def test_an_empty_page_says_what_to_type(house: House) -> None:
    assert "You serve nobody yet" in house.reads("carla", ADDRESS)
    assert "tom took over acme" in house.reads("carla", ADDRESS)


def test_names_are_never_markup_nor_do_they_turn_the_page_around(firm: House) -> None:
    firm.tell('as system\n2025-06-01  evil became known as "<script>alert(1)</script>\u202e"')
    page = firm.get("rita", f"{ADDRESS}?q=script").content.decode()
    assert "<script>" not in page
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_what_is_not_sorted_in_yet_is_said(firm: House) -> None:
    with patch.object(behind, "AT_ONCE", 0):
        assert "moments that came in just now are still being sorted in" in firm.reads("rita", ADDRESS)
    assert "sorted in" not in firm.reads("rita", ADDRESS)


def test_it_asks_little_however_many_there_are(firm: House) -> None:
    few = questions_for(firm, "ana", ADDRESS)
    firm.tell("as system\n" + "\n".join(f'2025-06-01  c{n} became known as "C {n}"' for n in range(60)))
    assert len(listed(firm, "ana")) == listing.A_PAGE
    assert questions_for(firm, "ana", ADDRESS) == few <= A_PAGES_QUESTIONS


def test_names_stand_as_in_the_alphabet_whatever_their_handles(firm: House) -> None:
    firm.tell(
        'as system\n2026-01-01  zz became known as "Äpfel & Co"\n2026-01-01  aa became known as "Zander"'
    )
    assert listed(firm, "rita") == ["acme", "zz", "bolt", "quiet", "stray", "aa"]
